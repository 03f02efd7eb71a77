"""The columns of the tracker: one table, one reader."""

from collections.abc import Callable
from datetime import date

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.on_time import Kept
from complaints_desktop.rules.wording import capitalised, in_short, time_left
from ui.kit.chips import BANDS
from ui.kit.column import Column


def board_columns(desk: Callable[[], Desk]) -> tuple[Column[BoardLine], ...]:
    """Return the columns, worst first as the board gives the lines."""
    return (
        Column(
            name="risk",
            title="Risk",
            width=29,
            text=_risk,
            mark=_mark,
            tip=lambda b: "; ".join(b.risk.because) if b.risk else _became(b),
            sort="risk",
            goes=True,
        ),
        *_when(desk),
        Column(name="level", title="Level", width=27, text=_level, tip=_asks, sort="level", spare=True),
        Column(
            name="what",
            title="What was promised",
            width=48,
            text=lambda b: b.commitment.what,
            sort="what",
            stretch=True,
        ),
        Column(
            name="to", title="To", width=30, text=lambda b: b.resident, tip=lambda b: b.reference, sort="to", spare=True
        ),
        *_more(),
    )


def _when(desk: Callable[[], Desk]) -> tuple[Column[BoardLine], ...]:
    """Return those that tell by when it is due, and how long there is left."""

    def left(line: BoardLine) -> str:
        if line.risk:
            return time_left(line.risk.days_left, line.commitment.due_on, desk().today, short=True)
        return _late(line, desk())

    return (
        Column(
            name="due",
            title="Due",
            width=27,
            text=lambda b: due_words(b.commitment.due_on, desk().today),
            value=lambda b: b.commitment.due_on,
            tip=_first,
            sort="due",
        ),
        Column(
            name="left",
            title="Working days",
            width=27,
            text=left,
            mark=_left_mark,
            tip=_done_words,
            sort="due",
            spare=True,
        ),
    )


def due_words(due: date, today: date) -> str:
    """Return "Sat 7 Nov"; of another year "7 Nov 2025": what was promised needs the room."""
    weekday, *day, year = in_short(due).split()
    return " ".join((weekday, *day) if due.year == today.year else (*day, year))


def _more() -> tuple[Column[BoardLine], ...]:
    """Return those that come where there is room for them."""
    return (
        _spare("owner", "Owner", 26, lambda b: b.commitment.owner.name),
        Column(
            name="update",
            title="Last update",
            width=30,
            text=_updated,
            value=lambda b: b.last_update_on,
            sort="update",
            shown=False,
            spare=True,
        ),
        _spare("contractor", "Contractor", 30, lambda b: b.commitment.contractor or ""),
        _spare("case", "Case", 28, lambda b: b.reference),
    )


def _spare(name: str, title: str, width: float, words: Callable[[BoardLine], str]) -> Column[BoardLine]:
    return Column(name=name, title=title, width=width, text=words, sort=name, shown=False, spare=True)


def _done(line: BoardLine) -> int:
    """The day it was done as a number: what is done stands in the order it was done, the last first."""
    done = line.commitment.completed_on
    return done.toordinal() if done else 0


SORTS = {
    "risk": lambda b: (-b.score, -_done(b), b.commitment.due_on),
    "level": lambda b: (-b.level.level if b.level else 0, not b.waits, b.commitment.due_on),
    "what": lambda b: b.commitment.what.lower(),
    "to": lambda b: b.resident.lower(),
    "owner": lambda b: b.commitment.owner.name.lower(),
    "due": lambda b: b.commitment.due_on,
    "update": lambda b: (b.last_update_on is not None, b.last_update_on),
    "case": lambda b: b.reference,
    "contractor": lambda b: (b.commitment.contractor or "").lower(),
}
"""How each column is sorted: by its native value."""


def _risk(line: BoardLine) -> str:
    return f"{BANDS[line.risk.band.value][2]} · {line.risk.score}" if line.risk else _became(line)


def _became(line: BoardLine) -> str:
    """Return what became of a promise that is no longer open: "In time", "Late", "Missed"."""
    if line.became is Kept.ON_TIME:
        return "In time"
    return "Late" if line.commitment.completed_on else capitalised(line.became.value)


def _mark(line: BoardLine) -> tuple[str, str]:
    if line.risk is None:
        return ("tick-circle", "good") if line.became is Kept.ON_TIME else ("late", "warn")
    icon_name, tone, _ = BANDS[line.risk.band.value]
    return icon_name, tone


def _left_mark(line: BoardLine) -> tuple[str, str] | None:
    if line.risk is None:
        return None
    if line.risk.overdue:  # by a weekend alone too, when no working day is lost yet
        return "warning", "danger"
    return ("clock", "warn") if line.risk.days_left == 0 else None


def _late(line: BoardLine, desk: Desk) -> str:
    """Return how what is done stood to the day that counts: "2 late", "on the day", "4 early"."""
    done = line.commitment.completed_on
    if done is None:
        return ""
    days = desk.calendar.counted(line.commitment.counts_on, done)
    if days:
        return f"{abs(days):,} {'late' if days > 0 else 'early'}"
    return "late" if line.commitment.kept_late else "on the day" if days == 0 else ""


def _done_words(line: BoardLine) -> str:
    done = line.commitment.completed_on
    return f"Done on {in_short(done)}" if done else ""


def _level(line: BoardLine) -> str:
    if line.level is None or line.level.level == 0:
        return "Silent" if line.in_jeopardy else ""
    return f"{line.level.level}" if line.waits else f"{line.level.level}, answered"


def _asks(line: BoardLine) -> str:
    """Return what the level asks."""
    if line.level is None or line.level.level == 0:
        return "Nobody has said anything for longer than may pass" if line.in_jeopardy else ""
    return f"{line.level.because}. {line.level.must}. To be told: {line.level.row.told}"


def _first(line: BoardLine) -> str:
    first = line.commitment.first_due_on
    return f"First promised for {in_short(first)}" if first != line.commitment.due_on else ""


def _updated(line: BoardLine) -> str:
    return in_short(line.last_update_on) if line.last_update_on else "None yet"
