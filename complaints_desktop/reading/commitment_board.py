"""The commitments tracker: open promises with risk and level, those kept of late, and the misses to explain."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from complaints_desktop.case.commitments import commitments
from complaints_desktop.case.follow_through import level_answers, misses
from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import LevelAnswerFacts, MissFacts
from complaints_desktop.reading.misses import may_be_unexplained, unexplained
from complaints_desktop.reading.track_record import TrackRecords, jeopardy_of, risk_of
from complaints_desktop.rules.jeopardy import Jeopardy, asked
from complaints_desktop.rules.on_time import Kept, kept
from complaints_desktop.rules.risk import Risk
from db.model import Case, Commitment, Person
from db.terms import CommitmentState

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
class BoardLine:
    """One promise in the tracker."""

    commitment: CommitmentFacts
    risk: Risk | None
    """None of one that is no longer open."""
    level: Jeopardy | None
    """None of one that is no longer open."""
    waits: bool
    """Whether its level of jeopardy waits for an answer."""
    became: Kept
    case_id: str
    reference: str
    resident: str
    last_update_on: date | None

    @property
    def in_jeopardy(self) -> bool:
        """Whether somebody has to act: its level is not answered, or nobody said anything for too long (4.5)."""
        return self.waits or bool(self.risk and self.risk.jeopardy and self.level and not self.level.level)

    @property
    def score(self) -> int:
        """Its risk as a number, 0 where it is no longer open."""
        return self.risk.score if self.risk else 0


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
    found = _Cases(session, desk)
    is_open = Commitment.state == CommitmentState.OPEN.value
    lines = _in_order(line for line in found.lines(is_open) if line.commitment.open)
    views = {each: tuple(line for line in lines if _shown(line, each, desk)) for each in OPEN_VIEWS}
    if show is Show.DONE:
        since = desk.today - KEPT_FOR
        kept_lately = (line for line in found.lines(Commitment.completed_on >= since) if _kept_since(line, since))
        views[show] = tuple(sorted(kept_lately, key=_done_on, reverse=True))
    elif show is Show.MISSES:
        views[show] = tuple(_in_order(found.unexplained()))
    return Board(show=show, views=views)


def _kept_since(line: BoardLine, since: date) -> bool:
    return line.commitment.state is CommitmentState.COMPLETED and _done_on(line)[0] >= since


def _done_on(line: BoardLine) -> tuple[date, str]:
    return line.commitment.completed_on or date.min, line.reference


def _in_order(lines: Iterable[BoardLine]) -> list[BoardLine]:
    return sorted(lines, key=lambda line: (-line.score, line.commitment.due_on, line.reference))


def _shown(line: BoardLine, show: Show, desk: Desk) -> bool:
    due = line.commitment.due_on
    if show is Show.MINE:
        return line.commitment.owner.id == desk.officer.id
    if show is Show.JEOPARDY:
        return line.in_jeopardy
    if show is Show.THIS_WEEK:
        return due <= desk.today + timedelta(7)
    return show is Show.ALL or due < desk.today


@dataclass(frozen=True, slots=True)
class _Promises:
    """The promises of one case, and what was said of them."""

    case_id: str
    reference: str
    resident: str
    commitments: tuple[CommitmentFacts, ...]
    answers: tuple[LevelAnswerFacts, ...]
    misses: tuple[MissFacts, ...]


class _Cases:
    """Reads the promises of many cases with one query a table, and makes lines of them.

    Whole cases would take ten times as long, and nothing else of them is shown.
    """

    def __init__(self, session: Session, desk: Desk) -> None:
        self._session, self._desk = session, desk
        self._names, self._records = Names(session), TrackRecords(session, desk.today)

    def lines(self, where: ColumnElement[bool]) -> Iterator[BoardLine]:
        """Yield all promises of the cases of which one is as `where` says."""
        cases = list(self._read(where))
        self._records.know(each for case in cases for each in case.commitments if each.open)
        for case in cases:
            for commitment in case.commitments:
                yield self._line(case, commitment)

    def unexplained(self) -> Iterator[BoardLine]:
        """Yield the misses that nobody has explained."""
        today = self._desk.today
        for case in self._read(may_be_unexplained(today)):
            for commitment in case.commitments:
                if unexplained(commitment, case.misses, today):
                    yield self._line(case, commitment)

    def _read(self, where: ColumnElement[bool]) -> Iterator[_Promises]:
        """Yield the cases, those left out that count no longer: an import undone, a case entered twice."""
        wanted = select(Commitment.case_id).where(where)
        named = select(Case.id, Case.reference, Person.preferred_name, Person.name)
        heads = named.outerjoin(Person, Person.id == Case.person_id).where(
            Case.id.in_(wanted), Case.void_because.is_(None)
        )
        rows = self._session.execute(heads.order_by(Case.id)).all()
        ids = [row[0] for row in rows]
        promised = commitments(self._session, ids, self._names)
        answered, explained = (
            level_answers(self._session, ids, self._names),
            misses(self._session, ids, self._names),
        )
        for case_id, reference, preferred, name in rows:
            yield _Promises(
                case_id,
                reference,
                preferred or name or "",
                tuple(promised.get(case_id, ())),
                answered.get(case_id, ()),
                explained.get(case_id, ()),
            )

    def _line(self, case: _Promises, commitment: CommitmentFacts) -> BoardLine:
        desk = self._desk
        risk = risk_of(case, commitment, desk, self._records) if commitment.open else None
        level = jeopardy_of(case, commitment, risk, desk) if risk else None
        return BoardLine(
            commitment=commitment,
            risk=risk,
            level=level,
            waits=level is not None and _waits(commitment, level, case.answers, desk),
            became=kept(commitment, desk.today),
            case_id=case.case_id,
            reference=case.reference,
            resident=case.resident,
            last_update_on=max((update.update_on for update in commitment.updates), default=None),
        )


def _waits(commitment: CommitmentFacts, level: Jeopardy, answers: Iterable[LevelAnswerFacts], desk: Desk) -> bool:
    """Whether the level is to be answered; since when does not matter to that."""
    today, calendar = desk.today, desk.calendar
    return asked(commitment, level, answers, since=today, today=today, calendar=calendar) is not None
