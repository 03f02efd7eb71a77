"""A person is found by the beginning of what is typed, with their cases, newest first."""

from datetime import date

import pytest

from complaints_desktop.actions import closing
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.reading.people import cases_of, find_people
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office
from tests.tables import each_row

TODAY = date(2026, 3, 26)


def keep(office: Office, name: str, **known: str) -> str:
    """Log a complaint of a new person; return its id."""
    return office.log(TODAY, resident=PersonDetails(name=name, **known))


def found(office: Office, typed: str, **more: int) -> list[str]:
    with office.record.reading() as session:
        return [each.person.name for each in find_people(session, text=typed, **more)]


@pytest.fixture
def known(office: Office) -> Office:
    """Three people who can be told apart."""
    keep(office, "Ama Mensah", postcode="ZX1 1AA", phone="01632 960001")
    keep(office, "Amanda O'Neill", postcode="ZX2 2BB", phone="01632 960002")
    keep(office, "Bo Lindqvist-Ama", postcode="AM1 1AA", phone="07700 900001")
    return office


@each_row(
    ("typed", "names"),
    [
        ("ama", ["Ama Mensah", "Amanda O'Neill"]),
        ("AMA", ["Ama Mensah", "Amanda O'Neill"]),
        ("  ama  ", ["Ama Mensah", "Amanda O'Neill"]),
        ("ama ", ["Ama Mensah", "Amanda O'Neill"]),
        ("ama m", ["Ama Mensah"]),
        ("mens", ["Ama Mensah"]),
        ("ens", []),
        ("o'n", ["Amanda O'Neill"]),
        ("lind", ["Bo Lindqvist-Ama"]),
        ("am", ["Ama Mensah", "Amanda O'Neill", "Bo Lindqvist-Ama"]),
        ("zx1", ["Ama Mensah"]),
        ("zx11", ["Ama Mensah"]),
        ("zx11aa", ["Ama Mensah"]),
        ("zx1 1aa", ["Ama Mensah"]),
        ("ZX1-1AA", ["Ama Mensah"]),
        ("zx12", []),
        ("ZX", ["Ama Mensah", "Amanda O'Neill"]),
        ("1aa", []),
        ("01632", ["Ama Mensah", "Amanda O'Neill"]),
        ("01632 960002", ["Amanda O'Neill"]),
        ("01632960002", ["Amanda O'Neill"]),
        ("01632-960-002", ["Amanda O'Neill"]),
        ("(01632) 960002", ["Amanda O'Neill"]),
        ("+44 1632 960002", ["Amanda O'Neill"]),
        ("00441632960002", ["Amanda O'Neill"]),
        ("960002", []),
        ("07700", ["Bo Lindqvist-Ama"]),
        ("zz", []),
    ],
)
def test_people_are_found_by_how_a_name_postcode_or_number_begins(known: Office, typed: str, names: list[str]):
    assert found(known, typed) == names


@pytest.mark.parametrize(("typed", "names"), [("", []), ("a", []), (" a ", []), ("bo", ["Bo Lindqvist-Ama"])])
def test_nobody_is_looked_for_by_a_single_letter(known: Office, typed: str, names: list[str]):
    assert found(known, typed) == names


@pytest.mark.parametrize(("limit", "names"), [(1, ["Ama Mensah"]), (2, ["Ama Mensah", "Amanda O'Neill"])])
def test_the_first_by_name_are_shown_and_no_more_than_asked_for(known: Office, limit: int, names: list[str]):
    assert found(known, "am", limit=limit) == names


def test_no_more_than_eight_are_shown_at_once(office: Office):
    for number in range(9):
        keep(office, f"Ann {number}")
    assert found(office, "ann") == [f"Ann {number}" for number in range(8)]


@pytest.mark.parametrize("typed", ["A_a", "A%", "%%", "__", "Ama\\", "ama%mensah"])
def test_a_mark_of_a_pattern_is_a_letter_like_any_other(known: Office, typed: str):
    assert found(known, typed) == []


def test_a_name_that_has_a_mark_of_a_pattern_is_found_by_it(office: Office):
    keep(office, "100% Housing_Ltd")
    keep(office, "100 Housing Ltd")
    assert found(office, "100%") == ["100% Housing_Ltd"]
    assert found(office, "housing_") == ["100% Housing_Ltd"]
    assert found(office, "100% housing_l") == ["100% Housing_Ltd"]


def test_the_cases_of_a_person_come_newest_first_and_say_how_they_stand(office: Office):
    first = keep(office, "Ama Mensah")
    with office.record.reading() as session:
        (ama,) = find_people(session, text="ama")
    second = office.log(TODAY, resident=PersonDetails(person_id=ama.person.id, name="Ama Mensah"), category="repairs")
    keep(office, "Bea Mensah")
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=first, typed=filled("withdraw"))
    with office.record.reading() as session:
        newest, oldest = cases_of(session, person_id=ama.person.id)
    assert (newest.case_id, newest.category, newest.state, newest.open) == (second, "repairs", "logged", True)
    assert (oldest.case_id, oldest.reference, oldest.state, oldest.open) == (first, "26-K7Q-0001", "closed", False)
    assert newest.open_commitments == 0


def test_a_person_nobody_knows_has_no_case(office: Office):
    with office.record.reading() as session:
        assert cases_of(session, person_id="nobody") == ()
