"""Puts a shared database back to how it was, as an administrator who restores a back-up does."""

from typing import Any

import psycopg

KEPT = ("version", "role_", "allowed")
"""Tables of the machinery that no desk writes to."""

TABLES = """SELECT format('%%I.%%I', schemaname, tablename), schemaname || '_' || tablename FROM pg_tables
    WHERE schemaname IN ('app', 'sync') AND tablename <> ALL (%s) ORDER BY 1"""


class ServerCopy:
    """Copies of all tables, by name."""

    def __init__(self, admin: "psycopg.Connection[Any]") -> None:
        self.admin = admin
        self.tables = admin.execute(TABLES, (list(KEPT),)).fetchall()
        self._names: set[str] = set()

    def take(self, name: str) -> None:
        """Copy everything, under `name`."""
        if name not in self._names:
            copies = [f"CREATE TABLE {name}.{copy} (LIKE {table})" for table, copy in self.tables]
            self.admin.execute(f"CREATE SCHEMA {name}; " + "; ".join(copies))
            self._names.add(name)
        self._run(f"DELETE FROM {name}.{copy}; INSERT INTO {name}.{copy} SELECT * FROM {t}" for t, copy in self.tables)

    def put_back(self, name: str, *, another_life: bool = True) -> None:
        """Make everything as it was; the epoch is another one, unless the copy only stands for a fresh start."""
        self._run(f"DELETE FROM {t}; INSERT INTO {t} SELECT * FROM {name}.{copy}" for t, copy in self.tables)
        if another_life:
            self.admin.execute("UPDATE sync.ctr SET base_epoch = gen_random_uuid()")

    def vacuum(self) -> None:
        """Sweep up what many walks left."""
        for table, _ in self.tables:
            self.admin.execute(f"VACUUM {table}")

    def _run(self, statements: Any) -> None:
        """Run them at once, with nobody's triggers."""
        self.admin.execute("BEGIN; SET LOCAL session_replication_role = replica; " + "; ".join(statements) + "; COMMIT")
