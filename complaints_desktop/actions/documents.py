"""Documents of a case: attached, described, put in order, withdrawn (Code 5.12)."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlalchemy import delete
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.case.entries import contact_row
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.documents.arriving import Arrived, arrived, read_file
from complaints_desktop.documents.emails import Email, read_email
from complaints_desktop.documents.file_kinds import Shown
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.documents import (
    Attachment,
    Description,
    DestroyDocument,
    WithdrawDocument,
    suggested_kind,
)
from complaints_desktop.reading.emails import is_ours, sent_on
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.retention import hold_of
from complaints_desktop.rules.wording import listed
from db.model import Document, DocumentBytes, DraftFile, Piece, Upload, new_id
from db.model.base import LONG_TEXT
from db.terms import ContactKind, Direction

APART = 1_024
"""How far apart documents are placed: as many fit between two before the others have to move."""
QUOTED = LONG_TEXT - 4_000
"""Characters of an e-mail that its contact quotes; the whole of it is the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a file when it is put to the case."""

    title: str | None = None
    kind: str | None = None
    dated_on: date | None = None
    sender: str | None = None
    point_id: str | None = None
    contact_id: str | None = None
    copy_of_id: str | None = None


def attach(session: Session, desk: Desk, *, case_id: str, typed: Attachment) -> Changes:
    """Put the file that was named to the case; an e-mail is a contact too, with its attachments beside it."""
    case = begin(session, desk, case_id, Act.ATTACH)
    typed = checked(typed, desk, case)
    said = Said(
        title=typed.title, kind=typed.kind, dated_on=typed.dated_on, sender=typed.sender, point_id=typed.point_id
    )
    return _kept(session, desk, case, read_file(Path(typed.file)), said)


def keep(session: Session, desk: Desk, *, case_id: str, file: Arrived) -> Changes:
    """Put a file to the case that was dropped, pasted or came with a complaint, as it is."""
    return _kept(session, desk, begin(session, desk, case_id, Act.ATTACH), file, Said())


def keep_from_draft(session: Session, desk: Desk, *, case_id: str, file_id: str) -> Changes:
    """Put to a case that was just logged the file its draft began with, and let it go from the draft."""
    case = begin(session, desk, case_id, Act.ATTACH)
    row = session.get(DraftFile, file_id)
    if row is None:
        raise Refused(
            "The e-mail that goes with it is not on this desk",
            do="Log it at the desk where the e-mail was put in, or leave the e-mail out here.",
        )
    session.delete(row)
    return _kept(session, desk, case, arrived(row.title, row.content), Said())


def redact(session: Session, desk: Desk, *, case_id: str, document_id: str, copy: bytes) -> Changes:
    """Put a redacted copy beside its document, as `redacted_copy` drew it; the document itself stays as it came."""
    case = begin(session, desk, case_id, Act.ATTACH)
    row = _standing(session, case, document_id)
    said = Said(
        title=f"{row.title[:180]}, redacted",
        kind=row.kind,
        dated_on=row.dated_on,
        sender=row.sender,
        point_id=row.point_id,
        copy_of_id=row.id,
    )
    return _kept(session, desk, case, arrived(row.title, copy), said)


def describe(session: Session, desk: Desk, *, case_id: str, document_id: str, typed: Description) -> Changes:
    """Say better what a document is; the file stays as it came."""
    case = begin(session, desk, case_id, Act.ATTACH)
    said = checked(typed, desk, case)
    row = _standing(session, case, document_id)
    row.title, row.kind, row.dated_on = said.title, said.kind, said.dated_on
    row.sender, row.point_id = said.sender, said.point_id
    if said.position:
        _put(session, case, document_id, _position(said.position))
    return finish(session, desk, case_id, Subject.DOCUMENTS)


def place(session: Session, desk: Desk, *, case_id: str, document_id: str, position: int) -> Changes:
    """Put a document at a place in the list, counted from 1."""
    case = begin(session, desk, case_id, Act.ATTACH)
    _standing(session, case, document_id)
    _put(session, case, document_id, position)
    return finish(session, desk, case_id, Subject.DOCUMENTS)


def withdraw(session: Session, desk: Desk, *, case_id: str, document_id: str, typed: WithdrawDocument) -> Changes:
    """Withdraw a document that was attached by mistake; that it was here stays on record, with the reason."""
    case = begin(session, desk, case_id, Act.ATTACH)
    said = checked(typed, desk, case)
    row = _standing(session, case, document_id)
    row.withdrawn_because, row.withdrawn_on = said.because, desk.today
    return finish(session, desk, case_id, Subject.DOCUMENTS)


def destroy(session: Session, desk: Desk, *, case_id: str, document_id: str, typed: DestroyDocument) -> Changes:
    """Destroy the bytes of a withdrawn document; the shared database and the other desks follow."""
    case = begin(session, desk, case_id, Act.DESTROY)
    said = checked(typed, desk, case)
    if all(each.id != document_id or each.destroyed_at for each in case.withdrawn_documents):
        raise Refused("That document is not withdrawn, or destroyed already", do="Withdraw it first, with the reason.")
    if hold_of(case):
        raise Refused("This case is under a legal hold", do="Lift the hold first, with the reason, if it is over.")
    row = session.get_one(Document, document_id)
    row.destroyed_at, row.destroyed_because, row.destroyed_by_id = desk.now, said.because, desk.officer.id
    session.execute(delete(DocumentBytes).where(DocumentBytes.document_id == document_id))
    for way in (Piece, Upload):
        session.execute(delete(way).where(way.document_id == document_id))
    return finish(session, desk, case_id, Subject.DOCUMENTS)


def _standing(session: Session, case: CaseFacts, document_id: str) -> Document:
    if all(each.id != document_id for each in case.documents):
        raise Refused("That document is not part of this case", do="Open the case again.")
    return session.get_one(Document, document_id)


def _kept(session: Session, desk: Desk, case: CaseFacts, file: Arrived, said: Said) -> Changes:
    _require_not_there(case.documents, file)
    if file.kind.shown is Shown.EMAIL:
        made = _file_email(session, desk, case, file, said)
    else:
        made = _file(session, desk, case, file, said, place=_last(case) + APART)
    return finish(session, desk, case.id, Subject.DOCUMENTS, made=made)


def _require_not_there(documents: tuple[DocumentFacts, ...], file: Arrived) -> None:
    """Refuse a file that is there: the same bytes are kept once."""
    same = _same(documents, file)
    if same is not None:
        raise Refused(
            f"That file is with this case already, as “{same.title}”",
            do="Leave it as it is, or say more of that one.",
            field="file",
        )


def _same(documents: tuple[DocumentFacts, ...], file: Arrived) -> DocumentFacts | None:
    digest = sha256(file.content).hexdigest()
    return next((each for each in documents if each.sha256 == digest), None)


def _file(session: Session, desk: Desk, case: CaseFacts, file: Arrived, said: Said, *, place: int) -> str:
    document_id = new_id()
    session.add(
        Document(
            id=document_id,
            case_id=case.id,
            title=said.title or file.title,
            media_type=file.kind.media_type,
            sha256=sha256(file.content).hexdigest(),
            size=len(file.content),
            added_at=desk.now,
            kind=said.kind or suggested_kind(file.kind.shown),
            dated_on=said.dated_on,
            sender=said.sender,
            point_id=said.point_id,
            contact_id=said.contact_id,
            copy_of_id=said.copy_of_id,
            place=place,
            added_by_id=desk.officer.id,
        )
    )
    session.flush()
    session.add(DocumentBytes(document_id=document_id, content=file.content))
    return document_id


def _file_email(session: Session, desk: Desk, case: CaseFacts, file: Arrived, said: Said) -> str:
    """File an e-mail, record it as a contact, and file beside it what was attached and is kept."""
    email = read_email(file.content)
    day = said.dated_on or sent_on(email, desk)
    contact = contact_row(
        desk,
        case.id,
        "",
        kind=ContactKind.EMAIL,
        direction=Direction.OUT if is_ours(session, email) else Direction.IN,
        on=day or desk.today,
        with_whom=(email.who or email.sent_to)[:200] or None,
    )
    whole = Said(
        title=said.title or entry.text(email.subject[:200], field="title"),
        kind=said.kind,
        dated_on=day,
        sender=said.sender or entry.text(email.who[:200], field="sender"),
        point_id=said.point_id,
        contact_id=contact.id,
    )
    files, lines = _attached(case, email)
    contact.summary = _quoted(email, lines)
    session.add(contact)
    session.flush()
    place = _last(case) + APART
    document_id = _file(session, desk, case, file, whole, place=place)
    for number, each in enumerate(files, 1):
        said_of = Said(dated_on=day, sender=whole.sender, point_id=said.point_id, contact_id=contact.id)
        _file(session, desk, case, each, said_of, place=place + number * APART)
    return document_id


def _attached(case: CaseFacts, email: Email) -> tuple[list[Arrived], list[str]]:
    """Return the attachments that are kept, each once, and a line in words about all of them."""
    kept: dict[str, Arrived] = {}
    lines: list[str] = []
    for each in email.attached:
        try:
            file = arrived(each.name, each.content)
        except Refused as refused:
            lines.append(f"Attached and not kept, {each.name[:80]}: {refused.why}.")
            continue
        there = _same(case.documents, file)
        if there is not None:
            lines.append(f"Attached, and with this case already: {there.title}.")
        else:
            kept.setdefault(sha256(file.content).hexdigest(), file)
    if kept:
        lines.insert(0, f"Attached: {listed([each.title for each in kept.values()])}.")
    return list(kept.values()), lines


def _quoted(email: Email, lines: list[str]) -> str:
    """Return what a contact says of an e-mail: its subject, its words, and what came with it."""
    words = email.text
    if len(words) > QUOTED:
        words = f"{words[:QUOTED]} …\n\nThe whole e-mail is among the documents."
    after = "\n".join(lines)
    if len(after) > 3_000:
        after = f"{after[:3_000]} …"
    parts = (email.subject[:500], words, after)
    quoted = entry.text("\n\n".join(each for each in parts if each.strip()), field="file", limit=LONG_TEXT)
    return quoted or "An e-mail without words"


def _last(case: CaseFacts) -> int:
    return max((each.place or 0 for each in (*case.documents, *case.withdrawn_documents)), default=0)


def _put(session: Session, case: CaseFacts, document_id: str, position: int) -> None:
    """Place one document between its new neighbours; the others move only where there is no room."""
    others = [each for each in case.documents if each.id != document_id]
    at = min(max(position, 1), len(others) + 1) - 1
    if case.documents[at].id == document_id:
        return
    before = (others[at - 1].place or 0) if at else 0
    after = (others[at].place or 0) if at < len(others) else before + 2 * APART
    if after - before > 1:
        session.get_one(Document, document_id).place = (before + after) // 2
        return
    order = [each.id for each in others]
    order.insert(at, document_id)
    for number, each in enumerate(order, 1):
        session.get_one(Document, each).place = number * APART


def _position(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()):
        raise Refused(f"“{typed}” is no place in the list", do="Type a number, such as 1.", field="position")
    return int(typed)
