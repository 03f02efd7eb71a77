"""Files of a case, and where their bytes lie."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Captured, Id, Text80, Text200, to_case
from db.model.marks import About, Belongs, said


class Document(Captured, Base):
    """A file of the case, named by id and known by its SHA-256; the bytes lie in DocumentBytes."""

    __tablename__ = "document"
    about = About(
        called="Document “{title}”",
        referred="“{title}”",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256_hex"),
        CheckConstraint("size BETWEEN 1 AND 26214400", name="size_up_to_25_mb"),
    )
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    title: Mapped[Text200] = said("title", personal=True)
    media_type: Mapped[Text80] = said("kind of file", personal=False)
    sha256: Mapped[Text80] = said("fingerprint", personal=False)
    size: Mapped[int] = said("size in bytes")
    added_at: Mapped[datetime] = said("added")


class DocumentBytes(Base):
    """The bytes of a document on this desk; not captured: they travel in pieces behind the changes (SYNC.md S6)."""

    __tablename__ = "document_bytes"

    document_id: Mapped[Id] = mapped_column(
        ForeignKey("document.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    content: Mapped[bytes]
