"""What promises share, and the one that goes with money: made, kept and ended with it (Code 7.3)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.register import officer_named
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.refusals import Refused
from db.model import Commitment, CommitmentUpdate
from db.terms import (
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    Dependency,
    EndedBy,
    EvidenceKind,
    Hazard,
    UpdateKind,
)

MONEY_DUE, ORDER_DUE = 3, 4
"""The impact of a payment that is late, by the classes of commitments 4.2: money due, and an Ombudsman order."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Who pays by when, and how the resident will know."""

    owner: str
    pay_by: date
    how_you_will_know: str


def source(case: CaseFacts) -> CommitmentSource:
    """Return what a promise made now comes from."""
    if case.closed_on:
        return CommitmentSource.AFTERWARDS
    return CommitmentSource.STAGE_2 if case.current.number == 2 else CommitmentSource.STAGE_1


def due(day: date, desk: Desk) -> date:
    """Return the day of a promise; Refused where it has passed, or lies past the known bank holidays."""
    if day < desk.today:
        raise Refused("That date has passed", do="Promise a date that can be kept.", paragraph="7.3", field="due_on")
    desk.calendar.between(desk.today, day)
    return day


def note(
    session: Session,
    row: Commitment,
    desk: Desk,
    kind: UpdateKind,
    text: str,
    *,
    old: date | None = None,
    new: date | None = None,
    agreed: bool | None = None,
) -> None:
    """Write what happened to a promise."""
    session.add(
        CommitmentUpdate(
            case_id=row.case_id,
            commitment_id=row.id,
            kind=kind.value,
            update_on=desk.today,
            text=text,
            old_due_on=old,
            new_due_on=new,
            resident_agreed=agreed,
            author_id=desk.officer.id,
            recorded_at=desk.now,
        )
    )


def promise_offer(session: Session, case: CaseFacts, desk: Desk, what: str, said: Promised, offer: str) -> None:
    """Promise to pay what is offered."""
    row = _promise(session, desk, case, what, said, impact=MONEY_DUE)
    row.offer_id, row.source = offer, source(case).value
    session.flush()


def promise_order(session: Session, case: CaseFacts, desk: Desk, what: str, said: Promised, order: str) -> None:
    """Promise to pay what the Ombudsman ordered."""
    row = _promise(session, desk, case, what, said, impact=ORDER_DUE)
    row.order_id, row.source = order, CommitmentSource.ORDER.value
    session.flush()


def _promise(session: Session, desk: Desk, case: CaseFacts, what: str, said: Promised, *, impact: int) -> Commitment:
    try:
        day = due(said.pay_by, desk)
    except Refused as refused:
        raise Refused(refused.why, do=refused.do, paragraph=refused.paragraph, field="pay_by") from refused
    row = Commitment(
        case_id=case.id,
        what=what,
        kind=CommitmentKind.PAYMENT.value,
        owner_id=officer_named(session, said.owner),
        promised_on=desk.today,
        due_on=day,
        first_due_on=day,
        how_you_will_know=said.how_you_will_know,
        impact=impact,
        dependency=Dependency.OWN_STAFF.value,
        hazard=Hazard.NONE.value,
    )
    session.add(row)
    return row


def end_payment(session: Session, because: str, desk: Desk, *, by: EndedBy, offer: str = "", order: str = "") -> None:
    """End the promise to pay what is offered or ordered no more; what came by an import has none."""
    row = _payment(session, offer, order)
    if row is not None and row.state == CommitmentState.OPEN.value:
        row.state, row.cancelled_because, row.ended_by = CommitmentState.CANCELLED.value, because, by.value
        note(session, row, desk, UpdateKind.CANCELLED, because)


def keep_payment(
    session: Session, paid_on: date, evidence: str, desk: Desk, *, offer: str = "", order: str = ""
) -> None:
    """Record that the promise to pay is kept, by what was paid; what came by an import has none."""
    row = _payment(session, offer, order)
    if row is not None:
        row.state, row.work_done_on, row.completed_on = CommitmentState.COMPLETED.value, paid_on, paid_on
        row.evidence, row.evidence_kind = evidence, EvidenceKind.REFERENCE.value
        note(session, row, desk, UpdateKind.COMPLETED, f"Kept. Evidence: {evidence}")


def paid_words(how: str, reference: str) -> str:
    """Return what shows that money was paid."""
    return f"Paid by {how}, reference {reference}"


def _payment(session: Session, offer: str, order: str) -> Commitment | None:
    pays = Commitment.offer_id == offer if offer else Commitment.order_id == order
    return session.scalar(select(Commitment).where(pays).limit(1))
