"""What a pull brings beside rows: clashes and held work to decide, what was erased, which documents may be fetched."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from db.model.entities import belonging
from db.model.marks import Belongs
from db.record.connection import Connection
from db.record.engine import as_json

CLASH = """INSERT INTO clash (id, case_id, entity, entity_id, field, state, doc) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, doc = excluded.doc, case_id = excluded.case_id"""
HELD = """INSERT INTO held (id, case_id, state, doc) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, doc = excluded.doc, case_id = excluded.case_id"""
ERASED = "INSERT OR REPLACE INTO erased_case (case_id, erased_at, by, reason) VALUES (?, ?, ?, ?)"
ON_SERVER = """INSERT INTO upload (document_id, complete) VALUES (?, 1)
    ON CONFLICT (document_id) DO UPDATE SET complete = 1"""

TOUCHES = """EXISTS (SELECT 1 FROM json_each({}, '$.changes') AS made
    WHERE (made.value ->> 'entity', made.value ->> 'entity_id') = (:entity, :id)
    OR :entity = 'person' AND made.value ->> '$.patch.person_id' = :id)"""
QUESTIONS_OF = (
    "DELETE FROM clash WHERE (entity, entity_id) = (:entity, :id)",
    f"DELETE FROM held WHERE {TOUCHES.format('doc')}",
    f"""DELETE FROM rescue WHERE entity = 'clash' AND (image ->> 'entity', image ->> 'entity_id') = (:entity, :id)
    OR entity = 'held' AND {TOUCHES.format("image")}""",
    """DELETE FROM rescue WHERE (entity, entity_id) = (:entity, :id)
    OR :entity = 'person' AND image ->> 'person_id' = :id""",
)
"""Questions about a row, and what was lost of it: they belong to no case where the row does not."""

UNLISTED = """UPDATE {} SET patch = '{{}}' WHERE ({}) AND NOT EXISTS (SELECT 1 FROM json_each(:rows) AS listed
    WHERE (listed.value ->> 0, listed.value ->> 1) = (entity, entity_id))"""
OF_PERSON = f"""entity IN ({", ".join(f"'{name}'" for name in belonging(Belongs.TO_PERSON))}) AND patch ->> 'person_id'
    IN (SELECT value ->> 1 FROM json_each(:rows) WHERE value ->> 0 = 'person')"""
EMPTIED = (
    UNLISTED.format("change", f"case_id = :case OR {OF_PERSON}"),
    UNLISTED.format("kept_history", "case_id = :case"),
    *(f"DELETE FROM {table} WHERE case_id = :case" for table in ("clash", "held", "rescue")),
    "UPDATE change SET was = NULL WHERE was IS NOT NULL",
)
"""What is here of a case, and was never made at the server: held work, or a row that it has lost. What fields held
before goes as a whole: it serves to take back what was done today, and may tell of anybody."""

OLD_SAVINGS = """UPDATE change SET patch = json_set(patch, '$.content', json('{}')) WHERE entity = 'draft'
    AND case_id IS NULL AND ack_pos IS NOT NULL AND patch ->> 'content' IS NOT NULL AND change_id NOT IN
    (SELECT coalesce(ver ->> 'content', ver ->> '*') FROM draft WHERE ver IS NOT NULL)"""
"""What was saved of an intake on the way: which case it became, nothing says. The server has let go of it already."""

REPORTS = """UPDATE change SET patch = json_set(patch, '$.report', json(run.report)) FROM import_run AS run
    WHERE change.entity = 'import_run' AND change.entity_id = run.id AND ack_pos IS NOT NULL
    AND patch ->> 'report' <> '{}'"""
"""The report of an import as it has come: without the rows of the case."""

OF_DOCUMENT = ("document_text", "document_bytes", "piece", "upload")
"""Where the bytes of a document lie, the words taken from them, or how far they have come."""


def take_clashes(connection: Connection, clashes: list[dict[str, Any]]) -> None:
    """Keep what the server says of clashes."""
    names = ("id", "case_id", "entity", "entity_id", "field", "state")
    connection.executemany(CLASH, [(*map(each.get, names), as_json(each)) for each in clashes])


def take_held(connection: Connection, held: list[dict[str, Any]]) -> None:
    """Keep what the server says of held work; of what came too late for an erasure, nothing stays here either."""
    late = [change["change_id"] for each in held if each["rule"] == "erased" for change in each["changes"] or ()]
    connection.executemany("UPDATE change SET patch = '{}', was = NULL WHERE change_id = ?", [(each,) for each in late])
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
    told = ("case_id", "erased_at", "by", "reason")
    connection.executemany(ERASED, [tuple(map(each.get, told)) for each in erased])
    for each in erased:
        about = {"case": each["case_id"], "rows": as_json(each["rows"])}
        for statement in EMPTIED:
            connection.execute(statement, about)
        for entity, entity_id, names in each["rows"]:
            for questions in QUESTIONS_OF:
                connection.execute(questions, {"entity": entity, "id": entity_id})
            for table in ("change", "kept_history"):
                _empty(connection, table, entity, entity_id, names)
            connection.execute("DELETE FROM shadow WHERE entity = ? AND entity_id = ?", (entity, entity_id))
            if entity == "document":
                _forget_bytes(connection, "VALUES (?)", entity_id)
        held = "SELECT entity_id FROM change WHERE entity = 'document' AND case_id = ?"
        _forget_bytes(connection, held, each["case_id"])
    for statement in (OLD_SAVINGS, REPORTS):
        connection.execute(statement)


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
