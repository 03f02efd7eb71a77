"""A computer whose clock was set back dates nothing before what has happened: it says so, and writes nothing."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from complaints_desktop.actions import closing, escalation, letters, reopening
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.closing import Closure
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Stage
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
