"""What letters say of the landlord, the landlord's targets and weights: cleaned, bounded, refused in words."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.actions import settings
from complaints_desktop.desk.settings import LandlordDetails, settings_on
from complaints_desktop.reading.setting_versions import Version, versions_on
from complaints_desktop.rules.clocks import ClockName, Period, Target
from complaints_desktop.rules.clocks.units import CLOCK_HOURS
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.risk import Weights
from db.terms import Dependency
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
DETAILS = LandlordDetails(name="Millbrook Homes", phone="0116 496 0100")


def test_a_landlord_is_kept_without_marks_that_turn_the_reading_direction(office: Office):
    with office.working() as session:
        settings.change_landlord(session, office.desk, details=replace(DETAILS, name="Mill\u202ebrook\x00 Homes"))
    assert settings_on(office.record, TODAY).landlord == DETAILS
    with office.record.reading() as session:
        assert versions_on(session, TODAY) == {"landlord": Version(TODAY, office.desk.officer.name)}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": LandlordDetails().name}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"phone": ""}, "phone"),
        ({"colour": "#12345"}, "colour"),
        ({"colour": "#1234567"}, "colour"),
        ({"colour": "#12345g"}, "colour"),
    ],
)
def test_a_landlord_no_letter_could_print_is_refused_at_its_field(office: Office, change: dict[str, str], field: str):
    with office.working() as session, pytest.raises(Refused) as refused:
        settings.change_landlord(session, office.desk, details=replace(DETAILS, **change))
    assert refused.value.field == field


@pytest.mark.parametrize(("limit", "kept"), [(0, False), (1, True), (10, True), (11, False)])
def test_a_target_lies_within_the_codes_own_limit(office: Office, limit: int, kept: bool):
    target = Target("Respond sooner", ClockName.RESPOND, 1, limit)
    with office.working() as session:
        if kept:
            settings.change_targets(session, office.desk, targets=[target])
        else:
            with pytest.raises(Refused, match=r"is not within \d+, the most there can be"):
                settings.change_targets(session, office.desk, targets=[target])
    assert settings_on(office.record, TODAY).targets == ((target,) if kept else ())


@pytest.mark.parametrize(("limit", "kept"), [(24, True), (240, True), (241, False)])
def test_a_target_in_clock_hours_lies_within_the_codes_days_and_comes_back_with_its_period(
    office: Office, limit: int, kept: bool
):
    holds = Period(date(2026, 1, 1), date(2026, 6, 30))
    target = Target("Respond sooner", ClockName.RESPOND, 1, limit, unit=CLOCK_HOURS, holds=holds)
    with office.working() as session:
        if kept:
            settings.change_targets(session, office.desk, targets=[target])
        else:
            with pytest.raises(Refused, match="241 clock hours is not within 240, the most there can be"):
                settings.change_targets(session, office.desk, targets=[target])
    assert settings_on(office.record, TODAY).targets == ((target,) if kept else ())


def test_weights_come_back_as_they_were_set(office: Office):
    weights = Weights(last_day=4, dependency={**Weights().dependency, Dependency.CONTRACTOR: 2})
    with office.working() as session:
        settings.change_weights(session, office.desk, weights=weights)
    assert settings_on(office.record, TODAY).weights == weights


@pytest.mark.parametrize("wrong", [Weights(last_day=6), Weights(medium_from=10), Weights(critical_from=26)])
def test_weights_that_make_no_sense_are_refused(office: Office, wrong: Weights):
    with office.working() as session, pytest.raises(Refused):
        settings.change_weights(session, office.desk, weights=wrong)


def test_another_way_of_counting_moves_what_it_showed(office: Office):
    office.log(TODAY)
    with office.record.reading() as session:
        (moved,) = settings.preview_event_day(session, office.desk, event_day=1)
    assert (moved.old, moved.new, moved.by) == (date(2026, 4, 2), date(2026, 4, 1), -1)
    with office.working() as session:
        settings.change_setting(session, office.desk, name="event_day", value={"event_day": 1})
    assert office.record.rows("SELECT next_on FROM case_row") == [("2026-04-01",)]
