"""What every table shares: named constraints, the kinds of column, and the mark of a captured entity."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid5

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import JSON, TypeEngine
from uuid_utils import uuid7

from db.dates import EARLIEST_DATE, LATEST_DATE
from db.model.marks import FIELD, About, Field
from db.moments import moment_of

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

LOCAL_COLUMNS = frozenset({"id", "ver"})
"""Columns of a captured table that no patch names: the identity of the row, and the versions of its fields."""

LONG_TEXT = 20_000
"""Characters one field of free text may hold; more belongs in a document."""


def new_id() -> str:
    """Return a new UUIDv7, which sorts by the time it was made and needs no server."""
    return str(uuid7())


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime, kept as ISO text so that a patch of it is the same in SQLite, JSON and PostgreSQL."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Refuse a naive datetime: every `…_at` is UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read the text back as an aware datetime."""
        return None if value is None else moment_of(value)


NATURAL = UUID("5d3f0c1e-6f0a-5c84-9a53-8f2d3c1b7e60")
"""The namespace of the ids that follow from what a row is about."""


def natural_id(kind: str, *names: str) -> str:
    """Return the id of a thing of which there is one, so that two desks that make it make one row, not two."""
    return str(uuid5(NATURAL, "\n".join((kind, *names))))


Id = Annotated[str, mapped_column(String(36))]
Text80 = Annotated[str, mapped_column(String(80))]
Text200 = Annotated[str, mapped_column(String(200))]
LongText = Annotated[str, mapped_column(Text)]


class Base(DeclarativeBase):
    """The declarative base of the whole record."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment,
        dict[str, Any]: JSON,
    }


def table_of(entity: type[Base]) -> Table:
    """Return the table of an entity, for bulk writes: the ORM would split the rows by which fields are NULL."""
    return Base.metadata.tables[entity.__tablename__]


class Captured:
    """A mixin: every write to such a table leaves a change row in the same transaction (SYNC.md S5)."""

    insert_only: ClassVar[bool] = False
    """True where nature allows: such a row is never changed after it is written, so it cannot clash."""
    taken_back: ClassVar[bool] = True
    """Whether the log keeps what its fields held before, so that a change of them can be taken back."""
    about: ClassVar[About]
    """What the entity says of itself; each has to."""

    id: Mapped[Id] = mapped_column(primary_key=True, default=new_id)
    ver: Mapped[str | None] = mapped_column(Text, default=None)
    """JSON: the change that last set each field; `*` stands for the one that made the row."""


@event.listens_for(Captured, "init", propagate=True)
def _named(_entity: Captured, _args: tuple[Any, ...], fields: dict[str, Any]) -> None:
    """Give a new row its id when it is made, so that other rows can point at it before anything is written."""
    fields.setdefault("id", new_id())


def to_case(*, index: bool = True, nullable: bool = False) -> Mapped[Any]:
    """Return the column by which a child belongs to its case."""
    return _pointing("case_", Field(words="case"), nullable=nullable, index=index)


def to(
    table: str,
    words: str,
    *,
    signs: bool | None = None,
    shows: bool = False,
    on_line: bool = False,
    once: str = "",
    fixed_with: str = "",
    nullable: bool = False,
    index: bool = False,
) -> Mapped[Any]:
    """Return a column that points at a row of `table`, checked at commit, with its words and marks."""
    field = Field(words=words, signs=signs, shows=shows, on_line=on_line, once=once, fixed_with=fixed_with)
    return _pointing(table, field, nullable=nullable, index=index)


def _pointing(table: str, field: Field, *, nullable: bool, index: bool) -> Mapped[Any]:
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(key, nullable=nullable, index=index, info={FIELD: field})


def one_of(column: str, words: Iterable[StrEnum]) -> CheckConstraint:
    """Return a CHECK that `column` holds one of the `words` or nothing."""
    allowed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({allowed})", name=f"{column}_known")


def not_blank(column: str) -> CheckConstraint:
    """Return a CHECK that `column` holds more than spaces and no more than LONG_TEXT characters."""
    return CheckConstraint(f"length(trim({column})) BETWEEN 1 AND {LONG_TEXT}", name=f"{column}_not_blank")


def at_most(column: str, length: int = LONG_TEXT) -> CheckConstraint:
    """Return a CHECK that the text in `column` is no longer than `length` characters."""
    return CheckConstraint(f"length({column}) <= {length}", name=f"{column}_length")


def sane_date(column: str) -> CheckConstraint:
    """Return a CHECK that a date lies from EARLIEST_DATE to LATEST_DATE."""
    return CheckConstraint(f"{column} BETWEEN '{EARLIEST_DATE}' AND '{LATEST_DATE}'", name=f"{column}_sane")


def bound_columns(metadata: MetaData) -> None:
    """Give each column the CHECKs its type asks for: text fits, dates are sane, and SQLite takes nothing else."""
    for table in metadata.tables.values():
        for column in table.columns:
            for check in _bounds(column):
                table.append_constraint(check)


def _bounds(column: Column[Any]) -> Iterator[CheckConstraint]:
    length = getattr(column.type, "length", None)
    if length:
        yield CheckConstraint(f"length({column.name}) <= {length}", name=f"{column.name}_fits")
    if isinstance(column.type, Date):
        yield sane_date(column.name)
    for kind, (holds, name) in SQLITE_ONLY.items():
        if isinstance(column.type, kind):
            check = CheckConstraint(holds.format(column.name), name=f"{column.name}_{name}")
            yield check.ddl_if(dialect="sqlite")


SQLITE_ONLY: dict[type[TypeEngine[Any]], tuple[str, str]] = {
    Date: ("{0} IS date({0})", "is_a_date"),
    Boolean: ("{0} IN (0, 1)", "is_yes_or_no"),
    JSON: ("json_valid({0})", "is_json"),
}
"""What PostgreSQL knows from a column's type and SQLite has to be told."""


def not_before(later: str, earlier: str) -> CheckConstraint:
    """Return a CHECK that one dated event does not come before another."""
    return CheckConstraint(f"{later} >= {earlier}", name=f"{later}_after_{earlier}")
