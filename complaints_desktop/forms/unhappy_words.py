"""Words that may say that somebody is unhappy, of `resources/lists/unhappy.toml`: pointed out, never decided by."""

import re
import tomllib
from functools import cache

from complaints_desktop.forms.matter_words import any_of
from resources.reader import read_text


def unhappy_word(said: str) -> str:
    """Return the first word of what was said that may voice dissatisfaction, as it stands there; empty for none."""
    found = _pattern().search(said)
    return found[0] if found else ""


@cache
def _pattern() -> re.Pattern[str]:
    return any_of(tomllib.loads(read_text("lists", "unhappy.toml"))["words"])
