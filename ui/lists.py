"""What may be chosen: categories, channels, needs, adjustments, as `resources/lists` has them."""

import tomllib
from collections.abc import Sequence
from functools import cache

from resources.reader import read_text


@cache
def listed(name: str) -> Sequence[tuple[object, str]]:
    """Return the choices called `name` as (value, words)."""
    words = tomllib.loads(read_text("lists", "complaint.toml"))[name]
    return tuple((word, word[0].upper() + word[1:]) for word in words)
