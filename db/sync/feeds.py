"""What a pull brings beside rows: clashes and held work to decide, what was erased, which documents may be fetched."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from db.record.connection import Connection
from db.record.engine import as_json

CLASH = """INSERT INTO clash (id, case_id, entity, entity_id, field, state, doc) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, doc = excluded.doc, case_id = excluded.case_id"""
HELD = """INSERT INTO held (id, case_id, state, doc) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, doc = excluded.doc, case_id = excluded.case_id"""
ON_SERVER = """INSERT INTO upload (document_id, complete) VALUES (?, 1)
    ON CONFLICT (document_id) DO UPDATE SET complete = 1"""

TOUCHES = """EXISTS (SELECT 1 FROM json_each({}, '$.changes') AS made
    WHERE (made.value ->> 'entity', made.value ->> 'entity_id') = (:entity, :id))"""
QUESTIONS_OF = (
    "DELETE FROM clash WHERE (entity, entity_id) = (:entity, :id)",
    f"DELETE FROM held WHERE {TOUCHES.format('doc')}",
    f"""DELETE FROM rescue WHERE entity = 'clash' AND (image ->> 'entity', image ->> 'entity_id') = (:entity, :id)
    OR entity = 'held' AND {TOUCHES.format("image")}""",
)
"""Questions about a row, and such as were lost: they belong to no case where the row does not."""

OF_DOCUMENT = ("document_bytes", "piece", "upload")
"""Where the bytes of a document lie, or how far they have come."""


def take_clashes(connection: Connection, clashes: list[dict[str, Any]]) -> None:
    """Keep what the server says of clashes."""
    names = ("id", "case_id", "entity", "entity_id", "field", "state")
    connection.executemany(CLASH, [(*map(each.get, names), as_json(each)) for each in clashes])


def take_held(connection: Connection, held: list[dict[str, Any]]) -> None:
    """Keep what the server says of held work; of what came too late for an erasure, nothing stays here either."""
    late = [change["change_id"] for each in held if each["rule"] == "erased" for change in each["changes"] or ()]
    connection.executemany("UPDATE change SET patch = '{}' WHERE change_id = ?", [(each,) for each in late])
    documents = (
        "SELECT entity_id FROM change WHERE entity = 'document' AND change_id IN (SELECT value FROM json_each(?))"
    )
    _forget_bytes(connection, documents, as_json(late))
    connection.executemany(HELD, [(*map(each.get, ("id", "case_id", "state")), as_json(each)) for each in held])


def take_documents(connection: Connection, documents: list[list[Any]]) -> None:
    """Note the documents of which the server has every byte."""
    connection.executemany(ON_SERVER, [(document_id,) for document_id, *_ in documents])


def erase(connection: Connection, erased: list[dict[str, Any]]) -> None:
    """Empty what was erased in all that this desk keeps beside the rows, which come emptied by themselves."""
    for each in erased:
        listed = {(entity, entity_id) for entity, entity_id, _ in each["rows"]}
        for change_id, *key in connection.execute(
            "SELECT change_id, entity, entity_id FROM change WHERE case_id = ?", (each["case_id"],)
        ).fetchall():
            if tuple(key) not in listed:
                connection.execute("UPDATE change SET patch = '{}' WHERE change_id = ?", (change_id,))
        for table in ("clash", "held"):
            connection.execute(f"DELETE FROM {table} WHERE case_id IS ?", (each["case_id"],))
        connection.execute("DELETE FROM rescue WHERE case_id IS ?", (each["case_id"],))
        for entity, entity_id, names in each["rows"]:
            connection.execute("DELETE FROM rescue WHERE entity = ? AND entity_id = ?", (entity, entity_id))
            for questions in QUESTIONS_OF:
                connection.execute(questions, {"entity": entity, "id": entity_id})
            for table in ("change", "kept_history"):
                _empty(connection, table, entity, entity_id, names)
            connection.execute("DELETE FROM shadow WHERE entity = ? AND entity_id = ?", (entity, entity_id))
            if entity == "document":
                _forget_bytes(connection, "VALUES (?)", entity_id)
        held = "SELECT entity_id FROM change WHERE entity = 'document' AND case_id = ?"
        _forget_bytes(connection, held, each["case_id"])


def _forget_bytes(connection: Connection, documents: str, about: str) -> None:
    for table in OF_DOCUMENT:
        connection.execute(f"DELETE FROM {table} WHERE document_id IN ({documents})", (about,))


def _empty(connection: Connection, table: str, entity: str, entity_id: str, names: list[str]) -> None:
    found = connection.execute(
        f"SELECT change_id, patch FROM {table} WHERE entity = ? AND entity_id = ?", (entity, entity_id)
    )
    for change_id, text in found.fetchall():
        patch = json.loads(text)
        emptied = patch | dict.fromkeys(set(names) & patch.keys())
        connection.execute(f"UPDATE {table} SET patch = ? WHERE change_id = ?", (as_json(emptied), change_id))


FEEDS: Mapping[str, Callable[[Connection, list[Any]], None]] = {
    "!erased": erase,
    "!clash": take_clashes,
    "!held": take_held,
    "!document": take_documents,
}
"""Who takes which line; an unknown one is a newer server's, and no business of this desk."""
