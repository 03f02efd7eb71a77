"""The columns of the case list: one table, one reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.case_list import CaseLine
from complaints_desktop.rules.wording import count, in_short, time_left
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
        Column(
            name="category",
            title="Category",
            width=30,
            text=lambda c: c.category,
            sort="category",
            shown=False,
            spare=True,
        ),
        Column(
            name="stage",
            title="Stage",
            width=14,
            text=lambda c: str(c.stage or ""),
            value=lambda c: c.stage or None,
            sort="stage",
            shown=False,
        ),
        Column(name="state", title="State", width=26, text=lambda c: c.standing.capitalize(), sort="state", spare=True),
    )


def _when(desk: Callable[[], Desk]) -> tuple[Column[CaseLine], ...]:
    def age(line: CaseLine) -> int | None:
        return (desk().today - line.received_on).days if line.received_on else None

    def left(line: CaseLine) -> int | None:
        at = desk()
        return at.calendar.counted(at.today, line.next_on) if line.next_on else None

    def words(line: CaseLine) -> str:
        days = left(line)
        if days is None or line.next_on is None:
            return ""
        return time_left(days, line.next_on, desk().today, short=True)

    def mark(line: CaseLine) -> tuple[str, str] | None:
        days = left(line)
        if days is None or line.next_on is None or days > 3:
            return None
        return ("warning", "danger") if line.next_on < desk().today else ("clock", "warn" if days == 0 else "info")

    return (
        Column(
            name="next",
            title="Next",
            width=44,
            text=_next,
            value=lambda c: f"{c.next_kind.capitalize()} by {_full(c.next_on)}" if c.next_on else "",
            sort="next_on",
            tip=lambda c: _full(c.next_on),
        ),
        Column(name="left", title="Working days", width=27, text=words, sort="next_on", mark=mark, spare=True),
        Column(
            name="age",
            title="Age",
            width=18,
            text=lambda c: "" if (days := age(c)) is None else count(days, "day"),
            value=age,
            sort="received_on",
            right=True,
            tip=lambda c: f"Received {_full(c.received_on)}" if c.received_on else "",
            shown=False,
        ),
        Column(
            name="due",
            title="Due",
            width=34,
            text=lambda c: _full(c.next_on),
            value=lambda c: c.next_on,
            sort="next_on",
            shown=False,
        ),
    )


def _more() -> tuple[Column[CaseLine], ...]:
    return (
        Column(
            name="handler", title="Handler", width=22, text=lambda c: c.handler, sort="handler", shown=False, spare=True
        ),
        Column(
            name="risk",
            title="Risk",
            width=12,
            text=lambda c: str(c.risk or ""),
            value=lambda c: c.risk or None,
            sort="risk",
            right=True,
            tip=_promises,
            shown=False,
            spare=True,
        ),
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
        Column(name="postcode", title="Postcode", width=24, text=lambda c: c.postcode, sort="postcode", shown=False),
        Column(name="channel", title="Channel", width=30, text=lambda c: c.channel, sort="channel", shown=False),
        Column(name="team", title="Team", width=34, text=lambda c: c.team, sort="team", shown=False),
        Column(
            name="received",
            title="Received",
            width=34,
            text=lambda c: _full(c.received_on),
            value=lambda c: c.received_on,
            sort="received_on",
            shown=False,
        ),
        Column(
            name="commitments",
            title="Commitments",
            width=28,
            text=lambda c: str(c.open_commitments or ""),
            value=lambda c: c.open_commitments or None,
            sort="open_commitments",
            right=True,
            shown=False,
        ),
    )


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
    return f"{line.next_kind.capitalize()} by {in_short(line.next_on).rpartition(' ')[0]}" if line.next_on else ""


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
