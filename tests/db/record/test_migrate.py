"""The five properties of a migration, for every revision there is; and what a person sees of one."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection as SqlConnection
from sqlalchemy import MetaData, String, insert

from db.migrations.draft import schema
from db.model import Base, Team, new_id
from db.problems import EnvironmentProblem
from db.record import migrate
from db.record.check import check
from db.record.connection import Connection
from db.record.driver import connect_writer, new_file_id
from db.record.engine import engine_on
from db.record.local import Record
from tests.db.conftest import KEY, Furnished
from tests.db.rows import NOW, plain

REVISIONS = [each.revision for each in reversed(list(ScriptDirectory.from_config(migrate.scripts()).walk_revisions()))]
OURS = "name NOT GLOB 'search_*' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'alembic_*'"


@contextmanager
def empty_file(folder: Path) -> Iterator[Connection]:
    """An encrypted file with nothing in it, open for migrations."""
    connection, batch = connect_writer(folder / "record.db", KEY, new=new_file_id())
    connection.execute("PRAGMA foreign_keys = OFF")
    batch.begin("nobody", NOW, applying=True)
    yield connection
    connection.close()


@contextmanager
def seen_by_sqlalchemy(connection: Connection) -> Iterator[SqlConnection]:
    with engine_on(connection, "BEGIN").begin() as seen:
        yield seen


def shape(connection: Connection) -> set[str]:
    """Return the tables with each column and constraint, and the indexes, in no order."""
    found = connection.execute(f"SELECT sql FROM sqlite_schema WHERE type <> 'trigger' AND sql IS NOT NULL AND {OURS}")
    return {line for (sql,) in found.fetchall() for line in lines_of(sql)}


def lines_of(sql: str) -> set[str]:
    """Return each column and constraint of a CREATE statement, with the name of what it is part of."""
    said_alike = re.sub(r"FOREIGN KEY\(\w+\) |\"", "", sql)  # a key's name says whose it is; a renamed table is quoted
    head, _, body = re.sub(r"\s+", " ", said_alike).partition("(")
    parts, depth, start = [], 0, 0
    for at, character in enumerate(body):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0 or (depth == 0 and character == ","):
            parts.append(body[start:at].strip())
            start = at + 1
    said = (each for part in parts for each in re.split(r"(?<=.) (?=CONSTRAINT )", part))  # of a column that was added
    return {f"{head.strip()}: {each}" for each in said}


KEYS = ("add_fk", "remove_fk")
"""Compared by their words alone: of the key of a column that was added, SQLAlchemy reads no DEFERRABLE."""


def furnish(connection: Connection) -> dict[str, int]:
    """Write a row into each table of whatever revision the file is at, and return how many each has."""
    with seen_by_sqlalchemy(connection) as seen:
        metadata = MetaData()
        metadata.reflect(seen, only=lambda name, _: not name.startswith(("search_", "alembic_")))
        ids: dict[str, Any] = {}
        for table in metadata.sorted_tables:
            row = {column.name: plain(column, ids) for column in table.columns if not column.nullable}
            if isinstance(table.primary_key.columns[0].type, String):
                row |= {"id": new_id()} if "id" in row else {}
            ids[table.name] = row.get("id")
            seen.execute(insert(table), row)
    return {name: count(connection, name) for name in ids}


def count(connection: Connection, table: str) -> int:
    ((found,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(found)


def test_the_newest_revision_is_the_one_the_program_works_with():
    assert REVISIONS[-1] == migrate.HEAD
    assert sorted(REVISIONS) == REVISIONS
    assert all(re.fullmatch(r"\d{4}", revision) for revision in REVISIONS)


def test_head_equals_the_entities(tmp_path: Path, template: Path):
    with empty_file(tmp_path) as migrated, Record.open(template, KEY) as record, record.connection() as made:
        migrate.move(migrated, migrate.HEAD)
        assert shape(migrated) == shape(made)
        with seen_by_sqlalchemy(migrated) as seen:
            told = {
                "include_name": lambda name, kind, _: kind != "table" or not name.startswith(("search_", "alembic_"))
            }
            found = compare_metadata(MigrationContext.configure(seen, opts=told), Base.metadata)
            assert [each for each in found if each[0] not in KEYS] == []


def test_triggers_and_search_are_those_of_a_new_record(tmp_path: Path, template: Path):
    asked = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' OR name GLOB 'search_*' ORDER BY name"
    with empty_file(tmp_path) as migrated, Record.open(template, KEY) as record:
        migrate.move(migrated, migrate.HEAD)
        assert migrated.execute(asked).fetchall() == record.rows(asked)


def test_each_revision_goes_up(tmp_path: Path):
    with empty_file(tmp_path) as connection:
        for revision in REVISIONS:
            migrate.move(connection, revision)
            assert migrate.revision_of(connection) == revision
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("start", REVISIONS)
def test_each_revision_goes_up_with_data(tmp_path: Path, start: str):
    with empty_file(tmp_path) as connection:
        migrate.move(connection, start)
        before = furnish(connection)
        assert min(before.values()) == 1
        migrate.move(connection, migrate.HEAD)
        kept = {name: count(connection, name) for name in before if name in Base.metadata.tables}
        assert kept == {name: number for name, number in before.items() if name in kept}
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_each_revision_goes_down(tmp_path: Path):
    with empty_file(tmp_path) as connection:
        migrate.move(connection, migrate.HEAD)
        for newer, older in pairwise(reversed(REVISIONS)):
            migrate.move(connection, older)
            assert migrate.revision_of(connection) == older < newer
        migrate.move(connection, "base")
        assert shape(connection) == set()


@pytest.mark.parametrize("revision", REVISIONS)
def test_up_and_down_leaves_the_schema_as_it_was(tmp_path: Path, revision: str):
    before = ["base", *REVISIONS][REVISIONS.index(revision)]
    with empty_file(tmp_path) as connection:
        if before != "base":
            migrate.move(connection, before)
        old = shape(connection)
        migrate.move(connection, revision)
        new = shape(connection)
        migrate.move(connection, before)
        assert shape(connection) == old != new
        migrate.move(connection, revision)
        assert shape(connection) == new


def test_what_a_developer_is_shown_is_the_schema_of_the_entities(tmp_path: Path, template: Path):
    with empty_file(tmp_path) as drafted, Record.open(template, KEY) as record, record.connection() as made:
        for statement in schema().split(";\n"):
            drafted.execute(statement)
        assert shape(drafted) == shape(made)


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program one revision on: a table more, and the old records it will meet."""
    folder = tmp_path / "next"
    folder.mkdir()
    script = folder / "r9000_next.py"
    script.write_text(
        '"""One on."""\nfrom alembic import op\nrevision = "9000"\n'
        f'down_revision = "{migrate.HEAD}"\n'
        "def upgrade():\n"
        "    op.execute('CREATE TABLE once_more (id INTEGER PRIMARY KEY)')\n"
        "    with op.batch_alter_table('team') as table:\n        table.create_index('ix_team_name', ['name'])\n"
        "def downgrade():\n    op.execute('DROP TABLE once_more')\n"
    )
    own = migrate.scripts

    def with_next() -> Config:
        config = own()
        here = Path(str(ScriptDirectory.from_config(own()).versions))
        config.set_main_option("version_locations", f"{here}{os.pathsep}{folder}")
        return config

    monkeypatch.setattr(migrate, "scripts", with_next)
    monkeypatch.setattr(migrate, "HEAD", "9000")
    return script


