"""Reopen a case that had ended: an event of its own, with a reason; its earlier end stays on record."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, go_on
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.reopening import ReopeningAsked
from complaints_desktop.rules.acts import Act


def reopen(session: Session, desk: Desk, *, case_id: str, typed: ReopeningAsked) -> Changes:
    """Let a case go on that was answered, withdrawn or closed by mistake."""
    case = begin(session, desk, case_id, Act.REOPEN)
    said = checked(typed, desk, case)
    go_on(session, case, desk, said.why, said.because)
    return finish(session, desk, case_id)
