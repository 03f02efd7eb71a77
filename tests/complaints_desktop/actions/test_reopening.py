"""A case that had ended goes on: what it then is follows from its dates, and each end stays on record."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from complaints_desktop.actions import closing, reopening
from complaints_desktop.case.case import load_case
from complaints_desktop.forms.closing import Closure
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import State, state_of
from db.model import Case, Stage
from db.terms import Closing, Reopened
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
LATER = TODAY + timedelta(7)


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint that was withdrawn today."""
    made = office.log(TODAY)
    withdraw(office, made)
    return made


def read(office: Office, case_id: str):
    with office.record.reading() as session:
        return load_case(session, case_id)


def withdraw(office: Office, case_id: str) -> None:
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=filled("withdraw"))


def reopen(office: Office, case_id: str, **typed: object) -> None:
    with office.working() as session:
        reopening.reopen(session, office.desk, case_id=case_id, typed=filled("reopen", **typed))


def stage_is(office: Office, case_id: str, **dates: date) -> None:
    if not dates:
        return
    with office.working() as session:
        session.execute(update(Stage).where(Stage.case_id == case_id).values(**dates))


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({}, State.LOGGED),
        ({"acknowledged_on": TODAY}, State.ACKNOWLEDGED),
        ({"acknowledged_on": TODAY, "responded_on": TODAY}, State.RESPONDED),
    ],
)
def test_what_a_reopened_case_is_follows_from_its_dates(office: Office, case_id: str, dates, state):
    stage_is(office, case_id, **dates)
    office.on(LATER)
    reopen(office, case_id)
    case = read(office, case_id)
    assert (state_of(case), case.closed_on, case.closed_as) == (state, None, None)
    (again,) = case.reopenings
    assert (again.why, again.because, again.reopened_on) == (Reopened.RESIDENT, "They rang: the leak is back", LATER)
    assert office.record.rows("SELECT open FROM case_row WHERE case_id = ?", (case_id,)) == [(1,)]


def test_only_what_has_ended_is_reopened(office: Office, case_id: str):
    reopen(office, case_id)
    with pytest.raises(Refused, match=r"Only what has ended is reopened \(it is logged\)"):
        reopen(office, case_id)


def test_the_end_of_a_reopened_case_stands_on_its_reopening_and_the_first_stays_as_it_was(office, case_id):
    office.on(LATER)
    reopen(office, case_id)
    stage_is(office, case_id, responded_on=LATER)
    with office.working() as session:
        closing.close(session, office.desk, case_id=case_id, typed=Closure(learning="Ring first"))
    case = read(office, case_id)
    assert (case.closed_on, case.closed_as) == (LATER, Closing.ANSWERED)
    assert (case.first_closed_on, case.first_closed_as) == (TODAY, Closing.WITHDRAWN)
    assert case.learning == "Ring first"
    with office.record.reading() as session:
        own = session.get_one(Case, case_id)
        assert (own.closed_on, own.closed_as) == (TODAY, "withdrawn")
    assert office.record.rows("SELECT open FROM case_row WHERE case_id = ?", (case_id,)) == [(0,)]


def test_a_case_may_end_and_go_on_again_more_than_once(office: Office, case_id: str):
    for _ in range(2):
        reopen(office, case_id)
        withdraw(office, case_id)
    case = read(office, case_id)
    assert [each.closed_as for each in case.reopenings] == [Closing.WITHDRAWN, Closing.WITHDRAWN]
    assert state_of(case) is State.CLOSED


def test_a_refused_complaint_goes_on_only_when_it_is_directed(office: Office, case_id: str):
    stage_is(office, case_id, refused_on=TODAY)
    with pytest.raises(Refused, match="the refusal stands") as refused:
        reopen(office, case_id)
    assert refused.value.paragraph == "2.4"
    stage_is(office, case_id, directed_on=LATER)
    office.on(LATER)
    reopen(office, case_id)


@pytest.mark.parametrize("nothing", ["n/a", "tbc"])
def test_no_case_is_reopened_for_a_reason_that_says_nothing(office: Office, case_id: str, nothing: str):
    with pytest.raises(Refused, match="says nothing"):
        reopen(office, case_id, because=nothing)
    assert read(office, case_id).reopenings == ()
