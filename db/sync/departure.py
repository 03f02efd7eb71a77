"""What leaves this desk: cases that are no longer this officer's to see, with all that belongs to them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from db.model.entities import OF_CASE, OWN_COLUMN, about, belonging, captured, marked, target_of
from db.model.marks import Belongs
from db.record.connection import Connection
from db.record.engine import as_json
from db.sync.documents import PUT_PIECE, pieces_of
from db.sync.feeds import OF_DOCUMENT
from db.sync.rows import Key, delete, shapes
from db.sync.transport import PIECE

BESIDE_A_CASE = ("clash", "kept_history", "case_row", "stage_row")
"""Local tables whose rows belong to a case, beside the captured ones."""

IN = "IN (SELECT value FROM json_each(?))"

GONE = """document_id NOT IN (SELECT id FROM document) AND document_id NOT IN
    (SELECT entity_id FROM rescue WHERE entity = 'document' AND state IN ('asked', 'open'))"""
DESTROYED = "document_id IN (SELECT id FROM document WHERE destroyed_at IS NOT NULL)"
OURS = "IN (SELECT entity_id FROM change WHERE entity = 'document')"


@cache
def referred_by() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the entities a desk sees only while a row here refers to them, and which columns of which tables do."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for entity in captured():
        for column in (column for column, said in marked(entity) if said.shows):
            found[target_of(column)] = (*found.get(target_of(column), ()), (entity, column.name))
    return found


@dataclass(slots=True)
class Referred:
    """Persons and imports that rows here pointed at and may not any more."""

    ids: dict[str, set[str]] = field(default_factory=lambda: {entity: set() for entity in referred_by()})

    def note(self, connection: Connection, table: str, column: str, ids: Iterable[str]) -> None:
        """Note what the rows of `table` whose `column` is one of `ids` point at now."""
        wanted = as_json(sorted(ids))
        for entity, columns in referred_by().items():
            for name in (pointing for source, pointing in columns if source == table):
                found = connection.execute(f"SELECT DISTINCT {name} FROM {table} WHERE {column} {IN}", (wanted,))
                self.ids[entity] |= {str(each) for (each,) in found if each is not None}


def take_off(connection: Connection, cases: Iterable[str], referred: Referred) -> set[Key]:
    """Take cases off this desk with all their rows, and return which rows those were."""
    ids = sorted(cases)
    wanted = as_json(ids)
    for entity in {source for columns in referred_by().values() for source, _ in columns}:
        referred.note(connection, entity, OWN_COLUMN[about(entity).belongs], ids)
    gone: set[Key] = set()
    for shape in reversed(shapes().values()):
        belongs = about(shape.entity).belongs
        if belongs in OF_CASE:
            column = OWN_COLUMN[belongs]
            found = connection.execute(f"SELECT id FROM {shape.entity} WHERE {column} {IN}", (wanted,)).fetchall()
            gone |= {(shape.entity, str(each)) for (each,) in found}
            connection.execute(f"DELETE FROM {shape.entity} WHERE {column} {IN}", (wanted,))
    for table in BESIDE_A_CASE:
        connection.execute(f"DELETE FROM {table} WHERE case_id {IN}", (wanted,))
    connection.execute(f"DELETE FROM held WHERE case_id {IN} AND id NOT IN (SELECT change_id FROM change)", (wanted,))
    return gone


def take_off_unreferred(connection: Connection, referred: Referred, under_way: set[Key]) -> set[Key]:
    """Take off the persons and imports nobody here refers to any more; return which rows those were."""
    gone: set[Key] = set()
    for entity, columns in referred_by().items():
        still = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {name} = {entity}.id)" for table, name in columns)
        # of one that has gone with a change of ours, what is known of them is here still
        noted = f"(SELECT value AS id FROM json_each(?)) AS {entity}"
        found = connection.execute(
            f"SELECT id FROM {noted} WHERE NOT ({still})", (as_json(sorted(referred.ids[entity])),)
        )
        gone |= {(entity, str(each)) for (each,) in found.fetchall()}
    gone = {key for key in gone - under_way if key[0] != "import_run" or not _ours(connection, key)}
    persons = as_json([key[1] for key in gone if key[0] == "person"])
    for table in belonging(Belongs.TO_PERSON):
        found = connection.execute(f"SELECT id FROM {table} WHERE person_id {IN}", (persons,))
        gone |= {(table, str(each)) for (each,) in found.fetchall()} - under_way
    delete(connection, gone)
    return gone


def empty(connection: Connection) -> None:
    """Take every captured row off: all that may be seen is about to come."""
    for shape in reversed(shapes().values()):
        connection.execute(f"DELETE FROM {shape.entity}")
    for table in ("clash", "held"):
        connection.execute(f"DELETE FROM {table}")


def forget_what_did_not_come(connection: Connection) -> None:
    """After everything that may be seen has come, drop what belonged to cases that did not."""
    for table in ("kept_history", "case_row", "stage_row"):
        connection.execute(f"DELETE FROM {table} WHERE case_id NOT IN (SELECT id FROM case_)")


def forget_bytes(connection: Connection) -> None:
    """Let the bytes of documents go whose rows have left; what only this desk has, it keeps in pieces.

    Such is a letter that has gone to the resident and is held, or belongs to a case that moved before it was sent.
    """
    only_here = f"{GONE} AND document_id {OURS} AND document_id NOT IN (SELECT document_id FROM upload WHERE complete)"
    for document_id, content in connection.execute(
        f"SELECT document_id, content FROM document_bytes WHERE {only_here}"
    ):
        pieces = [(document_id, n, content[n * PIECE : (n + 1) * PIECE]) for n in range(pieces_of(len(content)))]
        connection.executemany(PUT_PIECE, pieces)
    for table in OF_DOCUMENT:
        kept = f"AND document_id NOT {OURS}" if table == "piece" else ""
        connection.execute(f"DELETE FROM {table} WHERE {GONE} {kept}")


def forget_destroyed(connection: Connection) -> bool:
    """Let the bytes of documents go that somebody destroyed; return whether there were any here."""
    gone = False
    for table in OF_DOCUMENT:
        gone |= bool(connection.execute(f"DELETE FROM {table} WHERE {DESTROYED} RETURNING 1").fetchall())
    return gone


def _ours(connection: Connection, key: Key) -> bool:
    """Whether a change of this desk made the row: its author sees it whoever refers to it."""
    return (
        connection.execute("SELECT 1 FROM change WHERE entity = ? AND entity_id = ? LIMIT 1", key).fetchone()
        is not None
    )
