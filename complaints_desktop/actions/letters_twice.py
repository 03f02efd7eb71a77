"""Say which of two letters of one kind for one stage stands; both stay on record as they went (Code 5.12)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.letters_twice import LettersSettled
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.letters_twice import twice
from complaints_desktop.rules.refusals import Refused
from db.model import SettledLetter


def let_stand(session: Session, desk: Desk, *, case_id: str, typed: LettersSettled) -> Changes:
    """Let one letter stand, and none of the others that went for the same."""
    case = begin(session, desk, case_id, Act.SETTLE_LETTERS)
    said = checked(typed, desk, case)
    group = next((each for each in twice(case) if said.stands_id in {one.id for one in each.letters}), None)
    if group is None:
        raise Refused("That letter did not go twice", do="Open the case again.", field="letter")
    for each in group.letters:
        if each.id != said.stands_id:
            row = SettledLetter(
                case_id=case_id,
                stands_id=said.stands_id,
                falls_id=each.id,
                because=said.because,
                settled_on=desk.today,
                settled_by_id=desk.officer.id,
                recorded_at=desk.now,
            )
            session.add(row)
    return finish(session, desk, case_id, Subject.LETTERS)
