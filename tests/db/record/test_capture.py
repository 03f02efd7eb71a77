"""Every write leaves its change row: what the change rows say is what the tables hold."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from db.model import Base, Case, Change, Commitment, Contact, Draft, Person, Team
from db.model.entities import captured, fields
from db.record.driver import connect, connect_writer
from db.record.local import Record
from db.record.migrate import HEAD
from tests.db.conftest import KEY
from tests.db.rows import NOW, TODAY, one_of_each, plain, row_for, tables, values
from tests.tables import each_row
from tests.thorough import some

Tables = dict[str, dict[str, dict[str, Any]]]


def replayed(record: Record) -> tuple[Tables, Tables]:
    """Return rows and versions as the change rows alone tell them, and see that each base is the version before."""
    rows: Tables = {name: {} for name in captured()}
    versions: Tables = {name: {} for name in captured()}
    for change_id, entity, entity_id, op, patch_text, base_text in record.rows(
        "SELECT change_id, entity, entity_id, op, patch, base FROM change ORDER BY seq"
    ):
        patch, base = json.loads(patch_text), json.loads(base_text)
        if op == "insert":
            assert base == {}
            rows[entity][entity_id], versions[entity][entity_id] = patch, {"*": change_id}
        else:
            version = versions[entity][entity_id]
            assert patch
            assert base == {name: version.get(name, version["*"]) for name in patch}
            assert all(rows[entity][entity_id][name] != value for name, value in patch.items())
            rows[entity][entity_id].update(patch)
            version.update(dict.fromkeys(patch, change_id))
    return rows, versions


def kept(record: Record) -> tuple[Tables, Tables]:
    """Return rows and versions as the tables hold them, in the terms of JSON."""
    rows: Tables = {}
    versions: Tables = {}
    for table in tables():
        columns = fields(table)
        found = record.rows(f"SELECT id, ver, {', '.join(column.name for column in columns)} FROM {table.name}")
        rows[table.name] = {
            row[0]: {c.name: _in_json(c, value) for c, value in zip(columns, row[2:], strict=True)} for row in found
        }
        versions[table.name] = {row[0]: json.loads(row[1]) for row in found}
    return rows, versions


def _in_json(column: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, JSON):
        return json.loads(value)
    return bool(value) if isinstance(column.type, Boolean) else value


def exactly(tables_: Tables) -> str:
    """Return text to compare: to Python, true equals 1."""
    return json.dumps(tables_, sort_keys=True)


def changes(record: Record) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    return [
        (entity, op, json.loads(patch), json.loads(base))
        for entity, op, patch, base in record.rows("SELECT entity, op, patch, base FROM change ORDER BY seq")
    ]


def log_case(record: Record, **given_: Any) -> str:
    case = Case(reference="26-K7Q-0001", logged_at=NOW, **given_)
    with record.writing(author="ann") as session:
        session.add(case)
    return case.id


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(IntegrityError):
        yield


STEP = st.tuples(
    st.sampled_from(["insert", "update", "update"]),
    st.sampled_from([(table.name, column.name) for table in tables() for column in fields(table)]),
)


@given(st.data(), st.lists(STEP, min_size=1, max_size=12))
@settings(max_examples=some(15, 40), deadline=None)
def test_replaying_the_changes_gives_exactly_the_rows_whatever_was_set_to_whatever(
    furnished, tmp_path_factory, data, steps
):
    ids = furnished.ids
    with Record.open(furnished.copied_to(tmp_path_factory.mktemp("replay")), KEY) as record:
        for op, (name, field) in steps:
            table = Base.metadata.tables[name]
            value = data.draw(values(table.columns[field], ids), label=f"{op} {name}.{field}")
            try:
                with record.writing(author="bob") as session:
                    if op == "insert" or captured()[name].insert_only:
                        session.execute(insert(table), {**row_for(table, ids), field: value})
                    else:
                        session.execute(update(table).where(table.c.id == ids[name]).values({field: value}))
            except IntegrityError:  # a CHECK or a UNIQUE says no, and then there must be no trace of it
                continue
        assert list(map(exactly, replayed(record))) == list(map(exactly, kept(record)))


GOES_WITH = {
    ("case_", "closed_on"): {"closed_as": "answered"},
    ("case_", "closed_as"): {"closed_on": TODAY},
    ("commitment", "completed_on"): {"state": "completed"},
    ("reopening", "closed_on"): {"closed_as": "answered"},
    ("reopening", "closed_as"): {"closed_on": TODAY},
}
"""Fields that may be set only together, and what to set the other to."""


@each_row("name", sorted(name for name, entity in captured().items() if not entity.insert_only))
def test_clearing_a_field_is_captured_as_a_null(furnished, tmp_path: Path, name: str):
    table = Base.metadata.tables[name]
    nullable = [column for column in fields(table) if column.nullable]
    with Record.open(furnished.copied_to(tmp_path), KEY) as record:
        for column in nullable:
            with record.writing(author="ann") as session:
                others = GOES_WITH.get((name, column.name), {})
                session.execute(update(table).values({column.name: plain(column, furnished.ids), **others}))
                before = {"state": "open"} if "state" in others else dict.fromkeys(others)
                session.execute(update(table).values({column.name: None, **before}))
            (_, op, patch, _) = changes(record)[-1]
            assert (op, patch) == ("update", {column.name: None, **before})


def test_an_insert_is_one_change_with_every_field_and_makes_the_first_version(record: Record):
    with record.writing(author="ann") as session:
        team = Team(name="North")
        session.add(team)
        batch = session.info["batch"]
    found = record.rows("SELECT change_id, batch, author, entity, entity_id, case_id, op, patch, base FROM change")
    ((change_id, *rest),) = found
    assert rest == [batch, "ann", "team", team.id, None, "insert", '{"name":"North"}', "{}"]
    assert record.rows("SELECT ver FROM team") == [(f'{{"*":"{change_id}"}}',)]


def test_an_update_names_only_the_fields_that_changed(record: Record):
    case_id = log_case(record, summary="damp", category="repairs")
    with record.writing(author="bob") as session:
        session.execute(update(Case).values(summary="mould", category="repairs"))
    first, second = record.rows("SELECT change_id, patch, case_id FROM change ORDER BY seq")
    assert second[1:] == ('{"summary":"mould"}', case_id)
    assert json.loads(record.rows("SELECT ver FROM case_")[0][0]) == {"*": first[0], "summary": second[0]}


def test_an_update_that_changes_nothing_leaves_no_change(record: Record):
    log_case(record, summary="damp")
    with record.writing(author="bob") as session:
        session.execute(update(Case).values(summary="damp", category=None))
    assert len(changes(record)) == 1


def test_a_bulk_update_is_captured_row_by_row(record: Record):
    with record.writing(author="ann") as session:
        session.execute(insert(Team), [{"name": f"Team {number}"} for number in range(500)])
    with record.writing(author="bob") as session:
        session.execute(update(Team).values(name=Team.name + "!"))
    assert [op for _, op, _, _ in changes(record)] == ["insert"] * 500 + ["update"] * 500
    assert replayed(record) == kept(record)


def test_raw_sql_is_captured_too(record: Record):
    log_case(record)
    with record.writing(author="bob") as session:
        session.execute(text("UPDATE case_ SET summary = 'typed in SQL'"))
    assert changes(record)[-1][:3] == ("case_", "update", {"summary": "typed in SQL"})


def test_a_yes_or_no_is_true_or_false_and_json_is_json_in_a_patch(record: Record):
    log_case(record, vulnerable=True)
    with record.writing(author="ann") as session:
        session.add(Draft(kind="log", content={"a": [1, None, "é"]}, saved_at=NOW))
    (_, _, case_patch, _), (_, _, draft_patch, _) = changes(record)
    assert case_patch["vulnerable"] is True
    assert case_patch["complex"] is None
    assert case_patch["sample"] is False
    assert draft_patch["content"] == {"a": [1, None, "é"]}


def test_work_rolled_back_leaves_no_change(record: Record):
    def fails_half_way() -> None:
        with record.writing(author="ann") as session:
            session.add(Team(name="North"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_half_way()
    assert changes(record) == []
    assert record.rows("SELECT count(*) FROM team") == [(0,)]


def test_one_user_action_is_one_batch_and_the_next_is_another(record: Record):
    for name in ("A", "B"):
        with record.writing(author="ann") as session:
            session.add_all([Team(name=name), Person(name=name)])
    assert [number for _, number in record.rows("SELECT batch, count(*) FROM change GROUP BY batch")] == [2, 2]


def test_an_author_is_needed_and_a_long_name_is_no_hindrance(record: Record):
    def by_nobody() -> None:
        with record.writing(author=""):
            pass

    with pytest.raises(ValueError, match="author"):
        by_nobody()
    with record.writing(author="n" * 200) as session:
        session.add(Team(name="North"))
    assert record.rows("SELECT author FROM change") == [("n" * 80,)]


def test_a_row_replaced_by_sql_would_be_a_deletion_and_is_refused(record: Record):
    with record.writing(author="ann") as session:
        session.add(Team(name="North"))
    with refused(), record.writing(author="ann") as session:
        session.execute(text("INSERT OR REPLACE INTO team (id, name) VALUES ('other', 'North')"))


@each_row("name", sorted(captured()))
def test_no_captured_row_is_deleted_or_renamed(furnished, tmp_path: Path, name: str):
    with Record.open(furnished.copied_to(tmp_path), KEY) as record:
        for statement in (f"DELETE FROM {name}", f"UPDATE {name} SET id = 'other'"):
            with refused(), record.writing(author="ann") as session:
                session.execute(text(statement))


@each_row("name", sorted(name for name, entity in captured().items() if entity.insert_only))
def test_what_is_insert_only_is_never_changed(furnished, tmp_path: Path, name: str):
    with Record.open(furnished.copied_to(tmp_path), KEY) as record:
        for column in fields(Base.metadata.tables[name]):
            with refused(), record.writing(author="ann") as session:
                session.execute(text(f"UPDATE {name} SET {column.name} = {column.name}"))


def test_pulled_rows_are_applied_without_a_change_of_ours(record: Record):
    with record.writing(author="the shared database", applying=True) as session:
        ids = one_of_each(session)
        session.execute(update(Contact).values(summary="as the server has it"))
        session.execute(text("DELETE FROM commitment_update"))
    assert changes(record) == []
    with record.writing(author="ann") as session:
        session.get_one(Commitment, ids["commitment"]).what = "Paint the hall"
    assert [op for _, op, _, _ in changes(record)] == ["update"]


def test_a_connection_without_the_functions_cannot_write(path: Path):
    connection = connect(path, KEY)
    with pytest.raises(Exception, match="no such function"):
        connection.execute("INSERT INTO team (id, name) VALUES ('x', 'y')")
    connection.close()


def test_a_write_outside_of_a_batch_is_refused(path: Path):
    connection, _ = connect_writer(path, KEY)
    with pytest.raises(Exception, match=r"NOT NULL constraint failed: change\.batch"):
        connection.execute("INSERT INTO team (id, name) VALUES ('x', 'y')")
    connection.close()


def test_the_change_is_read_as_an_entity(record: Record):
    log_case(record)
    with record.reading() as session:
        change = session.scalars(select(Change)).one()
    assert (change.author, change.op, change.entity, change.schema_version, change.ack_pos) == (
        "ann",
        "insert",
        "case_",
        HEAD,
        None,
    )


def test_an_update_keeps_what_its_fields_held_before_but_not_of_what_is_being_typed(record: Record):
    with record.writing(author="test") as session:
        team = Team(name="North")
        draft = Draft(kind="log", content={"a": "1"}, saved_at=NOW)
        session.add_all([team, draft])
        session.flush()
        team.name = "South"
        draft.content = {"a": "2"}
    kept = record.rows("SELECT entity, op, was FROM change ORDER BY seq")
    assert {(entity, op): was for entity, op, was in kept} == {
        ("team", "insert"): None,
        ("draft", "insert"): None,
        ("team", "update"): '{"name":"North"}',
        ("draft", "update"): None,
    }
