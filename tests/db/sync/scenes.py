"""Small scenes with two or three desks, for what a walk does not meet: each says what must not have happened."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from threading import Thread
from typing import TYPE_CHECKING, Any

from db.problems import EnvironmentProblem
from db.record import capture, migrate
from db.record.connection import raw_of
from db.record.local import Record
from db.shared.connecting import connect
from db.shared.embedded import Cluster
from db.sync import outbox, second_copy
from db.sync.outbox import Stand
from db.sync.position import place_of
from db.sync.transport import Resync
from tests import postgres
from tests.db.conftest import KEY
from tests.db.sync.desks import NOW, TODAY, SharedDesk
from tests.db.sync.faults import FaultyTransport

if TYPE_CHECKING:
    from tests.db.sync.walk import Ground


class Scene:
    """An empty shared database, and desks at it, opened as they are asked for."""

    def __init__(self, ground: "Ground", stack: ExitStack) -> None:
        self.ground, self._stack = ground, stack
        self.admin, self.shared = ground.shared.admin, ground.shared
        self.folder = Path(mkdtemp(dir=ground.folder))
        stack.callback(rmtree, self.folder)
        ground.fresh()
        self._made = 0

    def desk(self, login: str) -> SharedDesk:
        """Return a desk that has joined, in step with the server."""
        self._made += 1
        path = Path(copyfile(self.ground.records[f"walk_{login}"], self.folder / f"{self._made}.db"))
        made = SharedDesk(self.shared, f"walk_{login}", path, joined=True)
        self._stack.callback(made.close)
        made.sync()
        return made

    def two_with_a_case(self) -> tuple[SharedDesk, SharedDesk, str]:
        """Return two desks of one team which both have a case."""
        ann, bob = self.desk("ann"), self.desk("bob")
        case_id = ann.log_case("26-AAA-0001")
        ann.sync()
        bob.sync()
        return ann, bob, case_id

    def held(self) -> set[str]:
        """Return the rules under which work is held."""
        return {str(rule) for (rule,) in self.admin.execute("SELECT rule FROM sync.held")}

    def count(self, sql: str, *params: object) -> int:
        ((found,),) = self.admin.execute(sql.encode(), params).fetchall()
        return int(found)


def goes_through(desk: SharedDesk) -> None:
    """Let a desk synchronise; whatever stops it is told as an assertion that failed."""
    try:
        desk.sync()
    except Exception as error:
        raise AssertionError(f"stuck: {error}") from error


def a_push_with_a_gap_before_it_is_refused(scene: Scene) -> None:
    ann = scene.desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    ann.note(case_id, "sent later")
    place = place_of(ann.record)
    assert place is not None
    page, _ = outbox.page_after(ann.record, place, Stand(2, None)) or ("", 0)
    with suppress(Resync):
        ann.transport.push(page)
        raise AssertionError("a push with a gap before it was taken")


def a_push_in_flight_is_waited_for(scene: Scene) -> None:
    """The desk gave its push up; it arrives, and is held, while the desk asks where it stands."""
    ann = scene.desk("ann")
    row = ann.add("holiday_change", holiday_on=TODAY, name="A day of mourning", is_holiday=True, accepted_at=NOW)
    place = place_of(ann.record)
    assert place is not None
    page, _ = outbox.page_after(ann.record, place, Stand(0, None)) or ("", 0)
    with connect(scene.shared.address, "walk_ann") as late, late.transaction():
        late.execute("SELECT sync.push(%s::jsonb)", (page,))
        asking = Thread(target=ann.sync)
        asking.start()
        while not scene.count("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            assert asking.is_alive()
    asking.join()
    ann.sync()
    assert scene.held() == {"no_right"}
    assert not ann.has("holiday_change", row), "held, and still here"


def a_server_whose_files_were_put_back_gets_its_changes_again(scene: Scene) -> None:
    """As a snapshot of a machine does it: everything is as it was, and nothing says that it is another life."""
    ann, bob, case_id = scene.two_with_a_case()
    kept = scene.ground.copy
    kept.take("files")
    ann.note(case_id, "confirmed since")
    ann.sync()
    bob.sync()
    kept.put_back("files", another_life=False)
    with suppress(EnvironmentProblem):
        bob.sync()
        ann.sync()
        bob.sync()
    assert scene.count("SELECT count(*) FROM app.contact") == 1, "confirmed, and gone"
    assert bob.rows("SELECT count(*) FROM contact") == [(1,)]


def a_server_put_back_that_went_on_is_known_by_who_only_reads(scene: Scene) -> None:
    """The same, and by the time of the reader's next visit the server has passed the position they had reached."""
    ann, bob, case_id = scene.two_with_a_case()
    kept = scene.ground.copy
    kept.take("files")
    ann.note(case_id, "of the lost days")
    ann.sync()
    bob.sync()
    kept.put_back("files", another_life=False)
    cat = scene.desk("cat")
    for said in ("one", "two", "three"):
        cat.note(case_id, said)
        cat.sync()
    bob.sync()
    assert bob.rows("SELECT count(*) FROM contact WHERE summary = 'of the lost days'") == [(0,)], "shows what is gone"


