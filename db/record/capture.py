"""SQLite triggers made from the model: every write leaves its change row, in the same transaction (SYNC.md S5).

They are triggers and not events of the ORM because a bulk UPDATE passes the ORM by. What they write:

- an insert: one change with every field; the row's `ver` becomes `{"*": change_id}`;
- an update: one change with the fields that differ, and in `base` the change each of them was last set by; `ver`
  gains those fields; `was` keeps what they held. An update that changes nothing leaves nothing.

In a patch a cleared field is null, a yes or no is true or false, a JSON column is JSON and not a string of it. SQLite's
`json_patch` drops nulls, so patches are put together by `json_object` and by hand; `ver` never holds a null.
"""

from collections.abc import Iterator

from sqlalchemy import JSON, Boolean, Column, LargeBinary, Table

from db.model import Base
from db.model.entities import captured, fields
from db.record.connection import Connection

PREFIX = "capture_"
CHANGE_COLUMNS = "change_id, batch, author, at, entity, entity_id, case_id, op, schema_version, patch, base"


def install(connection: Connection, schema_version: str) -> None:
    """Make the triggers anew on a raw connection; `schema_version` is stamped on each change."""
    uninstall(connection)
    for name, entity in captured().items():
        table = Base.metadata.tables[name]
        for statement in triggers(table, schema_version, insert_only=entity.insert_only, was=entity.taken_back):
            connection.execute(statement)


def uninstall(connection: Connection) -> None:
    """Drop the triggers, as a migration needs."""
    made = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB ?", (PREFIX + "*",))
    for (name,) in made.fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def triggers(table: Table, schema_version: str, *, insert_only: bool, was: bool) -> Iterator[str]:
    """Yield the triggers of one captured table as SQL."""
    yield _on_insert(table, schema_version)
    if insert_only:
        yield _refuse(table, f"UPDATE OF id, {_names(table)}", "is never changed once written")
    else:
        yield _refuse(table, "UPDATE OF id", "keeps its id")
        yield _on_update(table, schema_version, was=was)
    yield _refuse(table, "DELETE", "is never deleted")


def _on_insert(table: Table, schema_version: str) -> str:
    patch = ", ".join(f"'{column.name}', {_in_object(column)}" for column in fields(table))
    return f"""
        CREATE TRIGGER {PREFIX}{table.name}_insert AFTER INSERT ON {table.name} WHEN NOT sync_applying()
        BEGIN
            INSERT INTO change ({CHANGE_COLUMNS})
            VALUES ({_about(table, "insert", schema_version)}, json_object({patch}), '{{}}');
            UPDATE {table.name} SET ver = (
                SELECT json_object('*', change_id) FROM change WHERE seq = last_insert_rowid()
            ) WHERE rowid = NEW.rowid;
        END"""


def _on_update(table: Table, schema_version: str, *, was: bool) -> str:
    columns = fields(table)
    changed = " OR ".join(f"NEW.{column.name} IS NOT OLD.{column.name}" for column in columns)
    patch, before = _of_changed(columns, "NEW"), _of_changed(columns, "OLD") if was else "NULL"
    return f"""
        CREATE TRIGGER {PREFIX}{table.name}_update AFTER UPDATE OF {_names(table)} ON {table.name}
        WHEN NOT sync_applying() AND ({changed})
        BEGIN
            INSERT INTO change ({CHANGE_COLUMNS}, was)
            SELECT {_about(table, "update", schema_version)}, patch, (
                SELECT json_group_object(key, coalesce(OLD.ver ->> key, OLD.ver ->> '*')) FROM json_each(patch)
            ), {before} FROM (SELECT {patch} AS patch);
            UPDATE {table.name} SET ver = (
                SELECT json_patch(coalesce(OLD.ver, '{{}}'), json_group_object(field.key, change.change_id))
                FROM change, json_each(change.patch) AS field WHERE change.seq = last_insert_rowid()
            ) WHERE rowid = NEW.rowid;
        END"""


def _of_changed(columns: list[Column[object]], row: str) -> str:
    """Return the fields that differ as the text of a JSON object, with what `row`, NEW or OLD, holds."""
    pairs = ", ".join(
        f"""iif(NEW.{column.name} IS NOT OLD.{column.name}, '"{column.name}":' || {_as_text(column, row)}, NULL)"""
        for column in columns
    )
    return f"'{{' || concat_ws(',', {pairs}) || '}}'"


def _refuse(table: Table, event: str, why: str) -> str:
    return f"""
        CREATE TRIGGER {PREFIX}{table.name}_refuse_{event.split(maxsplit=1)[0].lower()} BEFORE {event} ON {table.name}
        WHEN NOT sync_applying()
        BEGIN SELECT RAISE(ABORT, 'a row of {table.name} {why}'); END"""


def _about(table: Table, op: str, schema_version: str) -> str:
    case_id = "NEW.id" if table.name == "case_" else "NEW.case_id" if "case_id" in table.columns else "NULL"
    return (
        "new_change_id(), capture_batch(), capture_author(), capture_at(), "
        f"'{table.name}', NEW.id, {case_id}, '{op}', '{schema_version}'"
    )


def _in_object(column: Column[object]) -> str:
    """Return the field's new value as an argument of `json_object`."""
    plain = not isinstance(column.type, Boolean | JSON)
    return f"NEW.{column.name}" if plain else f"json({_as_text(column)})"


def _as_text(column: Column[object], row: str = "NEW") -> str:
    """Return what `row` holds in a field as the text of its JSON."""
    value = f"{row}.{column.name}"
    if isinstance(column.type, LargeBinary):
        raise TypeError(f"{column} holds bytes, which a patch cannot; captured tables keep none")
    if isinstance(column.type, Boolean):
        return f"CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"
    if isinstance(column.type, JSON):
        return f"coalesce(json({value}), 'null')"
    return f"json_quote({value})"


def _names(table: Table) -> str:
    return ", ".join(column.name for column in fields(table))
