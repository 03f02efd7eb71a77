"""Close a case: answered, or withdrawn; open promises stay in the tracker (Code 6.6, 9.1)."""

from dataclasses import replace

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import asked_by, begin, end, finish, require_duties
from complaints_desktop.case.entries import contact_row
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.closing import Closure, Withdrawal
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.taken_back import WITHDRAWN
from db.model import Case
from db.terms import Closing


def learn(session: Session, desk: Desk, *, case_id: str, learning: str) -> Changes:
    """Record what was learned beyond the case (Code 9.1)."""
    begin(session, desk, case_id, Act.CONTACT)
    session.get_one(Case, case_id).learning = entry.required(
        learning, field="learning", what="What was learned", paragraph="9.1"
    )
    return finish(session, desk, case_id)


def close(session: Session, desk: Desk, *, case_id: str, typed: Closure) -> Changes:
    """Close an answered case; what was learned before is enough."""
    case = begin(session, desk, case_id, Act.CLOSE)
    learning = entry.text(typed.learning, field="learning") or case.learning or ""
    row = session.get_one(Case, case_id)
    row.learning = checked(Closure(learning=learning), desk, case).learning
    require_duties(replace(case, learning=row.learning), desk, Act.CLOSE)
    end(session, case, desk, Closing.REFUSED if case.current.refused else Closing.ANSWERED)
    return finish(session, desk, case_id)


def withdraw(session: Session, desk: Desk, *, case_id: str, typed: Withdrawal) -> Changes:
    """Close a case at the resident's own request; a clock that was late stays late, whatever day they said it."""
    case = begin(session, desk, case_id, Act.WITHDRAW)
    said = checked(typed, desk, case)
    entry.after(said.asked_on, case.current.received_on, field="asked_on", what="the complaint was received")
    asked, person = f"{WITHDRAWN}: {said.because}", asked_by(case, said.who, desk)
    name = person.name if person else None
    session.add(contact_row(desk, case_id, asked, kind=said.how, on=said.asked_on, with_whom=name))
    end(session, case, desk, Closing.WITHDRAWN)
    return finish(session, desk, case_id)
