"""The functions of the server: the files of `sql`, and what is made from the model; all anew with every migration."""

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from db.shared import erasing, merging, natural, pulling

if TYPE_CHECKING:
    from psycopg import Connection

OFFICERS = (
    "hello",
    "push",
    "pull",
    "history",
    "blob_put",
    "blob_get",
    "erase",
    "desks",
    "unknown",
    "looked",
    "looks",
    "publish",
)
"""All that an officer may call."""

LONGEST_WAIT = "5s"
"""How long one of them waits for a lock: said by the function, so that no caller can say otherwise."""

BEFORE = ("officer", "ids", "push", "merge", "seeing")
AFTER = (
    "steps",
    "order",
    "hello",
    "pull",
    "feeds",
    "rules",
    "moving",
    "settling",
    "drafts",
    "history",
    "looked",
    "counted",
    "blobs",
    "erasing",
    "desks",
    "admin",
)
"""The files, around what is made from the model: types before the functions that use them."""

FORGET = """
DO $$
DECLARE statement TEXT;
BEGIN
	FOR statement IN
		SELECT format('DROP FUNCTION %s CASCADE', p.oid::regprocedure) FROM pg_proc p
		WHERE p.pronamespace = 'sync'::regnamespace
	LOOP
		EXECUTE statement;
	END LOOP;
	FOR statement IN
		SELECT format('DROP TYPE %s CASCADE', t.oid::regtype) FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid
		WHERE t.typnamespace = 'sync'::regnamespace AND c.relkind = 'c'
	LOOP
		EXECUTE statement;
	END LOOP;
END $$
"""
"""Take off every function, with its triggers, and every type of an earlier version: nothing old stays behind."""


def install(connection: "Connection[Any]") -> None:
    """Put today's functions in the place of all there were, within the caller's transaction."""
    run(connection, FORGET)
    made = (natural.naming(), merging.merges(), pulling.pulls(), erasing.erasures())
    for part in (*map(text_of, BEFORE), *made, *map(text_of, AFTER)):
        run(connection, part)
    grant(connection)


def grant(connection: "Connection[Any]") -> None:
    """Let officers call their functions and nothing else; PostgreSQL lets everyone call everything unless told."""
    run(connection, "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA sync FROM PUBLIC, complaints_officer, complaints_reader")
    names = ", ".join(f"'{name}'" for name in OFFICERS)
    granted = connection.execute(
        "SELECT format('ALTER FUNCTION %1$s SET lock_timeout = %2$L; GRANT EXECUTE ON FUNCTION %1$s TO"
        f" complaints_officer', oid::regprocedure, '{LONGEST_WAIT}') FROM pg_proc"
        f" WHERE pronamespace = 'sync'::regnamespace AND proname IN ({names})"
    )
    for (statement,) in granted.fetchall():
        run(connection, statement)


def run(connection: "Connection[Any]", sql: str) -> None:
    """Run our own SQL; it may be several statements, and has no parameters."""
    connection.execute(sql.encode(), prepare=False)


def text_of(name: str) -> str:
    """Return a file of `sql`."""
    return files("db.shared.sql").joinpath(f"{name}.sql").read_text(encoding="utf-8")
