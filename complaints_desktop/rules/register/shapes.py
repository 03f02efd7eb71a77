"""Shapes of what a row says: how each is kept, how it is typed, and what is no such thing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from complaints_desktop.rules.clocks.units import UNITS

LONGEST = 2_000
"""Characters of one text of a row."""

LARGEST = 10_000_000
"""No number of a row is larger; in pence, £100,000."""

MONEY = re.compile(r"£?\s?(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{1,2}))?")


class NoRow(ValueError):
    """What is written is no row of the register: said in words, with the `part` that is wrong."""

    def __init__(self, why: str, part: str) -> None:
        """`why` it is none, and the name of the `part` of it."""
        super().__init__(why)
        self.part = part


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape: `read` makes the value of what is kept, `typed` what is kept of what is typed, `shown` back again."""

    name: str
    read: Callable[[object], Any]
    typed: Callable[[str], Any]
    shown: Callable[[Any], str]
    several: bool = False
    """Whether it is typed on several lines."""
    among: tuple[str, ...] = ()
    """What it may be, where that is a list."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of what a row says: by its name, as it is asked, in which shape."""

    name: str
    label: str
    shape: Shape
    may_be_empty: bool = False


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError(f"it is no text of at most {LONGEST:,} characters")
    return value.strip()


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > 20:
        raise ValueError("it is no list of at most 20 lines")
    return tuple(_text(each) for each in value)


def _ways(value: object) -> tuple[str, ...]:
    for line in (found := _lines(value)):
        if ": " not in line:
            raise ValueError(f"“{line[:60]}” is not written as “Phone: 0300 …”")
    return found


def _whole(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise ValueError(f"it is no whole number from 0 to {LARGEST:,}")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it is neither yes nor no")
    return value


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise ValueError("it is no day")
    return date.fromisoformat(value)


def _split(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


def _number(typed: str) -> int:
    if not re.fullmatch(r"\d{1,8}", typed):
        raise ValueError(f"“{typed[:30]}” is no whole number")
    return int(typed)


def _pence(typed: str) -> int:
    match = MONEY.fullmatch(typed)
    if match is None:
        raise ValueError(f"“{typed[:30]}” is no sum of money")
    return int(match[1].replace(",", "")) * 100 + int((match[2] or "").ljust(2, "0"))


def _yes(typed: str) -> bool:
    words = {"yes": True, "true": True, "no": False, "false": False}
    if typed.casefold() not in words:
        raise ValueError(f"“{typed[:30]}” is neither yes nor no")
    return words[typed.casefold()]


def _one_of(words: Mapping[str, Any]) -> Callable[[object], Any]:
    def read(value: object) -> Any:  # noqa: ANN401 - whatever the words stand for
        if not isinstance(value, str) or value not in words:
            raise ValueError(f"“{str(value)[:30]}” is none of: {', '.join(words)}")
        return words[value]

    return read


TEXT = Shape(name="text", read=_text, typed=str.strip, shown=str)
LINES = Shape(name="lines", read=_lines, typed=_split, shown="\n".join, several=True)
WAYS = Shape(name="ways", read=_ways, typed=_split, shown="\n".join, several=True)
WHOLE = Shape(name="number", read=_whole, typed=_number, shown=str)
MONEY_SUM = Shape(name="sum", read=_whole, typed=_pence, shown=lambda pence: f"{pence // 100}.{pence % 100:02}")
FLAG = Shape(name="yes or no", read=_flag, typed=_yes, shown=lambda yes: "yes" if yes else "no", among=("yes", "no"))
DAY = Shape(name="day", read=_day, typed=str.strip, shown=str)
UNIT = Shape(name="unit", read=_one_of(UNITS), typed=str.strip, shown=lambda unit: str(unit.name), among=tuple(UNITS))
DOES = Shape(
    name="does",
    read=_one_of({word: word for word in ("blocks", "asks")}),
    typed=str.strip,
    shown=str,
    among=("blocks", "asks"),
)
PER = Shape(
    name="per",
    read=_one_of({word: word for word in ("day", "week", "time")}),
    typed=str.strip,
    shown=str,
    among=("day", "week", "time"),
)
