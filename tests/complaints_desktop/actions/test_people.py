"""People: details cleaned and kept everywhere, needs as told, adjustments agreed, reviewed and ended."""

from datetime import date, timedelta

import pytest

from complaints_desktop.actions import contacts, people
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.forms.people import PersonDetails, Review
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from db.terms import Direction
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    return office.log(TODAY)


def resident(office: Office, case_id: str) -> PersonFacts:
    with office.record.reading() as session:
        found = load_case(session, case_id).resident
    assert found is not None
    return found


def change(office: Office, case_id: str, **typed: str) -> PersonFacts:
    details = PersonDetails(**{"person_id": resident(office, case_id).id, "name": "A Resident", **typed})
    with office.working() as session:
        people.change_person(session, office.desk, details=details)
    return resident(office, case_id)


def agree(office: Office, case_id: str, **typed: object) -> str:
    person = resident(office, case_id)
    with office.working() as session:
        told = filled("adjust", **{"kind": "large print", **typed})
        people.agree_adjustment(session, office.desk, person_id=person.id, typed=told)
    return resident(office, case_id).adjustments[-1].id


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("zx11aa", "ZX1 1AA"),
        ("ZX1 1AA", "ZX1 1AA"),
        (" zx1  1aa ", "ZX1 1AA"),
        ("m11ae", "M1 1AE"),
        ("sw1a1aa", "SW1A 1AA"),
        ("a11a", "A11A"),
        ("ab123cde", "AB123CDE"),
        ("dublin 4", "DUBLIN 4"),
        ("none", "NONE"),
        ("", None),
        ("  ", None),
    ],
)
def test_a_postcode_is_kept_as_it_is_written_on_an_envelope(office: Office, case_id: str, typed: str, kept: str | None):
    assert change(office, case_id, postcode=typed).postcode == kept


def test_all_that_is_known_of_a_person_is_cleaned_and_kept(office: Office, case_id: str):
    said = {
        "preferred_name": "Mrs R\u202e",
        "address": " 2 Low Road\r\nZedtown ",
        "phone": "01632 960001",
        "email": "a@b.c",
        "how_to_contact": "After six\0",
    }
    person = change(office, case_id, **said)
    assert (person.preferred_name, person.address) == ("Mrs R", "2 Low Road\nZedtown")
    assert (person.phone, person.email, person.how_to_contact) == ("01632 960001", "a@b.c", "After six")
    assert person.called == "Mrs R"


@pytest.mark.parametrize(
    ("field", "limit"),
    [
        *(("name", 200), ("preferred_name", 200), ("address", 500), ("postcode", 80), ("phone", 80), ("email", 200)),
        ("how_to_contact", 500),
    ],
)
def test_each_detail_has_its_limit(office: Office, case_id: str, field: str, limit: int):
    change(office, case_id, **{field: "X" * limit})
    with pytest.raises(Refused) as refused:
        change(office, case_id, **{field: "X" * (limit + 1)})
    assert refused.value.field == field
    assert getattr(resident(office, case_id), field) == "X" * limit


def test_a_person_without_a_name_is_refused_and_nothing_of_theirs_is_changed(office: Office, case_id: str):
    before = resident(office, case_id)
    with pytest.raises(Refused, match="Give the name") as refused:
        change(office, case_id, name=" ", phone="01632 960009")
    assert refused.value.field == "name"
    assert resident(office, case_id) == before


@pytest.mark.parametrize(("kind", "taken"), [("x" * 80, True), ("x" * 81, False), ("", False), ("\u200b", False)])
def test_a_need_is_kept_in_the_residents_words(office: Office, case_id: str, kind: str, taken: bool):
    person = resident(office, case_id)
    told = filled("need", kind=kind, note=" since 2019 ", review_on=TODAY + timedelta(1))
    if not taken:
        with pytest.raises(Refused) as refused, office.working() as session:
            people.record_need(session, office.desk, person_id=person.id, typed=told)
        assert refused.value.field == "kind"
        return
    with office.working() as session:
        people.record_need(session, office.desk, person_id=person.id, typed=told)
    (need,) = resident(office, case_id).needs
    assert (need.kind, need.note, need.source) == (kind, "since 2019", "the resident said")
    assert (need.recorded_on, need.review_on) == (TODAY, TODAY + timedelta(1))


@pytest.mark.parametrize(("days", "taken"), [(-1, False), (0, False), (1, True), (365, True)])
def test_an_adjustment_is_reviewed_on_a_day_to_come(office: Office, case_id: str, days: int, taken: bool):
    review = TODAY + timedelta(days)
    if taken:
        agree(office, case_id, review_on=review, detail=" 18 point ")
        (kept,) = resident(office, case_id).adjustments
        assert (kept.kind, kept.detail, kept.agreed_on, kept.review_on) == ("large print", "18 point", TODAY, review)
        return
    with pytest.raises(Refused, match="A review lies in the future") as refused:
        agree(office, case_id, review_on=review)
    assert (refused.value.field, refused.value.paragraph) == ("review_on", "5.10")
    assert resident(office, case_id).adjustments == ()


