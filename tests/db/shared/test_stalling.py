"""One officer cannot stop the others: not by an open transaction, not by size, not by number."""

from collections.abc import Iterator
from contextlib import suppress
from hashlib import md5
from random import Random
from threading import Thread

import psycopg
import pytest

from db.problems import EnvironmentProblem
from db.shared.connecting import connect
from tests.db.shared.conftest import Office
from tests.db.shared.desk import new_row
from tests.db.shared.test_hostile import payload

BOUND = "SET statement_timeout = '20s'"
"""Nothing here waits longer, whatever goes wrong."""


@pytest.fixture
def quick(office: Office) -> Iterator[Office]:
    """An office whose server is out of patience sooner, with Ann and Bob at their desks."""
    admin = office.shared.admin
    for function in ("push(jsonb)", "blob_put(jsonb, bytea)", "erase(jsonb)"):
        admin.execute(f"ALTER FUNCTION sync.{function} SET lock_timeout = '200ms'".encode())
    admin.execute(
        "CREATE OR REPLACE FUNCTION sync.most_time(idle BOOLEAN) RETURNS INTERVAL LANGUAGE sql IMMUTABLE AS"
        " $$ SELECT INTERVAL '100 milliseconds' $$"
    )
    for login in ("ann", "bob"):
        office[login].connection.execute(BOUND)
    return office


@pytest.mark.parametrize("call", ["hello", "pull", "history"])
def test_who_asks_in_a_transaction_and_stays_in_it_holds_up_nobody(quick: Office, call: str):
    case = quick.case("tom")
    ann, bob = quick["ann"], quick["bob"]
    with ann.connection.transaction():
        match call:
            case "hello":
                ann.hello(waiting=1)
            case "pull":
                ann.pull(0)
            case _:
                ann.call("history", case_id=case.id)
        assert bob.hello()["revoked"] is False
        assert quick.desk("bob").hello_said["code"]
        assert bob.push(case.set(hazard="none"))["counts"]["applied"] == 1
    assert quick.shared.admin.execute("SELECT count(*) FROM sync.stalled").fetchone() == (0,)


def test_who_pushes_and_stays_in_the_transaction_is_sent_away(quick: Office):
    case = quick.case("tom")
    ann, bob = quick["ann"], quick["bob"]
    ann.connection.execute("SET lock_timeout = 0")
    with suppress(psycopg.OperationalError), ann.connection.transaction():
        ann.push(case.set(learning="Held up"))
        assert bob.push(case.set(hazard="none"))["counts"]["applied"] == 1
        with pytest.raises(psycopg.OperationalError):
            ann.connection.execute("SELECT 1")
    assert ann.connection.broken
    row = bob.pull(0).row("case_", case.id)
    assert row is not None
    assert (row["hazard"], row["learning"]) == ("none", None)


def test_who_pushes_and_sleeps_in_one_statement_is_sent_away_and_rests(quick: Office):
    case = quick.case("tom")
    ann, bob, admin = quick["ann"], quick["bob"], quick.shared.admin
    text = payload(ann, [{**case.set(learning="Held up"), "seq": ann.seq + 1}])
    met: list[str | None] = []

    def sleep() -> None:
        try:
            ann.connection.execute("SELECT sync.push(%s::jsonb), pg_sleep(15)", (text,))
        except psycopg.Error as error:
            met.append(error.sqlstate)

    asleep = Thread(target=sleep)
    asleep.start()
    sleeping = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'ann' AND wait_event = 'PgSleep'"
    while admin.execute(sleeping).fetchone() == (0,):
        assert asleep.is_alive()
    assert bob.push(case.set(hazard="none"))["counts"]["applied"] == 1
    asleep.join()
    assert met == ["57P01"]
    again = quick.desk("ann")
    with pytest.raises(psycopg.Error) as refused:
        again.push(case.set(learning="Once more"))
    assert refused.value.sqlstate == "SY007"
    admin.execute("UPDATE sync.stalled SET at = at - INTERVAL '11 minutes'")
    assert again.push(case.set(learning="Rested"))["counts"]["applied"] == 1


