"""Files of a case, and where their bytes lie."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Captured, Id, LongText, Text80, Text200, at_most, new_id, to, to_case
from db.model.marks import About, Belongs, Searched, said

LARGEST = 25 * 1024 * 1024
"""Bytes that one document may have."""


class Document(Captured, Base):
    """A file of the case, named by id and known by its SHA-256; the bytes lie in DocumentBytes.

    What it is never changes; what is said of it may. A letter that was issued has no `kind`: the letter says it all.
    """

    __tablename__ = "document"
    about = About(
        called="Document “{title}”",
        referred="“{title}”",
        subject="documents",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256_hex"),
        CheckConstraint(f"size BETWEEN 1 AND {LARGEST}", name="size_up_to_25_mb"),
        at_most("withdrawn_because"),
        at_most("destroyed_because"),
    )

    case_id: Mapped[str] = to_case()
    title: Mapped[Text200] = said("title", personal=True, searched=Searched.WHAT)
    media_type: Mapped[Text80] = said("kind of file", personal=False)
    sha256: Mapped[Text80] = said("fingerprint", personal=False)
    size: Mapped[int] = said("size in bytes")
    added_at: Mapped[datetime] = said("added")
    kind: Mapped[Text80 | None] = said("kind of document", personal=False)
    dated_on: Mapped[date | None] = said("dated")
    sender: Mapped[Text200 | None] = said("sent by", personal=True, searched=Searched.WHAT)
    point_id: Mapped[Id | None] = said("point it bears on", personal=False)
    contact_id: Mapped[Id | None] = said("came with", personal=False)
    copy_of_id: Mapped[Id | None] = said("redacted copy of", personal=False)
    place: Mapped[int | None] = said("place in the order")
    """Far apart, so that one can be put between two others without moving them."""
    added_by_id: Mapped[Id | None] = said("added by", personal=False)
    withdrawn_on: Mapped[date | None] = said("withdrawn on")
    withdrawn_because: Mapped[LongText | None] = said("withdrawn because", personal=True)
    destroyed_at: Mapped[datetime | None] = said("file destroyed")
    """The bytes are gone, at every desk and in the shared database; what is said of the file stays."""
    destroyed_because: Mapped[LongText | None] = said("file destroyed because", personal=True)
    destroyed_by_id: Mapped[str | None] = to("officer", "file destroyed by", signs=True, nullable=True)


class DocumentBytes(Base):
    """The bytes of a document on this desk; not captured: they travel in pieces behind the changes (SYNC.md S6)."""

    __tablename__ = "document_bytes"

    document_id: Mapped[Id] = mapped_column(
        ForeignKey("document.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    content: Mapped[bytes]


class DocumentText(Base):
    """The words of a document, taken on this desk for its search alone; never captured, and gone with its bytes."""

    __tablename__ = "document_text"

    document_id: Mapped[Id] = mapped_column(
        ForeignKey("document.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    words: Mapped[str] = mapped_column(Text)
    unread: Mapped[Text200 | None]
    """Why not all of it, or nothing, is searched: a scan without text, a file that takes too long."""


class DraftFile(Base):
    """A file that goes with a draft until it is logged; of this desk alone, for bytes travel with their case."""

    __tablename__ = "draft_file"

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    title: Mapped[Text200]
    content: Mapped[bytes]
    added_at: Mapped[datetime]
