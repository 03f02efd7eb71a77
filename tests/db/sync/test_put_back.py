"""A server put back to an earlier moment under its own name is known at once, by whoever only looks as well."""

from collections.abc import Callable

import pytest

from db.record import migrate
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import SharedDesk
from tests.db.sync.server_copy import ServerCopy
from tests.postgres import Shared


@pytest.fixture
def snapshot(shared: Shared) -> Callable[[], Callable[[], None]]:
    """Take a snapshot of the server's machine; what is returned puts it back, and the server knows nothing of it."""
    copy = ServerCopy(shared.admin)

    def take() -> Callable[[], None]:
        copy.take("snapshot")
        return lambda: copy.put_back("snapshot", another_life=False)

    return take


def goes_on(desk: SharedDesk, until: int) -> None:
    """Write and share until the server has passed a position."""
    case_id = desk.log_case(f"26-ZZZ-{until:04}")
    desk.sync()
    while desk.one("SELECT cursor FROM shared_database") <= until:
        desk.note(case_id, "The server goes on")
        desk.sync()


def test_a_desk_that_only_reads_sees_at_once_that_the_server_was_put_back(desk: Desks, snapshot):
    ann, bob, cat = desk("ann"), desk("bob"), desk("cat")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    put_back = snapshot()
    cat.sync()
    cat.set("case_", case_id, learning="of the lost days")
    cat.sync()
    bob.sync()
    cat.close()
    put_back()
    ann.set("case_", case_id, learning="of the days after")
    goes_on(ann, bob.one("SELECT cursor FROM shared_database"))
    assert bob.sync().restored
    assert bob.field("case_", case_id, "learning") == "of the days after"
    assert not bob.sync().restored


def test_an_idle_hello_tells_it_by_the_mark_of_the_position_alone(desk: Desks, snapshot):
    ann, bob = desk("ann"), desk("bob")
    goes_on(ann, 3)
    put_back = snapshot()
    ann.note(ann.one("SELECT id FROM case_"), "Lost")
    ann.sync()
    bob.sync()
    cursor, token = bob.rows("SELECT cursor, token FROM shared_database")[0]
    asked = {
        "device": bob.one("SELECT device_id FROM desk"),
        "schema": migrate.HEAD,
        "app": "1",
        "code": None,
        "waiting": 0,
    }
    known = lambda **more: bob.transport.hello({**asked, "cursor": cursor, "token": token, **more})["known"]  # noqa: E731
    assert known()
    assert known(cursor=0, token=None)
    assert known(token=None), "a desk of the version before has no mark"
    assert not known(cursor=cursor + 100)
    put_back()
    assert not known()
    goes_on(ann, cursor)
    assert not known()


def test_a_server_put_back_between_hello_and_pull_is_found_by_the_pull(desk: Desks, snapshot):
    ann, bob = desk("ann"), desk("bob")
    goes_on(ann, 3)
    bob.sync()
    put_back = snapshot()
    goes_on(ann, bob.one("SELECT cursor FROM shared_database") + 2)
    bob.sync()
    hello = bob.transport.hello

    def put_back_after(asked):
        said = hello(asked)
        bob.transport.hello = hello  # type: ignore[method-assign]
        put_back()
        goes_on(ann, said["pos"])
        return {**said, "pos": said["pos"] + 1}

    bob.transport.hello = put_back_after  # type: ignore[method-assign]
    assert bob.sync().restored
    assert bob.rows("SELECT id FROM contact ORDER BY id") == ann.rows("SELECT id FROM contact ORDER BY id")


def test_every_way_to_a_new_position_draws_a_mark(desk: Desks, shared: Shared):
    ann, cat = desk("ann"), desk("cat")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    cat.sync()
    shared.officer("new", role="auditor", team="North")
    cat.transport.erase({"device": cat.one("SELECT device_id FROM desk"), "case_id": case_id, "reason": "asked"})
    ((pos,),) = shared.admin.execute("SELECT pos FROM sync.ctr").fetchall()
    marked = [each for (each,) in shared.admin.execute("SELECT pos FROM sync.step ORDER BY pos")]
    assert marked == list(range(1, pos + 1))
    ((tokens,),) = shared.admin.execute("SELECT count(DISTINCT token) FROM sync.step").fetchall()
    assert tokens == pos


def age(shared: Shared, days: int) -> None:
    """Let the marks drawn so far be some days older."""
    shared.admin.execute("UPDATE sync.step SET drawn_at = drawn_at - make_interval(days => %s)", (days,))


def draw(shared: Shared, upto: int) -> None:
    """Have the server take positions one by one, up to that; the old versions of the row are let go on the way."""
    one = "UPDATE sync.ctr SET pos = n WHERE pos < n; IF n % 100 = 0 THEN COMMIT; END IF;"
    shared.admin.execute(f"DO $$ BEGIN FOR n IN 1..{upto} LOOP {one} END LOOP; END $$".encode())


@pytest.mark.parametrize(("days", "upto", "kept_from"), [(99, 12_000, 1), (101, 12_000, 2_000), (101, 10_999, 1)])
def test_marks_are_kept_for_a_hundred_days_and_ten_thousand_positions(
    shared: Shared, days: int, upto: int, kept_from: int
):
    draw(shared, upto - 1)
    age(shared, days)
    draw(shared, upto)
    ((first,),) = shared.admin.execute("SELECT min(pos) FROM sync.step").fetchall()
    assert first == kept_from


def test_a_pile_of_old_marks_is_worn_off_two_thousand_at_a_time(shared: Shared):
    draw(shared, 20_999)
    age(shared, 101)
    draw(shared, 21_000)
    assert shared.admin.execute("SELECT min(pos), max(pos) FROM sync.step").fetchall() == [(2_001, 21_000)]


def test_a_desk_away_for_longer_than_marks_are_kept_fetches_anew_and_is_told_of_no_restore(desk: Desks, shared: Shared):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    ann.note(case_id, "Written while bob was away")
    ann.sync()
    shared.admin.execute("DELETE FROM sync.step WHERE pos <= %s", (bob.one("SELECT cursor FROM shared_database"),))
    bob.note(case_id, "Typed without a network")
    back = bob.sync()
    assert back.full
    assert not back.restored
    assert bob.one("SELECT count(*) FROM contact") == 2
    assert bob.rows("SELECT * FROM rescue") == []
    assert not bob.sync().full
    ann.sync()
    assert ann.one("SELECT count(*) FROM contact") == 2


def test_a_desk_away_for_so_long_still_notes_what_a_server_put_back_has_lost(desk: Desks, shared: Shared, snapshot):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    put_back = snapshot()
    contact = ann.note(case_id, "Lost with ann's laptop")
    ann.sync()
    bob.sync()
    cursor = bob.one("SELECT cursor FROM shared_database")
    put_back()
    draw(shared, cursor + 1)
    shared.admin.execute("DELETE FROM sync.step WHERE pos <= %s", (cursor,))
    bob.sync()
    assert bob.rows("SELECT entity_id FROM rescue WHERE state = 'open'") == [(contact,)]