def test_who_waits_is_not_taken_for_who_is_waited_for(quick: Office):
    """An administrator has the position; two desks wait, and neither is sent away."""
    case = quick.case("tom")
    admin = quick.shared.admin
    with admin.transaction():
        admin.execute("SELECT sync.next_position()")
        met: list[str | None] = []

        def wait(login: str) -> None:
            try:
                quick[login].push(case.set(hazard="none"))
            except psycopg.Error as error:
                met.append(error.sqlstate)

        waiting = [Thread(target=wait, args=(login,)) for login in ("ann", "bob")]
        for each in waiting:
            each.start()
        for each in waiting:
            each.join()
    assert met == ["55P03", "55P03"]
    assert admin.execute("SELECT count(*) FROM sync.stalled").fetchone() == (0,)
    assert quick["ann"].push(case.set(hazard="none"))["counts"]["applied"] == 1


def test_a_push_that_is_too_large_takes_no_position(office: Office):
    case, ann, bob = office.case("ann"), office["ann"], office["bob"]
    large = {**case.set(learning="x" * 20_000_000), "seq": ann.seq + 1}
    before = office.shared.admin.execute("SELECT pos FROM sync.ctr").fetchone()
    with ann.connection.transaction(force_rollback=True):
        with pytest.raises(psycopg.Error) as refused, ann.connection.transaction():
            ann.connection.execute("SELECT sync.push(%s::jsonb)", (payload(ann, [large]),))
        assert refused.value.sqlstate == "SY006"
        assert bob.push(case.set(hazard="none"))["counts"]["applied"] == 1
    assert office.shared.admin.execute("SELECT pos - 1 FROM sync.ctr").fetchone() == before


LEFT = """SELECT setval('sync.spent_' || md5('ann'), floor(extract(epoch FROM clock_timestamp()) * 131072)::bigint
    + 1073741824 - %s)"""
"""Leaves an officer that many bytes in hand."""


def test_an_officer_sends_so_much_and_goes_on_later(office: Office):
    case, ann, admin = office.case("ann"), office["ann"], office.shared.admin
    admin.execute(LEFT, (-131_072 * 3_600,))
    with pytest.raises(psycopg.Error) as refused:
        ann.push(case.set(learning="x" * 1000))
    assert refused.value.sqlstate == "SY008"
    assert office["bob"].push(case.set(hazard="none"))["counts"]["applied"] == 1
    admin.execute(LEFT, (131_072 * 10,))
    assert ann.push(case.set(learning="x" * 1000))["counts"]["applied"] == 1


def test_what_is_taken_back_is_counted_too(office: Office):
    """Else somebody fills the disk with rows that nobody sees, and has all of their allowance still."""
    case, ann = office.case("ann"), office["ann"]
    office.shared.admin.execute(LEFT, (5_000_000,))
    taken = {**case.set(learning=noise(3_000_000)), "seq": ann.seq + 1}
    with ann.connection.transaction(force_rollback=True):
        ann.connection.execute("SELECT sync.push(%s::jsonb)", (payload(ann, [taken]),))
    with pytest.raises(psycopg.Error) as refused:
        ann.push(case.set(learning=noise(3_000_000)))
    assert refused.value.sqlstate == "SY008"


def test_what_is_refused_costs_nothing_and_no_clock_shuts_an_officer_out(office: Office):
    case, ann, admin = office.case("ann"), office["ann"], office.shared.admin
    admin.execute(LEFT, (-131_072 * 86_400 * 365,))  # the server's clock was a year ahead
    for _ in range(3):
        with pytest.raises(psycopg.Error) as refused:
            ann.push(case.set(learning=noise(100_000)))
        assert refused.value.sqlstate == "SY008"
    used = "SELECT last_value - extract(epoch FROM clock_timestamp()) * 131072 <= 1073741824 FROM sync.spent_{}"
    assert admin.execute(used.format(md5(b"ann", usedforsecurity=False).hexdigest()).encode()).fetchone() == (True,)


