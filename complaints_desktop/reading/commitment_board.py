"""The commitments tracker: open promises with risk and level, those kept of late, and the misses to explain."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from complaints_desktop.case.commitments import commitments_by_case
from complaints_desktop.case.follow_through import misses
from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.board_lines import BoardLine, ended_line, in_order
from complaints_desktop.reading.misses import may_be_unexplained, unexplained
from complaints_desktop.reading.open_lines import open_lines
from complaints_desktop.reading.open_promises import heads_of
from db.model import Commitment
from db.terms import CommitmentState

__all__ = ["OPEN_VIEWS", "Board", "BoardLine", "Show", "commitment_board", "in_cells"]

KEPT_FOR = timedelta(90)
"""How long what is done stays in its view."""


class Show(StrEnum):
    """The views of the tracker."""

    ALL = "all open"
    MINE = "mine"
    JEOPARDY = "in jeopardy"
    THIS_WEEK = "due in 7 days"
    OVERDUE = "overdue"
    DONE = "done"
    MISSES = "misses to explain"


OPEN_VIEWS = (Show.ALL, Show.MINE, Show.JEOPARDY, Show.THIS_WEEK, Show.OVERDUE)
"""Those made of the open promises alone; the others are read when they are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The promises of each view that was read, worst first; what is done, the last first."""

    show: Show
    """The view that was asked for."""
    views: Mapping[Show, tuple[BoardLine, ...]]
    """Those made of open promises, and the one that was asked for: to look at another of them asks nothing anew."""

    @property
    def lines(self) -> tuple[BoardLine, ...]:
        """The promises of the view that was asked for."""
        return self.views[self.show]

    @property
    def numbers(self) -> Mapping[Show, int]:
        """How many each view shows, of those that were read."""
        return {each: len(lines) for each, lines in self.views.items()}

    @property
    def matrix(self) -> Mapping[tuple[int, int], tuple[BoardLine, ...]]:
        """The lines by (impact, likelihood); cells with none are absent."""
        return in_cells(self.lines)


def in_cells(lines: Iterable[BoardLine]) -> Mapping[tuple[int, int], tuple[BoardLine, ...]]:
    """Return the open ones of these lines by (impact, likelihood), in their order."""
    cells: dict[tuple[int, int], list[BoardLine]] = {}
    for line in lines:
        if line.risk:
            cells.setdefault((line.risk.impact, line.risk.likelihood), []).append(line)
    return {cell: tuple(each) for cell, each in cells.items()}


def commitment_board(session: Session, desk: Desk, *, show: Show = Show.ALL) -> Board:
    """Return the promises of every case, closed cases too, as one view shows them."""
    lines = open_lines(session, desk)
    views = {each: tuple(filter(shown, lines)) for each, shown in _shown(desk).items()}
    if show is Show.DONE:
        views[show] = tuple(sorted(_kept_lately(session, desk), key=_done_on, reverse=True))
    elif show is Show.MISSES:
        views[show] = tuple(in_order(_unexplained(session, desk, lines)))
    return Board(show=show, views=views)


def _kept_lately(session: Session, desk: Desk) -> Iterator[BoardLine]:
    """Yield the promises kept within KEPT_FOR."""
    completed = Commitment.state == CommitmentState.COMPLETED.value
    lately = Commitment.completed_on >= desk.today - KEPT_FOR
    found = commitments_by_case(session, completed & lately, Names(session))
    for case_id, head in heads_of(session, list(found)).items():
        for each in found[case_id]:
            yield ended_line(head, each, desk)


def _unexplained(session: Session, desk: Desk, lines: Iterable[BoardLine]) -> Iterator[BoardLine]:
    """Yield the misses that nobody has explained; those that are open still stand among `lines`."""
    names, still_open = Names(session), {line.commitment.id: line for line in lines}
    found = commitments_by_case(session, may_be_unexplained(desk.today), names)
    told = misses(session, list(found), names)
    for case_id, head in heads_of(session, list(found)).items():
        for each in found[case_id]:
            if unexplained(each, told.get(case_id, ()), desk.today):
                yield still_open.get(each.id) or ended_line(head, each, desk)


def _done_on(line: BoardLine) -> tuple[date, str]:
    return line.commitment.completed_on or date.min, line.reference


def _shown(desk: Desk) -> Mapping[Show, Callable[[BoardLine], bool]]:
    """Return which of the open promises each view shows."""
    today, me = desk.today, desk.officer.id
    in_a_week = today + timedelta(7)
    return {
        Show.ALL: lambda _: True,
        Show.MINE: lambda line: line.commitment.owner.id == me,
        Show.JEOPARDY: lambda line: line.in_jeopardy,
        Show.THIS_WEEK: lambda line: line.commitment.due_on <= in_a_week,
        Show.OVERDUE: lambda line: line.commitment.due_on < today,
    }
