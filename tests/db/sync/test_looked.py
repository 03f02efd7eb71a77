"""Lines of who looked travel to the server once, beside the changes, and never to another desk."""

from db.model import new_id
from db.record.look_lines import keep_looks
from db.record.looks import Look
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import NOW, SharedDesk
from tests.db.sync.faults import Cut, FaultyTransport

LONG_AGO = NOW.replace(year=2020)


def look(desk: SharedDesk, what: str = "case opened", case_id: str | None = None) -> None:
    officer = str(desk.one("SELECT officer_id FROM desk"))
    desk.record.looks.note(Look(what, officer, case_id, None, None), NOW)
    keep_looks(desk.record, before=LONG_AGO, sent_before=LONG_AGO)


def told(desk: SharedDesk) -> list[tuple[str, str]]:
    device = desk.one("SELECT device_id FROM desk")
    return [(each["by"], each["what"]) for each in desk.transport.looks({"device": device})]


def test_a_line_goes_with_the_next_cycle_and_another_desk_never_has_it(desk: Desks):
    ann, bob, cat = desk("ann"), desk("bob"), desk("cat")
    look(ann)
    for each in (ann, ann, bob, cat):
        each.sync()
    assert told(cat) == [("Ann", "case opened")]
    assert ann.rows("SELECT sent FROM look") == [(1,)]
    assert bob.rows("SELECT * FROM look") == cat.rows("SELECT * FROM look") == []


def test_after_a_cut_it_is_sent_again_and_there_once(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    look(ann)
    inner = ann.transport
    for fault in ("looks lost", "answer to looks lost"):
        ann.transport = FaultyTransport(inner, fault, [])  # type: ignore[assignment]
        try:
            ann.sync()
        except Cut:
            assert ann.rows("SELECT sent FROM look") == [(0,)]
    ann.transport = inner
    ann.sync()
    assert told(cat) == [("Ann", "case opened")]


def test_what_somebody_else_looked_at_at_this_desk_is_not_said_of_who_sits_here_now(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    ann.record.looks.note(Look("case opened", new_id(), None, None, None), NOW)
    look(ann, "list taken out")
    ann.sync()
    assert told(cat) == [("Ann", "list taken out")]


def test_a_restored_server_is_sent_what_it_lost(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    look(ann)
    ann.sync()
    ann.shared.admin.execute("DELETE FROM sync.look")
    ann.shared.admin.execute("UPDATE sync.ctr SET base_epoch = gen_random_uuid()")
    ann.sync()
    assert told(cat) == [("Ann", "case opened")]


def test_an_idle_cycle_asks_nothing_more_of_the_server(desk: Desks):
    ann = desk("ann")
    look(ann)
    ann.sync()

    class Counting(FaultyTransport):
        calls = 0

        def looked(self, asked):  # type: ignore[no-untyped-def]
            Counting.calls += 1
            return super().looked(asked)

    ann.transport = Counting(ann.transport, None, [])  # type: ignore[assignment]
    ann.sync()
    assert Counting.calls == 0
