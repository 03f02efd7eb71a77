"""Record who was consulted on a decision (Code 6.20)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.consultees import Consulted
from complaints_desktop.rules.acts import Act
from db.model import Consultee


def consult(session: Session, desk: Desk, *, case_id: str, typed: Consulted) -> Changes:
    """Add somebody who was asked for their view at the current stage."""
    case = begin(session, desk, case_id, Act.CHECK)
    said = checked(typed, desk, case)
    row = Consultee(
        case_id=case_id,
        stage_id=case.current.id,
        name=said.name,
        consulted_on=said.consulted_on,
        said=said.said,
    )
    session.add(row)
    return finish(session, desk, case_id, made=row.id)
