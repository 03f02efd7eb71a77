"""Whatever befalls a desk, the network or the server: the next cycle heals it, and nothing is lost or done twice."""

from pathlib import Path
from shutil import copyfile

import pytest

from db.problems import EnvironmentProblem
from db.record.local import Record
from db.sync.outbox import MOST_CHANGES
from db.sync.transport import Resync
from tests.db.conftest import KEY
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import SharedDesk
from tests.db.sync.faults import FAULTS, Cut, FaultyTransport
from tests.db.sync.server_copy import ServerCopy
from tests.postgres import Shared


def on_server(shared: Shared, what: str = "count(*)") -> int:
    return int(shared.admin.execute(f"SELECT {what} FROM sync.change WHERE device_id IS NOT NULL").fetchone()[0])  # type: ignore[arg-type,index]


def meets(desk: SharedDesk, fault: str, *, nth: int = 0) -> list[str]:
    """Let a cycle meet a fault; return the pushes that are still on their way."""
    delayed: list[str] = []
    own, desk.transport = desk.transport, FaultyTransport(desk.transport, fault, delayed, nth)  # type: ignore[assignment]
    with pytest.raises(Cut):
        desk.sync()
    desk.transport = own
    return delayed


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if "crash" not in fault and "doubled" not in fault])
def test_a_cut_anywhere_loses_and_doubles_nothing(desk: Desks, shared: Shared, fault: str):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.note(case_id, "She rang")
    meets(ann, fault)
    ann.sync()
    bob.sync()
    assert on_server(shared) == 3
    assert bob.rows("SELECT count(*) FROM contact") == [(1,)]
    assert ann.rows("SELECT count(*) FROM change WHERE ack_pos IS NULL") == [(0,)]
    assert ann.rows("SELECT * FROM shadow") == []


def test_what_was_confirmed_before_a_cut_stays_confirmed(desk: Desks, shared: Shared):
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    for number in range(MOST_CHANGES):
        ann.note(case_id, f"Call {number}")
    meets(ann, "push lost", nth=1)
    assert on_server(shared) == MOST_CHANGES
    assert ann.unsent() == 2
    assert ann.sync().pushed == 2


def test_a_batch_at_the_end_of_a_page_goes_whole_with_the_next(desk: Desks, shared: Shared):
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    for number in range(MOST_CHANGES - 3):
        ann.note(case_id, f"Call {number}")
    ann.log_case("26-AAA-0002")
    meets(ann, "push lost", nth=1)
    assert (on_server(shared), ann.unsent()) == (MOST_CHANGES - 1, 2)
    assert ann.sync().pushed == 2


def test_a_push_that_arrives_late_does_nothing(desk: Desks, shared: Shared):
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    (late,) = meets(ann, "push delayed")
    ann.sync()
    ann.set("case_", case_id, learning="newer")
    ann.sync()
    with pytest.raises(Resync):
        ann.transport.push(late)
    ann.sync()
    assert on_server(shared) == 3
    assert ann.field("case_", case_id, "learning") == "newer"


def test_a_late_push_that_comes_between_two_questions_is_taken_once(desk: Desks, shared: Shared):
    ann = desk("ann")
    ann.log_case("26-AAA-0001")
    (late,) = meets(ann, "push delayed")

    class Between(FaultyTransport):
        def push(self, page):
            if self.delayed:
                self.inner.push(self.delayed.pop())
            return super().push(page)

    own, ann.transport = ann.transport, Between(ann.transport, None, [late])  # type: ignore[assignment]
    ann.sync()
    ann.transport = own
    assert on_server(shared) == 2
    assert ann.unsent() == 0


