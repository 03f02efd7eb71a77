"""What may be chosen: categories, channels, needs, adjustments, as `resources/lists` has them."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from resources.reader import read_text


@cache
def listed(name: str) -> Sequence[tuple[object, str]]:
    """Return the choices called `name` as (value, words)."""
    return tuple((word, word[0].upper() + word[1:]) for word in _lists()[name])


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(read_text("lists", "complaint.toml"))
