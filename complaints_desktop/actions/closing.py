"""Close a case: answered, or withdrawn; open promises stay in the tracker (Code 6.6, 9.1)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, require_duties
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.rules.acts import Act
from db.model import Case, Contact
from db.terms import Closing, ContactKind, Direction


def learn(session: Session, desk: Desk, *, case_id: str, learning: str) -> Changes:
    """Record what was learned beyond the case (Code 9.1)."""
    begin(session, desk, case_id, Act.CONTACT)
    session.get_one(Case, case_id).learning = entry.required(
        learning, field="learning", what="What was learned", paragraph="9.1"
    )
    return finish(session, desk, case_id)


def close(session: Session, desk: Desk, *, case_id: str, learning: str | None = None) -> Changes:
    """Close an answered case; `learning` may be given with it."""
    case = begin(session, desk, case_id, Act.CLOSE)
    row = session.get_one(Case, case_id)
    row.learning = entry.text(learning, field="learning") or case.learning
    if row.learning is None:
        require_duties(case, desk, Act.CLOSE)
    row.closed_on, row.closed_as = desk.today, Closing.ANSWERED.value
    return finish(session, desk, case_id)


def withdraw(session: Session, desk: Desk, *, case_id: str, because: str) -> Changes:
    """Close a case at the resident's own request; a clock that was late stays late."""
    begin(session, desk, case_id, Act.WITHDRAW)
    asked = entry.required(because, field="because", what="Who asked, and why")
    session.add(
        Contact(
            case_id=case_id,
            kind=ContactKind.NOTE.value,
            direction=Direction.IN.value,
            contact_on=desk.today,
            summary=f"Withdrawn at the resident's request: {asked}",
            author_id=desk.officer.id,
            recorded_at=desk.now,
        )
    )
    row = session.get_one(Case, case_id)
    row.closed_on, row.closed_as = desk.today, Closing.WITHDRAWN.value
    return finish(session, desk, case_id)