def a_value_written_over_the_same_value_is_no_clash(scene: Scene) -> None:
    ann, bob, case_id = scene.two_with_a_case()
    ann.set("case_", case_id, learning="Ring first")
    bob.set("case_", case_id, learning="Ring first")
    bob.set("case_", case_id, learning="Ring first, then write")
    ann.sync()
    bob.sync()
    assert scene.count("SELECT count(*) FROM sync.clash") == 0, "asked about a value that nobody disagreed on"
    assert bob.field("case_", case_id, "learning") == "Ring first, then write"


def a_field_that_is_not_for_this_role_is_held(scene: Scene) -> None:
    ann = scene.desk("ann")
    other = ann.one("SELECT id FROM officer WHERE login = 'walk_bob'")
    ann.set("officer", other, phone="1")
    ann.sync()
    assert scene.count("SELECT count(*) FROM app.officer WHERE phone IS NOT NULL") == 0, "written without the right"
    assert scene.held() == {"no_right"}


def work_on_a_case_that_left_is_held(scene: Scene) -> None:
    ann, _, case_id = scene.two_with_a_case()
    cat = scene.desk("cat")
    cat.set("case_", case_id, team_id=cat.team("South"))
    cat.sync()
    ann.note(case_id, "She rang again")
    ann.sync()
    assert scene.count("SELECT count(*) FROM app.contact") == 0, "written out of sight"
    assert scene.held() == {"not_your_case"}


def a_revoked_desk_is_not_heard(scene: Scene) -> None:
    ann = scene.desk("ann")
    ann.log_case("26-AAA-0001")
    place = place_of(ann.record)
    assert place is not None
    page, _ = outbox.page_after(ann.record, place, Stand(0, None)) or ("", 0)
    scene.admin.execute("UPDATE sync.device SET revoked = true")
    with suppress(Resync):
        ann.transport.push(page)
        raise AssertionError("a revoked desk was heard")


def nobody_decides_both_stages(scene: Scene) -> None:
    ann, bob, case_id = scene.two_with_a_case()
    second = ann.add("stage", case_id=case_id, number=2, received_on=TODAY)
    ann.sync()
    bob.sync()
    first = ann.one("SELECT id FROM stage WHERE number = 1")
    officer = ann.one("SELECT id FROM officer WHERE login = 'walk_ann'")
    ann.set("stage", first, decider_id=officer)
    bob.set("stage", second, decider_id=officer)
    ann.sync()
    bob.sync()
    decided = scene.count("SELECT count(*) FROM app.stage WHERE decider_id IS NOT NULL")
    assert decided == 1, "one person decided both stages"
    assert scene.held() == {"stage_two_people"}


def what_is_sent_after_an_erasure_is_held(scene: Scene) -> None:
    ann, _, case_id = scene.two_with_a_case()
    cat = scene.desk("cat")
    device = cat.one("SELECT device_id FROM desk")
    cat.transport.erase({"device": device, "case_id": case_id, "reason": "kept long enough"})
    ann.note(case_id, "She rang while we were away")
    ann.sync()
    assert scene.count("SELECT count(*) FROM app.contact") == 0, "erased and back again"
    assert scene.held() == {"erased"}


def who_changes_team_sees_the_cases_of_the_new_one(scene: Scene) -> None:
    ann, sue = scene.desk("ann"), scene.desk("sue")
    north = ann.log_case("26-AAA-0001", team_id=ann.team("North"))
    south = sue.log_case("26-BBB-0001", team_id=sue.team("South"))
    ann.sync()
    sue.sync()
    scene.shared.officer("walk_ann", role="team leader", team="South")
    ann.sync()
    have = {each for (each,) in ann.rows("SELECT id FROM case_")}
    assert have == {south}, f"the cases of the team before: {have == {north}}"


