"""What an officer has to do, by what hurts first: clocks, promises, reviews; each with why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.clashes import Clash, clashes
from complaints_desktop.reading.held_work import HeldWork, held_work
from complaints_desktop.reading.track_record import TrackRecords, risk_of
from complaints_desktop.reading.unsettled import lost
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock, because_of
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.risk import Risk
from complaints_desktop.rules.wording import count
from db.model import CaseRow, Commitment
from db.record.connection import SessionRows
from db.terms import CommitmentState

READ = frozenset({Part.ADJUSTMENTS, Part.COMMITMENTS})
"""What work comes from, besides the dates of the stages."""


class Kind(StrEnum):
    """What sort of work an item is."""

    ACKNOWLEDGE = "acknowledge"
    RESPOND = "respond"
    COMMITMENT = "commitment"
    REVIEW = "review an adjustment"
    CLOSE = "close"
    CLASH = "settle a clash"
    HELD = "deal with held work"
    LOST = "give back what the server lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One thing to do: what, in which case, by when, and why then."""

    kind: Kind
    what: str
    case_id: str
    reference: str
    resident: str
    due_on: date | None
    days_left: int | None
    """Working days; negative when overdue, None where nothing sets a date."""
    because: str
    act: Act
    clock: Clock | None = None
    commitment_id: str | None = None
    risk: Risk | None = None
    question: str = ""
    """`clash:` or `held:` and its id, or `lost:all`, where desks and server have to be brought together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MyWork:
    """An officer's work, with the load of each of the next fourteen days."""

    items: tuple[WorkItem, ...]
    load: Mapping[date, int]

    def due(self, first: date | None, last: date) -> tuple[WorkItem, ...]:
        """Return the items due from `first` (None: ever) to `last`."""
        return tuple(i for i in self.items if i.due_on and (first is None or i.due_on >= first) and i.due_on <= last)


def my_work(session: Session, desk: Desk) -> MyWork:
    """Return what the officer at this desk has to do."""
    records = TrackRecords(session, desk.today)
    items: list[WorkItem] = []
    for case in load_cases(session, _concerned(session, desk), parts=READ):
        items += _of_case(case, desk)
        items += (_commitment(case, each, desk, records) for each in case.open_commitments if _mine(case, each, desk))
    items += _questions(session, desk)
    items += _lost(session, desk)
    items.sort(key=lambda item: (item.due_on or date.max, item.reference))
    window = range(14)
    load = Counter(item.due_on for item in items if item.due_on)
    days = [desk.today + timedelta(n) for n in window]
    return MyWork(items=tuple(items), load={day: load[day] for day in days})


def _questions(session: Session, desk: Desk) -> Iterator[WorkItem]:
    """The clashes and the held work of the cases this officer handles, and what they typed themselves."""
    handled = set(session.scalars(select(CaseRow.case_id).where(CaseRow.handler_id == desk.officer.id)))
    me = desk.officer.name
    for clash in clashes(session, desk):
        if clash.case_id in handled or me in (clash.kept.by, clash.theirs.by):
            because = f"{clash.kept.by} and {clash.theirs.by} both changed it, each without knowing of the other"
            yield _question(clash, Kind.CLASH, f"Settle a clash: {clash.what}", because)
    for held in held_work(session, desk):
        if held.case_id in handled or held.by == me:
            yield _question(held, Kind.HELD, f"Held: {held.what}", f"{held.why[0].lower()}{held.why[1:]}")


def _lost(session: Session, desk: Desk) -> Iterator[WorkItem]:
    """One line for whatever the server lost: nobody handles a case that is gone, so whoever may settles it."""
    rows = lost(SessionRows(session))
    if rows and refusal(desk.officer.role, Act.SETTLE) is None:
        because = "others wrote it, the shared database lost it, and this desk may have the last copy"
        yield _to_settle(
            Kind.LOST, f"Give back or let go: {count(rows, 'change')} lost at the server", because, "lost:all"
        )


