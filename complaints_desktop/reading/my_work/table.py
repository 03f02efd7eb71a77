"""The table of work: each kind with how it looks, what it opens and where it comes from; and its one reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.my_work import (
    of_cases,
    of_letters,
    of_matters,
    of_money,
    of_refusals,
    of_register,
    of_restrictions,
    of_retention,
    of_sharing,
)
from complaints_desktop.reading.my_work.found import Concerned, Found, Sought, Source
from complaints_desktop.reading.track_record import TrackRecords
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock, ClockName
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.states import STAGE_2_OPEN
from db.model import CaseRow, Commitment, Reviewer
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
    }
)
"""What work comes from, besides the dates of the stages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """One row: a kind of work."""

    icon: str
    word: str
    """What the icon means."""
    do: str
    """What the button beside its reason says."""
    act: Act
    source: Source
    tab: str = ""
    """The tab of the case it opens; the others open the form of their act."""
    question: str = ""
    """What it opens under Sharing, where desks and server have to be brought together."""
    screen: str = ""
    """The screen it opens, where it is of no case."""
    settings: str = ""
    """The part of the settings it opens, where it is of no case."""


class Kind(Enum):
    """What sort of work an item is; of two things due the same day in one case, the upper comes first."""

    ACKNOWLEDGE = KindRow(
        icon="letters",
        word="Acknowledgement",
        do="Write the acknowledgement",
        act=Act.ACKNOWLEDGE,
        source=of_cases.WaitingFor(ClockName.ACKNOWLEDGE),
    )
    RESPOND = KindRow(
        icon="law",
        word="Response",
        do="Write the response",
        act=Act.RESPOND,
        source=of_cases.WaitingFor(ClockName.RESPOND),
    )
    HAZARD = KindRow(
        icon="hazard",
        word="Hazard",
        do="Start its clocks",
        act=Act.HAZARD,
        source=of_cases.unclocked_hazards,
    )
    TELL = KindRow(
        icon="extended",
        word="Extension",
        do="Write to the resident",
        act=Act.EXTEND,
        source=of_cases.to_tell,
    )
    APPROVE_LETTER = KindRow(
        icon="question",
        word="Letter to approve",
        do="Look at the letter",
        act=Act.APPROVE_LETTER,
        source=of_letters.to_approve,
    )
    ISSUE_LETTER = KindRow(
        icon="letters",
        word="Letter answered",
        do="Go on with the letter",
        act=Act.SUBMIT_LETTER,
        source=of_letters.to_issue,
    )
    RETURNED = KindRow(
        icon="letter-in",
        word="Letter came back",
        do="Say what was done",
        act=Act.DESPATCH,
        source=of_letters.came_back,
        tab="letters",
    )
    SEND = KindRow(
        icon="letters",
        word="Letter to send",
        do="Record how it was sent",
        act=Act.DESPATCH,
        source=of_letters.to_send,
        tab="letters",
    )
    REVIEWER = KindRow(
        icon="person",
        word="Reviewer",
        do="Name a reviewer",
        act=Act.ALLOCATE,
        source=of_cases.without_reviewer,
    )
    UPDATE = KindRow(
        icon="message",
        word="Update",
        do="Record the update",
        act=Act.CONTACT,
        source=of_cases.to_update,
    )
    TARGET = KindRow(
        icon="star",
        word="Our own target",
        do="Record the contact",
        act=Act.CONTACT,
        source=of_cases.own_targets,
    )
    CLOSE = KindRow(
        icon="tick-circle",
        word="Closing",
        do="Close the case",
        act=Act.CLOSE,
        source=of_cases.to_close,
    )
    APPROVE = KindRow(
        icon="question",
        word="Refusal to approve",
        do="Look at the refusal",
        act=Act.APPROVE,
        source=of_refusals.to_approve,
    )
    REFUSE = KindRow(
        icon="stop",
        word="Refusal",
        do="Go on with the refusal",
        act=Act.REFUSE,
        source=of_refusals.to_follow,
    )
    APPROVE_MONEY = KindRow(
        icon="money",
        word="Money to approve",
        do="Look at the request",
        act=Act.APPROVE_MONEY,
        source=of_money.to_approve,
        tab="money",
    )
    ASK_MONEY = KindRow(
        icon="money",
        word="Request for money",
        do="Go on with the request",
        act=Act.ASK_MONEY,
        source=of_money.to_follow,
        tab="money",
    )
    OFFER_MONEY = KindRow(
        icon="money",
        word="Money approved",
        do="Offer the money",
        act=Act.OFFER,
        source=of_money.to_offer,
        tab="money",
    )
    TAKE_UP = KindRow(
        icon="letters",
        word="Accepted after all",
        do="Write to the resident",
        act=Act.TELL_CHANGE,
        source=of_refusals.to_take_up,
    )
    REVIEW = KindRow(
        icon="adjustment",
        word="Adjustment or need",
        do="Look at what was agreed",
        act=Act.NEEDS,
        source=of_cases.reviews,
        tab="people",
    )
    APPROVE_RESTRICTION = KindRow(
        icon="lock",
        word="Restriction to approve",
        do="Look at the restriction",
        act=Act.APPROVE_RESTRICTION,
        source=of_restrictions.to_approve,
        tab="people",
    )
    RESTRICT = KindRow(
        icon="lock",
        word="Restriction",
        do="Go on with the restriction",
        act=Act.RESTRICT,
        source=of_restrictions.to_follow,
        tab="people",
    )
    WARN = KindRow(
        icon="letters",
        word="Warning",
        do="Write the letter",
        act=Act.WARN,
        source=of_restrictions.to_warn,
    )
    REVIEW_RESTRICTION = KindRow(
        icon="lock",
        word="Review of a restriction",
        do="Look at the restriction",
        act=Act.REVIEW_RESTRICTION,
        source=of_restrictions.to_review,
        tab="people",
    )
    INCIDENT = KindRow(
        icon="warning",
        word="Serious incident",
        do="Record the answer",
        act=Act.INCIDENT,
        source=of_cases.incidents,
        tab="complaint",
    )
    ACKNOWLEDGE_MATTER = KindRow(
        icon="note",
        word="Other matter to acknowledge",
        do="Acknowledge it",
        act=Act.ACKNOWLEDGE_MATTER,
        source=of_matters.to_acknowledge,
        tab="complaint",
    )
    ANSWER_MATTER = KindRow(
        icon="note",
        word="Other matter to answer",
        do="Go on with it",
        act=Act.MATTER,
        source=of_matters.to_answer,
        tab="complaint",
    )
    CHASE = KindRow(
        icon="clock",
        word="Evidence",
        do="Chase it",
        act=Act.CHECK,
        source=of_cases.to_chase,
        tab="complaint",
    )
    LOOK_AGAIN = KindRow(
        icon="eye",
        word="Review",
        do="Look at it again",
        act=Act.REVIEW_REQUEST,
        source=of_cases.to_look_at,
    )
    PASS_ON = KindRow(
        icon="star",
        word="Compliment",
        do="Pass it on",
        act=Act.PASS_ON,
        source=of_cases.to_pass_on,
    )
    COMMITMENT = KindRow(
        icon="commitments",
        word="Commitment",
        do="Update the commitment",
        act=Act.UPDATE_COMMITMENT,
        source=of_cases.promised,
        tab="promises",
    )
    RULES = KindRow(
        icon="law",
        word="Rules to check",
        do="Look at them",
        act=Act.SETTINGS,
        source=of_register.unchecked,
        settings="rules",
    )
    KEEPING = KindRow(
        icon="lock",
        word="Keeping of cases",
        do="Go through them",
        act=Act.RETAIN,
        source=of_retention.to_decide,
        screen="retention",
    )
    CLASH = KindRow(
        icon="clash",
        word="Clash",
        do="Settle it",
        act=Act.SETTLE,
        source=of_sharing.clashing,
        question="clash",
    )
    HELD = KindRow(
        icon="held",
        word="Held work",
        do="Deal with it",
        act=Act.SETTLE,
        source=of_sharing.held,
        question="held",
    )
    LOST = KindRow(
        icon="clash",
        word="Lost work",
        do="Look at it",
        act=Act.SETTLE,
        source=of_sharing.lost_at_the_server,
        question="lost",
    )


