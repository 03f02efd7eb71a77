"""The Record tab says who changed what, whether the changes stand in the log or were put away."""

import json
from datetime import date, timedelta

import pytest

from complaints_desktop.actions import updates
from complaints_desktop.actions.giving_back import give_back
from complaints_desktop.forms.updates import Updates
from complaints_desktop.reading import history as reading
from complaints_desktop.reading.history import Claim, Entry, history
from complaints_desktop.reading.rescued import written_at
from complaints_desktop.sample import two_desks
from db.model import Rescue, new_id
from db.record.packing import put_away
from db.terms import Rescued
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
        updates.agree_updates(session, office.desk, case_id=case_id, typed=Updates(updates_agreed=agreed))


def told(office: Office, case_id: str) -> tuple[Entry, ...]:
    with office.record.reading() as session:
        return history(session, office.desk, case_id=case_id)


def test_what_was_put_away_is_still_told_newest_first(office: Office, case_id: str):
    before = told(office, case_id)
    office.on(DAY + timedelta(60))
    agree(office, case_id, "Post")
    assert put_away(office.record) > 0
    newest, *rest = told(office, case_id)
    assert ("updates_agreed", "Post") in newest.fields
    assert tuple(rest) == before


def give_back_fields(office: Office, case_id: str, **fields: str) -> str:
    """Have the shared database lose fields of the case that nobody here is known to have written; give them back."""
    version = new_id()
    lost = {"image": json.dumps(fields), "ver": json.dumps(dict.fromkeys(fields, version)), "case_id": case_id}
    with office.working() as session:
        state = Rescued.OPEN.value
        session.add(Rescue(entity="case_", entity_id=case_id, state=state, found_at=office.desk.now, **lost))
    with office.working() as session:
        give_back(session, office.desk, groups=[case_id])
    return version


def claimed(office: Office, case_id: str) -> dict[str, Claim | None]:
    """What is said of each writing, by what was written."""
    return {name: each.claim for each in told(office, case_id) for name, _ in each.fields}


def test_a_field_that_was_given_back_says_so_and_when_it_was_written(office: Office, case_id: str):
    version = give_back_fields(office, case_id, learning="Ring before you come")
    said = claimed(office, case_id)
    assert said["learning"] == Claim("", written_at(version))
    assert said["updates_agreed"] is said["summary"] is None  # what was written here before is nobody's claim


def test_what_is_changed_after_it_was_given_back_is_no_claim(office: Office, case_id: str):
    give_back_fields(office, case_id, learning="Ring before you come")
    office.on(DAY + timedelta(1))
    agree(office, case_id, "Post")
    newest, *_ = told(office, case_id)
    assert (("updates_agreed", "Post") in newest.fields, newest.claim) == (True, None)


def test_a_row_that_was_given_back_is_said_to_be_its_authors(office: Office, case_id: str, monkeypatch):
    with office.working() as session:
        two_desks.lost(session, case_id)
    with office.working() as session:
        give_back(session, office.desk, groups=[case_id])
    (call,) = (each for each in told(office, case_id) if each.entity == "contact")
    assert (call.author, call.claim.said_by) == (office.desk.officer.name, "Tom Hale")
    for most in (1, 2):  # its declaration was written before it, and may be too far back to be told itself
        monkeypatch.setattr(reading, "LATEST", most)
        (newest, *_) = told(office, case_id)
        assert newest == call


def test_no_more_is_told_than_the_latest(office: Office, case_id: str, monkeypatch: pytest.MonkeyPatch):
    office.on(DAY + timedelta(60))
    agree(office, case_id, "Post")
    put_away(office.record)
    whole = told(office, case_id)
    for most in range(1, len(whole) + 2):
        monkeypatch.setattr(reading, "LATEST", most)
        assert told(office, case_id) == whole[:most]