def _question(about: Clash | HeldWork, kind: Kind, what: str, because: str) -> WorkItem:
    question = f"{'clash' if kind is Kind.CLASH else 'held'}:{about.id}"
    item = _to_settle(kind, what, because, question)
    return replace(item, case_id=about.case_id or "", reference=about.reference, resident=about.resident)


def _to_settle(kind: Kind, what: str, because: str, question: str) -> WorkItem:
    """Return an item of no case and no date."""
    return WorkItem(
        kind=kind,
        what=what,
        case_id="",
        reference="",
        resident="",
        due_on=None,
        days_left=None,
        because=because,
        act=Act.SETTLE,
        question=question,
    )


def _concerned(session: Session, desk: Desk) -> Iterable[str]:
    """The open cases this officer handles, and those in which they own a promise still to be kept."""
    owned = select(Commitment.case_id).where(
        Commitment.owner_id == desk.officer.id, Commitment.state == CommitmentState.OPEN.value
    )
    handled = (CaseRow.handler_id == desk.officer.id) & (or_(CaseRow.open, CaseRow.open_commitments > 0))
    return session.scalars(
        select(CaseRow.case_id).where(or_(handled, CaseRow.case_id.in_(owned))).order_by(CaseRow.next_on)
    ).all()


def _of_case(case: CaseFacts, desk: Desk) -> Iterator[WorkItem]:
    if case.handler is None or case.handler.id != desk.officer.id:
        return
    act = workflow.next_act(case)
    waiting = next((c for c in clocks_of(case, desk) if c.open and c.rule.stage == case.current.number and c.due), None)
    if waiting and act:
        yield _clock(case, waiting, act, desk)
    elif act is Act.CLOSE:
        yield _item(case, desk, Kind.CLOSE, "Close the case", None, "answered; the promises stay in the tracker", act)
    for adjustment in case.resident.adjustments if case.resident else ():
        if adjustment.review_on and adjustment.review_on <= desk.today + timedelta(14):
            yield _item(
                case,
                desk,
                Kind.REVIEW,
                f"Review the adjustment: {adjustment.kind}",
                adjustment.review_on,
                "an agreed adjustment is kept under active review (Code 5.10)",
                Act.NEEDS,
            )


def _clock(case: CaseFacts, clock: Clock, act: Act, desk: Desk) -> WorkItem:
    kind = Kind(clock.rule.clock)
    what = f"{clock.rule.do.capitalize()} stage {clock.rule.stage}"
    return _item(case, desk, kind, what, clock.due, f"{because_of(clock)} ({clock.rule.basis})", act, clock)


def _item(
    case: CaseFacts,
    desk: Desk,
    kind: Kind,
    what: str,
    due_on: date | None,
    because: str,
    act: Act,
    clock: Clock | None = None,
) -> WorkItem:
    return WorkItem(
        kind=kind,
        what=what,
        case_id=case.id,
        reference=case.reference,
        resident=case.resident.called if case.resident else "",
        due_on=due_on,
        days_left=desk.calendar.counted(desk.today, due_on) if due_on else None,
        because=because,
        act=act,
        clock=clock,
    )


def _mine(case: CaseFacts, commitment: CommitmentFacts, desk: Desk) -> bool:
    """My own promise, or one of another's in a case I handle."""
    handled = case.handler is not None and case.handler.id == desk.officer.id
    return commitment.owner.id == desk.officer.id or handled


def _commitment(case: CaseFacts, commitment: CommitmentFacts, desk: Desk, records: TrackRecords) -> WorkItem:
    scored = risk_of(case, commitment, desk, records)
    owner = "" if commitment.owner.id == desk.officer.id else f" ({commitment.owner.name})"
    return WorkItem(
        kind=Kind.COMMITMENT,
        what=f"{commitment.what}{owner}",
        case_id=case.id,
        reference=case.reference,
        resident=case.resident.called if case.resident else "",
        due_on=commitment.due_on,
        days_left=scored.days_left,
        because=f"promised; risk {scored.score}, {scored.band.value}: {'; '.join(scored.because)}",
        act=Act.UPDATE_COMMITMENT,
        commitment_id=commitment.id,
        risk=scored,
    )
