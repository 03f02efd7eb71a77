"""The commitments tracker: every open promise with its risk, and the 5 x 5 matrix of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.track_record import TrackRecords, risk_of
from complaints_desktop.rules.risk import Risk
from db.model import Commitment
from db.terms import CommitmentState

READ = frozenset({Part.COMMITMENTS})
"""What a line of the board is made of, besides the case itself."""


class Show(StrEnum):
    """The views of the tracker."""

    ALL = "all open"
    MINE = "mine"
    JEOPARDY = "at risk"
    THIS_WEEK = "due in 7 days"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One promise in the tracker."""

    commitment: CommitmentFacts
    risk: Risk
    case_id: str
    reference: str
    resident: str
    case_closed: bool
    last_update_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The open promises of one view, worst first."""

    lines: tuple[BoardLine, ...]
    numbers: Mapping[Show, int]
    """How many each view would show."""

    @property
    def matrix(self) -> Mapping[tuple[int, int], tuple[BoardLine, ...]]:
        """The lines by (impact, likelihood); cells with none are absent."""
        cells: dict[tuple[int, int], tuple[BoardLine, ...]] = {}
        for line in self.lines:
            cell = (line.risk.impact, line.risk.likelihood)
            cells[cell] = (*cells.get(cell, ()), line)
        return cells


def commitment_board(session: Session, desk: Desk, *, show: Show = Show.ALL) -> Board:
    """Return the open promises of every case, closed cases too, as one view shows them."""
    records = TrackRecords(session, desk.today)
    open_cases = select(Commitment.case_id).where(Commitment.state == CommitmentState.OPEN.value).distinct()
    lines = [
        _line(case, commitment, desk, records)
        for case in load_cases(session, session.scalars(open_cases).all(), parts=READ)
        for commitment in case.open_commitments
    ]
    views = {each: [line for line in lines if _shown(line, each, desk)] for each in Show}
    chosen = sorted(views[show], key=lambda line: (-line.risk.score, line.commitment.due_on, line.reference))
    return Board(lines=tuple(chosen), numbers={each: len(found) for each, found in views.items()})


def _line(case: CaseFacts, commitment: CommitmentFacts, desk: Desk, records: TrackRecords) -> BoardLine:
    return BoardLine(
        commitment=commitment,
        risk=risk_of(case, commitment, desk, records),
        case_id=case.id,
        reference=case.reference,
        resident=case.resident.called if case.resident else "",
        case_closed=case.closed_on is not None,
        last_update_on=max((update.update_on for update in commitment.updates), default=None),
    )


def _shown(line: BoardLine, show: Show, desk: Desk) -> bool:
    due = line.commitment.due_on
    return {
        Show.ALL: True,
        Show.MINE: line.commitment.owner.id == desk.officer.id,
        Show.JEOPARDY: line.risk.jeopardy,
        Show.THIS_WEEK: due <= desk.today + timedelta(7),
        Show.OVERDUE: due < desk.today,
    }[show]
