"""Logging a complaint, and what is refused while typing it."""

from datetime import date, timedelta

import pytest

from complaints_desktop.actions import intake, people
from complaints_desktop.case.case import load_case
from complaints_desktop.forms.intake import Intake
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.told import AdjustmentTyped, PointTyped
from complaints_desktop.reading.case_lines import wrong_lines
from complaints_desktop.reading.case_list import CaseFilter, case_lines, case_rows
from complaints_desktop.reading.people import find_people
from complaints_desktop.rules.refusals import Refused
from db.model import Home
from db.model.homes import home_id
from db.number_terms import StockType
from db.terms import Hazard
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


def test_a_logged_complaint_has_a_reference_a_person_can_say_and_its_first_date(office: Office):
    case_id = office.log(TODAY)
    (line,) = case_lines(office.record, case_rows(office.record, CaseFilter()))
    assert (line.case_id, line.reference, line.state) == (case_id, "26-K7Q-0001", "logged")
    assert (line.next_kind, line.next_on) == ("acknowledge", date(2026, 4, 2))
    assert (line.resident, line.postcode) == ("A Resident", "ZX1 1AA")


def test_references_count_on(office: Office):
    office.log(TODAY)
    with office.record.reading() as session:
        assert load_case(session, office.log(TODAY)).reference == "26-K7Q-0002"


def test_everything_said_on_the_phone_is_kept(office: Office):
    case_id = office.log(
        TODAY,
        expressed_on=TODAY - timedelta(9),
        expressed_to="the plumber",
        channel="telephone",
        category="repairs",
        points=(PointTyped(text="The leak", outcome_sought="Mend it"), PointTyped(text="No call back")),
        needs=("hearing",),
        needs_source="their representative said",
        needs_consent="they asked us to",
        adjustments=(AdjustmentTyped(kind="large print", detail="18 point"),),
        hazard=Hazard.SIGNIFICANT,
    )
    with office.record.reading() as session:
        case = load_case(session, case_id)
    assert [point.text for point in case.points] == ["The leak", "No call back"]
    assert case.resident is not None
    assert [(each.kind, each.source, each.consent) for each in case.resident.needs] == [
        ("hearing", "their representative said", "they asked us to")
    ]
    assert [each.detail for each in case.resident.adjustments] == ["18 point"]
    assert (case.expressed_to, case.hazard, case.vulnerable) == ("the plumber", Hazard.SIGNIFICANT, True)


def add_home(office: Office, uprn: str, **said: str) -> None:
    with office.working() as session:
        session.add(Home(id=home_id(uprn), uprn=uprn, address=f"{uprn} Alder Court", **said))


def test_how_a_home_was_held_is_as_it_is_told_and_else_as_the_list_of_homes_has_it(office: Office):
    add_home(office, "10001", estate="Alder", stock_type="LCRA")
    add_home(office, "10002", stock_type="flat")
    rent, ownership = StockType.RENT, StockType.OWNERSHIP
    for typed, kept in (
        ({}, (None, None, None)),
        ({"tenure": "social rent"}, ("social rent", rent, None)),
        ({"tenure": "General Needs"}, ("social rent", rent, None)),
        ({"tenure": "fair rent"}, ("fair rent", None, None)),
        ({"tenure": "fair rent", "stock_type": rent}, ("fair rent", rent, None)),
        ({"stock_type": ownership}, (None, ownership, None)),
        ({"uprn": "0001 0001"}, (None, rent, "Alder")),
        ({"uprn": "10001", "tenure": "shared ownership", "estate": "Beech"}, ("shared ownership", ownership, "Beech")),
        ({"uprn": "10001", "tenure": "fair rent"}, ("fair rent", None, "Alder")),  # of another kind, it may be
        ({"uprn": "10002"}, (None, None, None)),
        ({"uprn": "10003"}, (None, None, None)),
    ):
        home = {"uprn": typed.pop("uprn", None)}
        case_id = office.log(TODAY, resident=PersonDetails(name="A Resident", **home), **typed)
        with office.record.reading() as session:
            case = load_case(session, case_id)
        assert (case.tenure, case.stock_type, case.estate) == kept, (home, typed)


def test_a_tenure_and_a_stock_type_that_do_not_go_together_are_refused(office: Office):
    with pytest.raises(Refused) as refused:
        office.log(TODAY, tenure="leasehold", stock_type=StockType.RENT)
    assert (refused.value.field, refused.value.why) == (
        "stock_type",
        "“leasehold” counts as neither low-cost rent nor low-cost home ownership, and the stock type given is "
        "low-cost rent",
    )
    with pytest.raises(Refused, match="says nothing"):
        office.log(TODAY, tenure="TBC")


@pytest.mark.parametrize("missing", ["needs_source", "needs_consent"])
def test_a_need_is_taken_only_with_how_we_know_of_it_and_why_we_may_keep_it(office: Office, missing: str):
    told = {"needs_source": "the resident said", "needs_consent": "not asked yet", missing: None}
    with pytest.raises(Refused) as refused:
        office.log(TODAY, needs=("hearing",), **told)
    assert (refused.value.field, refused.value.paragraph) == (missing, "5.10")
    assert case_rows(office.record, CaseFilter()) == []


