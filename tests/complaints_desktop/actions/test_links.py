"""Cases that belong together: linked, merged as one complaint logged twice, and two records of one person."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from complaints_desktop.actions import closing, commitments, definition, links, money, people, undo
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.reading.people import find_people
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import State, state_of
from db.model import Case, Person, Stage
from db.terms import Closing, LinkKind, Reopened
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

FIRST = date(2026, 3, 23)
TODAY = date(2026, 3, 26)


@pytest.fixture
def pair(office: Office) -> tuple[str, str]:
    """Two complaints of one person: one received on Monday, the other on Thursday, each with points."""
    office.on(TODAY)
    first, second = office.log(FIRST), office.log(TODAY)
    with office.working() as session:
        session.get_one(Case, second).person_id = session.get_one(Case, first).person_id
    for case_id, points in ((first, ("The leak",)), (second, ("The leak.", "The calls"))):
        for text in points:
            point(office, case_id, text)
    return first, second


def point(office: Office, case_id: str, text: str) -> None:
    with office.working() as session:
        definition.add_point(session, office.desk, case_id=case_id, typed=PointWords(text=text))


def read(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def merge(office: Office, case_id: str, into: str, **typed: object) -> None:
    reference = read(office, into).reference
    with office.working() as session:
        links.merge(session, office.desk, case_id=case_id, typed=filled("merge", into=reference, **typed))


def unmerge(office: Office, case_id: str) -> None:
    with office.working() as session:
        links.unmerge(session, office.desk, case_id=case_id, typed=filled("unmerge"))


def texts(case: CaseFacts) -> list[str]:
    return [each.text for each in case.points]


def test_a_link_is_shown_on_both_cases_and_ended_from_either(office: Office, pair: tuple[str, str]):
    first, second = pair
    typed = filled("link", other=read(office, first).reference, kind=LinkKind.REPEAT)
    with office.working() as session:
        links.link(session, office.desk, case_id=second, typed=typed)
    (ours,), (theirs,) = read(office, second).links, read(office, first).links
    assert (ours.other_id, ours.from_here, ours.kind) == (first, True, LinkKind.REPEAT)
    assert (theirs.other_id, theirs.other_reference, theirs.from_here) == (
        second,
        read(office, second).reference,
        False,
    )
    with office.working() as session, pytest.raises(Refused, match="linked like that already"):
        links.link(session, office.desk, case_id=second, typed=typed)
    with office.working() as session:
        links.unlink(session, office.desk, case_id=first, link_id="")
    assert read(office, second).links[0].ended_on == TODAY
    with office.working() as session, pytest.raises(Refused, match="No such link"):
        links.unlink(session, office.desk, case_id=first, link_id="")


@pytest.mark.parametrize(("other", "why"), [("26-ZZZ-9999", "no case with that reference"), ("", "this case itself")])
def test_a_link_wants_another_case_that_is_here(office: Office, pair: tuple[str, str], other: str, why: str):
    typed = filled("link", other=other or read(office, pair[0]).reference)
    with office.working() as session, pytest.raises(Refused, match=why) as refused:
        links.link(session, office.desk, case_id=pair[0], typed=typed)
    assert refused.value.field == "other"


def test_the_later_merges_into_the_first_which_takes_in_the_points_it_lacked(office: Office, pair: tuple[str, str]):
    first, second = pair
    merge(office, second, first)
    merged, stays = read(office, second), read(office, first)
    assert (merged.closed_on, merged.closed_as, state_of(merged)) == (TODAY, Closing.MERGED, State.CLOSED)
    assert texts(stays) == ["The leak", "The calls"]
    assert texts(merged) == ["The leak.", "The calls"]
    assert stays.contacts[-1].summary == f"{merged.reference} was merged into this case, as the same complaint."
    assert stays.links[0].kind is LinkKind.MERGED


@pytest.mark.parametrize(("made", "what"), [("promise", "Repair the gutter"), ("offer", "distress and inconvenience")])
def test_what_was_promised_or_offered_is_ended_before_its_case_is_merged(
    office: Office, pair: tuple[str, str], made: str, what: str
):
    first, second = pair
    with office.working() as session:
        make = commitments.promise if made == "promise" else money.offer
        own = make(session, office.desk, case_id=second, typed=filled(made)).made
    with pytest.raises(Refused, match="would not name") as refused:
        merge(office, second, first)
    assert (refused.value.field, refused.value.paragraph) == ("into", "7.3")
    assert own


def test_the_first_does_not_merge_into_the_later(office: Office, pair: tuple[str, str]):
    first, second = pair
    with pytest.raises(Refused, match="This case was received first, on Monday 23 March 2026") as refused:
        merge(office, first, second)
    assert (refused.value.paragraph, refused.value.field) == ("3.2", "into")
    assert read(office, first).closed_on is None


@pytest.mark.parametrize(("received_on", "merges"), [(date(2026, 3, 19), True), (date(2026, 3, 20), False)])
def test_a_date_of_the_answer_that_the_resident_has_in_writing_is_not_lost(
    office: Office, pair: tuple[str, str], received_on: date, merges: bool
):
    first, second = pair
    with office.working() as session:
        session.query(Stage).filter_by(case_id=first).update({"received_on": received_on})
        session.query(Stage).filter_by(case_id=second).update({"received_on": TODAY, "acknowledged_on": TODAY})
    if merges:
        merge(office, second, first)
        assert read(office, second).closed_as is Closing.MERGED
        return
    with pytest.raises(Refused, match="in writing that they are answered by Monday 13 April 2026"):
        merge(office, second, first)
    assert read(office, second).closed_as is None


def test_of_two_received_the_same_day_either_merges_into_the_other(office: Office, pair: tuple[str, str]):
    first, second = pair
    with office.working() as session:
        session.query(Stage).filter_by(case_id=second).update({"received_on": FIRST})
    merge(office, first, second)
    assert read(office, first).closed_as is Closing.MERGED


def test_a_merger_is_undone_in_one_step(office: Office, pair: tuple[str, str]):
    first, second = pair
    merge(office, second, first)
    office.on(TODAY + timedelta(30))
    unmerge(office, second)
    again, stays = read(office, second), read(office, first)
    assert (state_of(again), again.closed_on) == (State.LOGGED, None)
    assert again.reopenings[0].why is Reopened.UNMERGED
    assert again.links[0].ended_on == TODAY + timedelta(30)
    assert texts(stays) == ["The leak"]
    with pytest.raises(Refused, match=r"Only a case that was merged"):
        unmerge(office, second)


def test_a_case_that_ended_otherwise_has_no_merger_to_undo(office: Office, pair: tuple[str, str]):
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=pair[0], typed=filled("withdraw"))
    with pytest.raises(Refused, match="was not merged into another"):
        unmerge(office, pair[0])


def test_the_complaint_of_somebody_else_is_linked_and_not_merged(office: Office, pair: tuple[str, str]):
    other = office.log(TODAY)
    with pytest.raises(Refused, match="is the complaint of somebody else"):
        merge(office, other, pair[0])


def test_a_definition_the_resident_has_in_writing_takes_in_nothing_silently(office: Office, pair: tuple[str, str]):
    first, second = pair
    with office.working() as session:
        session.query(Stage).filter_by(case_id=first).update({"acknowledged_on": TODAY})
    with pytest.raises(Refused, match="in writing, and they leave out: “The calls”") as refused:
        merge(office, second, first)
    assert refused.value.paragraph == "6.8"
    with office.working() as session:
        session.query(Stage).filter_by(case_id=first).update({"responded_on": TODAY})
    with pytest.raises(Refused, match="is responded, and takes in nothing more"):
        merge(office, second, first)


def test_two_records_of_a_person_become_one_for_good_with_the_needs_of_both(office: Office):
    office.on(TODAY)
    first, second = office.log(FIRST), office.log(TODAY)
    stays, goes = read(office, first).resident, read(office, second).resident
    assert stays is not None
    assert goes is not None
    with office.working() as session:
        for person, kind in ((stays, "hearing"), (goes, "mobility")):
            people.record_need(session, office.desk, person_id=person.id, typed=filled("need", kind=kind))
    me = office.desk.officer.id
    with office.record.writing(author=me) as session:
        typed = filled("merge-person", other=read(office, first).reference)
        done = links.merge_person(session, office.desk, case_id=second, typed=typed)
        done = undo.offered(session, office.desk, done)
    one = read(office, second).resident
    assert one is not None
    assert (one.id, {each.kind for each in one.needs}) == (stays.id, {"hearing", "mobility"})
    with office.record.reading() as session:
        assert [each.person.id for each in find_people(session, text="A Resident")] == [stays.id]
    with office.working() as session, pytest.raises(Refused, match="the same record already"):
        links.merge_person(session, office.desk, case_id=second, typed=typed)
    assert done.written is None  # once shared, the other is on no case of this officer's any more


@pytest.mark.parametrize(
    ("known", "same"),
    [({}, False), ({"postcode": "zz1 1zz"}, True), ({"phone": "01632960100"}, True), ({"name": "a resident"}, True)],
)
def test_two_people_with_nothing_in_common_stay_two(office: Office, known: dict[str, str], same: bool):
    office.on(TODAY)
    first, second = office.log(FIRST), office.log(TODAY)
    one = {"name": "A Resident", "postcode": "ZZ1 1ZZ", "phone": "01632 960100"}
    other = {"name": "B Resident", "postcode": "ZZ2 2ZZ", "phone": "01632 960101", **known}
    with office.working() as session:
        for case_id, told in ((first, one), (second, other)):
            person = select(Case.person_id).where(Case.id == case_id).scalar_subquery()
            session.execute(update(Person).where(Person.id == person).values(told))
    typed = filled("merge-person", other=read(office, first).reference)
    with office.working() as session, nullcontext() if same else pytest.raises(Refused, match="in common"):
        links.merge_person(session, office.desk, case_id=second, typed=typed)
    assert (read(office, first).resident == read(office, second).resident) is same


@pytest.mark.parametrize("nothing", ["n/a", "TBC"])
def test_nothing_is_merged_for_a_reason_that_says_nothing(office: Office, pair: tuple[str, str], nothing: str):
    with pytest.raises(Refused, match="says nothing"):
        merge(office, pair[1], pair[0], because=nothing)


def test_a_link_is_taken_back_on_the_day_it_was_made(office: Office, pair: tuple[str, str]):
    first, second = pair
    typed = filled("link", other=read(office, first).reference)
    with office.record.writing(author=office.desk.officer.id) as session:
        done = links.link(session, office.desk, case_id=second, typed=typed)
        done = undo.offered(session, office.desk, done)
    assert done.written is not None
    with office.record.writing(author=office.desk.officer.id) as session:
        undo.undo(session, office.desk, written=done.written)
    assert read(office, second).links[0].ended_on == TODAY
