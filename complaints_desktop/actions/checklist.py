"""Answer the checklist before a decision, line by line (Code 5.8)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.checklist import LineAnswered
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.model import ChecklistLine
from db.terms import Checked


def answer_line(session: Session, desk: Desk, *, case_id: str, typed: LineAnswered) -> Changes:
    """Answer a line at the current stage; one that is open or not needed says why."""
    case = begin(session, desk, case_id, Act.CHECK)
    said = checked(typed, desk, case)
    if said.answer is not Checked.DONE and said.because is None:
        raise Refused(f"The line is {said.answer.value}, and not why", do="Say why.", paragraph="5.8", field="because")
    here = (ChecklistLine.stage_id == case.current.id) & (ChecklistLine.line == said.line)
    row = session.scalar(select(ChecklistLine).where(here)) or ChecklistLine(
        case_id=case_id, stage_id=case.current.id, line=said.line
    )
    row.answer, row.because, row.answered_on = said.answer.value, said.because, desk.today
    session.add(row)
    return finish(session, desk, case_id)