def test_a_cycle_that_dies_while_it_applies_leaves_the_record_as_it_was(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    ann.log_case("26-AAA-0001")
    ann.sync()

    def dies(_session: object, _cases: frozenset[str]) -> None:
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        bob.sync(derive=dies)
    assert bob.rows("SELECT * FROM case_") == []
    bob.sync()
    assert bob.rows("SELECT reference FROM case_") == [("26-AAA-0001",)]


def test_a_cycle_may_be_given_up_between_two_steps(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    ann.log_case("26-AAA-0001")
    ann.sync()

    class GivenUp(Exception):
        pass

    def gives_up(_done: int, _total: int) -> None:
        raise GivenUp

    with pytest.raises(GivenUp):
        bob.sync(meter=gives_up)
    bob.sync()
    assert bob.rows("SELECT reference FROM case_") == [("26-AAA-0001",)]


def test_a_cloned_laptop_becomes_a_desk_of_its_own_with_a_code_of_its_own(desk: Desks, shared: Shared, tmp_path: Path):
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    clone = ann.copy(tmp_path / "clone.db")
    ann.note(case_id, "typed at the first")
    clone.note(case_id, "typed at the second")
    assert not ann.sync().forked
    assert clone.sync().forked
    ann.sync()
    for each in (ann, clone):
        assert each.rows("SELECT summary FROM contact ORDER BY summary") == [
            ("typed at the first",), ("typed at the second",),
        ]  # fmt: skip
    assert clone.one("SELECT code FROM desk") != ann.one("SELECT code FROM desk")
    assert clone.one("SELECT device_id FROM desk") != ann.one("SELECT device_id FROM desk")
    assert on_server(shared) == 4
    clone.close()


def test_an_old_copy_put_back_gets_what_it_missed_and_sends_what_it_has(desk: Desks, shared: Shared, tmp_path: Path):
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    old = ann.copy(tmp_path / "old.db")
    ann.note(case_id, "typed since")
    ann.sync()
    old.note(case_id, "typed at the old copy")
    assert old.sync().forked
    assert old.rows("SELECT count(*) FROM contact") == [(2,)]
    assert on_server(shared) == 4
    old.close()


def test_a_server_restored_from_a_back_up_gets_back_what_it_had_confirmed(desk: Desks, shared: Shared):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    kept = ServerCopy(shared.admin)
    kept.take("kept")
    ann.set("case_", case_id, learning="confirmed, then lost")
    ann.note(case_id, "this too")
    ann.sync()
    bob.sync()
    kept.put_back("kept")
    assert on_server(shared) == 2
    assert ann.sync().full
    bob.sync()
    for each in (ann, bob):
        assert each.field("case_", case_id, "learning") == "confirmed, then lost"
        assert each.one("SELECT summary FROM contact") == "this too"
    assert on_server(shared) == 4


def test_a_server_restored_while_a_desk_pushes_is_met_again(desk: Desks, shared: Shared):
    ann = desk("ann")
    ann.log_case("26-AAA-0001")

    class Restored(FaultyTransport):
        def push(self, page):
            if self.nth == 0:
                self.nth = 1
                shared.admin.execute("UPDATE sync.ctr SET base_epoch = gen_random_uuid()")
            return super().push(page)

    own, ann.transport = ann.transport, Restored(ann.transport, None, [])  # type: ignore[assignment]
    assert ann.sync().full
    ann.transport = own
    assert ann.unsent() == 0


def test_unsent_work_outlives_the_file_of_the_record(desk: Desks, template: Path):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    ann.note(case_id, "typed, and then the disk broke")
    ann.log_case("26-AAA-0002")
    ann.record.close()
    ann.path.write_bytes(b"broken" * 1000)
    for ending in ("-wal", "-shm"):
        ann.path.with_name(ann.path.name + ending).unlink(missing_ok=True)
    copyfile(template, ann.path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SharedDesk, "close", lambda _: None)
    anew = SharedDesk(ann.shared, "ann", ann.path)
    assert anew.rows("SELECT reference FROM case_") == [("26-AAA-0002",)]
    anew.sync()
    bob.sync()
    assert bob.one("SELECT summary FROM contact") == "typed, and then the disk broke"
    assert bob.rows("SELECT count(*) FROM case_") == [(2,)]
    anew.close()
    ann.record = Record.open(ann.path, KEY)


def test_trouble_is_kept_in_words_and_forgotten_when_it_is_over(desk: Desks):
    ann = desk("ann")
    ann.log_case("26-AAA-0001")
    meets(ann, "push lost")
    assert ann.one("SELECT problem FROM shared_database") == "The network went away"
    ann.sync()
    assert ann.one("SELECT problem FROM shared_database") is None


def test_a_connection_that_was_closed_is_said_in_words(desk: Desks, shared: Shared):
    ann = desk("ann")
    shared.admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ann'")
    with pytest.raises(EnvironmentProblem) as caught:
        ann.sync()
    assert "sync." not in str(caught.value)
