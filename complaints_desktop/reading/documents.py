"""A document of a case to be looked at: its bytes proved by its fingerprint, and what may be seen of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.looking import looked
from complaints_desktop.documents import pictures
from complaints_desktop.documents.drawing import PageDrawer
from complaints_desktop.documents.file_kinds import Shown, kind_of_type
from complaints_desktop.documents.redaction import Area, PageSeen, page_seen, redacted, require_few
from complaints_desktop.documents.words import words_of
from complaints_desktop.rules.refusals import Refused
from db.model import Document, DocumentBytes
from db.record.local import Record
from db.terms import Looked

SEEN = 500_000
"""Characters of a text that are shown; the rest is in the copy that is saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledDocument:
    """A document as it was filed."""

    title: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What is seen of a document: one of a PDF, a picture as a PNG, or words; `why_not` where it cannot be seen."""

    pdf: bytes = b""
    picture: bytes = b""
    words: str = ""
    why_not: str = ""


def opened_document(session: Session, desk: Desk, *, document_id: str, what: Looked = Looked.DOCUMENT) -> FiledDocument:
    """Return a document for a person to see or to take out, and note that they did."""
    found = filed_document(session, document_id=document_id)
    case_id = session.scalar(select(Document.case_id).where(Document.id == document_id))
    looked(session, desk, what, case_id=case_id, thing_id=document_id)
    return found


def filed_document(session: Session, *, document_id: str) -> FiledDocument:
    """Return a document as it was filed; Refused where it is withdrawn, not on this desk, or not what was filed."""
    destroyed = select(Document.destroyed_at).where(Document.id == document_id, Document.destroyed_at.is_not(None))
    if session.scalar(destroyed):
        raise Refused("The file of this document was destroyed", do="The record says why.")
    found = session.execute(
        select(Document.title, Document.media_type, Document.sha256, Document.withdrawn_on, DocumentBytes.content)
        .join(DocumentBytes, DocumentBytes.document_id == Document.id)
        .where(Document.id == document_id)
    ).first()
    if found is None:
        raise Refused("This document is not on this desk yet", do="Sync, then open it again.")
    if found.withdrawn_on is not None:
        raise Refused("This document was withdrawn", do="The record says why.")
    if sha256(found.content).hexdigest() != found.sha256:
        raise Refused("This is not the file that was put here", do="Sync with a desk that has it, or attach it again.")
    return FiledDocument(title=found.title, media_type=found.media_type, content=found.content)


def preview(session: Session, desk: Desk, *, document_id: str) -> Preview:
    """Return what is seen of a document; nothing in it is executed, opened or fetched."""
    return seen(opened_document(session, desk, document_id=document_id))


def page_of(record: Record, desk: Desk, *, document_id: str, number: int) -> PageSeen:
    """Return a page of a document as a picture, to black out what is on it; drawn while nobody waits for the record."""
    with record.reading() as session:
        content = opened_document(session, desk, document_id=document_id).content
    with PageDrawer() as drawer:
        page = page_seen(content, number, drawer)
    require_few(page.pages)
    return page


def drawn_page(content: bytes, number: int, drawer: PageDrawer) -> PageSeen:
    """Return a page of a PDF, or why it cannot be drawn; the process ends with it, and has seen no other file."""
    pages = number
    with drawer:
        try:
            pages = drawer.count(content)
            return page_seen(content, number, drawer)
        except Refused as refused:  # the other pages may be drawn
            return PageSeen(picture=b"", number=number, pages=pages, refused=refused)


def redacted_copy(record: Record, *, document_id: str, areas: Sequence[Area]) -> bytes:
    """Return a copy of a document with the areas black; drawn while nobody waits for the record, for it takes long."""
    with record.reading() as session:
        filed = filed_document(session, document_id=document_id)
    with PageDrawer() as drawer:
        return redacted(filed.content, areas, drawer)


def seen(document: FiledDocument) -> Preview:
    """Return what is seen of a file; of one that is damaged, why not."""
    kind = kind_of_type(document.media_type)
    shown, content = kind.shown if kind else None, document.content
    try:
        if shown is Shown.PDF:
            return Preview(pdf=content)
        if shown is Shown.PICTURE:
            return Preview(picture=pictures.shown(content))
        if shown in (Shown.TEXT, Shown.EMAIL, Shown.DOCUMENT, Shown.TABLE):
            return Preview(words=words_of(document.media_type, content)[:SEEN])
    except Refused as damaged:
        return Preview(why_not=damaged.why)
    return Preview(why_not="This kind of file is kept, and not shown here. Save a copy to look at it.")
