"""Make and migrate a shared database: what an administrator does before any desk can join.

Three roles, without a log-in of their own: an owner of everything, officers, who may call a few functions, and readers
of documented views. Revisions are frozen SQL, run once; functions, rights and views are put in anew each time.
"""

from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from db.problems import EnvironmentProblem
from db.record import migrate as desk_migrate
from db.shared import functions, rights
from db.shared.connecting import in_words
from db.shared.failures import too_new
from db.shared.rights import Rights

if TYPE_CHECKING:
    from psycopg import Connection

REVISIONS: Mapping[str, tuple[str, ...]] = {
    "0001": ("s0001_app.sql", "s0001_sync.sql"),
    "0002": ("s0002.sql",),
    "0003": ("s0003.sql",),
    "0004": ("s0004.sql",),
    "0005": ("s0005.sql",),
    "0006": ("s0006.sql",),
    "0007": (
        *("s0007_register.sql", "s0007_refusals.sql", "s0007_people.sql", "s0007_documents.sql"),
        "s0007_money.sql",
        "s0007_hazards.sql",
        "s0007_looked.sql",
        "s0007_restrictions.sql",
        "s0007_matters.sql",
    ),
    "0008": ("s0008_letter.sql", "s0008_issuing.sql", "s0008_wording.sql", "s0008_gate.sql"),
    "0009": ("s0009_commitments.sql",),
    "0010": ("s0010_team.sql",),
    "0011": ("s0011_numbers.sql", "s0011_counted.sql"),
}
"""The files of each revision of the server's tables, in the order they were made."""

HEAD = max(REVISIONS)

MIN_SCHEMA = "0008"
"""The oldest schema of a desk that can take today's rows; for 0007 every letter was of a stage."""

ROLES = """
DO $$
DECLARE role_ TEXT;
BEGIN
	FOREACH role_ IN ARRAY ARRAY['complaints_owner', 'complaints_officer', 'complaints_reader'] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_) THEN
			EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', role_);
		END IF;
	END LOOP;
	IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
		EXECUTE format('GRANT complaints_owner TO %I', current_user);
	END IF;
	EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
	EXECUTE format('GRANT CONNECT ON DATABASE %I TO complaints_officer, complaints_reader', current_database());
	EXECUTE format('GRANT CREATE ON DATABASE %I TO complaints_owner', current_database());
	-- A connection that hangs in the middle of a push would hold up every other desk.
	EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = ''1min''', current_database());
	REVOKE ALL ON SCHEMA public FROM PUBLIC;
END $$
"""

GUARDS = """
DO $$
DECLARE part TEXT;
BEGIN
	IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
		-- Large objects are kept by nobody's leave, and would fill the disk, and so would messages in the log
		-- of writes: nobody makes one in this database. The files of a sort that never ends grow to 1 GiB.
		EXECUTE format('ALTER DATABASE %I SET temp_file_limit = ''1GB''', current_database());
		-- The server's own log would be filled by statements that fail, and by blocks of code that write into it.
		EXECUTE format('ALTER DATABASE %I SET log_min_messages = ''log''', current_database());
		EXECUTE format('ALTER DATABASE %I SET log_min_error_statement = ''panic''', current_database());
		REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
		GRANT USAGE ON LANGUAGE plpgsql TO complaints_owner;
		-- Locks by number fill the table of locks of the whole server: then nobody gets in, no administrator either.
		FOR part IN SELECT oid::regprocedure FROM pg_proc
			WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~
			'^(lo_|loread|lowrite|pg_logical_emit|pg_advisory|pg_try_advisory|pg_export_snapshot|pg_notify)' LOOP
			EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', part);
		END LOOP;
		-- An officer has no business in the databases every server has. Who can log in to them today still can.
		FOR part IN SELECT format('GRANT CONNECT ON DATABASE %I TO %I', datname, rolname) FROM pg_database, pg_roles r
			WHERE datname IN ('postgres', 'template1') AND rolcanlogin AND NOT rolsuper
				AND NOT pg_has_role(r.oid, 'complaints_officer', 'MEMBER')
				AND has_database_privilege(r.oid, pg_database.oid, 'CONNECT') LOOP
			EXECUTE part;
		END LOOP;
		FOR part IN SELECT format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', datname) FROM pg_database
			WHERE datname IN ('postgres', 'template1') LOOP
			EXECUTE part;
		END LOOP;
	END IF;
END $$;
DO $$
BEGIN
	-- So that a connection that holds up the others can be found and ended (sql/order.sql).
	GRANT pg_signal_backend, pg_read_all_stats TO complaints_owner;
EXCEPTION WHEN insufficient_privilege THEN
	RAISE WARNING 'have a superuser GRANT pg_signal_backend, pg_read_all_stats TO complaints_owner';
END $$
"""
"""What an administrator may do is done; a hosted server may not let its own do all of it."""

SCHEMAS = """
CREATE SCHEMA IF NOT EXISTS sync;
CREATE SCHEMA IF NOT EXISTS app;
CREATE SCHEMA IF NOT EXISTS report;
GRANT USAGE ON SCHEMA sync TO complaints_officer;
GRANT USAGE ON SCHEMA report TO complaints_reader;
"""


def create(connection: "Connection[Any]", given: Rights) -> None:
    """Make a shared database of the empty database `connection` is on. Raise EnvironmentProblem where there is one."""
    with in_words():
        if revision_of(connection) is not None:
            raise EnvironmentProblem(
                "There is a shared database already", safe="It was left as it is.", do="Use `migrate` to bring it up."
            )
    migrate(connection, given)


def migrate(connection: "Connection[Any]", given: Rights) -> str:
    """Bring the server to this program's revision and rights, in one transaction; return the revision it came from.

    The server goes first: desks of the version before go on working. Raise EnvironmentProblem where it is newer.
    """
    with in_words(), connection.transaction():
        revision = revision_of(connection) or ""
        if revision > HEAD:
            raise too_new(revision, HEAD)
        functions.run(connection, ROLES)
        functions.run(connection, GUARDS)
        functions.run(connection, "SET LOCAL ROLE complaints_owner")
        functions.run(connection, "SET LOCAL search_path = pg_catalog; SET LOCAL check_function_bodies = off")
        functions.run(connection, SCHEMAS)
        for number, names in REVISIONS.items():
            if number > revision:
                for name in names:
                    functions.run(connection, _text_of(name))
        _stamp(connection)
        functions.install(connection)
        functions.run(connection, functions.text_of("reports"))
        rights.provide(connection, given)
    return revision


def revision_of(connection: "Connection[Any]") -> str | None:
    """Return the revision of the server's tables, or None where there is no shared database."""
    with in_words():
        if connection.execute("SELECT to_regclass('sync.version')").fetchone() == (None,):
            return None
        found = connection.execute("SELECT revision FROM sync.version").fetchone()
    return None if found is None else str(found[0])


def _stamp(connection: "Connection[Any]") -> None:
    connection.execute(
        "INSERT INTO sync.version (revision, schema, min_schema) VALUES (%s, %s, %s) ON CONFLICT (one) DO UPDATE SET"
        " revision = excluded.revision, schema = excluded.schema, min_schema = excluded.min_schema,"
        " installed_at = now()",
        (HEAD, desk_migrate.HEAD, MIN_SCHEMA),
    )


def _text_of(name: str) -> str:
    return files("db.shared.revisions").joinpath(name).read_text(encoding="utf-8")
