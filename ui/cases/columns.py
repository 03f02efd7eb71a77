"""The columns of the case list: one table, one reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.case_list import CaseLine
from complaints_desktop.rules.wording import capitalised, count, in_short, time_left
from ui.kit.column import Column


def case_columns(desk: Callable[[], Desk]) -> tuple[Column[CaseLine], ...]:
    """Return the columns; the days left are counted from today by the calendar, both as `desk` has them."""
    return (*_who(), *_when(desk), *_more())


def _who() -> tuple[Column[CaseLine], ...]:
    return (
        Column(name="reference", title="Reference", width=28, text=lambda c: c.reference, sort="reference", goes=True),
        Column(
            name="sync",
            title="Sharing",
            width=22,
            text=lambda c: c.unshared.words,
            mark=_unshared,
            tip=lambda c: UNSHARED[c.unshared.kind],
            shown=False,
            goes=True,
        ),
        Column(
            name="resident",
            title="Resident",
            width=40,
            text=lambda c: c.resident,
            sort="resident",
            stretch=True,
            mark=lambda c: ("hazard", "danger") if c.hazard else ("people", "info") if c.vulnerable else None,
            tip=_alerts,
        ),
        _held("category", "Category", 30, lambda c: capitalised(c.category), spare=True),
        Column(
            name="stage",
            title="Stage",
            width=14,
            text=lambda c: str(c.stage or ""),
            value=lambda c: c.stage or None,
            sort="stage",
            shown=False,
        ),
        Column(name="state", title="State", width=26, text=lambda c: capitalised(c.standing), sort="state", spare=True),
    )


def _when(desk: Callable[[], Desk]) -> tuple[Column[CaseLine], ...]:
    days = _Days(desk)
    return (
        Column(
            name="next",
            title="Next",
            width=44,
            text=_next,
            value=lambda c: f"{capitalised(c.next_kind)} by {_full(c.next_on)}" if c.next_on else "",
            sort="next_on",
            tip=lambda c: _full(c.next_on),
        ),
        Column(
            name="left",
            title="Working days",
            width=27,
            text=days.left_in_words,
            sort="next_on",
            mark=days.mark_of_left,
            spare=True,
        ),
        Column(
            name="age",
            title="Age",
            width=18,
            text=lambda c: "" if (age := days.age(c)) is None else count(age, "day"),
            value=days.age,
            sort="received_on",
            right=True,
            tip=lambda c: f"Received {_full(c.received_on)}" if c.received_on else "",
            shown=False,
            goes=True,
        ),
        _date("due", "Due", lambda c: c.next_on, sort="next_on"),
    )


def _more() -> tuple[Column[CaseLine], ...]:
    return (
        _held("handler", "Handler", 22, lambda c: c.whose, spare=True),
        _number("risk", "Risk", 12, lambda c: c.risk, sort="risk", tip=_promises, spare=True),
        Column(
            name="address",
            title="Address",
            width=56,
            text=_address,
            sort="address",
            shown=False,
            spare=True,
            stretch=True,
        ),
        _held("postcode", "Postcode", 24, lambda c: c.postcode),
        _held("channel", "Channel", 30, lambda c: c.channel),
        _held("team", "Team", 34, lambda c: c.team),
        _date("received", "Received", lambda c: c.received_on, sort="received_on"),
        _number("commitments", "Commitments", 28, lambda c: c.open_commitments, sort="open_commitments"),
    )


def _held(
    name: str, title: str, width: float, words: Callable[[CaseLine], str], *, spare: bool = False
) -> Column[CaseLine]:
    """Return a column of words as the record holds them, and sorts by."""
    return Column(name=name, title=title, width=width, text=words, sort=name, shown=False, spare=spare)


def _date(name: str, title: str, day: Callable[[CaseLine], date | None], *, sort: str) -> Column[CaseLine]:
    """Return a column of a date, in full."""
    return Column(name=name, title=title, width=34, text=lambda c: _full(day(c)), value=day, sort=sort, shown=False)


def _number(
    name: str,
    title: str,
    width: float,
    number: Callable[[CaseLine], int | None],
    *,
    sort: str,
    tip: Callable[[CaseLine], str] = lambda _: "",
    spare: bool = False,
) -> Column[CaseLine]:
    """Return a column of a number, empty where there is none."""
    return Column(
        name=name,
        title=title,
        width=width,
        text=lambda c: str(number(c) or ""),
        value=lambda c: number(c) or None,
        sort=sort,
        right=True,
        tip=tip,
        shown=False,
        spare=spare,
    )


class _Days:
    """The days of a case, counted from today by the calendar as `desk` has them."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    def age(self, line: CaseLine) -> int | None:
        return (self._desk().today - line.received_on).days if line.received_on else None

    def left_in_words(self, line: CaseLine) -> str:
        days = self._left(line)
        if days is None or line.next_on is None:
            return ""
        return time_left(days, line.next_on, self._desk().today, short=True)

    def mark_of_left(self, line: CaseLine) -> tuple[str, str] | None:
        days = self._left(line)
        if days is None or line.next_on is None or days > SOON:
            return None
        if line.next_on < self._desk().today:  # by a weekend alone too, when no working day is lost yet
            return "warning", "danger"
        return "clock", ("warn" if days == 0 else "info")

    def _left(self, line: CaseLine) -> int | None:
        """Return the working days left; None past the bank holidays that are known."""
        at = self._desk()
        return at.calendar.counted(at.today, line.next_on) if line.next_on else None


SOON = 3
"""Working days left from which a date is marked."""

UNSHARED = {
    "": "Nothing waits to be shared or settled",
    "clashes": "Two desks changed the same thing: a person has to say which holds",
    "held": "The shared database keeps work it could not take in: a person has to look at it",
    "waiting": "Changes of this desk the shared database has not confirmed yet",
}
"""What the mark of a case means."""

MARKS = {"clashes": ("clash", "warn"), "held": ("held", "warn"), "waiting": ("clock", "info")}
"""The shape and the tone of each mark."""


def _unshared(line: CaseLine) -> tuple[str, str] | None:
    return MARKS.get(line.unshared.kind)


def _next(line: CaseLine) -> str:
    return f"{capitalised(line.next_kind)} by {in_short(line.next_on).rpartition(' ')[0]}" if line.next_on else ""


def _address(line: CaseLine) -> str:
    return line.address.replace("\n", ", ")


def _alerts(line: CaseLine) -> str:
    alerts = [words for on, words in ((line.hazard, "hazard in the home"), (line.vulnerable, "needs on record")) if on]
    return f"{line.resident}: {', '.join(alerts)}" if alerts else ""


def _promises(line: CaseLine) -> str:
    if not line.open_commitments:
        return "No open commitment"
    return f"{count(line.open_commitments, 'open commitment')}; the highest score is {line.risk} of 25"


def _full(day: date | None) -> str:
    return in_short(day) if day else ""
