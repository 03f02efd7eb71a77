"""Letters as issued."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Captured, Text80, Text200, not_blank, to, to_case


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
