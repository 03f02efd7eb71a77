"""A desk that has worked alone joins: its officer becomes the shared one, and all it holds is sent."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from db.model import Base, Draft, Officer, new_id
from db.record.local import Record
from db.record.packing import put_away
from db.shared.connecting import connect
from db.sync.cycle import synchronise
from db.sync.joining import greet, join
from db.sync.postgres import PostgresTransport
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import NOW, SharedDesk, furnish
from tests.postgres import Shared

OLD = new_id()


@pytest.fixture
def cats(shared: Shared) -> Iterator[PostgresTransport]:
    """A connection of a manager, whose desk is not there yet."""
    transport = PostgresTransport(connect(shared.address, "cat"))
    yield transport
    transport.close()


def alone(record: Record) -> None:
    """Sit an officer of the desk's own making down, who works at it for a while."""
    with record.writing(author="set-up") as session:
        session.add(Officer(id=OLD, name="Cat", role="complaints manager"))
        session.connection().exec_driver_sql("UPDATE desk SET officer_id = ?", (OLD,))
    with record.writing(author="Cat") as session:
        session.add(Draft(kind="log", officer_id=OLD, content={"summary": "half typed"}, saved_at=NOW))


def test_greeting_says_who_the_login_is_and_changes_nothing_here_or_there(
    record: Record, cats: PostgresTransport, shared: Shared
):
    alone(record)
    before = record.rows("SELECT * FROM officer"), record.rows("SELECT * FROM desk")
    welcome = greet(record, cats)
    assert (welcome.name, welcome.role, welcome.leads) == ("Cat", "complaints manager", True)
    assert (record.rows("SELECT * FROM officer"), record.rows("SELECT * FROM desk")) == before
    assert record.rows("SELECT * FROM shared_database") == []
    assert shared.admin.execute("SELECT count(*) FROM sync.device").fetchone() == (0,)


def test_the_officer_the_desk_made_for_itself_becomes_the_shared_one_everywhere(
    record: Record, cats: PostgresTransport, shared: Shared
):
    alone(record)
    there = shared.admin.execute("SELECT id FROM app.officer ORDER BY id").fetchall()
    welcome = join(record, cats, address=str(shared.address), login="cat")
    synchronise(record, cats)
    assert record.rows("SELECT officer_id FROM desk") == [(welcome.officer_id,)]
    assert (welcome.officer_id,) in there
    assert record.rows("SELECT id FROM officer ORDER BY id") == there
    assert record.rows("SELECT officer_id, content ->> 'summary' FROM draft") == [(welcome.officer_id, "half typed")]
    assert shared.admin.execute("SELECT id FROM app.officer ORDER BY id").fetchall() == there
    found = shared.admin.execute("SELECT count(*) FROM sync.change WHERE patch::text LIKE %s", (f"%{OLD}%",))
    assert found.fetchall() == [(0,)]
    for table in Base.metadata.tables:
        assert OLD not in str(record.rows(f"SELECT * FROM {table}")), table


def was_put_back(shared: Shared) -> None:
    """Let the server know another life: only then it takes a declaration of a loss."""
    shared.admin.execute("INSERT INTO sync.life (epoch) VALUES (gen_random_uuid())")


def test_everything_a_desk_held_before_it_joined_is_at_the_server_and_nothing_is_held(
    record: Record, cats: PostgresTransport, shared: Shared
):
    alone(record)
    ids = furnish(record, OLD)
    was_put_back(shared)
    join(record, cats, address=str(shared.address), login="cat")
    assert synchronise(record, cats).pushed == len(ids) + 1
    assert record.rows("SELECT doc ->> 'rule', doc -> 'changes' FROM held") == []
    for entity in ids:
        assert record.rows(f"SELECT count(*) FROM {entity}") >= [(1,)], entity


def test_what_had_been_put_away_long_before_is_sent_too(record: Record, cats: PostgresTransport, shared: Shared):
    alone(record)
    ids = furnish(record, OLD)
    was_put_back(shared)
    record.now = lambda: NOW + timedelta(40)
    assert put_away(record) > 0
    join(record, cats, address=str(shared.address), login="cat")
    assert synchronise(record, cats).pushed == len(ids) + 1
    for entity in ids:
        assert record.rows(f"SELECT count(*) FROM {entity}") >= [(1,)], entity


@pytest.mark.parametrize("days", [30, 60])
def test_what_was_let_go_of_is_kept_for_a_person_to_see_where_another_server_does_not_know_it(
    desk: Desks, shared: Shared, days: int
):
    """The server lost everything: of what was confirmed long ago the desk has no change left to send again."""
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    ann.moment += timedelta(days)
    ann.log_case("26-AAA-0002")
    ann.sync()
    ann.sync()
    with shared.admin.transaction():
        shared.admin.execute("SET LOCAL session_replication_role = replica")
        shared.admin.execute("TRUNCATE sync.change, sync.device, app.stage, app.case_, sync.step CASCADE")
    join(ann.record, ann.transport, address=str(shared.address), login="ann")
    for _ in range(3):
        ann.sync()
    found = ann.rows("SELECT 1 FROM case_ WHERE id = ? UNION SELECT 1 FROM rescue WHERE entity_id = ?1", case_id)
    assert found == [(1,)]


def test_a_desk_that_joins_anew_comes_as_another_desk_and_sends_everything(desk: Desks, shared: Shared):
    ann = desk("ann")
    ann.log_case("26-AAA-0001")
    ann.sync()
    before = ann.one("SELECT device_id FROM desk")
    join(ann.record, ann.transport, address=str(shared.address), login="ann")
    assert ann.one("SELECT device_id FROM desk") != before
    done = ann.sync()
    assert (done.pushed, done.full) == (2, True)
    assert ann.rows("SELECT reference FROM case_") == [("26-AAA-0001",)]


def test_a_record_another_officer_had_joined_with_comes_as_a_new_desk(desk: Desks, shared: Shared):
    ann = desk("ann")
    ann.record.close()
    bob = SharedDesk(shared, "bob", ann.path)
    assert bob.sync().full
    bob.close()


def test_a_code_that_is_taken_is_given_up_for_another(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    assert ann.one("SELECT code FROM desk") == "K7Q"
    assert bob.one("SELECT code FROM desk") != "K7Q"
