"""What an e-mail says of its complaint: by whom, of which day, in which words; it may begin the draft of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.documents.arriving import Arrived
from complaints_desktop.documents.emails import Email, read_email
from complaints_desktop.documents.file_kinds import Shown
from complaints_desktop.forms import entry
from complaints_desktop.reading.people import PersonFound, person_found
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count, in_london
from db.dates import EARLIEST_DATE
from db.model import Officer, Person
from db.model.base import LONG_TEXT

QUOTED = LONG_TEXT - 1_000
"""Characters of an e-mail that the draft quotes; the whole of it goes with the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What an e-mail begins: the fields it fills in, itself, and what it is in words."""

    said: Mapping[str, object]
    known: PersonFound | None
    """Who sent it, where one person on record has that address."""
    file: Arrived
    words: str


def begun_by(session: Session, desk: Desk, *, file: Arrived) -> Begun:
    """Return the draft that an e-mail begins; Refused for any other file, which has nobody and no words in it."""
    if file.kind.shown is not Shown.EMAIL:
        raise Refused(
            "Only an e-mail begins a complaint",
            do="Log what they say, then attach the file under Documents.",
            field="file",
        )
    email = read_email(file.content)
    said: dict[str, object] = {
        "summary": _summary(email),
        "channel": "email",
        "received_on": sent_on(email, desk) or desk.today,
    }
    known = _known(session, email)
    if known is None and not is_ours(
        session, email
    ):  # sent on by one of us, it is somebody else's, whom a person has to name
        name = email.sender if email.sender != email.address else ""
        said |= {"name": entry.text(name[:200], field="name") or "", "email": email.address[:200]}
    return Begun(said=said, known=known, file=file, words=_words(email, file))


def sent_on(email: Email, desk: Desk) -> date | None:
    """Return the day an e-mail says it was sent; None for a day that cannot be."""
    sent = in_london(email.sent_at).date() if email.sent_at else None
    return sent if sent and EARLIEST_DATE <= sent <= desk.today else None


def is_ours(session: Session, email: Email) -> bool:
    """Whether one of us sent it: the addresses of officers are on record."""
    ours = select(Officer.id).where(func.lower(Officer.email) == email.address.lower())
    return bool(email.address) and session.scalar(ours.limit(1)) is not None


def _summary(email: Email) -> str:
    words = email.text
    if len(words) > QUOTED:
        words = f"{words[:QUOTED]} …\n\nThe whole e-mail is among the documents."
    parts = (email.subject[:500], words)
    return entry.text("\n\n".join(each for each in parts if each.strip()), field="file", limit=LONG_TEXT) or ""


def _known(session: Session, email: Email) -> PersonFound | None:
    if not email.address:
        return None
    ids = session.scalars(select(Person.id).where(func.lower(Person.email) == email.address.lower()).limit(2)).all()
    return person_found(session, person_id=ids[0]) if len(ids) == 1 else None


def _words(email: Email, file: Arrived) -> str:
    with_it = f" with {count(len(email.attached), 'attachment')}" if email.attached else ""
    return f"“{email.subject[:80] or file.title}”{with_it}"
