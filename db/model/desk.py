"""This desk's own rows: who it is, and the changes it has made. Local to the file."""

from datetime import date

from sqlalchemy import CheckConstraint, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Id, Text80


class Desk(Base):
    """This copy of the record: one row. The code is part of every reference drawn here."""

    __tablename__ = "desk"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    device_id: Mapped[Id]
    code: Mapped[Text80]
    last_number: Mapped[int]
    officer_id: Mapped[Id | None]
    """Who works here."""
    derived_on: Mapped[date | None]
    """The day for which the case list was last derived."""
    sample: Mapped[bool] = mapped_column(default=False)
    home: Mapped[str | None]
    """Where the file lay when last opened (`db/record/copied.py`): a copy lies elsewhere, and is another desk."""


class Change(Base):
    """One captured write: which fields of which row were set to what, over which versions (SYNC.md S4)."""

    __tablename__ = "change"
    __table_args__ = (CheckConstraint("op IN ('insert', 'update')", name="op_known"), {"sqlite_autoincrement": True})

    seq: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[Id] = mapped_column(unique=True)
    batch: Mapped[Id]
    author: Mapped[Text80]
    at: Mapped[Text80]
    entity: Mapped[Text80]
    entity_id: Mapped[Id] = mapped_column(index=True)
    case_id: Mapped[Id | None] = mapped_column(index=True)
    op: Mapped[Text80]
    patch: Mapped[str] = mapped_column(Text)
    base: Mapped[str] = mapped_column(Text)
    was: Mapped[str | None] = mapped_column(Text)
    """What those fields held before, of an update: never sent, so that an act can be taken back (`db.record.reverse`).
    """
    schema_version: Mapped[Text80]
    ack_pos: Mapped[int | None] = mapped_column(index=True)
    """Where the shared database has it; NULL while it has not been sent, or its answer has not come."""


class PackedChanges(Base):
    """The old changes of one case, compressed, of a desk that shares with nobody (`db.record.packing`)."""

    __tablename__ = "packed_changes"

    case_id: Mapped[Id] = mapped_column(primary_key=True)
    """Empty for the changes of no case."""
    content: Mapped[bytes] = mapped_column(LargeBinary)