@pytest.mark.parametrize("day", [TODAY + timedelta(1), date(202, 3, 1), date(1999, 12, 31)])
def test_a_day_of_receipt_that_cannot_be_is_refused_at_its_field(office: Office, day: date):
    with pytest.raises(Refused) as refused:
        office.log(day)
    assert refused.value.field == "received_on"
    assert case_rows(office.record, CaseFilter()) == []


def test_the_earliest_day_and_today_are_taken(office: Office):
    office.log(date(2000, 1, 1))
    office.log(TODAY)
    assert len(case_rows(office.record, CaseFilter())) == 2


def test_a_complaint_without_a_name_leaves_nothing_behind(office: Office):
    with pytest.raises(Refused, match="Give the name"):
        office.log(TODAY, resident=PersonDetails(name="  "))
    with pytest.raises(Refused, match="Write what happened"):
        office.log(TODAY, summary="\0\u202e ")
    with office.record.reading() as session:
        assert find_people(session, text="A Res") == ()
    assert office.record.rows("SELECT count(*) FROM change WHERE entity <> 'officer'") == [(0,)]


def test_marks_that_turn_the_text_are_taken_out_and_too_much_text_is_refused(office: Office):
    case_id = office.log(TODAY, summary="left\u202eright\0\nnext line")
    with office.record.reading() as session:
        assert load_case(session, case_id).summary == "leftright\nnext line"
    with pytest.raises(Refused, match=r"1,000,000 characters, and 20,000 fit"):
        office.log(TODAY, summary="x" * 1_000_000)
    assert office.log(TODAY, summary="x" * 20_000)


def test_a_person_is_found_as_typed_with_their_earlier_case_and_is_not_made_twice(office: Office):
    first = office.log(TODAY)
    with office.record.reading() as session:
        (found,) = find_people(session, text="resid")
    assert [earlier.case_id for earlier in found.cases] == [first]
    office.log(TODAY, resident=PersonDetails(person_id=found.person.id, name="A Resident", phone="01632 960001"))
    with office.record.reading() as session:
        (again,) = find_people(session, text="01632")
    assert len(again.cases) == 2


@pytest.mark.parametrize("typed", ["%", "_", "a", "  ", "\\", "'; --", "x%y"])
def test_what_is_typed_to_find_a_person_is_never_a_pattern(office: Office, typed: str):
    office.log(TODAY)
    with office.record.reading() as session:
        assert find_people(session, text=typed) == ()


def test_a_changed_name_is_changed_in_every_line_of_the_list(office: Office):
    office.log(TODAY)
    with office.record.reading() as session:
        (found,) = find_people(session, text="resid")
    with office.working() as session:
        people.change_person(session, office.desk, details=PersonDetails(person_id=found.person.id, name="Renamed"))
    (line,) = case_lines(office.record, case_rows(office.record, CaseFilter()))
    assert line.resident == "Renamed"


def test_details_brought_up_to_date_while_logging_show_in_every_line_of_theirs(office: Office):
    first = office.log(TODAY)
    with office.record.reading() as session:
        (found,) = find_people(session, text="resid")
    moved = PersonDetails(person_id=found.person.id, name="A Resident", address="2 Low Road", postcode="zx22bb")
    told = Intake(**vars(moved), summary="Again", received_on=TODAY)
    with office.working() as session:
        changes = intake.log(session, office.desk, intake=told)
    assert changes.cases == {first, changes.made}
    lines = case_lines(office.record, case_rows(office.record, CaseFilter()))
    assert {line.postcode for line in lines} == {"ZX2 2BB"}
    with office.record.reading() as session:
        assert list(wrong_lines(session, office.desk)) == []


def test_an_adjustments_review_lies_in_the_future(office: Office):
    office.log(TODAY)
    with office.record.reading() as session:
        (found,) = find_people(session, text="resid")
    with office.working() as session:
        who = found.person.id
        with pytest.raises(Refused, match="future"):
            people.agree_adjustment(session, office.desk, person_id=who, typed=filled("adjust", review_on=TODAY))
        people.agree_adjustment(
            session, office.desk, person_id=who, typed=filled("adjust", review_on=TODAY + timedelta(1))
        )


@pytest.mark.parametrize(("days", "taken"), [(-1, False), (0, False), (1, True)])
def test_an_adjustment_agreed_while_logging_is_reviewed_on_a_day_to_come_too(office: Office, days: int, taken: bool):
    agreed = AdjustmentTyped(kind="large print", review_on=TODAY + timedelta(days))
    if taken:
        office.log(TODAY, adjustments=(agreed,))
    else:
        with pytest.raises(Refused, match="A review lies in the future") as refused:
            office.log(TODAY, adjustments=(agreed,))
        assert (refused.value.field, refused.value.paragraph) == ("adjustments", "5.10")
    assert len(case_rows(office.record, CaseFilter())) == int(taken)


def test_the_first_expression_is_never_later_than_the_receipt(office: Office):
    office.log(TODAY - timedelta(1), expressed_on=TODAY - timedelta(1))
    with pytest.raises(Refused, match="cannot come after") as refused:
        office.log(TODAY - timedelta(1), expressed_on=TODAY)
    assert refused.value.field == "expressed_on"
