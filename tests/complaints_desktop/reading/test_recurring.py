"""A complaint recurs where another of the same home about the same closed in the twelve months before (kpis M10)."""

from dataclasses import replace
from datetime import date

from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.policy import BaseYear, HomesOn
from complaints_desktop.numbers.result import Asked
from complaints_desktop.reading.measured_beside import recurring
from db.model import Case
from db.number_terms import StockType
from db.terms import Closing

YEAR = Asked(start=date(2026, 1, 1), end=date(2026, 3, 31), as_of=date(2026, 3, 31))


def closed(office, case_id, on, **said):
    with office.working() as session:
        case = session.get_one(Case, case_id)
        case.closed_on, case.closed_as = on, Closing.ANSWERED.value
        for name, value in said.items():
            setattr(case, name, value)


def of(office):
    with office.record.reading() as session:
        return recurring(session, office.desk, MEASURES["M10"], YEAR)


def test_a_complaint_recurs_within_twelve_months_of_the_closing_of_another_about_the_same(office):
    before = office.log(date(2025, 2, 3))
    again = office.log(date(2026, 2, 3))
    with office.working() as session:
        person = session.get_one(Case, before).person_id
        for case_id in (before, again):
            session.get_one(Case, case_id).category = "repairs"
        session.get_one(Case, again).person_id = person
    for on, number in ((date(2025, 2, 2), 0), (date(2025, 2, 3), 1), (date(2026, 2, 3), 1), (date(2026, 2, 4), 0)):
        closed(office, before, on)
        assert of(office).n == number, on
    closed(office, before, date(2025, 6, 1), category="damp")
    assert of(office).n == 0
    closed(office, before, date(2025, 6, 1), category="repairs", closed_as=Closing.MERGED.value)
    assert of(office).n == 0


def test_it_stands_against_the_base_year_for_as_many_homes(office):
    base = BaseYear(code="M10", from_on=date(2024, 4, 1), to_on=date(2025, 3, 31), figure=40)
    settings = office.desk.settings
    assert of(office).said == "the base year is not set"
    office.desk = replace(office.desk, settings=replace(settings, bases=(base,)))
    assert "100.0% fewer than the 40 of" in of(office).said
    assert "which is not recorded of both" in of(office).said
    homes = tuple(HomesOn(year_end=date(year, 3, 31), stock_type=StockType.RENT, number=1_000) for year in (2025, 2026))
    office.desk = replace(office.desk, settings=replace(settings, bases=(base,), homes=homes))
    assert of(office).said.endswith("for as many homes")
