"""Promise, and keep the promise: each a row before it is a line in a letter (Code 6.6, 7.3)."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.actions.promises import ORDER_DUE, due, note, source
from complaints_desktop.case.register import officer_named
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.contractors import as_registered
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import BY_OMBUDSMAN, CommitmentFacts
from complaints_desktop.facts.definition import bare
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.commitments import Cancel, Complete, Move, Promise, Update
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.evidence import can_be_looked_up, tells_of_it
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.sums import sums_in
from complaints_desktop.rules.triage import HAZARD_IMPACT
from complaints_desktop.rules.wording import in_full
from db.model import Commitment
from db.terms import (
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    EndedBy,
    EvidenceKind,
    Hazard,
    ResidentWord,
    UpdateKind,
)

ABOUT_THE_HOME = frozenset({CommitmentKind.REPAIR, CommitmentKind.INSPECTION, CommitmentKind.DECANT})
"""What is done to a home: there its hazard sets the impact, not what was chosen."""


def promise(session: Session, desk: Desk, *, case_id: str, typed: Promise) -> Changes:
    """Add a commitment to the case."""
    case = begin(session, desk, case_id, Act.PROMISE)
    said = checked(typed, desk, case)
    due_on = due(said.due_on, desk)
    _require_no_sum(said)
    _require_not_there(case, said)
    hazard = _hazard(case, said)
    row = Commitment(
        case_id=case_id,
        point_id=said.point_id,
        source=(said.source or source(case)).value,
        what=said.what,
        kind=said.kind.value,
        owner_id=officer_named(session, said.owner),
        contractor=as_registered(said.contractor, desk.contractors),
        promised_on=desk.today,
        due_on=due_on,
        first_due_on=due_on,
        agreed_with_resident=said.agreed_with_resident,
        how_you_will_know=said.how_you_will_know,
        impact=max(said.impact, HAZARD_IMPACT[hazard], ORDER_DUE if said.source is CommitmentSource.ORDER else 0),
        higher_risk_home=said.higher_risk_home,
        hazard=hazard.value,
        dependency=said.dependency.value,
        needs_appointment=said.needs_appointment,
    )
    session.add(row)
    session.flush()
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def _hazard(case: CaseFacts, said: Promise) -> Hazard:
    """Return the hazard that a promise is about: work in a hazardous home is, whatever was ticked."""
    known = case.hazard if case.hazard in HAZARD_IMPACT else None
    return known if known and (said.higher_risk_home or said.kind in ABOUT_THE_HOME) else Hazard.NONE


def _require_not_there(case: CaseFacts, said: Promise) -> None:
    """Refuse the same promise twice: the letter would print it twice, and one of the two would never be kept."""
    for each in case.open_commitments:
        if (each.due_on, bare(each.owner.name), bare(each.what)) == (said.due_on, bare(said.owner), bare(said.what)):
            why = f"{each.owner.name} is to do that by {in_full(each.due_on)} already"
            raise Refused(why, do="Leave it as it is, or say what is different about this one.", field="what")


def _require_no_sum(said: Promise) -> None:
    """Refuse to promise money by the way: it is offered, with its reason, and its promise comes with it."""
    for field in ("what", "how_you_will_know"):
        for each in sums_in(getattr(said, field)):
            why = f"“{each.words}” is money, and money is promised by an offer"
            do = "Offer it under “Offer money”: the promise to pay it comes with it."
            raise Refused(why, do=do, paragraph="7.2", field=field)


def update(session: Session, desk: Desk, *, commitment_id: str, typed: Update) -> Changes:
    """Say what happened to a promise: progress, no access, or that the resident declined."""
    row, case = _open_commitment(session, desk, commitment_id)
    said = checked(typed, desk, case)
    if said.started and row.started_on is None:
        row.started_on = desk.today
    if said.appointment_on is not None:
        row.appointment_on = said.appointment_on
    row.readiness = said.readiness.value if said.readiness else None
    row.job_number, row.interim, row.cost_pence = said.job_number, said.interim, said.cost_pence or None
    note(session, row, desk, said.kind, said.text)
    return finish(session, desk, row.case_id, Subject.COMMITMENTS)


def move(session: Session, desk: Desk, *, commitment_id: str, typed: Move) -> Changes:
    """Give a promise a new date; why and whether the resident agreed stay on record, and so does the first date.

    The date it has already is given again where the resident agrees to it now: it was only proposed (7.3).
    """
    row, case = _open_commitment(session, desk, commitment_id, Act.MOVE_COMMITMENT)
    _require_no_limit(row, case)
    said = checked(typed, desk, case)
    new, old = due(said.due_on, desk), row.due_on
    agreed = next(each.agreed for each in case.commitments if each.id == row.id)
    if new == old and (agreed or not said.agreed):
        do = "Give the new date, or say that the resident agrees to this one."
        raise Refused("That is the date it has already", do=do, field="due_on")
    row.due_on, row.agreed_with_resident = new, said.agreed
    if new == old:
        words = f"The resident agreed to {in_full(new)}: {said.because}"
        note(session, row, desk, UpdateKind.PROGRESS, words, new=new, agreed=True)
    else:
        note(session, row, desk, UpdateKind.REDATED, said.because, old=old, new=new, agreed=said.agreed)
    return finish(session, desk, row.case_id, Subject.COMMITMENTS)


def complete(session: Session, desk: Desk, *, commitment_id: str, typed: Complete) -> Changes:
    """Record that the work is done; with evidence the promise is kept, without it only the evidence is missing."""
    row, case = _open_commitment(session, desk, commitment_id)
    said, day, shown = completing(case, row, typed, desk)
    row.work_done_on, row.evidence = day, said.evidence
    row.evidence_document_id = said.evidence_document_id
    row.evidence_kind = said.evidence_kind.value if said.evidence_kind else None
    if shown:
        row.state, row.completed_on = CommitmentState.COMPLETED.value, day
        note(session, row, desk, UpdateKind.COMPLETED, f"Kept. Evidence: {shown}")
    else:
        note(session, row, desk, UpdateKind.PROGRESS, "The work is done; the evidence is still to come.")
    return finish(session, desk, row.case_id, Subject.COMMITMENTS)


def completing(
    case: CaseFacts, promise: Commitment | CommitmentFacts, typed: Complete, desk: Desk
) -> tuple[Complete, date, str]:
    """Return what was typed, clean, with the day it was done and what shows it; Refused where it cannot be so."""
    said = checked(typed, desk, case)
    _require_no_limit(promise, case)
    _require_no_money(promise, "Record the payment under Money: its day, how it was paid, and the reference.")
    day = said.completed_on or desk.today
    entry.after(day, promise.promised_on, field="completed_on", what="the promise")
    entry.after(day, _denied_on(case, promise), field="completed_on", what="the resident said that it was not done")
    return said, day, _shown(case, said)


def _denied_on(case: CaseFacts, promise: Commitment | CommitmentFacts) -> date | None:
    """Return the last day on which the resident said that a promise was not kept; None where they never did."""
    said = (each for each in case.resident_answers if each.commitment_id == promise.id)
    return max((each.asked_on for each in said if each.answer is ResidentWord.DISAGREES), default=None)


def _shown(case: CaseFacts, said: Complete) -> str:
    """Return what shows that a promise was kept, in words; empty where nothing does yet, Refused where it says nothing.

    Evidence is a document of the case, a reference that can be looked up, or what the resident said.
    """
    if said.evidence_kind is None:
        if said.evidence or said.evidence_document_id:
            do = "Say whether it is a document, a reference or what the resident said."
            raise Refused("It is not said what sort of evidence it is", do=do, paragraph="7.3", field="evidence_kind")
        return ""
    if said.evidence_kind is EvidenceKind.DOCUMENT:
        title = next((each.title for each in case.documents if each.id == said.evidence_document_id), None)
        if title is None:
            do = "Choose a document of the case; attach it first where it is not there yet."
            raise Refused("No document is chosen", do=do, paragraph="7.3", field="evidence_document_id")
        return f"{title}. {said.evidence}" if said.evidence else title
    if said.evidence_kind is EvidenceKind.REFERENCE and not can_be_looked_up(said.evidence or ""):
        do = "Give the number of the job sheet, receipt or record, and where it is kept."
        raise Refused("A reference has a number to look it up by", do=do, paragraph="7.3", field="evidence")
    if said.evidence_kind is EvidenceKind.RESIDENT and not tells_of_it(said.evidence or ""):
        do = "Write down what they said, and when."
        raise Refused("What the resident said is not there", do=do, paragraph="7.3", field="evidence")
    return said.evidence or ""


def cancel(session: Session, desk: Desk, *, commitment_id: str, typed: Cancel) -> Changes:
    """End a promise that will not be kept, with the reason."""
    row, case = _open_commitment(session, desk, commitment_id, Act.END_COMMITMENT)
    said = checked(typed, desk, case)
    _require_theirs(row, said.ended_by)
    _require_no_money(row, "Take the offer back under Money, or record that the resident refused it.")
    row.state = CommitmentState.CANCELLED.value
    row.cancelled_because, row.ended_by = said.because, said.ended_by.value
    note(session, row, desk, UpdateKind.CANCELLED, said.because)
    return finish(session, desk, row.case_id, Subject.COMMITMENTS)


def _require_theirs(row: Commitment, by: EndedBy) -> None:
    """Refuse to end what binds us, an order or a limit of the law; only they take back what they asked for."""
    if by is EndedBy.US and row.source == CommitmentSource.ORDER.value:
        do = "Ask the Ombudsman in writing for another date or a review, and record what they say."
        raise Refused("An order of the Ombudsman binds us, and is not ours to end", do=do, field="ended_by")
    if by is EndedBy.US and row.hazard_limit:
        do = "Record with the hazard what was done, or found not to be needed."
        raise Refused("A limit of Awaab's Law binds us, and is not ours to end", do=do, field="ended_by")
    if by is EndedBy.NOT_ASKED and row.source not in {each.value for each in BY_OMBUDSMAN}:
        do = "Say who ends it: we do, or the resident."
        raise Refused("The Ombudsman did not ask for this, and cannot take it back", do=do, field="ended_by")


def _require_no_limit(row: Commitment | CommitmentFacts, case: CaseFacts) -> None:
    """Refuse to move or keep a limit of the law apart from its hazard; open again, its steps say no more of it."""
    known = next((each for each in case.commitments if each.id == row.id), None)
    if row.hazard_limit and not (known and known.open_again_on):
        do = "Record the step with the hazard: the promise goes with it."
        raise Refused("This promise keeps a limit of Awaab's Law, which nobody can move", do=do)


def _require_no_money(row: Commitment | CommitmentFacts, do: str) -> None:
    """Refuse to end or keep a promise to pay apart from its money: each would say something else."""
    if row.offer_id or row.order_id:
        what = "ordered by the Ombudsman" if row.order_id else "offered"
        raise Refused(f"This promise pays what is {what}, and goes with it", do=do, paragraph="7.3")


def _open_commitment(
    session: Session, desk: Desk, commitment_id: str, act: Act = Act.UPDATE_COMMITMENT
) -> tuple[Commitment, CaseFacts]:
    row = session.get(Commitment, commitment_id)
    if row is None:
        raise Refused("This desk does not hold that commitment", do="Open the tracker again.")
    case = begin(session, desk, row.case_id, act)
    require(desk.officer.role, act, own=row.owner_id == desk.officer.id)
    if row.state != CommitmentState.OPEN.value:
        raise Refused(f"This commitment is {row.state}", do="Make a new promise if one is needed.", paragraph="6.6")
    return row, case
