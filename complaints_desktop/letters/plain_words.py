"""Words a letter does without, and abbreviations it must spell out."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from resources.reader import read_text

ABBREVIATION = re.compile(r"(?<![\w.-])[A-Z]{2,6}s?(?![\w-])")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")


@dataclass(frozen=True, slots=True)
class Ban:
    """A group of words, whether they stop a letter, and what to write instead."""

    pattern: re.Pattern[str]
    blocks: bool
    paragraph: str | None
    why: str
    instead: str


@lru_cache(maxsize=1)
def bans() -> tuple[Ban, ...]:
    """Return the words to do without, from `resources/lists/letter_words.toml`."""
    return tuple(
        Ban(_any_of(each["words"]), each["severity"] == "blocks", each.get("paragraph"), each["why"], each["instead"])
        for each in _lists()["words"]
    )


def unexplained(text: str) -> tuple[str, ...]:
    """Return the abbreviations of `text` that few readers know and that it does not spell out: “damp survey (DS)”."""
    known = {*_lists()["abbreviations"]["known"], *re.findall(r"\(([A-Z]{2,6}s?)\)", text)}
    found = ABBREVIATION.findall(POSTCODE.sub("", text))
    return tuple(dict.fromkeys(each for each in found if each not in known and each.rstrip("s") not in known))


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    return tomllib.loads(read_text("lists", "letter_words.toml"))


def _any_of(words: list[str]) -> re.Pattern[str]:
    spaced = (r"\s+".join(re.escape(part) for part in word.split()) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)
