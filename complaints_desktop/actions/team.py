"""Officers' own details, as letters print them."""

from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal, require_writing
from complaints_desktop.rules.refusals import Refused
from db.model import Officer


def change_my_details(
    session: Session, desk: Desk, *, name: str, job_title: str | None, phone: str | None, email: str | None
) -> Changes:
    """Write how the officer at this desk is called and reached; a letter without a direct contact cannot leave.

    Name and job title stand under every letter, so they are a setting: most officers may not change their own.
    """
    require_writing(desk.officer.role)
    officer = session.get_one(Officer, desk.officer.id)
    called = entry.required(name, field="name", what="Your name", limit=200)
    title = entry.text(job_title, field="job_title", limit=200)
    if (called, title) != (officer.name, officer.job_title):
        _require_naming(desk, "name" if called != officer.name else "job_title")
    officer.name, officer.job_title = called, title
    officer.phone = entry.text(phone, field="phone", limit=80)
    officer.email = entry.text(email, field="email", limit=200)
    if not (officer.phone or officer.email):
        raise Refused(
            "A letter needs a phone number or an e-mail address at which you can be reached",
            do="Give one of the two.",
            field="phone",
        )
    session.flush()
    restate_all(session, desk)
    return Changes(subjects=frozenset({Subject.SETTINGS, Subject.CASE}), made=officer.id)


def _require_naming(desk: Desk, field: str) -> None:
    """Raise Refused where the officer may not say what letters call them."""
    refused = refusal(desk.officer.role, Act.SETTINGS)
    if refused:
        why = "Name and job title stand under every letter, so you cannot change your own"
        raise Refused(why, do=refused.do, field=field)
