"""Since when a setting holds and who set it: the newest version that has begun and can be read."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from complaints_desktop.reading.setting_versions import Version, versions_on
from db.model import Officer, Setting
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
NOON = datetime(2026, 3, 26, 12, tzinfo=UTC)
GOOD, ODD = {"event_day": 0}, {"event_day": "the day after"}


def keep(office: Office, value: Any, from_on: date, *, at: datetime = NOON, by: str | None = None) -> None:
    with office.working() as session:
        session.add(Setting(name="event_day", value=value, from_on=from_on, set_at=at, set_by_id=by))


def held(office: Office, day: date = TODAY) -> Mapping[str, Version]:
    with office.record.reading() as session:
        return versions_on(session, day)


def test_a_setting_nobody_ever_set_has_no_version(office: Office):
    assert held(office) == {}


def test_a_version_holds_from_its_day_on(office: Office):
    keep(office, GOOD, TODAY)
    assert held(office, TODAY - timedelta(1)) == {}
    assert held(office)["event_day"].from_on == TODAY
    assert held(office, TODAY + timedelta(400))["event_day"].from_on == TODAY


def test_the_newest_that_has_begun_holds_and_the_one_to_come_does_not(office: Office):
    for days in (-9, -2, 1):
        keep(office, GOOD, TODAY + timedelta(days))
    assert held(office)["event_day"].from_on == TODAY - timedelta(2)
    assert held(office, TODAY + timedelta(1))["event_day"].from_on == TODAY + timedelta(1)


def test_of_two_versions_of_one_day_the_one_set_later_holds(office: Office):
    with office.working() as session:
        session.add_all([Officer(id=each, name=each.capitalize(), role="auditor") for each in ("ann", "bob")])
    keep(office, GOOD, TODAY, at=NOON + timedelta(hours=1), by="bob")
    keep(office, GOOD, TODAY, at=NOON, by="ann")
    assert held(office)["event_day"] == Version(TODAY, "Bob")


def test_a_version_set_by_nobody_known_says_so(office: Office):
    keep(office, GOOD, TODAY)
    assert held(office)["event_day"].by is None


def test_a_version_that_cannot_be_read_gives_way_to_the_one_before(office: Office):
    keep(office, GOOD, TODAY - timedelta(5))
    keep(office, ODD, TODAY)
    assert held(office)["event_day"].from_on == TODAY - timedelta(5)


def test_a_setting_of_a_newer_program_is_not_ours_to_speak_of(office: Office):
    with office.working() as session:
        session.add(Setting(name="of_tomorrow", value={"a": 1}, from_on=TODAY, set_at=NOON))
    assert held(office) == {}