def test_an_adjustment_kept_at_its_review_has_the_next_one_and_ended_is_history(office: Office, case_id: str):
    made = agree(office, case_id, review_on=TODAY + timedelta(1))
    office.on(TODAY + timedelta(1))
    later = TODAY + timedelta(90)
    with office.working() as session:
        people.review_adjustment(session, office.desk, adjustment_id=made, typed=Review(keep=True, review_on=later))
    assert [each.review_on for each in resident(office, case_id).adjustments] == [later]
    with office.working() as session:
        people.review_adjustment(session, office.desk, adjustment_id=made, typed=filled("review"))
    assert resident(office, case_id).adjustments == ()
    assert office.record.rows("SELECT ended_on, review_on FROM adjustment") == [("2026-03-27", later.isoformat())]


@pytest.mark.parametrize("days", [-1, 0])
def test_the_next_review_lies_in_the_future_too(office: Office, case_id: str, days: int):
    made = agree(office, case_id, review_on=TODAY + timedelta(1))
    with pytest.raises(Refused, match="A review lies in the future") as refused, office.working() as session:
        people.review_adjustment(
            session, office.desk, adjustment_id=made, typed=Review(keep=True, review_on=TODAY + timedelta(days))
        )
    assert refused.value.field == "review_on"
    assert resident(office, case_id).adjustments[0].review_on == TODAY + timedelta(1)


def test_an_adjustment_is_not_kept_without_a_day_it_is_looked_at_again(office: Office, case_id: str):
    made = agree(office, case_id, review_on=TODAY + timedelta(1))
    with pytest.raises(Refused, match="The day of the next review is missing") as refused, office.working() as session:
        people.review_adjustment(session, office.desk, adjustment_id=made, typed=Review(keep=True))
    assert (refused.value.field, refused.value.paragraph) == ("review_on", "5.10")


def test_a_need_that_is_no_longer_so_ends_with_its_reason_and_one_that_is_has_its_next_review(
    office: Office, case_id: str
):
    person = resident(office, case_id)
    with office.working() as session:
        people.record_need(session, office.desk, person_id=person.id, typed=filled("need"))
    (need,) = resident(office, case_id).needs
    for typed, field in (
        ({"keep": True}, "review_on"),
        ({"because": None}, "because"),
        ({"because": "n/a"}, "because"),
    ):
        with pytest.raises(Refused) as refused, office.working() as session:
            people.review_need(session, office.desk, need_id=need.id, typed=filled("review-need", **typed))
        assert (refused.value.field, refused.value.paragraph) == (field, "5.10")
    kept = filled("review-need", keep=True, review_on=TODAY + timedelta(9))
    with office.working() as session:
        people.review_need(session, office.desk, need_id=need.id, typed=kept)
    assert resident(office, case_id).needs[0].review_on == TODAY + timedelta(9)
    assert work(office) == ["Review the need: hearing"]
    with office.working() as session:
        people.review_need(session, office.desk, need_id=need.id, typed=filled("review-need"))
    assert resident(office, case_id).needs == ()


def work(office: Office) -> list[str]:
    with office.record.reading() as session:
        return [each.what for each in my_work(session, office.desk).items if each.kind is Kind.REVIEW]


def test_what_is_agreed_of_letters_is_work_until_it_is_said_how_it_is_applied(office: Office, case_id: str):
    agreed = agree(office, case_id, kind="Braille")
    assert work(office) == ["Say how it is applied: Braille"]
    with office.working() as session:
        people.apply_adjustment(
            session, office.desk, case_id=case_id, adjustment_id=agreed, typed=filled("apply", applied=False)
        )
    assert work(office) == []


def test_a_contact_that_is_not_as_agreed_says_why(office: Office, case_id: str):
    agree(office, case_id, kind="Plain email")
    with pytest.raises(Refused) as refused, office.working() as session:
        contacts.record_contact(session, office.desk, case_id=case_id, typed=filled("contact", direction=Direction.OUT))
    assert (refused.value.field, refused.value.paragraph) == ("otherwise_because", "5.10")
    told = filled("contact", direction=Direction.OUT, otherwise_because="They asked to be rung")
    with office.working() as session:
        contacts.record_contact(session, office.desk, case_id=case_id, typed=told)
    with office.record.reading() as session:
        assert load_case(session, case_id).contacts[-1].otherwise_because == "They asked to be rung"
