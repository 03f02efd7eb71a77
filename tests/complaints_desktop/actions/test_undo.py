"""What was just done is taken back: the case reads as before it, and everything that was written stays on record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.actions import definition, money
from complaints_desktop.actions.undo import offered
from complaints_desktop.actions.undo import undo as take_back
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.reading.case_lines import wrong_lines
from complaints_desktop.reading.field_words import NOTHING
from complaints_desktop.reading.history import history
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.model import Commitment, Document, Finding, Letter, Point, Stage, new_id
from db.terms import TAKEN_BACK, Role
from tests.complaints_desktop.actions.acted import ACTIONS, TODAY, At, furnish
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office, open_office

STAYS = {
    "say that they left",
    "record a contact",
    "record evidence",
    "declare a conflict",
    "say how a promise goes",
    "withdraw",
    "close",
    "tell-next-step",
    "review-request",
    "offer-choice",
    "answer-enquiry",
    "make-complaint",
    "reopen",
}
"""By hand: what was said, weighed, declared or closed stays as it is."""

BACK = sorted(ACTIONS.keys() - STAYS)


@pytest.fixture(scope="module")
def furnished(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, At]:
    """The record with both cases, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("furnished")
    office = open_office(template, folder, TODAY)
    at = furnish(office)
    office.record.close()
    return folder / "record.db", at


@pytest.fixture
def at(furnished: tuple[Path, At]) -> At:
    return furnished[1]


@pytest.fixture
def office(furnished: tuple[Path, At], tmp_path: Path) -> Iterator[Office]:
    opened = open_office(furnished[0], tmp_path, TODAY)
    yield opened
    opened.record.close()


def act(office: Office, at: At, name: str) -> Changes:
    """Do one of the actions as the officer at the desk."""
    with office.record.writing(author=office.desk.officer.id) as session:
        return offered(session, office.desk, ACTIONS[name].do(session, office.desk, at))


def undo(office: Office, changes: Changes) -> Changes:
    assert changes.written is not None
    with office.record.writing(author=office.desk.officer.id) as session:
        return take_back(session, office.desk, written=changes.written)


def refusal(office: Office, changes: Changes) -> str:
    """The reason why it is not taken back; and see that nothing was written."""
    before = office.record.rows("SELECT max(seq) FROM change")
    with pytest.raises(Refused) as refused:
        undo(office, changes)
    assert refused.value.do
    assert office.record.rows("SELECT max(seq) FROM change") == before
    return refused.value.why


def as_read(office: Office, case_id: str) -> tuple[CaseFacts, object, object]:
    """The case with every due date and the day that counts of each promise; without what says what was taken back."""
    with office.record.reading() as session:
        case = load_case(session, case_id)
        taken = select(Commitment.id).where(Commitment.cancelled_because == TAKEN_BACK)
        gone = set(session.scalars(taken))
        assert list(wrong_lines(session, office.desk)) == []
    stand = [each for each in case.commitments if each.id not in gone]
    counts = [(each.counts_on, len(each.moves)) for each in stand]
    promises = tuple(replace(each, updates=()) for each in stand)
    dues = [(each.rule.clock, each.rule.stage, each.due) for each in clocks_of(case, office.desk)]
    refusals = tuple(each for each in case.refusals if each.dropped_on is None)
    asked = tuple(each for each in case.money_requests if each.dropped_on is None)
    ordered = tuple(each for each in case.money_orders if each.stands)
    kept = replace(case, commitments=promises, withdrawn=(), withdrawn_documents=(), refusals=refusals)
    return replace(kept, money_requests=asked, money_orders=ordered), dues, counts


def everything(office: Office, at: At) -> list[object]:
    return [as_read(office, each) for each in (*at.said.values(), at.case_id, at.answered, at.ended)]


@pytest.mark.parametrize("name", ACTIONS)
def test_it_is_offered_for_what_can_be_taken_back_and_for_nothing_else(office: Office, at: At, name: str):
    assert (act(office, at, name).written is not None) is (name not in STAYS)


