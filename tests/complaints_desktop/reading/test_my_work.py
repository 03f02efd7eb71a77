"""My work: what an officer has to do in which case by when, why then, in which order, and how full each day is."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from complaints_desktop.actions import closing, commitments, hazards, investigation
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.told import AdjustmentTyped
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.reading.my_work import Kind, MyWork, WorkItem, my_work
from complaints_desktop.reading.my_work import work as reader
from complaints_desktop.reading.my_work.table import CLOCKS
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import CODE
from complaints_desktop.sample import two_desks
from db.model import Case, Officer, Stage
from db.terms import EvidenceResult, Hazard, Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
"""A Thursday; Good Friday is on 3 April, Easter Monday on 6 April."""

COLLEAGUE = OfficerFacts(id="colleague", name="A Colleague", role=Role.RESOLUTION_OFFICER)


def work(office: Office) -> MyWork:
    with office.record.reading() as session:
        return my_work(session, office.desk)


def kinds(office: Office) -> list[Kind]:
    return [item.kind for item in work(office).items]


def only(office: Office, kind: Kind) -> WorkItem:
    (item,) = [item for item in work(office).items if item.kind is kind]
    return item


def stage_is(office: Office, case_id: str, **events: date | None) -> None:
    """Write these dates into stage 1, and derive the list."""
    with office.working() as session:
        session.execute(update(Stage).where(Stage.case_id == case_id).values(**events))
        restate_all(session, office.desk)


def promise(office: Office, case_id: str, due_on: date, **typed: Any) -> str:
    told = filled("promise", **{"what": "Mend the roof", "owner": "Repairs", "due_on": due_on, **typed})
    with office.working() as session:
        made = commitments.promise(session, office.desk, case_id=case_id, typed=told).made
    assert made is not None
    return made


def hand_to(office: Office, case_id: str, officer: OfficerFacts) -> None:
    """Have another officer handle the case."""
    with office.working() as session:
        if session.get(Officer, officer.id) is None:
            session.add(Officer(id=officer.id, name=officer.name, role=officer.role.value))
            session.flush()
        session.get_one(Case, case_id).handler_id = officer.id
        session.flush()
        restate_all(session, office.desk)


def sit_down(office: Office, officer: OfficerFacts) -> None:
    """Have another officer work at the desk."""
    office.desk = replace(office.desk, officer=officer)


def test_nobody_has_work_in_an_empty_record(office: Office):
    found = work(office)
    assert found.items == ()


def test_a_new_complaint_is_to_be_acknowledged(office: Office):
    case_id = office.log(TODAY)
    (item,) = work(office).items
    assert (item.kind, item.what, item.act) == (Kind.ACKNOWLEDGE, "Acknowledge stage 1", Act.ACKNOWLEDGE)
    assert (item.case_id, item.reference, item.resident) == (case_id, "26-K7Q-0001", "A Resident")
    assert (item.due_on, item.days_left) == (date(2026, 4, 2), 5)
    assert item.because.endswith("(Code 6.2)")
    assert item.clock is not None
    assert (item.thing, item.risk, item.question) == ("", None, "")


def test_a_hazard_in_the_home_waits_today_for_its_clocks_until_it_is_recorded_or_the_complaint_answered(office: Office):
    case_id = office.log(TODAY, hazard=Hazard.SIGNIFICANT)
    item = only(office, Kind.HAZARD)
    assert (item.due_on, item.act, item.place) == (TODAY, Act.HAZARD, "hazard")
    said = filled("hazard", hazard="damp-and-mould", gravity=Hazard.SIGNIFICANT, aware_on=TODAY, aware_time="00:01")
    with office.working() as session:
        hazards.notice(session, office.desk, case_id=case_id, typed=said)
    assert Kind.HAZARD not in kinds(office)
    office.log(TODAY, hazard=Hazard.NONE)
    assert Kind.HAZARD not in kinds(office)
    stage_is(office, office.log(TODAY, hazard=Hazard.SIGNIFICANT), acknowledged_on=TODAY, responded_on=TODAY)
    assert Kind.HAZARD not in kinds(office)


def test_an_acknowledged_complaint_is_to_be_answered(office: Office):
    stage_is(office, office.log(TODAY), acknowledged_on=TODAY)
    (item,) = work(office).items
    assert (item.kind, item.what, item.act) == (Kind.RESPOND, "Respond stage 1", Act.RESPOND)
    assert (item.due_on, item.days_left) == (date(2026, 4, 13), 10)  # over Good Friday and Easter Monday
    assert item.because.endswith("(Code 6.3)")


def test_an_answered_complaint_is_to_be_closed_on_no_day_in_particular(office: Office):
    stage_is(office, office.log(TODAY), acknowledged_on=TODAY, responded_on=TODAY)
    (item,) = work(office).items
    assert (item.kind, item.what, item.act) == (Kind.CLOSE, "Close the case", Act.CLOSE)
    assert (item.due_on, item.days_left) == (None, None)
    assert item.because == "answered; the promises stay in the tracker"


def test_a_closed_case_leaves_only_its_promises(office: Office):
    case_id = office.log(TODAY)
    promise(office, case_id, TODAY + timedelta(30))
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=filled("withdraw"))
    assert kinds(office) == [Kind.COMMITMENT]


def test_every_clock_is_a_kind_of_work_and_one_that_is_none_is_not_passed_over(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    assert {clock for clock, _ in CODE.names} == CLOCKS
    office.log(TODAY)
    monkeypatch.setattr(reader, "CLOCKS", CLOCKS - {"acknowledge"})
    with pytest.raises(ValueError, match="the clock acknowledge is no kind of work"):
        work(office)


@pytest.mark.parametrize(("days", "shown"), [(1, True), (13, True), (14, True), (15, False), (40, False)])
def test_an_adjustment_is_reviewed_within_the_fortnight(office: Office, days: int, shown: bool):
    review = TODAY + timedelta(days)
    office.log(TODAY, adjustments=(AdjustmentTyped(kind="large print", review_on=review),))
    items = [item for item in work(office).items if item.kind is Kind.REVIEW]
    assert bool(items) is shown
    for item in items:
        assert (item.what, item.due_on, item.act) == ("Review the adjustment: large print", review, Act.NEEDS)
        assert "Code 5.10" in item.because


def test_an_adjustment_with_no_day_of_review_asks_for_none(office: Office):
    office.log(TODAY, adjustments=(AdjustmentTyped(kind="large print"),))
    assert kinds(office) == [Kind.ACKNOWLEDGE]


def test_a_promise_says_its_risk_and_whose_it_is(office: Office):
    case_id = office.log(TODAY)
    made = promise(office, case_id, TODAY + timedelta(14), impact=2)
    item = only(office, Kind.COMMITMENT)
    assert (item.what, item.act) == ("Mend the roof (Repairs)", Act.UPDATE_COMMITMENT)
    assert (item.thing, item.due_on, item.days_left) == (made, TODAY + timedelta(14), 8)
    assert item.risk is not None
    said = f"promised; risk {item.risk.score}, {item.risk.band.value}: {'; '.join(item.risk.because)}"
    assert item.because == said
    assert "impact class 2" in said


def test_my_own_promise_does_not_say_my_name(office: Office):
    promise(office, office.log(TODAY), TODAY + timedelta(14), owner=office.desk.officer.name)
    assert only(office, Kind.COMMITMENT).what == "Mend the roof"


@pytest.mark.parametrize(("end", "left"), [("complete", [Kind.IS_IT_SO]), ("cancel", [])])
def test_a_promise_kept_or_cancelled_is_no_work_but_to_ask_whether_it_is_so(office: Office, end: str, left: list[Kind]):
    case_id = office.log(TODAY)
    made = promise(office, case_id, TODAY)
    with office.working() as session:
        getattr(commitments, end)(session, office.desk, commitment_id=made, typed=filled(end))
    assert kinds(office) == [Kind.ACKNOWLEDGE, *left]


def test_the_cases_of_a_colleague_are_not_my_work(office: Office):
    case_id = office.log(TODAY, adjustments=(AdjustmentTyped(kind="large print", review_on=TODAY + timedelta(2)),))
    promise(office, case_id, TODAY)
    hand_to(office, case_id, COLLEAGUE)
    assert kinds(office) == []
    sit_down(office, COLLEAGUE)
    assert kinds(office) == [Kind.LEVEL, Kind.REVIEW, Kind.ACKNOWLEDGE]  # what its level asks, and it no second time


def test_my_promise_in_a_colleagues_case_is_my_work_and_nothing_else_of_it(office: Office):
    case_id = office.log(TODAY)
    mine = promise(office, case_id, TODAY, owner=office.desk.officer.name)
    promise(office, case_id, TODAY, owner="Somebody else")
    hand_to(office, case_id, COLLEAGUE)
    (item,) = work(office).items
    assert (item.kind, item.thing) == (Kind.LEVEL, mine)


def test_a_case_nobody_handles_is_nobodys_work(office: Office):
    case_id = office.log(TODAY)
    with office.working() as session:
        session.get_one(Case, case_id).handler_id = None
        session.flush()
        restate_all(session, office.desk)
    assert kinds(office) == []


def test_the_soonest_comes_first_then_the_older_case_and_what_has_no_day_last(office: Office):
    answered = office.log(TODAY - timedelta(9))
    stage_is(office, answered, acknowledged_on=TODAY, responded_on=TODAY)
    second = office.log(TODAY)
    third = office.log(TODAY)
    promise(office, third, TODAY + timedelta(1))
    late = office.log(TODAY - timedelta(30))
    order = [(item.case_id, item.kind) for item in work(office).items]
    assert order == [
        (late, Kind.ACKNOWLEDGE),
        (third, Kind.LEVEL),  # to be answered today
        (second, Kind.ACKNOWLEDGE),
        (third, Kind.ACKNOWLEDGE),
        (answered, Kind.CLOSE),
    ]


def test_what_is_overdue_says_by_how_many_working_days(office: Office):
    office.log(date(2026, 3, 16))
    assert only(office, Kind.ACKNOWLEDGE).days_left == -3
    office.on(date(2026, 3, 23))
    assert only(office, Kind.ACKNOWLEDGE).days_left == 0
    office.on(date(2026, 3, 24))
    assert only(office, Kind.ACKNOWLEDGE).days_left == -1


def test_what_is_due_between_two_days_has_both_of_them(office: Office):
    case_id = office.log(TODAY)
    later, day = timedelta(14), timedelta(1)
    for days in range(4):
        promise(office, case_id, TODAY + later + days * day, impact=1)
    found = work(office)

    def due(first: date | None, last: date) -> list[int]:
        return [(item.due_on - TODAY - later).days for item in found.due(first and first + later, last + later)]

    assert due(TODAY + day, TODAY + 2 * day) == [1, 2]
    assert due(TODAY, TODAY + day) == [0, 1]
    assert due(TODAY + 3 * day, TODAY + 6 * day) == [3]
    assert due(TODAY + 8 * day, TODAY + 9 * day) == []


def test_a_clash_in_my_case_is_mine_to_settle_and_a_colleagues_is_not(office: Office):
    mine, other = office.log(TODAY), office.log(TODAY)
    hand_to(office, other, COLLEAGUE)
    with office.working() as session:
        clash = two_desks.clash(session, "case_", mine, "category", theirs="noise", case_id=mine)
        two_desks.clash(session, "case_", other, "category", theirs="noise", case_id=other)
    item = only(office, Kind.CLASH)
    assert (item.what, item.case_id, item.question) == ("Settle a clash: Case category", mine, f"clash:{clash}")
    assert item.because == "Ruth Adeyemi and Tom Hale both changed it, each without knowing of the other"
    assert (item.act, item.due_on) == (Act.SETTLE, None)


@pytest.mark.parametrize("name", ["Ruth Adeyemi", "Tom Hale"])
def test_a_clash_of_what_i_wrote_is_mine_to_settle_whoever_handles_the_case(office: Office, name: str):
    case_id = office.log(TODAY)
    with office.working() as session:
        two_desks.clash(session, "case_", case_id, "category", theirs="noise", case_id=case_id)
    sit_down(office, OfficerFacts(id="writer", name=name, role=Role.RESOLUTION_OFFICER))
    assert kinds(office) == [Kind.CLASH]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Tom Hale", [Kind.HELD]), ("Ruth Adeyemi", []), ("Test Officer", [Kind.ACKNOWLEDGE, Kind.HELD])],
)
def test_held_work_is_for_who_typed_it_and_for_who_handles_the_case(office: Office, name: str, shown: list[Kind]):
    case_id = office.log(TODAY)
    with office.working() as session:
        stage = session.scalars(select(Stage.id).where(Stage.case_id == case_id)).one()
        change = two_desks.change("stage", stage, "update", {"responded_on": "2026-03-26"})
        held = two_desks.held(session, "one_response_per_stage", case_id, change)
    if name != office.desk.officer.name:
        sit_down(office, OfficerFacts(id="writer", name=name, role=Role.RESOLUTION_OFFICER))
    assert kinds(office) == shown
    for item in work(office).items:
        if item.kind is Kind.HELD:
            assert (item.what, item.question) == ("Held: Stage 1: responded on", f"held:{held}")
            assert item.because == "another desk had answered this stage before this answer arrived"


@pytest.mark.parametrize(("due", "shown"), [(TODAY - timedelta(1), True), (TODAY, False)])
def test_evidence_that_has_not_come_by_its_day_is_chased(office: Office, due: date, shown: bool):
    case_id = office.log(TODAY)
    stage_is(office, case_id, acknowledged_on=TODAY)
    asked = filled("evidence", item="Job sheets", asked_of="contractor", due_on=due, result=EvidenceResult.ASKED)
    with office.working() as session:
        investigation.record_evidence(session, office.desk, case_id=case_id, typed=asked)
    assert (Kind.CHASE in kinds(office)) is shown
    if shown:
        assert only(office, Kind.CHASE).what == "Chase Job sheets from contractor"
        assert only(office, Kind.CHASE).due_on == due
        stage_is(office, case_id, responded_on=TODAY)
        assert Kind.CHASE not in kinds(office)


def checked_by(office: Office, role: Role, day: date) -> list[tuple[str, date | None]]:
    """Return the rules to check that somebody of that role has in their work on a day."""
    desk = office.on(day)
    desk = replace(desk, officer=replace(desk.officer, role=role))
    with office.record.reading() as session:
        return [(each.what, each.due_on) for each in my_work(session, desk).items if each.kind is Kind.RULES]


def test_rules_nobody_checked_for_six_months_are_work_of_a_manager_and_of_nobody_else(office: Office):
    assert checked_by(office, Role.COMPLAINTS_MANAGER, date(2027, 5, 22)) == []
    assert checked_by(office, Role.COMPLAINTS_MANAGER, date(2027, 5, 23)) == [
        ("Check 2 rules again", date(2027, 5, 22))
    ]
    assert checked_by(office, Role.RESOLUTION_OFFICER, date(2027, 5, 23)) == []