def noise(length: int) -> str:
    """Return a text that does not pack."""
    return Random(7).randbytes(length // 2).hex()


def test_a_thousand_pieces_of_an_officers_work_are_held_and_no_more(office: Office):
    case, ann = office.case("tom"), office["ann"]
    one = new_row("setting", {})
    ann.push(one)
    office.shared.admin.execute(
        "INSERT INTO sync.held (id, batch, rule, author, changes, state, pos)"
        " SELECT gen_random_uuid(), gen_random_uuid(), 'no_right', 'ann', '{}', 'open', 1 FROM generate_series(2, 1000)"
    )
    with pytest.raises(psycopg.Error) as refused:
        ann.push(new_row("setting", {}))
    assert refused.value.sqlstate == "SY009"
    assert ann.push(case.set(hazard="none"))["counts"]["applied"] == 1
    office.shared.admin.execute("UPDATE sync.held SET state = 'settled'")
    assert ann.push(new_row("setting", {}))["counts"]["held"] == 1


def test_a_thousand_open_clashes_of_an_officer_stand_and_no_more(office: Office):
    case, ann, bob = office.case("ann"), office["ann"], office["bob"]
    bob.push(standing := case.set(learning="Ring first", hazard="none"))
    ann.push(one := case.set(learning="Write first"))
    office.shared.admin.execute(
        "INSERT INTO sync.clash (id, case_id, entity, entity_id, field, kept_change, their_change, state, pos)"
        " SELECT gen_random_uuid(), case_id, entity, entity_id, field, kept_change, their_change, state, pos"
        " FROM sync.clash CROSS JOIN generate_series(2, 1000) WHERE their_change = %s",
        (one["change_id"],),
    )
    with pytest.raises(psycopg.Error) as refused:
        ann.push(case.set(hazard="some"))
    assert refused.value.sqlstate == "SY009"
    assert ann.push(new_row("contact", case.ids))["counts"]["applied"] == 1
    assert bob.push(case.set(hazard="both"))["counts"]["clash"] == 1  # only the author waits
    office.shared.admin.execute("UPDATE sync.clash SET state = 'settled'")
    assert ann.push(case.set(hazard="some"))["counts"]["clash"] == 1
    assert standing["change_id"]


def test_an_officer_has_so_many_connections(office: Office):
    office.officer("ann")
    limit = office.shared.admin.execute("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'ann'").fetchone()
    assert limit == (20,)


@pytest.mark.parametrize("database", ["postgres", "template1"])
def test_an_officer_reaches_no_other_database(office: Office, database: str):
    office.officer("ann")
    with pytest.raises(EnvironmentProblem, match="may not use that database"):
        connect(office.shared.cluster.address(database), "ann")


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(pg_advisory_lock(g)) FROM generate_series(1, 10) g",
        "SELECT pg_try_advisory_lock(1, 2)",
        "SELECT pg_advisory_xact_lock_shared(1)",
        "SELECT pg_export_snapshot()",
        "SELECT pg_notify('a', 'b')",
        "DO $$ BEGIN RAISE LOG 'x'; END $$",
    ],
)
def test_an_officer_locks_no_numbers_and_writes_into_no_file_or_log_of_the_server(office: Office, statement: str):
    ann = office.desk("ann").connection
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ann.execute(statement)


def test_what_fails_is_not_written_into_the_log_of_the_server(office: Office):
    ann = office.desk("ann").connection
    kept = "SELECT setconfig FROM pg_db_role_setting WHERE 'temp_file_limit=1GB' = ANY (setconfig)"
    found = office.shared.admin.execute(kept).fetchone()
    assert found is not None
    assert {"log_min_messages=log", "log_min_error_statement=panic"} <= set(found[0])
    for name in ("log_min_messages", "log_min_error_statement"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ann.execute(f"SET {name} = 'debug5'")


def test_nothing_an_officer_may_call_fills_the_disk_past_the_allowance(office: Office):
    ann = office.desk("ann").connection
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ann.execute("SELECT pg_logical_emit_message(false, 'a', 'b')")
    kept = "SELECT count(*) > 0 FROM pg_db_role_setting WHERE 'temp_file_limit=1GB' = ANY (setconfig)"
    assert office.shared.admin.execute(kept).fetchone() == (True,)  # of the database this one is a copy of
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ann.execute("SET temp_file_limit = -1")
