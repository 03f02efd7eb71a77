"""Who looked at what: lines of ids and a moment, which travel to the shared database on a way of their own."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Id, Text80


class Look(Base):
    """Somebody at this desk opened something, or took it out. Not captured: it ends when it is old (decision 0049)."""

    __tablename__ = "look"
    __table_args__ = (Index("ix_look_case_id_at", "case_id", "at"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    what: Mapped[Text80]
    """A word of `db.terms.Looked`."""
    case_id: Mapped[Id | None]
    thing_id: Mapped[Id | None]
    """The document or letter; of a case itself and of a list nothing."""
    number: Mapped[int | None]
    """Rows of a list that was taken out."""
    at: Mapped[datetime]
    by_id: Mapped[Id]
    sent: Mapped[bool] = mapped_column(default=False)
    """The shared database has it."""
