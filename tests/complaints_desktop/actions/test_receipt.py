"""The receipt is put right with how one knows: every date follows, and what it was stays in the story (Code 3.2)."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from complaints_desktop.actions import letters, receipt
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.judgement import clocks_of, judged
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.briefing import matter_of
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.values import values
from complaints_desktop.letters.write import write
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.duties import blocking
from complaints_desktop.rules.refusals import Refused
from db.model import Stage
from db.number_terms import StockType
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

LOGGED = date(2026, 3, 26)


def correct(office: Office, case_id: str, received_on: date, **typed: object) -> CaseFacts:
    with office.working() as session:
        right = filled("correct", received_on=received_on, **typed)
        receipt.correct(session, office.desk, case_id=case_id, typed=right)
    with office.record.reading() as session:
        return load_case(session, case_id)


def test_the_clock_follows_and_what_was_there_stays_in_the_story(office: Office):
    case_id = office.log(LOGGED)
    case = correct(office, case_id, date(2026, 3, 23), channel="letter", because="Stamped by the post room")
    acknowledge = next(each for each in clocks_of(case, office.desk) if each.rule.clock == ClockName.ACKNOWLEDGE)
    assert (case.current.received_on, case.channel, acknowledge.due) == (
        date(2026, 3, 23), "letter", date(2026, 3, 30),
    )  # fmt: skip
    note = case.contacts[-1].summary
    assert note.startswith("Receipt corrected; it was received on Thursday 26 March 2026")
    assert note.endswith("Stamped by the post room")


def test_an_imported_case_without_its_receipt_is_mended(office: Office):
    case_id = office.log(LOGGED)
    with office.working() as session:
        session.execute(update(Stage).values(received_on=None, received_by=None))
    case = correct(office, case_id, LOGGED)
    assert case.current.received_on == LOGGED
    assert "received on (not recorded)" in case.contacts[-1].summary


def test_how_the_home_was_held_is_put_right_at_any_stage_by_whoever_works_on_the_case(office: Office):
    case_id = office.log(LOGGED, tenure="social rent", estate="Alder")
    with office.working() as session:
        session.execute(update(Stage).values(acknowledged_on=LOGGED))
        officer = replace(office.desk.officer, role=Role.RESOLUTION_OFFICER)
    office.desk = replace(office.desk, officer=officer)
    case = correct(office, case_id, LOGGED, tenure="shared ownership", estate="Alder", because="The lease says so")
    assert (case.tenure, case.stock_type, case.estate) == ("shared ownership", "low-cost home ownership", "Alder")
    note = case.contacts[-1].summary
    assert note == "Receipt corrected; it was tenure “social rent”, stock type “low-cost rent”. The lease says so"
    with pytest.raises(Refused, match="counts as low-cost home ownership"):
        correct(
            office, case_id, LOGGED, tenure="shared ownership", stock_type=StockType.RENT, because="The tenant rang us"
        )
    with pytest.raises(Refused, match="has told the resident this date"):
        correct(office, case_id, date(2026, 3, 24), tenure="social rent", because="The list says so")


@pytest.mark.parametrize(("received_on", "kept"), [(date(2026, 3, 24), True), (date(2026, 3, 25), False)])
def test_what_was_acknowledged_was_received_by_then(office: Office, received_on: date, kept: bool):
    case_id = office.log(date(2026, 3, 20))
    with office.working() as session:
        session.execute(update(Stage).values(acknowledged_on=date(2026, 3, 24)))
    if kept:
        assert correct(office, case_id, received_on).current.received_on == received_on
    else:
        with pytest.raises(Refused, match="is before receipt"):
            correct(office, case_id, received_on)


@pytest.mark.parametrize(("received_on", "kept"), [(date(2026, 3, 24), True), (date(2026, 3, 25), False)])
def test_what_was_refused_and_then_accepted_by_direction_was_received_by_then(
    office: Office, received_on: date, kept: bool
):
    case_id = office.log(date(2026, 3, 20))
    with office.working() as session:
        session.execute(update(Stage).values(refused_on=date(2026, 3, 24), directed_on=date(2026, 3, 26)))
    if kept:
        assert correct(office, case_id, received_on).current.received_on == received_on
    else:
        with pytest.raises(Refused, match="is before receipt"):
            correct(office, case_id, received_on)


@pytest.mark.parametrize("role", [Role.RESOLUTION_OFFICER, Role.TEAM_LEADER])
def test_a_date_the_acknowledgement_has_told_is_corrected_by_a_manager(office: Office, role: Role):
    case_id = office.log(date(2026, 3, 20))
    with office.working() as session:
        session.execute(update(Stage).values(acknowledged_on=date(2026, 3, 24)))
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=role))
    with pytest.raises(Refused, match="has told the resident this date") as refused:
        correct(office, case_id, date(2026, 3, 19))
    assert refused.value.paragraph == "6.2"
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=Role.COMPLAINTS_MANAGER))
    assert correct(office, case_id, date(2026, 3, 19)).current.received_on == date(2026, 3, 19)


def test_of_what_was_imported_without_its_receipt_anybody_fills_it_in(office: Office):
    case_id = office.log(date(2026, 3, 20))
    with office.working() as session:
        session.execute(update(Stage).values(received_on=None, acknowledged_on=date(2026, 3, 24)))
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=Role.RESOLUTION_OFFICER))
    assert correct(office, case_id, date(2026, 3, 19)).current.received_on == date(2026, 3, 19)


def test_nothing_different_is_refused_and_a_first_expression_does_not_come_after_receipt(office: Office):
    case_id = office.log(LOGGED)
    with office.record.reading() as session:
        known = load_case(session, case_id)
    same = {"received_by": known.current.received_by, "channel": known.channel}
    with pytest.raises(Refused, match="That is what is on record"):
        correct(office, case_id, LOGGED, **same)
    with pytest.raises(Refused, match="cannot come after"):
        correct(office, case_id, date(2026, 3, 23), expressed_on=date(2026, 3, 24))


def test_of_a_request_for_stage_2_its_own_day_is_corrected_and_lies_after_the_answer(office: Office):
    case_id = office.log(date(2026, 3, 2))
    with office.working() as session:
        answered = {"acknowledged_on": date(2026, 3, 4), "responded_on": date(2026, 3, 16)}
        session.execute(update(Stage).values(**answered))
        session.add(Stage(case_id=case_id, number=2, received_on=date(2026, 3, 25)))
    case = correct(office, case_id, date(2026, 3, 16), channel="letter")
    assert (case.current.received_on, case.stages[0].received_on) == (date(2026, 3, 16), date(2026, 3, 2))
    assert case.channel != "letter"
    with pytest.raises(Refused, match="before the answer of stage 1"):
        correct(office, case_id, date(2026, 3, 13))


def test_a_receipt_that_the_acknowledgement_told_wrong_is_told_by_the_letter_of_changes_before_the_answer(
    office: Office,
):
    case_id = office.log(date(2026, 3, 20))
    with office.working() as session:
        session.execute(update(Stage).values(acknowledged_on=date(2026, 3, 24)))
    assert told(correct(office, case_id, date(2026, 3, 20), received_by="The post room"), office) == ("", False)
    assert told(correct(office, case_id, date(2026, 3, 19)), office) == ("Friday 20 March 2026", True)
    assert told(correct(office, case_id, date(2026, 3, 18)), office) == ("Friday 20 March 2026", True)
    assert told(correct(office, case_id, date(2026, 3, 20)), office) == ("", False)
    case = correct(office, case_id, date(2026, 3, 19))
    matter = matter_of(case, office.desk, kind=letter_kind("definition-change"), typed={})
    said = write(compose(matter), ".txt").decode()
    assert "We gave you a wrong date" in said
    assert "That was not right, and I am sorry: we received it on Thursday 19 March 2026." in said
    assert "has changed since" not in said
    with office.working() as session:
        stage = case.current
        letters.WRITERS[Recorded.CHANGED](session, office.desk, case, stage)
    with office.record.reading() as session:
        assert told(load_case(session, case_id), office) == ("", False)


def test_a_receipt_that_no_letter_has_told_is_corrected_without_one(office: Office):
    assert told(correct(office, office.log(LOGGED), date(2026, 3, 23)), office) == ("", False)


def told(case: CaseFacts, office: Office) -> tuple[str, bool]:
    """Return the day the letter of changes says we told before, and whether the answer waits for that letter."""
    matter = matter_of(case, office.desk, kind=letter_kind("definition-change"), typed={})
    states = judged(case, office.desk).duties
    return str(values(matter)["receipt_was"]), any(
        each.duty.key == "receipt-told" for each in blocking(states, Act.RESPOND, 1)
    )
