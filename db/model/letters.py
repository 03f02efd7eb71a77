"""Letters as issued, the documents they are, and the drafts of everything typed."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Captured, Id, Text80, Text200, natural_id, not_blank, to, to_case


class Document(Captured, Base):
    """A file of the case, named by id and known by its SHA-256; the bytes lie in DocumentBytes."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256_hex"),
        CheckConstraint("size BETWEEN 1 AND 26214400", name="size_up_to_25_mb"),
    )
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    title: Mapped[Text200]
    media_type: Mapped[Text80]
    sha256: Mapped[Text80]
    size: Mapped[int]
    added_at: Mapped[datetime]


class DocumentBytes(Base):
    """The bytes of a document on this desk; not captured: they travel in pieces behind the changes (SYNC.md S6)."""

    __tablename__ = "document_bytes"

    document_id: Mapped[Id] = mapped_column(
        ForeignKey("document.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    content: Mapped[bytes]


class Letter(Captured, Base):
    """A letter as it was issued: frozen, with its values and its document."""

    __tablename__ = "letter"
    __table_args__ = (not_blank("kind"),)
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage")
    kind: Mapped[Text80]
    template_version: Mapped[Text80]
    issued_on: Mapped[date]
    issued_at: Mapped[datetime]
    author_id: Mapped[str | None] = to("officer", nullable=True)
    recipient: Mapped[Text200]
    text_size: Mapped[int] = mapped_column(default=12)
    document_id: Mapped[str] = to("document")


class Draft(Captured, Base):
    """Something being typed: saved every few seconds, ended when it becomes what it was for."""

    __tablename__ = "draft"
    __table_args__ = (not_blank("kind"), UniqueConstraint("kind", "case_id", "officer_id"))

    kind: Mapped[Text80]
    """`log`, or `letter:` and the letter's kind."""
    case_id: Mapped[str | None] = to_case(nullable=True)
    officer_id: Mapped[str | None] = to("officer", nullable=True)
    content: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


def draft_id(kind: str, case_id: str | None, officer_id: str | None) -> str:
    """Return the id of the draft an officer has of that kind, of a case or of none."""
    return natural_id("draft", kind, case_id or "", officer_id or "")
