"""The reader of the table of work: what an officer has to do, of every kind, by what hurts first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.absences import goes_on
from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.my_work.found import Concerned, Found, Sought, handled_by
from complaints_desktop.reading.my_work.standing_in import of_the_absent
from complaints_desktop.reading.my_work.table import CLOCKS, Kind
from complaints_desktop.reading.track_record import TrackRecords
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.holding import does
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.states import STAGE_2_OPEN
from db.model import CaseRow, Commitment, Cover, Reviewer
from db.team_terms import Part as Work
from db.terms import CommitmentState

READ = frozenset(
    {
        Part.REPRESENTATIVE,
        Part.NEEDS,
        Part.ADJUSTMENTS,
        Part.COMMITMENTS,
        Part.INVESTIGATION,
        Part.INCIDENTS,
        Part.HAZARDS,
        Part.COVER,
    }
)
"""What work comes from, besides the dates of the stages."""


@dataclass(frozen=True, kw_only=True)
class WorkItem(Found):
    """Something found, of its kind."""

    kind: Kind
    may: bool
    """Whether this officer may do it; what waits for others is only looked at."""
    days_left: int | None = None
    """Working days; negative when overdue, None where nothing sets a date."""

    @property
    def do(self) -> str:
        """What the button beside its reason says."""
        return self.kind.value.do if self.may or not self.case_id else "Open the case"

    @property
    def act(self) -> Act:
        """The act that does it."""
        return self.kind.value.act

    @property
    def place(self) -> str:
        """Where in the case it is done: a letter, a tab, or the form of its act; the case where others do it."""
        return "" if not self.may else self.letter or self.kind.value.tab or self.act.key

    @property
    def question(self) -> str:
        """`clash:` or `held:` and its id, or `lost:all`, where desks and server have to be brought together."""
        return f"{self.kind.value.question}:{self.thing}" if self.kind.value.question else ""

    @property
    def identity(self) -> tuple[Kind, str, str]:
        """What makes it the same thing after another look."""
        return self.kind, self.case_id, self.thing


@dataclass(frozen=True, slots=True, kw_only=True)
class MyWork:
    """An officer's work, what is due first before the rest."""

    items: tuple[WorkItem, ...]

    def due(self, first: date | None, last: date) -> tuple[WorkItem, ...]:
        """Return the items due from `first` (None: ever) to `last`."""
        return tuple(i for i in self.items if i.due_on and (first is None or i.due_on >= first) and i.due_on <= last)


def my_work(session: Session, desk: Desk) -> MyWork:
    """Return what the officer at this desk has to do."""
    cases = load_cases(session, _concerned(session, desk), parts=READ)
    concerned = tuple(_concern(case, desk) for case in cases)
    sought = Sought(session=session, desk=desk, records=TrackRecords(session, desk.today), cases=concerned)
    own = [(kind, found) for kind in Kind for found in kind.value.source(sought)]
    seen = {(kind, found.case_id, found.thing) for kind, found in own}
    others = [(kind, found) for kind, found in of_the_absent(sought) if (kind, found.case_id, found.thing) not in seen]
    items = _once(_item(kind, found, desk) for kind, found in (*own, *others))
    items.sort(key=lambda item: (item.due_on or date.max, item.reference))
    return MyWork(items=tuple(items))


def _once(items: Iterable[WorkItem]) -> list[WorkItem]:
    """Return the items, a promise in jeopardy without its mere update: what its level asks is more than that."""
    found = list(items)
    asked = {each.thing for each in found if each.kind is Kind.LEVEL}
    return [each for each in found if not (each.kind is Kind.COMMITMENT and each.thing in asked)]


def _item(kind: Kind, found: Found, desk: Desk) -> WorkItem:
    left = desk.calendar.counted(desk.today, found.due_on) if found.due_on else None
    may = kind.value.act in rights_of(desk.officer.role).acts
    return WorkItem(kind=kind, may=may, days_left=left, **vars(found))


def _concerned(session: Session, desk: Desk) -> Iterable[str]:
    """The open cases this officer handles, reviews or covers a piece of, and those in which they own a promise.

    Who leads sees besides the complaints of stage 2 that nobody is named to review.
    """
    owned = select(Commitment.case_id).where(
        Commitment.owner_id == desk.officer.id, Commitment.state == CommitmentState.OPEN.value
    )
    reviewed = select(Reviewer.case_id).where(Reviewer.officer_id == desk.officer.id, Reviewer.ended_on.is_(None))
    stands = goes_on(desk.today) & (Cover.from_on <= desk.today)
    covered = select(Cover.case_id).where(Cover.officer_id == desk.officer.id, stands)
    handled = handled_by(desk.officer.id) & (or_(CaseRow.open, CaseRow.open_commitments > 0))
    wanted = [
        handled,
        CaseRow.case_id.in_(covered),
        CaseRow.case_id.in_(owned),
        CaseRow.open & CaseRow.case_id.in_(reviewed),
    ]
    if Act.ALLOCATE in rights_of(desk.officer.role).acts:
        wanted.append(CaseRow.open & (CaseRow.stage == 2) & CaseRow.state.in_([state.value for state in STAGE_2_OPEN]))
    return session.scalars(select(CaseRow.case_id).where(or_(*wanted)).order_by(CaseRow.next_on)).all()


def _concern(case: CaseFacts, desk: Desk) -> Concerned:
    reviewer = case.current.reviewer
    handled = any(does(case, desk.officer.id, part, desk.today) for part in (Work.HANDLER, Work.REVIEWER))
    unnamed = case.current.number == 2 and reviewer is None
    return Concerned(case=case, handled=handled, clock=_waiting(case, desk) if handled or unnamed else None)


def _waiting(case: CaseFacts, desk: Desk) -> Clock | None:
    """The first open clock of the stage, where an act meets it; a clock that is no kind of work is not passed over."""
    if workflow.next_act(case) is None:
        return None
    own = (clock for clock in clocks_of(case, desk) if clock.rule.stage == case.current.number)
    clock = next((clock for clock in own if clock.open and clock.due), None)
    if clock and clock.rule.clock not in CLOCKS:
        raise ValueError(f"the clock {clock.rule.clock} is no kind of work")
    return clock
