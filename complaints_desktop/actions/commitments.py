"""Promise, and keep the promise: each a row before it is a line in a letter (Code 6.6, 7.3)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, require_point
from complaints_desktop.case.register import officer_named
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Commitment, CommitmentUpdate
from db.terms import CommitmentKind, CommitmentSource, CommitmentState, Dependency, Hazard, UpdateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise as typed: who does what by when, and how the resident will know."""

    what: str
    owner: str
    due_on: date | None
    kind: CommitmentKind = CommitmentKind.OTHER
    impact: int = 2
    point_id: str | None = None
    contractor: str | None = None
    agreed_with_resident: bool = False
    how_you_will_know: str | None = None
    higher_risk_home: bool = False
    hazard: Hazard = Hazard.NONE
    dependency: Dependency = Dependency.OWN_STAFF
    needs_appointment: bool = False
    appointment_on: date | None = None


def promise(session: Session, desk: Desk, *, case_id: str, promise: Promise) -> Changes:
    """Add a commitment to the case."""
    case = begin(session, desk, case_id, Act.PROMISE)
    due_on = _due(promise.due_on, desk)
    if case.closed_on:
        source = CommitmentSource.AFTERWARDS
    else:
        source = CommitmentSource.STAGE_2 if case.current.number == 2 else CommitmentSource.STAGE_1
    row = Commitment(
        case_id=case_id,
        point_id=require_point(case, promise.point_id),
        source=source.value,
        what=entry.required(promise.what, field="what", what="What is promised", paragraph="7.3"),
        kind=promise.kind.value,
        owner_id=officer_named(session, promise.owner),
        contractor=entry.text(promise.contractor, field="contractor", limit=200),
        promised_on=desk.today,
        due_on=due_on,
        first_due_on=due_on,
        agreed_with_resident=promise.agreed_with_resident,
        how_you_will_know=entry.text(promise.how_you_will_know, field="how_you_will_know", limit=200),
        impact=entry.class_of(promise.impact, field="impact"),
        higher_risk_home=promise.higher_risk_home,
        hazard=promise.hazard.value,
        dependency=promise.dependency.value,
        needs_appointment=promise.needs_appointment,
        appointment_on=entry.sane(promise.appointment_on, field="appointment_on"),
    )
    session.add(row)
    session.flush()
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def update(
    session: Session,
    desk: Desk,
    *,
    commitment_id: str,
    kind: UpdateKind,
    text: str,
    appointment_on: date | None = None,
    started: bool = False,
) -> Changes:
    """Say what happened to a promise: progress, no access, or that the resident declined."""
    row = _open_commitment(session, desk, commitment_id)
    if kind not in (UpdateKind.PROGRESS, UpdateKind.NO_ACCESS, UpdateKind.DECLINED):
        raise ValueError(f"{kind} has an action of its own")
    if started and row.started_on is None:
        row.started_on = desk.today
    if appointment_on is not None:
        row.appointment_on = entry.sane(appointment_on, field="appointment_on")
    _note(session, desk, row, kind, text)
    return finish(session, desk, row.case_id, Subject.COMMITMENTS)


def move(
    session: Session, desk: Desk, *, commitment_id: str, due_on: date | None, because: str, resident_agreed: bool
) -> Changes:
    """Give a promise a new date; why and whether the resident agreed stay on record, and so does the first date."""
    row = _open_commitment(session, desk, commitment_id)
    new, old = _due(due_on, desk), row.due_on
    if new == old:
        raise Refused("That is the date it has already", do="Give the new date.", field="due_on")
    row.due_on = new
    row.agreed_with_resident = resident_agreed
    _note(session, desk, row, UpdateKind.REDATED, because, old=old, new=new, agreed=resident_agreed)
    return finish(session, desk, row.case_id, Subject.COMMITMENTS)


def complete(
    session: Session, desk: Desk, *, commitment_id: str, completed_on: date | None, evidence: str | None
) -> Changes:
    """Record that the work is done; with evidence the promise is kept, without it only the evidence is missing."""
    row = _open_commitment(session, desk, commitment_id)
    day = entry.past(completed_on or desk.today, desk.today, field="completed_on")
    entry.after(day, row.promised_on, field="completed_on", what="the promise")
    seen = entry.text(evidence, field="evidence")
    row.work_done_on = day
    row.evidence = seen
    if seen:
        row.state, row.completed_on = CommitmentState.COMPLETED.value, day
        _note(session, desk, row, UpdateKind.COMPLETED, f"Kept. Evidence: {seen}")
    else:
        _note(session, desk, row, UpdateKind.PROGRESS, "The work is done; the evidence is still to come.")
    return finish(session, desk, row.case_id, Subject.COMMITMENTS)


def cancel(session: Session, desk: Desk, *, commitment_id: str, because: str) -> Changes:
    """End a promise that will not be kept, with the reason."""
    row = _open_commitment(session, desk, commitment_id)
    row.state = CommitmentState.CANCELLED.value
    row.cancelled_because = entry.required(because, field="because", what="The reason", limit=200)
    _note(session, desk, row, UpdateKind.CANCELLED, because)
    return finish(session, desk, row.case_id, Subject.COMMITMENTS)


def _due(day: date | None, desk: Desk) -> date:
    if day is None:
        raise Refused("By when is missing", do="Give the date.", paragraph="7.3", field="due_on")
    if entry.sane(day, field="due_on") < desk.today:
        raise Refused("That date has passed", do="Promise a date that can be kept.", paragraph="7.3", field="due_on")
    desk.calendar.between(desk.today, day)
    return day


def _open_commitment(session: Session, desk: Desk, commitment_id: str) -> Commitment:
    row = session.get(Commitment, commitment_id)
    if row is None:
        raise Refused("This desk does not hold that commitment", do="Open the tracker again.")
    begin(session, desk, row.case_id, Act.UPDATE_COMMITMENT)
    require(desk.officer.role, Act.UPDATE_COMMITMENT, own=row.owner_id == desk.officer.id)
    if row.state != CommitmentState.OPEN.value:
        raise Refused(f"This commitment is {row.state}", do="Make a new promise if one is needed.", paragraph="6.6")
    return row


def _note(
    session: Session,
    desk: Desk,
    row: Commitment,
    kind: UpdateKind,
    text: str,
    *,
    old: date | None = None,
    new: date | None = None,
    agreed: bool | None = None,
) -> None:
    session.add(
        CommitmentUpdate(
            case_id=row.case_id,
            commitment_id=row.id,
            kind=kind.value,
            update_on=desk.today,
            text=entry.required(text, field="text", what="What happened"),
            old_due_on=old,
            new_due_on=new,
            resident_agreed=agreed,
            author_id=desk.officer.id,
            recorded_at=desk.now,
        )
    )
