"""My work has the updates owed, and what the landlord's own targets ask for where they are on."""

from datetime import date

import pytest
from sqlalchemy import update

from complaints_desktop.actions import contacts, settings
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.exchange.case_json import case_as_json
from complaints_desktop.reading import own_targets
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.clocks import Period, Target
from complaints_desktop.rules.clocks.units import CLOCK_HOURS
from complaints_desktop.rules.refusals import Refused
from db.model import Stage
from db.terms import ContactPurpose
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

CAME, DUE = date(2026, 3, 26), date(2026, 4, 13)


def turn_on(office: Office, *targets: Target) -> None:
    with office.working() as session:
        settings.change_targets(session, office.desk, targets=targets)
    office.desk = desk_at(office.record, office.desk.now)


def to_do(office: Office, kind: Kind) -> list[tuple[str, date | None]]:
    with office.record.reading() as session:
        return [(each.what, each.due_on) for each in my_work(session, office.desk).items if each.kind is kind]


def say(office: Office, case_id: str, on: date, purpose: ContactPurpose) -> None:
    with office.working() as session:
        typed = filled("contact", contact_on=on, purpose=purpose)
        contacts.record_contact(session, office.desk, case_id=case_id, typed=typed)


def test_an_update_is_work_while_the_answer_is_late_and_the_next_follows_the_last(office: Office):
    case_id = office.log(CAME)
    with office.working() as session:
        session.execute(update(Stage).values(acknowledged_on=CAME))
        restate_all(session, office.desk)
    office.on(DUE)
    assert to_do(office, Kind.UPDATE) == []
    office.on(date(2026, 4, 14))
    assert to_do(office, Kind.UPDATE) == [("Update the resident", date(2026, 4, 20))]
    say(office, case_id, date(2026, 4, 14), ContactPurpose.UPDATE)
    assert to_do(office, Kind.UPDATE) == [("Update the resident", date(2026, 4, 21))]
    with office.record.reading() as session:
        told = case_as_json(view_case(session, office.desk, case_id=case_id), office.desk.calendar)
    assert told["updates"]["next_due"] == "2026-04-21"


def test_our_own_targets_are_work_where_they_are_on_and_leave_the_list_and_the_code_alone(office: Office):
    case_id = office.log(CAME)
    before = office.record.rows("SELECT next_on, next_kind FROM case_row")
    assert to_do(office, Kind.TARGET) == []
    receipt = Target("Receipt confirmed", "receipt", 1, 24, unit=CLOCK_HOURS)
    turn_on(office, receipt, Target("Findings told", "findings", 1, 5))
    assert to_do(office, Kind.TARGET) == [
        ("Confirm receipt, stage 1", date(2026, 3, 27)),
        ("Tell what was found, stage 1", date(2026, 4, 2)),
    ]
    assert office.record.rows("SELECT next_on, next_kind FROM case_row") == before
    say(office, case_id, CAME, ContactPurpose.RECEIPT)
    assert [what for what, _ in to_do(office, Kind.TARGET)] == ["Tell what was found, stage 1"]
    with office.record.reading() as session:
        told = case_as_json(view_case(session, office.desk, case_id=case_id), office.desk.calendar)
    (stage,) = told["stages"]
    assert [(each["clock"], each["outcome"]) for each in stage["own_targets"]] == [
        ("receipt", "met"),
        ("findings", "running"),
    ]
    assert [each["clock"] for each in stage["clocks"]] == ["acknowledge", "respond"]


@pytest.mark.parametrize(("limit", "taken"), [(1, True), (400, True), (401, False), (0, False)])
def test_a_target_of_our_own_has_any_sane_limit(office: Office, limit: int, taken: bool):
    target = Target("Findings told", "findings", 1, limit, holds=Period(date(2026, 4, 1)))
    if taken:
        turn_on(office, target)
        assert office.desk.settings.targets == (target,)
    else:
        with pytest.raises(Refused):
            turn_on(office, target)


def test_how_often_a_target_was_kept_is_counted_by_the_days_complaints_came(office: Office):
    kept_one, late_one, _running = (office.log(CAME) for _ in range(3))
    turn_on(office, Target("Receipt confirmed", "receipt", 1, 24, unit=CLOCK_HOURS))
    say(office, kept_one, CAME, ContactPurpose.RECEIPT)
    with office.record.reading() as session:
        (found,) = own_targets.kept(session, office.desk, first=CAME, last=CAME)
    assert (found.met, found.missed, str(found)) == (1, 0, "Confirm receipt, stage 1: kept 1 of 1 times")
    office.on(date(2026, 3, 30))
    say(office, late_one, date(2026, 3, 30), ContactPurpose.RECEIPT)
    with office.record.reading() as session:
        (found,) = own_targets.kept(session, office.desk, first=CAME, last=CAME)
        (none,) = own_targets.kept(session, office.desk, first=date(2026, 3, 27), last=date(2026, 3, 30))
    assert ((found.met, found.missed), (none.met, none.missed)) == ((1, 2), (0, 0))


def test_where_no_target_is_on_nothing_is_counted(office: Office):
    office.log(CAME)
    with office.record.reading() as session:
        assert own_targets.kept(session, office.desk, first=CAME, last=CAME) == ()
