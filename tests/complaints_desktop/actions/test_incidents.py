"""A serious incident is taken further with its time, waits in My work, and is answered (the landlord's policy)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from complaints_desktop.actions import incidents
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.incidents import IncidentFacts
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    return office.log(TODAY)


def tell(office: Office, case_id: str, **typed: Any) -> str:
    with office.working() as session:
        made = incidents.tell(session, office.desk, case_id=case_id, typed=filled("incident", **typed)).made
    assert made is not None
    return made


def answer(office: Office, case_id: str, incident_id: str, **typed: Any) -> None:
    said = filled("incident-answer", **typed)
    with office.working() as session:
        incidents.answer(session, office.desk, case_id=case_id, incident_id=incident_id, typed=said)


def kept(office: Office, case_id: str) -> tuple[IncidentFacts, ...]:
    with office.record.reading() as session:
        return load_case(session, case_id).incidents


def waiting(office: Office) -> list[str]:
    with office.record.reading() as session:
        return [each.what for each in my_work(session, office.desk).items if each.kind is Kind.INCIDENT]


@pytest.mark.parametrize("typed", ["14:30", "14.30"])
def test_it_says_to_whom_it_was_taken_who_was_told_and_at_what_time_in_london(office: Office, case_id: str, typed: str):
    tell(office, case_id, told_on=date(2025, 7, 1), told_time=typed)
    (found,) = kept(office, case_id)
    assert (found.taken_to, found.told) == ("Executive Leadership Team", "Director of Property")
    assert found.told_at == datetime(2025, 7, 1, 13, 30, tzinfo=UTC)


def test_the_same_incident_is_not_taken_further_twice_to_the_same_on_a_day(office: Office, case_id: str):
    tell(office, case_id)
    with pytest.raises(Refused, match="on record already"):
        tell(office, case_id)
    tell(office, case_id, taken_to="Directors' Group")
    assert len(kept(office, case_id)) == 2


def test_it_is_work_until_it_is_answered(office: Office, case_id: str):
    made = tell(office, case_id)
    assert waiting(office) == ["Have an answer about the serious incident from Director of Property"]
    answer(office, case_id, made)
    assert waiting(office) == []
    assert kept(office, case_id)[0].answer == "The flat is to be emptied"


@pytest.mark.parametrize("typed", ["25:00", "half two", "1430"])
def test_a_time_that_is_none_is_refused_in_words(office: Office, case_id: str, typed: str):
    with pytest.raises(Refused) as refused:
        tell(office, case_id, told_time=typed[:5])
    assert refused.value.field == "told_time"
    assert kept(office, case_id) == ()


def test_nobody_was_told_at_a_time_to_come(office: Office, case_id: str):
    later = office.desk.now + timedelta(hours=3)
    with pytest.raises(Refused) as refused:
        tell(office, case_id, told_on=later.date(), told_time=f"{later:%H:%M}")
    assert refused.value.field in ("told_time", "told_on")


@pytest.mark.parametrize(("day", "taken"), [(24, False), (25, True)])
def test_an_answer_does_not_come_before_they_were_told(office: Office, case_id: str, day: int, taken: bool):
    made = tell(office, case_id)
    if taken:
        answer(office, case_id, made, answered_on=date(2026, 3, day))
        return
    with pytest.raises(Refused, match="is before they were told") as refused:
        answer(office, case_id, made, answered_on=date(2026, 3, day))
    assert refused.value.field == "answered_on"


def test_an_incident_of_another_case_is_not_answered_here(office: Office, case_id: str):
    made = tell(office, office.log(TODAY))
    with pytest.raises(Refused, match="not part of this case"):
        answer(office, case_id, made)
