"""How to reach the Housing Ombudsman: one dated record, printed by every letter that must name it (Code 3.7)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from resources.reader import read_text


@dataclass(frozen=True, slots=True)
class Ombudsman:
    """The Ombudsman's details, and the day somebody last checked them."""

    name: str
    about: tuple[str, ...]
    about_refused: tuple[str, ...]
    """What a letter that refuses a complaint says instead (Code 2.4)."""
    ways: tuple[tuple[str, str], ...]
    """Label and value: phone, online form, post."""
    checked_on: date


@lru_cache(maxsize=1)
def ombudsman() -> Ombudsman:
    """Return the details in `resources/lists/ombudsman.toml`."""
    known = tomllib.loads(read_text("lists", "ombudsman.toml"))
    ways = tuple((way["label"], way["value"]) for way in known["ways"])
    about, refused = tuple(known["about"]), tuple(known["about_refused"])
    return Ombudsman(known["name"], about, refused, ways, known["checked_on"])
