"""Desks at one shared database: what is written at one is shown at the others, and what two wrote is asked about."""

import json
from datetime import timedelta

import pytest

from db.problems import EnvironmentProblem
from db.record.check import check
from db.record.migrate import HEAD
from db.sync.transport import Revoked, TooOldToRead
from tests.db.sync.conftest import Desks
from tests.db.sync.desks import NOW, TODAY, server_says
from tests.db.sync.faults import FaultyTransport
from tests.postgres import Shared


def test_what_one_desk_wrote_the_other_shows(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001", expressed_on=TODAY)
    ann.note(case_id, "She rang")
    assert ann.sync().pushed == 3
    done = bob.sync()
    assert bob.field("case_", case_id, "expressed_on") == TODAY.isoformat()
    assert done.cases == {case_id}
    assert {"case_", "stage", "contact"} <= done.entities
    assert bob.one("SELECT summary FROM contact") == "She rang"


def test_the_lines_of_the_cases_touched_are_derived_in_the_same_transaction(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    asked: list[frozenset[str]] = []
    bob.sync(derive=lambda _, cases: asked.append(cases))
    assert asked == [{case_id}]
    ann.note(case_id, "She rang")
    ann.sync()
    bob.sync(derive=lambda _, cases: asked.append(cases))
    assert asked == [{case_id}, {case_id}]


def test_an_idle_cycle_is_one_question_and_writes_nothing(desk: Desks):
    ann = desk("ann")

    class Counting(FaultyTransport):
        asked = 0

        def hello(self, asked):
            self.asked += 1
            return super().hello(asked)

        def push(self, page):
            raise AssertionError(page)

        def pull(self, asked):
            raise AssertionError(asked)

    ann.sync()  # compares what the first fetch brought
    own, ann.transport = ann.transport, Counting(ann.transport, None, [])  # type: ignore[assignment]
    before = ann.one("SELECT synced_at FROM shared_database")
    done = ann.sync()
    assert ann.transport.asked == 1  # type: ignore[attr-defined]
    assert (done.pushed, done.pulled, done.cases) == (0, 0, frozenset())
    assert ann.one("SELECT synced_at FROM shared_database") == before
    ann.transport = own


def test_a_clash_is_shown_and_not_decided(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    ann.set("case_", case_id, learning="Ann's words")
    bob.set("case_", case_id, learning="Bob's words")
    ann.sync()
    bob.sync()
    ann.sync()
    for each in (ann, bob):
        assert each.field("case_", case_id, "learning") == "Ann's words"
        doc = json.loads(each.one("SELECT doc FROM clash WHERE state = 'open'"))
        assert (doc["kept_value"], doc["their_value"], doc["their_by"]) == ("Ann's words", "Bob's words", "Bob")


def test_a_clash_that_was_settled_is_settled_at_every_desk(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    ann.set("case_", case_id, learning="Ann's words")
    bob.set("case_", case_id, learning="Bob's words")
    for each in (ann, bob, ann):
        each.sync()
    ((clash_id, doc),) = ann.rows("SELECT id, doc FROM clash")
    ann.add(
        "settlement", case_id=case_id, clash_id=clash_id, their_change=json.loads(doc)["their_change"], choice="kept",
        settled_at=ann.now(),
    )  # fmt: skip
    for each in (ann, bob):
        each.sync()
        assert each.rows("SELECT state FROM clash") == [("settled",)]


def test_the_same_value_typed_twice_is_no_clash(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    for each in (ann, bob):
        each.set("case_", case_id, learning="Ring first")
    for each in (ann, bob, ann):
        each.sync()
        assert each.rows("SELECT * FROM clash") == []


def test_two_fields_of_one_case_are_both_kept(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    ann.set("case_", case_id, learning="Ring first")
    bob.set("case_", case_id, hazard="none")
    for each in (ann, bob, ann):
        each.sync()
    for each in (ann, bob):
        assert each.rows("SELECT learning, hazard FROM case_") == [("Ring first", "none")]


def test_work_that_is_held_leaves_the_desk_and_is_listed(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    second = [each.add("stage", case_id=case_id, number=2, received_on=TODAY) for each in (ann, bob)]
    ann.sync()
    bob.sync()
    assert bob.has("stage", second[0])
    assert not bob.has("stage", second[1])
    doc = json.loads(bob.one("SELECT doc FROM held WHERE state = 'open'"))
    assert doc["rule"] == "uq_stage_case_id_number"
    assert [change["entity_id"] for change in doc["changes"]] == [second[1]]
    assert bob.unsent() == 0


def test_an_edit_typed_while_a_pull_is_under_way_is_still_there_and_goes_with_the_next(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    ann.set("case_", case_id, learning="Ann's words", hazard="none")
    ann.sync()

    class Slow(FaultyTransport):
        def pull(self, asked):
            lines = list(super().pull(asked))
            bob.set("case_", case_id, learning="Bob's words")
            yield from lines

    own, bob.transport = bob.transport, Slow(bob.transport, None, [])  # type: ignore[assignment]
    bob.sync()
    assert bob.rows("SELECT learning, hazard FROM case_") == [("Bob's words", "none")]
    assert bob.one("SELECT image ->> 'learning' FROM shadow") == "Ann's words"
    bob.transport = own
    bob.sync()
    assert bob.rows("SELECT learning, hazard FROM case_") == [("Ann's words", "none")]
    assert json.loads(bob.one("SELECT doc FROM clash"))["their_value"] == "Bob's words"
    assert bob.rows("SELECT * FROM shadow") == []


def test_what_is_typed_while_a_push_is_under_way_is_not_taken_for_sent(desk: Desks):
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")

    class Slow(FaultyTransport):
        def push(self, page):
            answer = super().push(page)
            if self.nth == 0:
                self.nth = 1
                ann.note(case_id, "typed meanwhile")
            return answer

    own, ann.transport = ann.transport, Slow(ann.transport, None, [])  # type: ignore[assignment]
    assert ann.sync().pushed == 3
    ann.transport = own
    bob = desk("bob")
    assert bob.one("SELECT summary FROM contact") == "typed meanwhile"


def test_a_row_of_ours_in_the_place_of_one_that_comes_makes_room_and_is_listed(desk: Desks):
    """Both ask for stage 2, the one while the other's is on its way to the desk."""
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    bob.sync()
    theirs = ann.add("stage", case_id=case_id, number=2, received_on=TODAY)
    ann.sync()

    class Slow(FaultyTransport):
        ours = ""

        def pull(self, asked):
            lines = list(super().pull(asked))
            self.ours = self.ours or bob.add("stage", case_id=case_id, number=2, received_on=TODAY)
            yield from lines

    own, bob.transport = bob.transport, Slow(bob.transport, None, [])  # type: ignore[assignment]
    bob.sync()
    ours = bob.transport.ours  # type: ignore[attr-defined]
    bob.transport = own
    assert bob.has("stage", theirs)
    assert not bob.has("stage", ours)
    assert json.loads(bob.one("SELECT doc FROM held"))["changes"][0]["entity_id"] == ours
    assert bob.unsent() == 0


def test_a_case_that_moves_to_another_team_leaves_with_all_that_belongs_to_it(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    person = ann.add("person", name="Ada Bell")
    ann.add("need", person_id=person, kind="large print", recorded_on=TODAY)
    case_id = ann.log_case("26-AAA-0001", person_id=person)
    ann.note(case_id, "She rang about damp")
    ann.sync()
    cat.sync()
    cat.set("case_", case_id, team_id=cat.team("South"))
    cat.sync()
    done = ann.sync()
    assert case_id in done.cases
    for table in ("case_", "stage", "contact", "person", "need", "case_row", "search_doc"):
        assert ann.rows(f"SELECT * FROM {table}") == [], table
    sue = desk("sue")
    assert sue.one("SELECT summary FROM contact") == "She rang about damp"
    assert sue.one("SELECT kind FROM need") == "large print"


def test_what_is_known_of_a_person_leaves_with_them_though_a_change_to_them_was_on_its_way(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    person = ann.add("person", name="Bell")
    need = ann.add("need", person_id=person, kind="language", recorded_on=TODAY)
    case_id = ann.log_case("26-AAA-0001", person_id=person, team_id=ann.team("North"))
    for each in (ann, cat):
        each.sync()
    cat.set("case_", case_id, team_id=cat.team("South"))
    cat.sync()
    ann.set("person", person, phone="020 7946 0000")
    ann.sync()
    assert not ann.has("person", person)
    assert not ann.has("need", need)


def test_a_desk_whose_work_is_not_taken_says_so_at_its_next_visit_until_it_is(desk: Desks, shared: Shared):
    ann = desk("ann")
    many = "INSERT INTO sync.held (id, batch, rule, author, changes, state, pos) SELECT gen_random_uuid(),"
    many += " gen_random_uuid(), 'no_right', 'ann', '{}', 'open', 1 FROM generate_series(1, 1000)"
    shared.admin.execute(many.encode())
    ann.add("setting", name="targets", value={}, from_on=TODAY, set_at=NOW)
    said = "SELECT problem FROM sync.device"
    for told in (None, "SY009"):
        with pytest.raises(EnvironmentProblem, match="A thousand pieces"):
            ann.sync()
        assert shared.admin.execute(said).fetchall() == [(told,)]
    shared.admin.execute("UPDATE sync.held SET state = 'settled'")
    for told in ("SY009", None):
        ann.sync()
        assert shared.admin.execute(said).fetchall() == [(told,)]


def test_once_a_day_the_words_of_cases_that_left_go_from_the_index_too(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    stays, leaves = ann.log_case("26-AAA-0001"), ann.log_case("26-AAA-0002")
    ann.note(stays, "Aardvark")
    ann.note(leaves, "Zebedee")
    ann.sync()
    cat.sync()
    cat.set("case_", leaves, team_id=cat.team("South"))
    cat.sync()
    ann.sync()
    ann.put(digest_on="2026-01-01")
    ann.sync()
    index = str(ann.rows("SELECT block FROM search_contact_data"))
    assert "ardvark" in index
    assert "ebedee" not in index


def test_a_desk_checks_out_with_rows_that_others_made(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    ann.note(ann.log_case("26-AAA-0001"), "She rang")
    ann.sync()
    bob.sync()
    assert check(bob.record) == []


def test_work_on_a_case_that_has_left_meanwhile_is_held_and_not_lost(desk: Desks):
    ann, cat = desk("ann"), desk("cat")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    cat.sync()
    cat.set("case_", case_id, team_id=cat.team("South"))
    cat.sync()
    ann.note(case_id, "She rang again")
    ann.sync()
    assert ann.rows("SELECT * FROM contact") == []
    assert json.loads(ann.one("SELECT doc FROM held"))["rule"] == "not_your_case"


def test_an_officer_who_changes_team_sees_the_cases_of_the_new_one_and_no_others(desk: Desks, shared: Shared):
    ann, sue = desk("ann"), desk("sue")
    north = ann.log_case("26-AAA-0001", team_id=ann.team("North"))
    south = sue.log_case("26-BBB-0001", team_id=sue.team("South"))
    ann.sync()
    sue.sync()
    shared.officer("ann", team="South")
    assert ann.sync().full
    assert ann.has("case_", south)
    assert not ann.has("case_", north)
    assert ann.rows("SELECT count(*) FROM stage") == [(1,)]


def test_a_desk_shut_out_is_told_so(desk: Desks, shared: Shared):
    ann = desk("ann")
    shared.admin.execute("UPDATE sync.device SET revoked = true")
    with pytest.raises(Revoked):
        ann.sync()
    assert "shut out" in ann.one("SELECT problem FROM shared_database")


def test_a_server_older_than_the_program_gets_nothing_and_work_goes_on(desk: Desks, shared: Shared):
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    with server_says(shared, "UPDATE sync.version SET schema = '0001'", f"UPDATE sync.version SET schema = '{HEAD}'"):
        with pytest.raises(EnvironmentProblem, match="older version"):
            ann.sync()
        assert ann.unsent() == 2
        ann.set("case_", case_id, learning="goes on")
    assert ann.sync().pushed == 3


def test_a_desk_too_old_to_read_still_sends_what_it_has(desk: Desks, shared: Shared):
    ann = desk("ann")
    ann.log_case("26-AAA-0001")
    newer = "UPDATE sync.version SET schema = '9999', min_schema = '9998'"
    as_before = f"UPDATE sync.version SET schema = '{HEAD}', min_schema = '{HEAD}'"
    with (
        server_says(shared, newer, as_before),
        pytest.raises(TooOldToRead),
    ):
        ann.sync()
    assert ann.unsent() == 0
    assert ann.sync().pulled


class NewerServer(FaultyTransport):
    """A server of the next version: its cases have a field more, and it speaks of things nobody here has heard of."""

    pushed: list[str]

    def push(self, page):
        self.pushed.append(page)
        return super().push(page)

    def pull(self, asked):
        for line in super().pull(asked):
            sent = json.loads(line)
            if isinstance(sent, dict):
                names = sent["head"]["columns"]["case_"]
                sent["head"]["columns"] |= {"case_": [*names[:3], "mood", *names[3:]], "mystery": ["id", "ver"]}
            elif sent[0] == "case_":
                sent[1] = [[*row[:3], "calm", *row[3:]] for row in sent[1]]
            yield json.dumps(sent)
        yield '["mystery",[["x","{}"]]]'
        yield '["!mystery",[1,2]]'


def test_a_desk_that_does_not_know_a_column_reads_on_and_never_writes_it(desk: Desks):
    ann, bob = desk("ann"), desk("bob")
    case_id = ann.log_case("26-AAA-0001", hazard="none", sample=True)
    ann.sync()
    newer = NewerServer(bob.transport, None, [])
    newer.pushed = []
    own, bob.transport = bob.transport, newer  # type: ignore[assignment]
    bob.sync()
    assert bob.rows("SELECT reference, hazard, sample FROM case_") == [("26-AAA-0001", "none", 1)]
    bob.set("case_", case_id, learning="Ring first")
    bob.sync()
    assert "mood" not in newer.pushed[0]
    bob.transport = own


def test_a_newer_program_fetches_the_columns_an_older_one_left_out(desk: Desks):
    ann = desk("ann")
    ann.put(schema_version="0001")
    assert ann.sync().full
    assert not ann.sync().full


def test_a_row_that_differs_is_found_by_the_daily_comparison_and_fetched_anew(desk: Desks):
    ann = desk("ann")
    case_id = ann.log_case("26-AAA-0001")
    ann.sync()
    with ann.record.writing(author="a fault", applying=True) as session:
        session.connection().exec_driver_sql("UPDATE case_ SET learning = 'spoilt', ver = '{}'")
        session.connection().exec_driver_sql("DELETE FROM stage")
    ann.note(case_id, "typed today")
    ann.put(digest_on="2026-01-01")
    done = ann.sync()
    assert (done.differed, done.full) == (True, True)
    assert ann.field("case_", case_id, "learning") is None
    assert ann.rows("SELECT count(*) FROM stage") == [(1,)]
    assert ann.one("SELECT summary FROM contact") == "typed today"
    ann.put(digest_on="2026-01-01")
    assert not ann.sync().differed


@pytest.mark.parametrize(("days", "kept"), [(35, True), (36, False)])
def test_what_was_confirmed_of_a_case_that_left_is_kept_for_35_days_of_the_desks_own_clock(desk, days, kept):
    ann, cat = desk("ann"), desk("cat")
    case_id, stays = ann.log_case("26-AAA-0001"), ann.log_case("26-AAA-0002")
    for each in (ann, cat):
        each.sync()
    cat.set("case_", case_id, team_id=cat.team("South"))
    for each in (cat, ann):
        each.sync()
    assert not ann.has("case_", case_id)

    ann.moment += timedelta(days)
    ann.sync()

    assert bool(ann.rows("SELECT 1 FROM change WHERE case_id = ?", case_id)) == kept
    assert ann.rows("SELECT 1 FROM change WHERE case_id = ?", stays)
