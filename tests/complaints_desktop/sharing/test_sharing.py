"""Two desks of one team, by the actions an officer has."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from complaints_desktop.actions import commitments, drafts, money, settings, settling, updates
from complaints_desktop.actions.settings import change_holiday
from complaints_desktop.desk.changes import Subject
from complaints_desktop.desk.holidays import Correction
from complaints_desktop.forms.commitments import Promise, Update
from complaints_desktop.forms.updates import Updates
from complaints_desktop.reading.case_lines import pages, wrong_lines
from complaints_desktop.reading.history import history
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.sharing.passwords import Passwords
from complaints_desktop.sharing.sharing import News, Sharing
from db.model import Case, Desk
from db.model.team import team_id
from db.problems import EnvironmentProblem
from db.sync.postgres import PostgresTransport
from db.terms import Choice, Role, UpdateKind
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.sharing import acting
from tests.complaints_desktop.sharing.conftest import Sit
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.postgres import Shared


def test_a_desk_that_has_joined_nothing_has_nothing_to_share(sit: Sit) -> None:
    ann = sit("ann")
    assert not ann.sharing.state().joined
    assert ann.sharing.once().cases == frozenset()


def test_trying_an_address_says_who_one_is_there_and_changes_nothing_here(sit: Sit, shared: Shared) -> None:
    ann = sit("ann")
    found = ann.sharing.try_address(str(shared.address), "ann", None)
    assert (found.name, found.role, found.leads) == ("Ann", "complaints manager", True)
    assert not ann.sharing.state().joined


def test_who_joins_is_the_officer_the_shared_database_knows_with_all_they_had_done(sit: Sit, shared: Shared) -> None:
    ben = sit("ben")
    ben.log()
    ben.join(shared)
    officer = ben.office.desk().officer
    assert (officer.name, officer.role) == ("Ben", Role.RESOLUTION_OFFICER)
    assert ben.lines() == [("Hamza Okafor", "Ben")]
    assert ben.sharing.state().waiting == 0


def test_what_one_desk_types_is_in_the_list_and_the_story_of_the_other(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    case_id = ben.log("Efua Baptiste")
    ben.sharing.once()

    changes = ann.sharing.once()

    assert changes.cases == {case_id}
    assert {Subject.CASE, Subject.PEOPLE, Subject.SHARING} <= changes.subjects
    assert ann.lines() == [("Efua Baptiste", "Ben")]


def test_every_line_of_the_list_is_what_its_case_derives_to_after_sharing(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    for each in (ann, ben):
        case_id = each.log()
        each.note(case_id, "Rang to say that nobody came")
    for each in (ann, ben, ann):
        each.sharing.once()
    for each in (ann, ben):
        with each.office.record.reading() as session:
            assert list(wrong_lines(session, each.office.desk())) == []
        assert len(each.lines()) == 2


def test_the_tracker_reads_again_what_came_from_another_desk_and_nothing_else(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    theirs, own = ann.log("Efua Baptiste"), ben.log()
    for officer, case_id in ((ann, theirs), (ben, own)):
        typed = filled("promise", owner="Repairs", due_on=officer.office.desk().today + timedelta(9))
        officer.act(commitments.promise, case_id=case_id, typed=typed)
    for each in (ann, ben, ben):
        each.sharing.once()
    before = {line.case_id: line for line in ben.tracker()}
    assert before.keys() == {theirs, own}
    made = before[theirs].commitment.id
    ann.act(commitments.update, commitment_id=made, typed=Update(kind=UpdateKind.PROGRESS, text="Scaffold is up"))
    ann.sharing.once()
    assert {Subject.COMMITMENTS} <= ben.sharing.once().subjects
    now = {line.case_id: line for line in ben.tracker()}
    assert tuple(now.values()) == ben.tracker(anew=True)
    assert [each.text for each in now[theirs].commitment.updates] == ["Scaffold is up"]
    assert now[own] is before[own]
    ben.act(commitments.update, commitment_id=made, typed=Update(kind=UpdateKind.PROGRESS, text="The part has come"))
    for each in (ben, ann, ben):
        each.sharing.once()
        assert each.tracker() == each.tracker(anew=True)
    assert len(ann.tracker()[0].commitment.updates) + len(ann.tracker()[1].commitment.updates) == 2


def test_lines_left_out_by_a_broken_first_fetch_are_derived_by_the_next(sit: Sit, shared: Shared) -> None:
    ann = sit("ann").join(shared)
    ann.log()
    with ann.office.record.writing(author="test") as session:
        session.connection().exec_driver_sql("DELETE FROM case_row")
    assert len(list(pages(ann.office.record, unlisted=True))) == 1
    ann.again().once()
    assert ann.lines() == [("Hamza Okafor", "Ann")]


def test_a_setting_from_another_desk_is_followed_by_every_line(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    ben.log()
    ben.sharing.once()
    desk = ann.office.desk()
    tomorrow = Correction(on=desk.calendar.due(desk.today, 1), name="A day of mourning", is_holiday=True)
    with ann.office.record.writing(author=desk.officer.id) as session:
        change_holiday(session, desk, correction=tomorrow)
    before = ben.office.record.rows("SELECT next_on FROM case_row")
    ann.sharing.once()
    changes = ben.sharing.once()
    assert Subject.CALENDAR in changes.subjects
    assert ben.office.record.rows("SELECT next_on FROM case_row") > before
    with ben.office.record.reading() as session:
        assert list(wrong_lines(session, ben.office.desk())) == []


def test_a_failure_is_kept_in_words_until_the_next_cycle_goes_well(sit: Sit, shared: Shared) -> None:
    ann = sit("ann").join(shared)
    shared.admin.execute("ALTER ROLE ann NOLOGIN")
    ann.sharing.close()
    with pytest.raises(EnvironmentProblem, match="does not let this name in"):
        ann.sharing.once()
    assert ann.sharing.problem is not None
    shared.admin.execute("ALTER ROLE ann LOGIN")
    ann.sharing.once()
    assert ann.sharing.problem is None


def test_a_cut_connection_is_opened_anew_by_the_next_cycle(sit: Sit, shared: Shared) -> None:
    ann = sit("ann").join(shared)
    ann.log()
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ann'"
    shared.admin.execute(cut)
    with pytest.raises(EnvironmentProblem):
        ann.sharing.once()
    assert ann.sharing.state().waiting > 0
    ann.sharing.once()
    assert ann.sharing.state().waiting == 0


def test_a_server_put_back_to_an_earlier_state_is_news(sit: Sit, shared: Shared) -> None:
    ann = sit("ann").join(shared)
    shared.admin.execute("UPDATE sync.ctr SET base_epoch = gen_random_uuid()")
    ann.sharing.once()
    assert ann.sharing.news is News.RESTORED


def type_a_letter(officer: Sharer, case_id: str, text: str) -> None:
    officer.act(drafts.save, kind="letter:stage1-response", case_id=case_id, content={"apology": text})


def test_what_one_officer_types_at_two_desks_is_one_question_and_nobody_elses(sit: Sit, shared: Shared) -> None:
    here, there, ann = sit("ben").join(shared), sit("ben").join(shared), sit("ann").join(shared)
    case_id = here.log()
    for each in (here, there):
        each.sharing.once()
    type_a_letter(here, case_id, "Sorry")
    type_a_letter(there, case_id, "I am sorry")
    for each in (here, there, here, ann):
        each.sharing.once()

    assert (here.questions(), there.questions()) == (["draft.content"], ["draft.content"])
    assert (ann.questions(), ann.sharing.state().clashes) == ([], 0)

    ((clash_id,),) = there.office.record.rows("SELECT id FROM clash WHERE field = 'content'")
    there.act(settling.settle, clash_id=clash_id, choice=Choice.THEIRS)
    for each in (there, here):
        each.sharing.once()
    assert here.questions() == there.questions() == []
    assert shared.admin.execute("SELECT count(*) FROM sync.clash WHERE state = 'open'").fetchone() == (0,)
    with here.office.record.reading() as session:
        kept = drafts.saved(session, here.office.desk(), kind="letter:stage1-response", case_id=case_id)
    assert kept == {"apology": "I am sorry"}


def test_what_somebody_was_only_typing_in_a_case_that_moved_is_no_question_to_the_other_team(
    sit: Sit, shared: Shared
) -> None:
    shared.officer("sue", team="South")
    ben, ann, sue = sit("ben").join(shared), sit("ann").join(shared), sit("sue").join(shared)
    case_id = ben.log()
    for each in (ben, ann):
        each.sharing.once()
    with ann.office.record.writing(author="test") as session:
        session.get_one(Case, case_id).team_id = team_id("South")
    type_a_letter(ben, case_id, "Sorry")
    for each in (ann, ben, sue):
        each.sharing.once()
    assert sue.lines() == [("Hamza Okafor", "Ben")]
    assert ben.questions() == sue.questions() == []


def test_held_work_is_done_again_only_by_who_may_do_it(sit: Sit, shared: Shared) -> None:
    shared.officer("pat", role="owner of commitments")
    shared.officer("sue", team="South")
    ann, ben, pat = sit("ann").join(shared), sit("ben").join(shared), sit("pat").join(shared)
    case_id = ben.log()
    for each in (ben, ann):
        each.sharing.once()
    with ann.office.record.writing(author="test") as session:
        session.get_one(Case, case_id).team_id = team_id("South")
    ben.note(case_id, "Rang again")
    for each in (ann, ben):
        each.sharing.once()
    with ann.office.record.writing(author="test") as session:
        session.get_one(Case, case_id).team_id = team_id("North")
    for each in (ann, pat, ben):
        each.sharing.once()
    assert pat.questions() == ["not_your_case"]
    ((held_id,),) = pat.office.record.rows("SELECT id FROM held WHERE state = 'open'")

    with pytest.raises(Refused, match="not yours to deal with"):
        pat.act(settling.redo, held_id=held_id)
    ben.act(settling.redo, held_id=held_id)
    for each in (ben, pat, ann):
        each.sharing.once()

    assert pat.questions() == ann.questions() == []
    assert ann.office.record.rows("SELECT summary FROM contact") == [("Rang again",)]


def test_work_that_is_held_once_more_is_one_question_until_somebody_may_do_it(sit: Sit, shared: Shared) -> None:
    shared.officer("cat")
    ann, ben, cat = sit("ann").join(shared), sit("ben").join(shared), sit("cat").join(shared)
    ann.act(settings.change_landlord, details=acting.LANDLORD)
    for each in (ann, ben):
        each.sharing.once()
    acting.introduce_oneself(ben, "")
    case_id = ben.log()
    acting.define(ben, case_id)
    acting.acknowledge(ben, case_id)
    for each in (ben, cat):
        each.sharing.once()
    for each in (ben, cat):
        each.act(money.offer, case_id=case_id, typed=filled("offer", pence=40_000, pay_by=each.office.desk().today))
        each.sharing.once()
    assert cat.questions() == ["money_over_limit"]

    for held_again in (cat, ben):
        held_again.sharing.once()
        ((held_id,),) = held_again.office.record.rows("SELECT id FROM held WHERE state = 'open'")
        held_again.act(settling.redo, held_id=held_id)
        held_again.sharing.once()
        assert held_again.questions() == ["money_over_limit"]

    ann.sharing.once()
    ((held_id,),) = ann.office.record.rows("SELECT id FROM held WHERE state = 'open'")
    ann.act(settling.redo, held_id=held_id)
    for each in (ann, ben, cat):
        each.sharing.once()
        assert each.questions() == []
        assert each.office.record.rows("SELECT pence FROM offer") == [(40_000,), (40_000,)]


def test_two_desks_that_name_one_person_make_one_officer(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    for each in (ann, ben):
        case_id = each.log()
        desk = each.office.desk()
        promised = Promise(
            what="Mend it",
            owner="Repairs team",
            due_on=desk.calendar.due(desk.today, 5),
            impact=2,
            how_you_will_know="We will ring",
        )
        each.act(commitments.promise, case_id=case_id, typed=promised)
    for each in (ann, ben, ann):
        each.sharing.once()
    for each in (ann, ben):
        assert each.questions() == []
        assert each.office.record.rows("SELECT count(*) FROM officer WHERE name = 'Repairs team'") == [(1,)]
        assert each.office.record.rows("SELECT count(DISTINCT owner_id) FROM commitment") == [(1,)]


def test_a_leader_sees_which_desks_have_been_heard_from(sit: Sit, shared: Shared) -> None:
    ann = sit("ann").join(shared)
    sit("ben").join(shared)
    assert {(each.officer, each.waiting, each.worth_a_call) for each in ann.sharing.desks()} == {
        ("Ann", 0, False),
        ("Ben", 0, False),
    }


def test_an_erased_case_has_no_words_left_on_any_desk(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    case_id = ben.log("Efua Baptiste")
    ben.note(case_id, "Her asthma is worse")
    ben.act(updates.agree_updates, case_id=case_id, typed=Updates(updates_agreed="Mornings"))
    ben.act(updates.agree_updates, case_id=case_id, typed=Updates(updates_agreed="Evenings"))
    ben.sharing.once()
    ann.sharing.once()

    ann.sharing.erase(case_id, "Asked for on 3 March; nothing requires us to keep it")
    ben.sharing.once()

    for each in (ann, ben):
        found = each.office.record.rows(
            "SELECT (SELECT count(*) FROM change WHERE patch LIKE '%asthma%' OR patch LIKE '%Efua%'),"
            " (SELECT count(was) FROM change),"
            " (SELECT count(*) FROM contact WHERE summary LIKE '%asthma%'),"
            " (SELECT count(*) FROM person WHERE name LIKE '%Efua%'),"
            " (SELECT count(*) FROM case_row WHERE resident LIKE '%Efua%')"
        )
        assert found == [(0, 0, 0, 0, 0)]


def test_an_officer_without_the_right_erases_nothing(sit: Sit, shared: Shared) -> None:
    ben = sit("ben").join(shared)
    case_id = ben.log()
    with pytest.raises(Refused, match="may not erase a case"):
        ben.sharing.erase(case_id, "Because")


def test_the_record_of_a_case_tells_what_other_desks_did_once_it_was_asked_for(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    case_id = ben.log()
    ben.sharing.once()
    ann.sharing.once()
    ann.moment += timedelta(minutes=5)
    ann.note(case_id, "Rang back")
    with ann.office.record.reading() as session:
        assert {entry.author for entry in history(session, ann.office.desk(), case_id=case_id)} == {"Ann"}

    assert ann.sharing.fetch_history(case_id) >= 2

    with ann.office.record.reading() as session:
        found = history(session, ann.office.desk(), case_id=case_id)
    assert found[0].author == "Ann"
    assert {entry.author for entry in found} == {"Ann", "Ben"}
    assert len({(entry.at, entry.entity, entry.fields) for entry in found}) == len(found)


def test_a_sample_record_is_not_poured_into_a_real_shared_database(sit: Sit) -> None:
    ann = sit("ann")
    with ann.office.record.writing(author="test") as session:
        session.get_one(Desk, 1).sample = True
    with pytest.raises(Refused, match="sample data"):
        ann.sharing.join("db.landlord.example/complaints", "ann", "secret")


def test_a_password_is_kept_by_the_computer_only_where_that_is_wanted(sit: Sit, shared: Shared) -> None:
    ann = sit("ann")
    ann.sharing.join(str(shared.address), "ann", "secret", remember=False)
    assert ann.store.kept == {}
    assert ann.sharing.passwords.of(str(shared.address), "ann") == "secret"
    ann.sharing.join(str(shared.address), "ann", "secret")
    assert list(ann.store.kept.values()) == ["secret"]
    ann.sharing.passwords.forget(str(shared.address), "ann")
    assert ann.sharing.passwords.of(str(shared.address), "ann") is None


HARDLY = 2.0
"""Seconds the closing of the program may take."""


@pytest.fixture
def silent(shared: Shared) -> Iterator[Callable[[str], None]]:
    """Freeze what the server runs for a login: it is alive to the network, and answers nothing."""
    frozen: list[int] = []

    def freeze(login: str) -> None:
        found = shared.admin.execute("SELECT pid FROM pg_stat_activity WHERE usename = %s", (login,)).fetchall()
        for (pid,) in found:
            os.kill(pid, signal.SIGSTOP)
            frozen.append(pid)

    yield freeze
    for pid in frozen:
        os.kill(pid, signal.SIGCONT)


def seconds_to_end(sharing: Sharing, waiting: threading.Event) -> float:
    """Run a cycle in a thread, cut it once it is `waiting`, and return how long it took to end."""
    ended: list[BaseException] = []

    def cycle() -> None:
        try:
            sharing.once()
        except EnvironmentProblem as problem:
            ended.append(problem)

    thread = threading.Thread(target=cycle)
    thread.start()
    assert waiting.wait(5)
    begun = time.monotonic()
    sharing.cut()
    thread.join(10)
    took = time.monotonic() - begun
    assert ended
    return took


def test_a_cycle_that_waits_for_a_silent_server_ends_with_the_program(
    sit: Sit, shared: Shared, silent: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = sit("ann").join(shared)
    asking = threading.Event()
    hello = PostgresTransport.hello

    def asked(transport: PostgresTransport, question: Mapping[str, Any]) -> dict[str, Any]:
        threading.Timer(0.2, asking.set).start()  # by then the question has gone
        return hello(transport, question)

    monkeypatch.setattr(PostgresTransport, "hello", asked)
    silent("ann")
    assert seconds_to_end(ann.sharing, asking) < HARDLY


def test_a_connection_that_does_not_come_about_is_not_waited_for(sit: Sit, shared: Shared) -> None:
    ann = sit("ann").join(shared)
    asking, gate = threading.Event(), threading.Event()

    def nobody_answers(_address: str, _login: str, _password: str | None) -> PostgresTransport:
        asking.set()
        gate.wait(10)
        raise EnvironmentProblem("Nothing answers", safe="", do="")

    sharing = Sharing(ann.office, Passwords(ann.store), nobody_answers)
    try:
        assert seconds_to_end(sharing, asking) < HARDLY
        with pytest.raises(EnvironmentProblem, match="being closed"):
            sharing.once()
    finally:
        gate.set()