@pytest.mark.parametrize("name", BACK)
def test_the_case_reads_as_before_by_one_more_change_with_its_author_and_only_once(office: Office, at: At, name: str):
    before = everything(office, at)
    done = act(office, at, name)
    assert everything(office, at) != before
    ((last,),) = office.record.rows("SELECT max(seq) FROM change")
    changes = undo(office, done)
    assert everything(office, at) == before
    assert (changes.cases, changes.written) == (done.cases, None)
    assert changes.subjects >= done.subjects
    written = office.record.rows("SELECT DISTINCT batch, author FROM change WHERE seq > ?", (last,))
    assert [author for _, author in written] == [office.desk.officer.id]
    assert refusal(office, done) == "It has been changed or taken back since"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(sorted(ACTIONS)), min_size=2, max_size=5), last=st.sampled_from(BACK))
def test_whatever_was_done_before_only_the_last_act_is_taken_back(
    furnished: tuple[Path, At], tmp_path: Path, names: list[str], last: str
):
    office, at = open_office(furnished[0], tmp_path, TODAY), furnished[1]
    try:
        for name in names:
            try:
                act(office, at, name)
            except Refused:
                continue
        before = everything(office, at)
        try:
            done = act(office, at, last)
        except Refused:
            return
        if done.written is not None:  # what writes what stands already writes nothing
            undo(office, done)
            assert everything(office, at) == before
    finally:
        office.record.close()


def test_in_a_closed_case_too(office: Office, at: At):
    act(office, at, "withdraw")
    before = everything(office, at)
    undo(office, act(office, at, "agree updates"))
    assert everything(office, at) == before


def test_what_somebody_changed_since_is_theirs(office: Office, at: At):
    done = act(office, at, "change a point")
    with office.record.writing(author="a colleague") as session:
        session.execute(update(Point).where(Point.id == at.point_id).values(text="As they say it"))
    assert refusal(office, done) == "It has been changed or taken back since"


def test_what_somebody_changed_beside_it_hinders_nothing(office: Office, at: At):
    done = act(office, at, "change a point")
    with office.record.writing(author="a colleague") as session:
        session.execute(update(Point).where(Point.id == at.point_id).values(outcome_sought="A new boiler"))
    undo(office, done)
    ((text, sought),) = office.record.rows("SELECT text, outcome_sought FROM point WHERE id = ?", (at.point_id,))
    assert (text, sought) == ("One", "A new boiler")


def test_a_row_that_was_made_and_then_worked_on_stays(office: Office, at: At):
    done = act(office, at, "add a point")
    assert done.made
    words = PointWords(text="Two, in other words", changed_because="They said so")
    with office.record.writing(author="a colleague") as session:
        definition.change_point(session, office.desk, case_id=at.case_id, point_id=done.made, typed=words)
    assert refusal(office, done) == "It has been changed or taken back since"


@pytest.mark.parametrize(("later", "why"), [(0, None), (1, "That was recorded on Thursday 26 March 2026")])
def test_only_on_the_same_day(office: Office, at: At, later: int, why: str | None):
    done = act(office, at, "assess")
    office.on(TODAY + timedelta(later))
    if why is None:
        undo(office, done)
    else:
        assert refusal(office, done).startswith(why)


def test_only_by_whoever_did_it(office: Office, at: At):
    with office.record.writing(author="a colleague") as session:
        ACTIONS["assess"].do(session, office.desk, at)
    ((first,),) = office.record.rows("SELECT max(seq) FROM change WHERE author = 'a colleague'")
    assert refusal(office, Changes(written=first)) == "Somebody else recorded that"


def test_only_by_whoever_may_still_do_it(office: Office, at: At):
    done = act(office, at, "assess")
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=Role.AUDITOR))
    assert refusal(office, done) == "This is not yours to take back"


def test_only_while_the_case_allows_the_act_itself(office: Office, at: At):
    done = act(office, at, "change a point")
    with office.record.writing(author="a colleague") as session:
        session.execute(update(Stage).where(Stage.case_id == at.case_id).values(responded_on=TODAY))
    assert refusal(office, done).startswith(Act.DEFINE.value.otherwise)


