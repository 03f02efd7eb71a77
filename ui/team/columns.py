"""The columns of the team's lists: of who carries what, of pieces of work, of absences."""

from collections.abc import Callable

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.team_board import AbsenceLine, Carrying
from complaints_desktop.reading.team_work import Piece
from complaints_desktop.rules.wording import capitalised, count, in_short, time_left
from complaints_desktop.team.away_words import away_words
from db.team_terms import Part
from ui.kit.column import Column

AS: dict[Part, str] = {Part.HANDLER: "Handles", Part.REVIEWER: "Considers stage 2", Part.PROMISE: "Promise"}
"""As what somebody has a piece."""


def share_words(points: int, capacity: int) -> str:
    """Return "78 %", or in words what more is carried than can be."""
    if not capacity:
        return "No time in these weeks" if points else ""
    over = f", over by {points - capacity:,}" if points > capacity else ""
    return f"{points / capacity:.0%}{over}"


def load_words(each: Carrying) -> str:
    """Return what somebody carries in one sentence."""
    if not each.number:
        can = f"they can carry {count(each.capacity, 'point')}" if each.capacity else "they have no time in these weeks"
        return f"{each.officer.name} carries nothing; {can}"
    said = f"{each.officer.name} carries {count(each.points, 'point')} of {each.capacity:,}"
    over = f", {each.points - each.capacity:,} more than they can" if each.over else ""
    return f"{said}{over}, in {count(each.number, 'piece')}"


def people_columns() -> tuple[Column[Carrying], ...]:
    """Return those of who carries what."""
    return (
        Column(name="name", title="Who", width=40, text=lambda each: each.officer.name),
        Column(
            name="points",
            title="Points",
            width=26,
            text=lambda each: f"{each.points:,} of {each.capacity:,}",
            tip=load_words,
            right=True,
        ),
        Column(
            name="share",
            title="Of what they can",
            width=36,
            text=lambda each: share_words(each.points, each.capacity),
            mark=lambda each: ("warning", "danger") if each.over else None,
            tip=load_words,
        ),
        Column(name="bar", title="Load", width=30, text=lambda _: "", tip=load_words, stretch=True, goes=True),
        Column(name="weeks", title="Next four weeks", width=32, text=lambda _: "", tip=_weeks_words, goes=True),
        Column(name="away", title="Away", width=24, text=lambda each: "; ".join(each.away), goes=True),
        Column(name="number", title="Pieces", width=18, text=lambda each: f"{each.number:,}", right=True, goes=True),
    )


def _weeks_words(each: Carrying) -> str:
    said = [
        f"week of {in_short(week.first)}: {_days(week.worked)} of {_days(week.planned)} days" for week in each.weeks
    ]
    return capitalised("; ".join((*said, *(f"away {one}" for one in each.away))))


def _days(halves: int) -> str:
    return f"{halves // 2}{'½' if halves % 2 else ''}" if halves != 1 else "½"


def piece_columns(desk: Callable[[], Desk]) -> tuple[Column[Piece], ...]:
    """Return those of pieces of work."""

    def left(each: Piece) -> str:
        if each.due_on is None:
            return ""
        today = desk()
        return time_left(today.calendar.counted(today.today, each.due_on), each.due_on, today.today, short=True)

    return (
        Column(
            name="due", title="Next date", width=32, text=lambda each: in_short(each.due_on) if each.due_on else "None"
        ),
        Column(name="left", title="Working days", width=27, text=left, goes=True),
        Column(name="part", title="As what", width=26, text=lambda each: AS[each.part], goes=True),
        Column(name="case", title="Case", width=28, text=lambda each: each.reference),
        Column(name="what", title="Resident, or what was promised", width=40, text=lambda each: each.what, goes=True),
        Column(
            name="weight",
            title="Weight",
            width=18,
            text=lambda each: f"{each.weighed.points:,}",
            tip=weight_words,
            right=True,
        ),
        Column(name="why", title="Because", width=34, text=weight_words, stretch=True),
    )


def weight_words(each: Piece) -> str:
    """Return what makes the weight of a piece."""
    return "; ".join(each.weighed.because)


def absence_columns() -> tuple[Column[AbsenceLine], ...]:
    """Return those of absences."""
    return (
        Column(name="who", title="Who", width=26, text=lambda each: each.officer.name),
        Column(
            name="when", title="Away", width=30, text=lambda each: capitalised(away_words(each.absence)), stretch=True
        ),
        Column(
            name="out",
            title="Their work",
            width=34,
            goes=True,
            text=_out_words,
            mark=lambda each: ("late", "warn") if each.comes_back else None,
        ),
    )


def _out_words(each: AbsenceLine) -> str:
    if each.comes_back:
        return f"{count(each.out, 'piece')} to give back"
    return f"{count(each.out, 'piece')} with others" if each.out else "Not given out"
