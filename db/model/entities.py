"""The captured entities and what they say of themselves; one that says too little is refused when it is imported."""

from collections.abc import Iterator, Mapping
from functools import cache

from sqlalchemy import JSON, CheckConstraint, Column, String, Table

from db.model.base import LOCAL_COLUMNS, Base, Captured
from db.model.marks import FIELD, About, Belongs, Field

OWN_COLUMN: Mapping[Belongs, str] = {
    Belongs.IS_CASE: "id",
    Belongs.TO_CASE: "case_id",
    Belongs.TO_CASE_OR_WRITER: "case_id",
    Belongs.TO_CASE_OR_ALL: "case_id",
    Belongs.IS_PERSON: "id",
    Belongs.TO_PERSON: "person_id",
}
"""By which column a row belongs to its case or its person."""

OF_CASE = frozenset(OWN_COLUMN) - {Belongs.IS_PERSON, Belongs.TO_PERSON}
"""A row that belongs so comes and goes with its case."""


SEEN_BY_OTHERS = frozenset({"person", "import_run"})
"""Entities of which a desk holds only what something there points at."""


@cache
def captured() -> Mapping[str, type[Captured]]:
    """Return the captured entities by the name of their table."""
    mapped = ((str(mapper.local_table.description), mapper.class_) for mapper in Base.registry.mappers)
    return {name: entity for name, entity in sorted(mapped) if issubclass(entity, Captured)}


def fields(table: Table) -> list[Column[object]]:
    """Return the columns of a captured table that a patch may name."""
    return [column for column in table.columns if column.name not in LOCAL_COLUMNS]


def about(entity: str) -> About:
    """Return what the entity of a table says of itself."""
    return captured()[entity].about


def field_of(column: "Column[object]") -> Field:
    """Return what a column says of itself."""
    field: Field = column.info[FIELD]
    return field


def marked(entity: str) -> Iterator[tuple["Column[object]", Field]]:
    """Yield every field of an entity, with what it says of itself."""
    for column in fields(Base.metadata.tables[entity]):
        yield column, field_of(column)


@cache
def signed_fields() -> Mapping[str, str]:
    """Return the field in which a row says who made it, by its entity: the first of those that sign."""
    return {entity: fields[0] for entity, fields in signatures().items()}


@cache
def signatures() -> Mapping[str, tuple[str, ...]]:
    """Return every field in which a row says who wrote, approved, declared or decided, by its entity."""
    fields = {entity: [column.name for column, field in marked(entity) if field.signs] for entity in captured()}
    return {entity: tuple(names) for entity, names in fields.items() if names}


def target_of(column: "Column[object]") -> str:
    """Return the table a column points at, empty where at none."""
    return next((key.target_fullname.split(".")[0] for key in column.foreign_keys), "")


def belonging(*kinds: Belongs) -> list[str]:
    """Return the entities that belong so."""
    return [entity for entity in captured() if about(entity).belongs in kinds]


def is_typed(column: "Column[object]") -> bool:
    """Whether a column holds what somebody wrote: neither an id nor a moment nor a word of a closed list."""
    if column.foreign_keys or not isinstance(column.type, String | JSON):
        return False
    checks = (str(each.name) for each in column.table.constraints if isinstance(each, CheckConstraint))
    return not any(name.endswith(f"_{column.name}_known") for name in checks)


def refuse_unsaid() -> None:
    """Raise TypeError for the first captured entity or column that says too little, or what is not so."""
    pointed_at = {target_of(column) for entity in captured() for column in _pointing(Base.metadata.tables[entity])}
    for name, entity in captured().items():
        table = Base.metadata.tables[name]
        said = vars(entity).get("about")
        wrong = [wrong_of(table, said, referred=name in pointed_at), *map(wrong_of_column, fields(table))]
        if first := next(filter(None, wrong), ""):
            raise TypeError(f"{name}{first}")


def wrong_of(table: Table, said: About | None, *, referred: bool) -> str:
    """Return what is wrong with what an entity says of itself, empty where nothing; `referred`: rows point at it."""
    if said is None:
        return " does not say what it is about"
    if bool(said.referred) != referred:
        return ": how is it called by what points at it?" if referred else " is pointed at by nothing"
    if said.belongs not in _possible(table):
        return f" cannot be {said.belongs} with the columns it has"
    if said.owner and said.owner.split(".")[0] not in table.columns:
        return f" has no {said.owner}"
    return ""


def wrong_of_column(column: "Column[object]") -> str:
    """Return what is wrong with what a column says of itself, empty where nothing."""
    said = column.info.get(FIELD)
    if said is None or not said.words:
        return f".{column.name} has no words"
    typed, target = is_typed(column), target_of(column)
    wrong = {
        "does not say whether it is personal": typed and said.personal is None,
        "is personal, and nobody typed it": said.personal is not None and not typed,
        "does not say whether it signs": target == "officer" and said.signs is None,
        "signs, and names no officer": target != "officer" and said.signs is not None,
        "does not bring into sight what it points at": target in SEEN_BY_OTHERS and not _brings(column, said),
        "points at nothing": (said.shows or said.on_line) and not target,
        "is no text to search": said.searched is not None and not isinstance(column.type, String),
        f"has no {said.fixed_with} beside it": said.fixed_with and said.fixed_with not in column.table.columns,
    }
    return next((f".{column.name} {words}" for words, true in wrong.items() if true), "")


def _brings(column: "Column[object]", said: Field) -> bool:
    """Whether it brings what it points at into sight, or the row itself belongs to that."""
    return said.shows or (column.name == "person_id" and _possible(column.table) == (Belongs.TO_PERSON,))


def _pointing(table: Table) -> Iterator["Column[object]"]:
    return (column for column in fields(table) if column.foreign_keys)


def _possible(table: Table) -> tuple[Belongs, ...]:
    """Return how the rows of a table can belong, by the columns it has."""
    case_id = table.columns.get("case_id")
    if case_id is not None:
        return (Belongs.TO_CASE_OR_WRITER, Belongs.TO_CASE_OR_ALL) if case_id.nullable else (Belongs.TO_CASE,)
    if table.name == "case_":
        return (Belongs.IS_CASE,)
    if "person_id" in table.columns:
        return (Belongs.TO_PERSON,)
    if "officer_id" in table.columns:
        return (Belongs.TO_OFFICER, Belongs.TO_ALL)
    return (Belongs.IS_PERSON, Belongs.IS_IMPORT, Belongs.TO_ALL)