_SOURCES = tuple(kind.value.source for kind in Kind)
CLOCKS = frozenset(source.clock for source in _SOURCES if isinstance(source, of_cases.WaitingFor))
"""The clocks that are kinds of work."""


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
        return self.kind.value.do if self.may else "Open the case"

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
    items = [_item(kind, found, desk) for kind in Kind for found in kind.value.source(sought)]
    items.sort(key=lambda item: (item.due_on or date.max, item.reference))
    return MyWork(items=tuple(items))


def _item(kind: Kind, found: Found, desk: Desk) -> WorkItem:
    left = desk.calendar.counted(desk.today, found.due_on) if found.due_on else None
    may = kind.value.act in rights_of(desk.officer.role).acts
    return WorkItem(kind=kind, may=may, days_left=left, **vars(found))


def _concerned(session: Session, desk: Desk) -> Iterable[str]:
    """The open cases this officer handles or reviews, and those in which they own a promise still to be kept.

    Who leads sees besides the complaints of stage 2 that nobody is named to review.
    """
    owned = select(Commitment.case_id).where(
        Commitment.owner_id == desk.officer.id, Commitment.state == CommitmentState.OPEN.value
    )
    reviewed = select(Reviewer.case_id).where(Reviewer.officer_id == desk.officer.id, Reviewer.ended_on.is_(None))
    handled = (CaseRow.handler_id == desk.officer.id) & (or_(CaseRow.open, CaseRow.open_commitments > 0))
    wanted = [handled, CaseRow.case_id.in_(owned), CaseRow.open & CaseRow.case_id.in_(reviewed)]
    if Act.ALLOCATE in rights_of(desk.officer.role).acts:
        wanted.append(CaseRow.open & (CaseRow.stage == 2) & CaseRow.state.in_([state.value for state in STAGE_2_OPEN]))
    return session.scalars(select(CaseRow.case_id).where(or_(*wanted)).order_by(CaseRow.next_on)).all()


def _concern(case: CaseFacts, desk: Desk) -> Concerned:
    reviewer = case.current.reviewer
    own = [each.id for each in (case.handler, reviewer.officer if reviewer else None) if each]
    handled = desk.officer.id in own
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
