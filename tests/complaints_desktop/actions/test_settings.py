"""Settings, bank holidays and drafts."""

from datetime import date, timedelta

import pytest

from complaints_desktop.actions import drafts, settings
from complaints_desktop.desk.holidays import Correction
from complaints_desktop.desk.settings import settings_on
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.rules.refusals import Refused
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
