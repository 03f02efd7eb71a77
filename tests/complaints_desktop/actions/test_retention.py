"""The keeping of cases: proposed when the period is over, decided by a person, and never what is held or promised."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.actions import retention
from complaints_desktop.case.case import load_case
from complaints_desktop.reading import retention as reading
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.reading.my_work.found import Sought
from complaints_desktop.reading.my_work.of_retention import to_decide
from complaints_desktop.reading.retention import due, reach, register
from complaints_desktop.reading.track_record import TrackRecords
from complaints_desktop.rules.refusals import Refused
from db.model import Case
from db.terms import Closing, Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

LONG_AGO, LATER = date(2019, 3, 4), date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    """A case closed seven years ago."""
    return closed(office, LONG_AGO)


def closed(office: Office, day: date) -> str:
    """Close a case on that day."""
    office.on(day)
    made = office.log(day)
    with office.working() as session:
        row = session.get_one(Case, made)
        row.closed_on, row.closed_as = day, Closing.ANSWERED.value
        session.flush()
        restate(session, office.desk, [made])
    office.on(LATER)
    return made


def standing(office: Office) -> list[str]:
    with office.record.reading() as session:
        return [each.standing for each in due(session, office.desk)]


def work(office: Office) -> list[str]:
    with office.record.reading() as session:
        records = TrackRecords(session, office.desk.today)
        return [each.what for each in to_decide(Sought(session=session, desk=office.desk, records=records, cases=()))]


def act(office: Office, action: str, case_id: str, form: str, **changes: object) -> None:
    with office.working() as session:
        getattr(retention, action)(session, office.desk, case_id=case_id, typed=filled(form, **changes))


def test_what_is_over_is_proposed_asked_for_and_decided_on_with_a_register(office: Office, case_id: str):
    assert standing(office) == ["To be decided"]
    assert work(office) == ["Decide on 1 case closed long ago"]
    act(office, "hold", case_id, "hold")
    assert standing(office) == ["Kept: a legal hold stands on it: A claim is at the county court"]
    assert work(office) == []
    with pytest.raises(Refused, match="not to be erased: a legal hold"):
        act(office, "decide_erasing", case_id, "decide-erasing")
    act(office, "lift", case_id, "lift-hold")
    act(office, "decide_erasing", case_id, "decide-erasing")
    assert standing(office) == ["To be erased by somebody else than Test Officer"]
    act(office, "keep_longer", case_id, "keep-longer", keep_until=LATER + timedelta(30))
    assert standing(office)[0].startswith("Kept: it is kept longer, until")
    with office.record.reading() as session:
        lines = [(each.what.partition(" until")[0], each.by) for each in register(session, office.desk)]
        officer = replace(office.desk.officer, role=Role.RESOLUTION_OFFICER)
        for asked in (due, register):
            with pytest.raises(Refused, match="may not"):
                asked(session, replace(office.desk, officer=officer))
    assert sorted(lines) == sorted(
        (each, "Test Officer") for each in ("legal hold", "legal hold lifted", "to be erased", "kept longer")
    )


@pytest.mark.parametrize(
    ("action", "form", "why"),
    [("lift", "lift-hold", "no legal hold"), ("hold", "hold", "on this case already")],
)
def test_a_hold_is_set_once_and_lifted_once(office: Office, case_id: str, action: str, form: str, why: str):
    if action == "hold":
        act(office, "hold", case_id, "hold")
    with pytest.raises(Refused, match=why):
        act(office, action, case_id, form)


def test_what_is_kept_for_a_reason_does_not_stand_before_what_is_to_be_decided(
    office: Office, case_id: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "MOST", 1)
    act(office, "hold", case_id, "hold")
    closed(office, LONG_AGO + timedelta(1))
    closed(office, LONG_AGO + timedelta(2))
    assert [each.partition(":")[0] for each in standing(office)] == ["Kept", "To be decided"]


def test_a_case_within_its_period_is_not_to_be_erased(office: Office, case_id: str):
    office.on(LONG_AGO + timedelta(800))
    with pytest.raises(Refused, match="This case is kept until"):
        act(office, "decide_erasing", case_id, "decide-erasing")
    assert standing(office) == []


def test_a_day_that_is_past_keeps_nothing(office: Office, case_id: str):
    with pytest.raises(Refused):
        act(office, "keep_longer", case_id, "keep-longer", keep_until=LATER)


def test_what_goes_and_what_stays_is_said_before(office: Office, case_id: str):
    with office.record.reading() as session:
        found = reach(session, office.desk, case_id=case_id)
        reference = load_case(session, case_id).reference
    assert "the resident's name, address and every way to reach them" in found.goes
    assert any(reference in each for each in found.stays)
    assert not any("A Resident" in each for each in (*found.goes, *found.stays))
