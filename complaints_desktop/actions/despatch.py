"""Record how an issued letter was sent, and that it came back: neither changes when it counts (decision 0054)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish_case
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.despatch import DespatchFacts
from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.despatch import LetterReturned, LetterSent
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.model import Despatch
from db.terms import SentBy


def send(session: Session, desk: Desk, *, case_id: str, letter_id: str, typed: LetterSent) -> Changes:
    """Record that a letter, or the copy of one, was sent."""
    case = begin(session, desk, case_id, Act.DESPATCH)
    said = checked(typed, desk, case)
    letter, copy_id = _letter(case, letter_id)
    entry.after(said.sent_on, letter.issued_on, field="sent_on", what="the letter was issued")
    if said.way == SentBy.EMAIL.value and not said.sent_to:
        raise Refused("An email goes to an address", do="Say to which it was sent.", field="sent_to")
    row = Despatch(
        **{name: getattr(said, name) for name in LetterSent.asks},
        case_id=case_id,
        letter_id=letter.id,
        copy_id=copy_id,
        sent_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return finish_case(session, desk, case, Subject.LETTERS, made=row.id)


def came_back(session: Session, desk: Desk, *, case_id: str, despatch_id: str, typed: LetterReturned) -> Changes:
    """Record that a letter came back undelivered, and what was done about it."""
    case = begin(session, desk, case_id, Act.DESPATCH)
    said = checked(typed, desk, case)
    sent = _sent(case, despatch_id)
    entry.after(said.returned_on, sent.sent_on, field="returned_on", what="it was sent")
    row = session.get_one(Despatch, sent.id)
    for name in LetterReturned.asks:
        setattr(row, name, getattr(said, name))
    return finish_case(session, desk, case, Subject.LETTERS)


def _letter(case: CaseFacts, wanted: str) -> tuple[LetterFacts, str | None]:
    """Return the letter with that id, or the one of which the id names a copy, and the id of the copy."""
    for letter in case.letters:
        if wanted == letter.id:
            return letter, None
        if any(wanted == copy.id for copy in letter.copies):
            return letter, wanted
    raise Refused("No such letter was issued in this case", do="Open the case again.", field="on")


def _sent(case: CaseFacts, wanted: str) -> DespatchFacts:
    for letter in case.letters:
        for each in letter.despatches:
            if each.id == wanted:
                return each
    raise Refused("This case has no such sending", do="Open the case again.", field="on")
