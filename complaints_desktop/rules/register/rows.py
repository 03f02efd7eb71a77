"""A row of the register: one version of one rule, as the program ships it or a landlord wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from complaints_desktop.rules.content import only_fills
from complaints_desktop.rules.register.kinds import Kind, kind_called
from complaints_desktop.rules.register.shapes import NoRow
from complaints_desktop.rules.wording import capitalised, without_weekday
from db.dates import EARLIEST_DATE, LATEST_DATE
from db.terms import Sure

V = TypeVar("V")

STALE_MONTHS = 6
"""A row that nobody has checked for so long asks to be (world_2026.md 14.3)."""

SHIPPED_BY = "those who make this program"
TEXTS: Mapping[str, int] = {"name": 80, "expected": 80, "source": 500, "checked_by": 200, "note": 1_000}
"""The texts of a row beside its value, and the most characters of each."""

NEEDED = ("name", "source", "checked_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Generic[V]):
    """One version: of which rule, what it says, when it holds, and who knows that from where."""

    kind: Kind[V]
    name: str
    """Of the rule, the same in every version: "no-heating"."""
    value: V
    first: date | None
    """The day it holds from; None where it is announced without one: then it is not in force here."""
    last: date | None
    expected: str
    """What is said about when, where no day is known: "2026"."""
    source: str
    checked_on: date
    checked_by: str
    sure: Sure
    note: str = ""
    struck: bool = False
    """Whether this version is withdrawn: it never held."""
    id: str = ""
    """Of the row of the record; empty for what the program ships."""
    set_at: datetime | None = None
    set_by: str | None = None
    """The id of the officer who wrote it."""

    @property
    def key(self) -> tuple[str, str, date | None]:
        """What a later version of the same takes the place of."""
        return self.kind.name, self.name, self.first

    @property
    def announced(self) -> bool:
        """Whether it is announced, and no day is known."""
        return self.first is None

    @property
    def period(self) -> str:
        """When it holds, in words."""
        if self.first is None:
            expected = f" (expected: {self.expected})" if self.expected else ""
            return f"Announced{expected}, not in force here"
        until = f" to {without_weekday(self.last)}" if self.last else ""
        return f"From {without_weekday(self.first)}{until}"

    def unchecked(self, today: date) -> bool:
        """Whether nobody has checked it for six months."""
        return months_later(self.checked_on, STALE_MONTHS) < today


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    for fits in range(day.day, 27, -1):
        try:
            return date(day.year + years, month + 1, fits)
        except ValueError:
            continue
    return date(day.year + years, month + 1, day.day)


def read_row(raw: Mapping[str, Any]) -> Row[Any]:
    """Return the row that `raw` holds, as the record and the shipped list write it; NoRow, in words, if none."""
    kind = kind_called(str(raw.get("kind", "")))
    value = raw.get("value")
    if not isinstance(value, Mapping):
        raise NoRow("It says nothing", "value")
    first, last = _day(raw, "from_on"), _day(raw, "until_on")
    if last and (first is None or last < first):
        raise NoRow("It ends before it begins", "until_on")
    checked_on = _day(raw, "checked_on")
    if checked_on is None:
        raise NoRow("The day it was checked is missing", "checked_on")
    texts = {name: _text(raw, name, limit) for name, limit in TEXTS.items()}
    sure = Sure.of_row(str(raw.get("sure", "")))
    if not sure.known:
        raise NoRow(f"How sure it is, is one of: {', '.join(Sure)}", "sure")
    return Row(
        kind=kind,
        value=kind.read(value),
        first=first,
        last=last,
        checked_on=checked_on,
        sure=sure,
        struck=bool(raw.get("struck", False)),
        id=str(raw.get("id") or ""),
        set_at=raw.get("set_at"),
        set_by=raw.get("set_by_id"),
        **texts,
    )


def _day(raw: Mapping[str, Any], name: str) -> date | None:
    value = raw.get(name)
    if value is None or value == "":
        return None
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as unreadable:
        raise NoRow(f"“{str(value)[:30]}” is no day; write it as 2027-04-01", name) from unreadable
    if not EARLIEST_DATE <= day <= LATEST_DATE:
        raise NoRow(f"{without_weekday(day)} cannot be", name)
    return day


def _text(raw: Mapping[str, Any], name: str, limit: int) -> str:
    text = str(raw.get(name) or "").strip()
    if len(text) > limit:
        raise NoRow(f"{capitalised(name.replace('_', ' '))} has more than {limit:,} characters", name)
    if name in NEEDED and only_fills(text):
        raise NoRow(f"{capitalised(name.replace('_', ' '))} is missing", name)
    return text
