"""What a desk keeps for the shared database: where it stands, the server's rows under its own, what people must decide.

All but `Settlement` are local to the file. A settlement is a person's answer to a clash or to held work; it travels
like any other row.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Captured, Id, Text80, Text200, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import Choice


class SharedDatabase(Base):
    """The shared database this desk has joined, and how far it has followed it: one row, or none."""

    __tablename__ = "shared_database"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str]
    login: Mapped[Text80]
    joined_at: Mapped[datetime]
    epoch: Mapped[Text80 | None]
    """Which life of the server the cursor belongs to; another one after a restore or a failover."""
    cursor: Mapped[int] = mapped_column(default=0)
    """The server's position up to which everything has been applied here."""
    token: Mapped[str | None]
    """What the server drew for that position: one that was put back to an earlier moment has drawn another."""
    full: Mapped[bool] = mapped_column(default=True)
    """The next pull brings everything: after joining, and after every doubt."""
    scope: Mapped[Text200 | None]
    """What this officer sees, as the server names it."""
    leads: Mapped[bool] = mapped_column(default=False)
    """Whether this officer may see how other desks stand."""
    erases: Mapped[bool] = mapped_column(default=False)
    schema_version: Mapped[Text80 | None]
    """The revision of this file at the last full pull; a newer one knows columns that pull left out."""
    synced_at: Mapped[datetime | None]
    digest_on: Mapped[date | None]
    """The day of the last comparison of every row with the server's."""
    problem: Mapped[str | None] = mapped_column(Text)
    """What the last attempt met, in words; empty after one that went well."""
    doubted_at: Mapped[str | None]
    """Since when the server may lack what it had shown: then nothing leaves before the file was copied aside."""


class Shadow(Base):
    """A row as the server last showed it, kept while changes of ours lie over it."""

    __tablename__ = "shadow"

    entity: Mapped[Text80] = mapped_column(primary_key=True)
    entity_id: Mapped[Id] = mapped_column(primary_key=True)
    image: Mapped[str | None] = mapped_column(Text)
    """JSON of the fields; NULL where the server shows no such row."""
    ver: Mapped[str | None] = mapped_column(Text)


class Clash(Base):
    """Two people set one field, each without knowing of the other: the first stands until a person decides."""

    __tablename__ = "clash"

    id: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[Id | None] = mapped_column(index=True)
    entity: Mapped[Text80]
    entity_id: Mapped[Id] = mapped_column(index=True)
    field: Mapped[Text80]
    state: Mapped[Text80] = mapped_column(index=True)
    doc: Mapped[dict[str, Any]]
    """Both values, by whom, when and at which desk."""


class Held(Base):
    """Work the server keeps and does not apply, because a rule spans what two desks knew."""

    __tablename__ = "held"

    id: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[Id | None] = mapped_column(index=True)
    state: Mapped[Text80] = mapped_column(index=True)
    doc: Mapped[dict[str, Any]]
    """The rule, by whom, when, and the changes."""


class ErasedCase(Base):
    """A case that was erased, as the server tells it: the register of erasures, without a word of the case."""

    __tablename__ = "erased_case"

    case_id: Mapped[Id] = mapped_column(primary_key=True)
    erased_at: Mapped[Text80 | None]
    by: Mapped[Text200 | None]
    reason: Mapped[Text200 | None]
    """Told to those who audit alone."""


class KeptHistory(Base):
    """A change by any desk to a case, asked of the server when someone looked, and kept to be read without it."""

    __tablename__ = "kept_history"

    change_id: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[Id] = mapped_column(index=True)
    pos: Mapped[int]
    at: Mapped[Text80]
    """When, by the clock of the desk."""
    received_at: Mapped[Text80]
    """When, by the clock of the server."""
    author: Mapped[Text80]
    entity: Mapped[Text80]
    entity_id: Mapped[Id]
    op: Mapped[Text80]
    patch: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str | None] = mapped_column(Text)


class Piece(Base):
    """A piece of a document under way to this desk."""

    __tablename__ = "piece"

    document_id: Mapped[Id] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Upload(Base):
    """How far a document has got on its way to the server, wherever it came from."""

    __tablename__ = "upload"

    document_id: Mapped[Id] = mapped_column(primary_key=True)
    complete: Mapped[bool]
    """The server has every byte of it: a desk without them may fetch them."""


class Rescue(Base):
    """What this desk knew of a row and the server of another life does not: kept until a person has decided."""

    __tablename__ = "rescue"

    entity: Mapped[Text80] = mapped_column(primary_key=True)
    entity_id: Mapped[Id] = mapped_column(primary_key=True)
    case_id: Mapped[Id | None] = mapped_column(index=True)
    state: Mapped[Text80] = mapped_column(index=True)
    """A word of `db.terms.Rescued`."""
    image: Mapped[str] = mapped_column(Text)
    """JSON of all fields, as this desk had them."""
    ver: Mapped[str] = mapped_column(Text)
    """JSON: the versions of those fields the server does not know; with `*` it does not know the row."""
    found_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]


class GivenBack(Captured, Base):
    """A declaration: this row was lost at the server, and an officer sends it again from what their desk knew.

    What it says of the author is a claim of whoever gives it back, shown as one.
    """

    __tablename__ = "given_back"
    about = About(
        called="Given back after a loss at the shared database",
        subject="case",
        belongs=Belongs.TO_CASE_OR_ALL,
    )
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str | None] = to_case(nullable=True)
    entity: Mapped[Text80] = said("of what kind", personal=False)
    entity_id: Mapped[Id] = said("which", personal=False, index=True)
    fields: Mapped[str | None] = said("what of it", personal=False, type_=Text)
    """Names of the fields that were lost, separated by a comma; NULL where the whole row was."""
    said_by: Mapped[Text200 | None] = said("said to be by", personal=True)
    """Whose it was, as far as the desk knew."""
    written_at: Mapped[datetime | None] = said("written")
    given_by_id: Mapped[str] = to("officer", "given back by", signs=True)
    given_at: Mapped[datetime] = said("given back")


class Settlement(Captured, Base):
    """A person's answer to a clash or to held work, with the change it was an answer to."""

    __tablename__ = "settlement"
    about = About(
        called="Settlement",
        subject="case",
        belongs=Belongs.TO_CASE_OR_WRITER,
    )
    __table_args__ = (one_of("choice", Choice),)
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str | None] = to_case(nullable=True)
    clash_id: Mapped[Id | None] = said("clash", personal=False)
    held_id: Mapped[Id | None] = said("held work", personal=False)
    their_change: Mapped[Id | None] = said("change", personal=False)
    """The change that lost when the question was read; it may have been followed by another since."""
    choice: Mapped[Text80] = said("choice")
    because: Mapped[Text200 | None] = said("reason", personal=True)
    settled_by_id: Mapped[str | None] = to("officer", "settled by", signs=True, nullable=True)
    settled_at: Mapped[datetime] = said("settled")