def _issue(session: Session, office: Office, case_id: str, slow: timedelta = timedelta()) -> None:
    stage = session.scalars(select(Stage.id).where(Stage.case_id == case_id)).one()
    document = Document(
        id=new_id(), case_id=case_id, title="A letter", media_type="application/pdf", sha256="0" * 64, size=1,
        added_at=office.desk.now,
    )  # fmt: skip
    letter = Letter(
        case_id=case_id, stage_id=stage, kind="stage1-acknowledgement", template_version="1", issued_on=TODAY,
        issued_at=office.desk.now - slow, recipient="A Resident", document_id=document.id,
    )  # fmt: skip
    session.add_all([document, letter])


@pytest.mark.parametrize("name", ["assess", "agree an adjustment", "promise"])
def test_not_when_a_letter_was_issued_since(office: Office, at: At, name: str):
    done = act(office, at, name)
    with office.record.writing(author="a colleague") as session:
        _issue(session, office, at.case_id)
    assert refusal(office, done) == "A letter has been issued since, and may rest on it"


def test_a_letter_issued_before_hinders_nothing(office: Office, at: At):
    with office.record.writing(author="a colleague") as session:
        _issue(session, office, at.case_id)
    undo(office, act(office, at, "assess"))


def test_a_letter_itself_is_never_taken_back(office: Office, at: At):
    with office.record.writing(author=office.desk.officer.id) as session:
        _issue(session, office, at.case_id)
        changes = offered(session, office.desk, Changes(frozenset({at.case_id})))
    assert changes.written is None


def test_money_is_not_offered_again_beyond_ones_authority(office: Office, at: At):
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=Role.RESOLUTION_OFFICER))
    done = act(office, at, "take an offer back")
    with office.record.writing(author="a colleague") as session:
        all_of_it = filled("offer", pence=50_000)
        money.offer(session, office.desk, case_id=at.case_id, typed=all_of_it)
    assert refusal(office, done).startswith("That makes £501")


def test_a_promise_says_in_words_that_an_update_was_taken_back_and_its_dates_tell_both_moves(office: Office, at: At):
    undo(office, act(office, at, "move a promise"))
    with office.record.reading() as session:
        (promise,) = (each for each in load_case(session, at.case_id).commitments if each.id == at.commitment_id)
    there, back = promise.updates
    assert (
        (back.old_due_on, back.new_due_on) == (there.new_due_on, there.old_due_on) == (there.new_due_on, promise.due_on)
    )
    assert back.text == f"{TAKEN_BACK}: “Rain”"


def test_the_record_tells_both(office: Office, at: At):
    undo(office, act(office, at, "assess"))
    with office.record.reading() as session:
        back, there = history(session, office.desk, case_id=at.case_id)[:2]
    assert dict(there.told())["hazard in the home"] == "significant"
    assert (back.author, dict(back.told())["hazard in the home"]) == (office.desk.officer.name, NOTHING)


def test_a_promise_of_another_is_not_put_back_by_who_only_keeps_their_own(office: Office, at: At):
    keeps = replace(office.desk.officer, role=Role.OWNER)
    with office.record.writing(author=keeps.id) as session:
        session.execute(update(Commitment).where(Commitment.id == at.commitment_id).values(owner_id=keeps.id))
    office.desk = replace(office.desk, officer=keeps)
    with office.record.writing(author=keeps.id) as session:
        done = offered(session, office.desk, ACTIONS["keep a promise"].do(session, office.desk, at))
    assert done.written is not None
    undo(office, done)


def test_what_something_was_recorded_of_since_is_not_taken_from_under_it(office: Office, at: At):
    done = act(office, at, "add a point")
    with office.record.writing(author="a colleague") as session:
        stage = session.scalars(select(Stage.id).where(Stage.case_id == at.case_id)).one()
        session.add(Finding(case_id=at.case_id, point_id=done.made, stage_id=stage, reasons="Their words"))
    assert refusal(office, done) == "Something has been recorded of it since"
