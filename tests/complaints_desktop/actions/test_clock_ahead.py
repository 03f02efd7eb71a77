"""What was said last counts as last, whatever the clock of the desk that said something before it (Code 2.1, 4.2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.actions import money_requests, refusals, restrictions
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.team import OfficerFacts
from db.model import Officer
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
AHEAD = datetime(2099, 1, 1, tzinfo=UTC)


def money_approved(case: CaseFacts) -> bool:
    return case.approved_pence > 0


def restriction_approved(case: CaseFacts) -> bool:
    assert case.resident is not None
    return case.resident.restrictions[-1].approved_by is not None


def refusal_approved(case: CaseFacts) -> bool:
    return case.refusals[-1].approved_by is not None


JUDGED: dict[str, tuple[Callable[..., object], Callable[..., object], Callable[..., object], str, str]] = {
    "money": (money_requests.ask, money_requests.approve, money_requests.send_back, "ask-money", "request_id"),
    "restriction": (restrictions.propose, restrictions.approve, restrictions.send_back, "restrict", "restriction_id"),
    "refusal": (refusals.propose, refusals.approve, refusals.send_back, "refuse", "refusal_id"),
}
"""What is asked, approved and sent back, by which form, about which id."""

APPROVED = {"money": money_approved, "restriction": restriction_approved, "refusal": refusal_approved}

FORM = {
    "money": ("approve-money", "send-back-money"),
    "restriction": ("approve-restriction", "send-back-restriction"),
    "refusal": ("approve", "send-back"),
}


@pytest.mark.parametrize("what", JUDGED)
def test_an_approval_by_a_desk_whose_clock_is_far_ahead_is_overruled_like_any_other(office: Office, what: str):
    case_id = office.log(TODAY)
    ask, approve, send_back, form, about = JUDGED[what]
    with office.working() as session:
        ask(session, office.desk, case_id=case_id, typed=filled(form))
        session.add(Officer(id="head", name="Head", role=Role.HEAD.value))
        session.flush()
    now = office.desk.now
    office.desk = replace(office.desk, officer=OfficerFacts(id="head", name="Head", role=Role.HEAD))
    for done, named, at in ((approve, FORM[what][0], AHEAD), (send_back, FORM[what][1], now)):
        with office.working() as session:
            done(session, replace(office.desk, now=at), case_id=case_id, typed=filled(named), **{about: ""})
        with office.record.reading() as session:
            assert APPROVED[what](load_case(session, case_id)) is (done is approve)
