"""What Code 5.8 asks before a decision: evidence weighed, conflicts of interest declared."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.case.entries import contact_row
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.model import ConflictDeclaration, EvidenceCheck
from db.terms import EvidenceResult


def record_evidence(
    session: Session, desk: Desk, *, case_id: str, typed: Evidence, evidence_id: str | None = None
) -> Changes:
    """Record a piece of evidence as asked for, seen, not held or not answered; `evidence_id` brings one up to date."""
    case = begin(session, desk, case_id, Act.CHECK)
    said = checked(typed, desk, case)
    check = session.get(EvidenceCheck, evidence_id) if evidence_id else EvidenceCheck(case_id=case_id)
    if check is None or check.case_id != case_id:
        raise Refused("That evidence is not part of this case", do="Open the case again.")
    check.stage_id = case.current.id
    _require_chased(said)
    silent = said.result is EvidenceResult.NO_ANSWER
    check.item, check.note = said.item, said.note
    check.result = (EvidenceResult.ASKED if silent else said.result).value
    check.unanswered_on = (check.unanswered_on or desk.today) if silent else None
    check.asked_of, check.question, check.due_on = said.asked_of, said.question, said.due_on
    check.asked_on = said.asked_on or check.asked_on
    if check.asked_on is None and (said.asked_of or said.result is EvidenceResult.ASKED):
        check.asked_on = desk.today
    chased, check.chased_on = (
        check.chased_on,
        entry.after(said.chased_on, check.asked_on, field="chased_on", what="it was asked for"),
    )
    if check.chased_on and check.chased_on != chased:
        of = f", asked of {said.asked_of}" if said.asked_of else ""
        session.add(contact_row(desk, case_id, f"Chased for an answer: {said.item}{of}", on=check.chased_on))
    check.checked_on, check.checked_by_id = desk.today, desk.officer.id
    session.add(check)
    return finish(session, desk, case_id, made=check.id)


def _require_chased(said: Evidence) -> None:
    """Raise Refused where silence is said of somebody who is not named, or was never chased."""
    if said.result is not EvidenceResult.NO_ANSWER:
        return
    for field, what in (("asked_of", "who did not answer"), ("chased_on", "when they were last chased")):
        if getattr(said, field) is None:
            why, do = f"No answer is recorded without {what}", f"Say {what}."
            raise Refused(why, do=do, paragraph="5.8", field=field)


def declare_conflict(session: Session, desk: Desk, *, case_id: str, typed: Declaration) -> Changes:
    """Declare, for oneself, whether there is a conflict of interest, and what was done about one."""
    case = begin(session, desk, case_id, Act.CHECK)
    said = checked(typed, desk, case)
    if said.conflict and not said.measures:
        raise Refused(
            "A conflict of interest is declared without what was done about it",
            do="Say who decides instead, or what keeps the decision fair.",
            paragraph="5.8",
            field="measures",
        )
    mine = (ConflictDeclaration.stage_id == case.current.id) & (ConflictDeclaration.officer_id == desk.officer.id)
    row = session.scalar(select(ConflictDeclaration).where(mine)) or ConflictDeclaration(
        case_id=case_id, stage_id=case.current.id, officer_id=desk.officer.id
    )
    row.declared_on, row.conflict, row.measures = desk.today, said.conflict, said.measures
    session.add(row)
    return finish(session, desk, case_id)
