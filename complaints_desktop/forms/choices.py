"""What may be chosen: categories, channels, needs, adjustments, reasons to extend, as `resources/lists` has them."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from complaints_desktop.forms.about import Choice, words_of
from resources.reader import read_text


@cache
def listed(name: str) -> Sequence[Choice]:
    """Return the choices called `name`."""
    return words_of(_lists()[name])


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(read_text("lists", "complaint.toml"))
