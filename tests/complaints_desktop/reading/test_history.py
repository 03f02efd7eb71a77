"""The Record tab says who changed what, whether the changes stand in the log or were put away."""

from datetime import date, timedelta

import pytest

from complaints_desktop.actions import definition
from complaints_desktop.reading import history as reading
from complaints_desktop.reading.history import Entry, history
from db.packing import put_away
from tests.complaints_desktop.office import Office

DAY = date(2026, 3, 2)


@pytest.fixture
def case_id(office: Office) -> str:
    office.on(DAY)
    made = office.log(DAY)
    agree(office, made, "Phone, Fridays")
    return made


def agree(office: Office, case_id: str, agreed: str) -> None:
    with office.working() as session:
        definition.agree_updates(session, office.desk, case_id=case_id, agreed=agreed)


def told(office: Office, case_id: str) -> tuple[Entry, ...]:
    with office.record.reading() as session:
        return history(session, case_id=case_id)


def test_what_was_put_away_is_still_told_newest_first(office: Office, case_id: str):
    before = told(office, case_id)
    office.on(DAY + timedelta(60))
    agree(office, case_id, "Post")
    assert put_away(office.record) > 0
    newest, *rest = told(office, case_id)
    assert ("updates_agreed", "Post") in newest.fields
    assert tuple(rest) == before


def test_no_more_is_told_than_the_latest(office: Office, case_id: str, monkeypatch: pytest.MonkeyPatch):
    office.on(DAY + timedelta(60))
    agree(office, case_id, "Post")
    put_away(office.record)
    whole = told(office, case_id)
    for most in range(1, len(whole) + 2):
        monkeypatch.setattr(reading, "LATEST", most)
        assert told(office, case_id) == whole[:most]
