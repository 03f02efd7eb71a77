"""Stages as measures count them, said by their days."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from complaints_desktop.numbers.packed import DAYS, NUMBERS, packed
from complaints_desktop.numbers.stages import Stages


def stage(**said: Any) -> Mapping[str, Any]:
    """Return one stage: days as dates, numbers as they are; what is not said is not recorded."""
    numbers = dict.fromkeys(NUMBERS) | {"stage": 1} | {name: said[name] for name in said if name in NUMBERS}
    numbers |= {name: said[name].toordinal() for name in DAYS if said.get(name)}
    if numbers["due"] is None:
        numbers["due"] = numbers["first_due"]
    return {"numbers": numbers, **{name: each for name, each in said.items() if name not in NUMBERS}}


def stages(all_: Iterable[Mapping[str, Any]], as_of: date) -> Stages:
    """Return them as they stood on a day; a word that is not said is empty, and the id its place."""
    known = list(all_)

    def words(name: str) -> list[str]:
        return [str(each.get(name, "")) for each in known]

    cases = [str(place) for place in range(len(known))]
    return Stages((packed(each["numbers"]) for each in known), as_of, cases=cases, words=words)
