"""Files of a case, and where their bytes lie."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Captured, Id, Text80, Text200, to_case


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
