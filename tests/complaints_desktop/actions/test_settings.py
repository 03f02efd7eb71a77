"""Settings, bank holidays and drafts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from complaints_desktop.actions import drafts, settings
from complaints_desktop.desk.holidays import Correction
from complaints_desktop.desk.settings import settings_on
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.numbers.policy import (
    BaseYear,
    Ch02Of,
    HomesOn,
    MeasurePolicy,
    NumbersPolicy,
    Readings,
    TargetFrom,
)
from complaints_desktop.rules.refusals import Refused
from db.model import CaseRow
from db.number_terms import StockType
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


def test_a_setting_holds_from_its_day_and_not_before(office: Office):
    with office.working() as session:
        settings.change_setting(
            session, office.desk, name="event_day", value={"event_day": 1}, from_on=TODAY + timedelta(7)
        )
    assert settings_on(office.record, TODAY + timedelta(6)).event_day == 0
    assert settings_on(office.record, TODAY + timedelta(7)).event_day == 1


@pytest.mark.parametrize(
    ("name", "value"), [("colour", {}), ("event_day", {"event_day": 2}), ("weights", {"nonsense": 1}), ("targets", {})]
)
def test_a_value_that_is_no_value_is_refused(office: Office, name: str, value: dict[str, object]):
    with office.working() as session, pytest.raises(Refused):
        settings.change_setting(session, office.desk, name=name, value=value)


def test_homes_targets_base_years_and_readings_are_kept_and_what_cannot_be_is_refused_at_its_field(office: Office):
    def year(on: date, number: int = 5000) -> HomesOn:
        return HomesOn(year_end=on, stock_type=StockType.RENT, number=number, figure_on=TODAY)

    held = (year(date(2025, 3, 31)),)
    target = TargetFrom(code="K2", percent=97, from_on=date(2026, 4, 1))
    policy = MeasurePolicy(targets=(target,), owners={"K2": Role.TEAM_LEADER})
    base = BaseYear(code="M10", from_on=date(2024, 4, 1), to_on=date(2025, 3, 31), figure=40)
    with office.working() as session:
        settings.change_homes(session, office.desk, years=held)
        settings.change_measures(session, office.desk, policy=policy)
        settings.add_base(session, office.desk, base=base)
        settings.change_readings(session, office.desk, readings=Readings(plan_days=28, ch02=Ch02Of.RESPONDED))
    office.desk = desk_at(office.record, office.desk.now)
    numbers = office.desk.settings.numbers
    assert numbers == NumbersPolicy(
        years=held, measures=policy, bases=(base,), readings=Readings(plan_days=28, ch02=Ch02Of.RESPONDED)
    )
    assert (numbers.target("K2", TODAY), numbers.target("K2", date(2026, 4, 1))) == (95, 97)
    for act, given, field, why in (
        (settings.change_homes, {"years": (*held, *held)}, "year_end", "31 March 2025, low-cost rent, are there twice"),
        (settings.change_homes, {"years": (year(date(2026, 3, 31)),)}, "year_end", "has not come yet"),
        (settings.change_homes, {"years": (year(date(2025, 3, 31), 0),)}, "number", "0 homes cannot be"),
        (settings.change_measures, {"policy": policy}, "percent", "That is what holds"),
        (settings.change_measures, {"policy": MeasurePolicy(owners={"K99": Role.HEAD})}, "code", "no measure “K99”"),
        (
            settings.change_measures,
            {"policy": MeasurePolicy(targets=(replace(target, percent=101),))},
            "percent",
            "101 is not a percentage",
        ),
        (settings.add_base, {"base": replace(base, figure=50)}, "because", "M10 has a base already"),
        (settings.add_base, {"base": replace(base, because="n/a")}, "because", "says nothing"),
        (settings.add_base, {"base": replace(base, code="M16", to_on=date(2026, 3, 31))}, "to_on", "has not come yet"),
        (settings.change_readings, {"readings": Readings(plan_days=0)}, "plan_days", "0 days cannot be"),
    ):
        with office.working() as session, pytest.raises(Refused, match=why) as refused:
            act(session, office.desk, **given)  # type: ignore[operator]
        assert refused.value.field == field
    again = replace(base, figure=50, because="The first counted one estate twice")
    with office.working() as session:
        settings.add_base(session, office.desk, base=again)
    office.desk = desk_at(office.record, office.desk.now)
    assert office.desk.settings.bases == (base, again)


def test_only_what_a_line_follows_from_makes_every_line_anew(office: Office):
    case_id = office.log(TODAY)
    with office.working() as session:
        session.execute(update(CaseRow).values(resident="Nobody"))
        settings.change_readings(session, office.desk, readings=Readings(plan_days=28))
    assert office.record.rows("SELECT resident FROM case_row") == [("Nobody",)]
    with office.working() as session:
        settings.change_setting(session, office.desk, name="event_day", value={"event_day": 1})
    assert office.record.rows("SELECT case_id, resident FROM case_row") == [(case_id, "A Resident")]


def test_a_new_bank_holiday_shows_what_it_moves_before_it_is_accepted(office: Office):
    office.log(TODAY)
    proclaimed = Correction(date(2026, 4, 1), "A proclaimed day", True)
    with office.record.reading() as session:
        (moved,) = settings.preview_holiday(session, office.desk, correction=proclaimed)
    assert (moved.reference, moved.old, moved.new, moved.by) == (
        "26-K7Q-0001",
        date(2026, 4, 2),
        date(2026, 4, 7),
        5,
    )
    assert office.record.rows("SELECT next_on FROM case_row") == [("2026-04-02",)]
    with office.working() as session:
        settings.change_holiday(session, office.desk, correction=proclaimed)
    assert office.record.rows("SELECT next_on FROM case_row") == [("2026-04-07",)]
    assert desk_at(office.record, office.desk.now).calendar.why_not(proclaimed.on) == "A proclaimed day"


def test_a_holiday_outside_every_open_clock_moves_nothing(office: Office):
    office.log(TODAY)
    with office.record.reading() as session:
        assert not settings.preview_holiday(
            session, office.desk, correction=Correction(date(2026, 7, 1), "A proclaimed day", True)
        )


def test_a_draft_comes_back_as_it_was_typed_until_it_is_ended(office: Office):
    here = {"kind": "log", "case_id": None}
    for text in ("The le", "The leak"):
        with office.working() as session:
            drafts.save(session, office.desk, **here, content={"summary": text})
    with office.record.reading() as session:
        assert drafts.saved(session, office.desk, **here) == {"summary": "The leak"}
    with office.working() as session:
        drafts.end(session, office.desk, **here)
    with office.record.reading() as session:
        assert drafts.saved(session, office.desk, **here) == {}


def test_a_draft_too_long_to_keep_is_refused_in_words(office: Office):
    with office.working() as session, pytest.raises(Refused, match="too long"):
        drafts.save(session, office.desk, kind="log", case_id=None, content={"summary": "x" * 400_001})
