"""A computer whose clock was set back dates nothing before what has happened: it says so, and writes nothing."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from complaints_desktop.actions import closing, escalation, first_contact, letters, people, reopening
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.people import Review
from complaints_desktop.rules.refusals import Refused
from db.model import Adjustment, Case, Person, Stage
from db.terms import CaseKind
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

DAY = date(2026, 3, 26)

ACTS: dict[str, Callable] = {
    "acknowledge": lambda s, d, case: letters.issue(s, d, case_id=case, kind="stage1-acknowledgement", typed={}),
    "respond": lambda s, d, case: letters.issue(s, d, case_id=case, kind="stage1-response", typed={}),
    "close": lambda s, d, case: closing.close(s, d, case_id=case, typed=Closure(learning="Ring first")),
    "withdraw": lambda s, d, case: closing.withdraw(s, d, case_id=case, typed=filled("withdraw", asked_on=d.today)),
    "reopen": lambda s, d, case: reopening.reopen(s, d, case_id=case, typed=filled("reopen")),
    "escalate": lambda s, d, case: escalation.escalate(
        s, d, case_id=case, typed=filled("escalate", received_on=d.today)
    ),
}
CLOSED = {"closed_on": DAY, "closed_as": "answered"}
STANDING: dict[str, tuple[dict[str, object], dict[str, object], str]] = {
    "acknowledge": ({}, {}, "received"),
    "respond": ({"acknowledged_on": DAY}, {}, "acknowledged"),
    "close": ({"acknowledged_on": DAY, "responded_on": DAY}, {}, "answered"),
    "withdraw": ({"acknowledged_on": DAY}, {}, "acknowledged"),
    "reopen": ({"acknowledged_on": DAY, "responded_on": DAY}, CLOSED, "closed"),
    "escalate": ({"acknowledged_on": DAY, "responded_on": DAY}, CLOSED, "closed"),
}
"""What happened to the case on the day, and the last of it."""


def standing(office: Office, act: str) -> str:
    case_id = office.log(DAY)
    of_stage, of_case, _ = STANDING[act]
    with office.working() as session:
        for name, value in of_stage.items():
            setattr(session.query(Stage).filter_by(case_id=case_id).one(), name, value)
        for name, value in of_case.items():
            setattr(session.get_one(Case, case_id), name, value)
    return case_id


def attempt(office: Office, act: str, case_id: str, desk: Desk) -> str:
    with pytest.raises(Refused) as refused, office.working() as session:
        ACTS[act](session, desk, case_id)
    return f"{refused.value.why} {refused.value.do}"


def changes(office: Office) -> list[tuple]:
    return office.record.rows("SELECT count(*) FROM change")


@pytest.mark.parametrize("act", ACTS)
def test_an_act_dated_before_what_has_happened_is_refused_in_words(office: Office, act: str):
    case_id = standing(office, act)
    before = changes(office)
    said = attempt(office, act, case_id, office.on(DAY - timedelta(1)))
    assert f"This computer says it is 25 March 2026, and the complaint was {STANDING[act][2]} on 26 March 2026" in said
    assert "Set the date" in said
    assert changes(office) == before


@pytest.mark.parametrize("act", ["close", "withdraw", "reopen"])
def test_on_the_day_itself_it_is_done(office: Office, act: str):
    case_id = standing(office, act)
    with office.working() as session:
        ACTS[act](session, office.on(DAY), case_id)


def test_a_service_request_does_not_end_before_it_was_received(office: Office):
    case_id = office.log(DAY, kind=CaseKind.REQUEST, unhappy=False)
    with pytest.raises(Refused, match="the service request was received on 26 March 2026"), office.working() as session:
        first_contact.end_request(session, office.on(DAY - timedelta(1)), case_id=case_id, typed=filled("end-request"))


@pytest.mark.parametrize(("days", "kept"), [(0, True), (-1, False)])
def test_an_adjustment_is_not_looked_at_again_before_it_was_agreed(office: Office, days: int, kept: bool):
    office.log(DAY)
    with office.working() as session:
        (person,) = session.query(Person).all()
        session.add(row := Adjustment(person_id=person.id, kind="Large print", agreed_on=DAY))
        session.flush()
        desk, typed = office.on(DAY - timedelta(2)), Review(keep=True, review_on=DAY + timedelta(days))
        with nullcontext() if kept else pytest.raises(Refused, match="is before the adjustment was agreed"):
            people.review_adjustment(session, desk, adjustment_id=row.id, typed=typed)
