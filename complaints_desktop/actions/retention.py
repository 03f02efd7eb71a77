"""Decide how long a case is kept: hold it, lift the hold, keep it longer, or have it erased by somebody else."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import kept_of
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.retention import ErasingDecided, HoldLifted, KeptLonger, LegalHold
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.retention import hold_of
from complaints_desktop.rules.wording import without_weekday
from db.model import KeepingDecision
from db.terms import Keeping


def hold(session: Session, desk: Desk, *, case_id: str, typed: LegalHold) -> Changes:
    """Set a legal hold: nothing of the case is erased, here or by the shared database."""
    case = begin(session, desk, case_id, Act.RETAIN)
    said = checked(typed, desk, case)
    if hold_of(case):
        raise Refused("There is a legal hold on this case already", do="Lift it first, if its reason has changed.")
    return _decided(session, desk, case_id, Keeping.HOLD, said.because)


def lift(session: Session, desk: Desk, *, case_id: str, typed: HoldLifted) -> Changes:
    """Lift the legal hold."""
    case = begin(session, desk, case_id, Act.RETAIN)
    said = checked(typed, desk, case)
    if hold_of(case) is None:
        raise Refused("There is no legal hold on this case", do="Leave it as it is.")
    return _decided(session, desk, case_id, Keeping.LIFTED, said.because)


def keep_longer(session: Session, desk: Desk, *, case_id: str, typed: KeptLonger) -> Changes:
    """Keep the case until a later day, and not have it erased before."""
    case = begin(session, desk, case_id, Act.RETAIN)
    said = checked(typed, desk, case)
    return _decided(session, desk, case_id, Keeping.LONGER, said.because, said.keep_until)


def decide_erasing(session: Session, desk: Desk, *, case_id: str, typed: ErasingDecided) -> Changes:
    """Decide that the case is to be erased, where its period is over and nothing keeps it."""
    case = begin(session, desk, case_id, Act.RETAIN)
    said = checked(typed, desk, case)
    found = kept_of(case, desk)
    if found.decided:
        raise Refused("It is decided already that this case is to be erased", do="Somebody else erases it now.")
    if found.because:
        raise Refused(f"This case is not to be erased: {'; '.join(found.because)}", do="Look again when that is over.")
    if not found.over and found.until:
        raise Refused(
            f"This case is kept until {without_weekday(found.until)}",
            do="An erasure that a resident asks for is “Erase the case (data protection)”.",
        )
    return _decided(session, desk, case_id, Keeping.ERASE, said.because)


def _decided(
    session: Session, desk: Desk, case_id: str, decision: Keeping, because: str, keep_until: date | None = None
) -> Changes:
    row = KeepingDecision(
        case_id=case_id,
        decision=decision.value,
        because=because,
        keep_until=keep_until,
        decided_at=desk.now,
        decided_by_id=desk.officer.id,
    )
    session.add(row)
    return finish(session, desk, case_id, made=row.id)
