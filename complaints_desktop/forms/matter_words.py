"""Words that may mean another matter, as `resources/lists/matter.toml` has them: pointed out, never decided by."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from db.terms import MatterKind
from resources.reader import read_text


def matters_suggested(*said: str | None) -> Mapping[MatterKind, str]:
    """Return each kind of matter that a word of what was `said` may mean, with that word as it stands there."""
    text = "\n".join(each for each in said if each)
    hits = ((kind, pattern.search(text)) for kind, pattern in _patterns().items())
    return {kind: hit[0] for kind, hit in hits if hit}


@cache
def _patterns() -> Mapping[MatterKind, re.Pattern[str]]:
    listed = tomllib.loads(read_text("lists", "matter.toml"))["kinds"]
    return {MatterKind(each["kind"]): any_of(each["words"]) for each in listed}


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds the first of these words; one that ends in * with any ending."""
    written = (r"\s+".join(re.escape(part) for part in word.split()).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", re.IGNORECASE)
