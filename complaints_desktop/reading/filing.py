"""What lies in the file: an issued letter as it went, and how many changes this desk has kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.record.connection import Rows
from db.terms import Looked, SentBy

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from complaints_desktop.desk.desk import Desk
    from db.model import Despatch


WENT: Mapping[str, str] = {
    SentBy.POST.value: "Sent by post",
    SentBy.EMAIL.value: "Sent by email",
    SentBy.BY_HAND.value: "Handed over",
    SentBy.READ_OUT.value: "Read out",
}
"""How a letter went, as the beginning of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledLetter:
    """A letter as it was issued: its bytes, and the fingerprint they must have."""

    title: str
    sha256: str
    content: bytes
    reference: str
    kind: str
    issued_on: date
    to_email: str
    """Where an email to whom it is for would go; empty where that is not on record."""
    how_sent: str = ""
    """How and when it last left, and whether it came back; empty where nobody recorded that it did."""


def filed_letter(session: "Session", *, letter_id: str) -> FiledLetter:
    """Return an issued letter, or the copy of one; Refused where its document is not on this desk."""
    from sqlalchemy import select

    from complaints_desktop.reading.letters_out import last_sendings
    from db.model import Case, Document, DocumentBytes, Letter, LetterCopy, Person

    copy = session.get(LetterCopy, letter_id)
    letter = session.get(Letter, copy.letter_id if copy else letter_id)
    found = (
        letter
        and session.execute(
            select(Document.title, Document.sha256, DocumentBytes.content, Case.reference)
            .join(DocumentBytes, DocumentBytes.document_id == Document.id)
            .join(Case, Case.id == letter.case_id)
            .where(Document.id == (copy or letter).document_id)
        ).first()
    )
    if letter is None or not found:
        raise Refused("The document of this letter is not on this desk", do="Sync, then open it again.")
    sent = last_sendings(session, letter.id).get(copy.id if copy else None)
    to = session.get(Person, (copy or letter).recipient_id)
    return FiledLetter(
        title=found.title,
        sha256=found.sha256,
        content=found.content,
        reference=found.reference,
        kind=letter.kind,
        issued_on=letter.issued_on,
        to_email=(to.email if to else None) or "",
        how_sent=_how(sent) if sent else "",
    )


def _how(sent: "Despatch") -> str:
    back = f", came back on {in_full(sent.returned_on)}" if sent.returned_on else ""
    return f"{WENT.get(sent.way, sent.way)} on {in_full(sent.sent_on)}{back}"


def opened_letter(
    session: "Session", desk: "Desk", *, case_id: str, letter_id: str, what: Looked = Looked.LETTER
) -> FiledLetter:
    """Return an issued letter for a person to see or to take out, and note that they did."""
    from complaints_desktop.desk.looking import looked

    found = filed_letter(session, letter_id=letter_id)
    looked(session, desk, what, case_id=case_id, thing_id=letter_id)
    return found


def changes_kept(record: Rows) -> int:
    """Return how many changes this desk has kept; the last one is never put away, so its number says it."""
    ((last,),) = record.rows("SELECT coalesce(max(seq), 0) FROM change")
    return int(last)
