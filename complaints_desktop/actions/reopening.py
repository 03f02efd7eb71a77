"""Reopen a case that had ended: an event of its own, with a reason; its earlier end stays on record."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, go_on
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.reopening import ReopeningAsked
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.terms import Closing


def reopen(session: Session, desk: Desk, *, case_id: str, typed: ReopeningAsked) -> Changes:
    """Let a case go on that was answered, withdrawn or closed by mistake."""
    case = begin(session, desk, case_id, Act.REOPEN)
    said = checked(typed, desk, case)
    _require_its_own(case)
    go_on(session, case, desk, said.why, said.because)
    return finish(session, desk, case_id)


def _require_its_own(case: CaseFacts) -> None:
    """Refuse what goes on by another act: a refusal the Ombudsman did not direct, and a merger."""
    if case.current.refused:
        raise Refused(
            "This complaint was refused, and the refusal stands",
            do="Accept it after all, where it should not have been refused, or as the Ombudsman directs.",
            paragraph="2.4",
        )
    if case.closed_as is Closing.MERGED:
        raise Refused(
            "This case was merged into another, and goes on there", do="Undo the merger, where they are not the same."
        )