class Meanwhile(FaultyTransport):
    """Does something once, between the server's answer and the desk's taking it."""

    def __init__(self, desk: SharedDesk, call: str, do: Callable[[], Any]) -> None:
        super().__init__(desk.transport, None, [])
        self.call, self.do = call, do

    def push(self, page: str) -> Any:
        answer = super().push(page)
        self._meanwhile("push")
        return answer

    def pull(self, asked: Any) -> Any:
        lines = list(super().pull(asked))
        self._meanwhile("pull")
        yield from lines

    def _meanwhile(self, call: str) -> None:
        if call == self.call:
            self.call = ""
            self.do()


def during(desk: SharedDesk, call: str, do: Callable[[], Any]) -> None:
    """Let a desk synchronise, and do something while it does."""
    own, desk.transport = desk.transport, Meanwhile(desk, call, do)  # type: ignore[assignment]
    try:
        goes_through(desk)
    finally:
        desk.transport = own


def what_is_typed_during_a_push_goes_with_the_next(scene: Scene) -> None:
    ann, bob, case_id = scene.two_with_a_case()
    ann.set("case_", case_id, learning="Ring first")
    during(ann, "push", lambda: ann.note(case_id, "typed meanwhile"))
    ann.sync()
    bob.sync()
    assert bob.rows("SELECT summary FROM contact") == [("typed meanwhile",)], "taken for sent, and never sent"


def a_row_in_the_way_makes_room(scene: Scene) -> None:
    ann, bob, case_id = scene.two_with_a_case()
    ann.add("stage", case_id=case_id, number=2, received_on=TODAY)
    ann.sync()
    during(bob, "pull", lambda: bob.add("stage", case_id=case_id, number=2, received_on=TODAY))
    assert scene.held() == {"uq_stage_case_id_number"}


def write_without_making_room(connection: Any, sql: str, _entity: str, rows: Any) -> set[tuple[str, str]]:
    """Write rows as if nothing could be in their way."""
    connection.executemany(sql, rows)
    return set()


def rows_that_come_are_not_our_own(scene: Scene) -> None:
    scene.two_with_a_case()
    cat = scene.desk("cat")
    assert cat.unsent() == 0, "what came was taken for our own"
    cat.sync()
    assert scene.count("SELECT count(*) FROM sync.change WHERE device_id IS NOT NULL") == 2


def a_spoilt_row_is_found_within_a_day(scene: Scene) -> None:
    ann, _, case_id = scene.two_with_a_case()
    with ann.record.writing(author="a fault", applying=True) as session:
        session.connection().exec_driver_sql("UPDATE case_ SET learning = 'spoilt', ver = '{}'")
    ann.put(digest_on="2026-01-01")
    ann.sync()
    assert ann.field("case_", case_id, "learning") is None, "spoilt and not noticed"


def unsent_work_outlives_the_file(scene: Scene) -> None:
    ann, bob, case_id = scene.two_with_a_case()
    ann.note(case_id, "typed, and then the disk broke")
    ann.record.close()
    copyfile(scene.ground.records["walk_ann"], ann.path)
    ann.record = Record.open(ann.path, KEY)
    second_copy.install(ann.record)
    ann.sync()
    bob.sync()
    assert bob.rows("SELECT count(*) FROM contact") == [(1,)], "lost with the file"


def a_character_the_server_cannot_keep_blocks_nothing(scene: Scene) -> None:
    ann, bob, case_id = scene.two_with_a_case()
    ann.set("case_", case_id, learning="pasted\x00text")
    goes_through(ann)
    bob.sync()
    assert bob.field("case_", case_id, "learning") == "pasted\ufffdtext"


def a_cleared_field_is_cleared_everywhere(scene: Scene) -> None:
    ann, bob, case_id = scene.two_with_a_case()
    with ann.record.writing(author="a migration", applying=True) as session:
        capture.install(raw_of(session), migrate.HEAD)
    for learning in ("Ring first", None):
        ann.set("case_", case_id, learning=learning)
        ann.sync()
    bob.sync()
    assert bob.field("case_", case_id, "learning") is None, "cleared here and not there"


@contextmanager
def laid(cluster: Cluster, template: Path) -> Iterator["Ground"]:
    """Lay ground that one test after the other may use."""
    from tests.db.sync.walk import common_ground

    with postgres.copied(cluster, postgres.TEMPLATE, {}) as shared, common_ground(shared, template) as ground:
        yield ground