@pytest.mark.usefixtures("next_revision")
def test_an_older_record_is_backed_up_migrated_and_goes_on(furnished: Furnished, tmp_path: Path, monkeypatch):
    path = furnished.copied_to(tmp_path)
    with Record.open(path, KEY) as record:
        assert record.rows("SELECT count(*) FROM once_more") == [(0,)]
        assert check(record) == []
        with record.writing(author="ann") as session:
            session.add(Team(name="After"))
        assert record.rows("SELECT schema_version FROM change ORDER BY seq DESC LIMIT 1") == [("9000",)]
        now = record.rows("SELECT count(*) FROM change")
    (kept,) = (tmp_path / "backups").iterdir()
    assert kept.name.startswith("before-9000-from-0")
    monkeypatch.undo()
    with Record.open(kept, KEY) as before:
        assert check(before) == []
        assert before.rows("SELECT count(*) + 1 FROM change") == now


def test_a_migration_that_fails_leaves_the_record_as_it_was(
    next_revision: Path, furnished: Furnished, tmp_path: Path, monkeypatch
):
    path = furnished.copied_to(tmp_path)
    next_revision.write_text(next_revision.read_text().replace("    with op", "    op.execute('no SQL')\n    with op"))
    with pytest.raises(Exception, match="syntax error"):
        Record.open(path, KEY)
    monkeypatch.undo()
    with Record.open(path, KEY) as record:
        assert check(record) == []
        assert record.rows("SELECT count(*) FROM sqlite_schema WHERE name = 'once_more'") == [(0,)]


def test_a_record_of_a_newer_program_is_refused_in_words_and_left_alone(path: Path):
    connection, _ = connect_writer(path, KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match="newer version of the program") as caught:
        Record.open(path, KEY)
    assert "Install the current version" in caught.value.do
    assert path.read_bytes() == before
    assert not (path.parent / "backups").exists()
