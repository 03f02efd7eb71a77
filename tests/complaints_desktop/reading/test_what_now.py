"""What may be done now is what the workflow allows, read without the whole case."""

from datetime import date

import pytest
from sqlalchemy import update

from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.what_now import what_now
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.workflow import ON_CASES
from db.model import Case


def test_it_says_the_same_as_the_case_itself(office):
    case_id = office.log(date(2026, 3, 26))
    with office.working() as session:
        now = what_now(session, office.desk, case_id=case_id)
        view = view_case(session, office.desk, case_id=case_id)
    assert frozenset(ON_CASES) - now.refused.keys() == view.allowed
    assert (now.next_act, now.stage, now.reference) == (Act.ACKNOWLEDGE, 1, view.case.reference)
    assert now.refused[Act.RESPOND].do.startswith("Acknowledge the complaint first")


def test_it_says_the_same_of_a_case_that_has_ended(office):
    case_id = office.log(date(2026, 3, 26))
    ended = {"closed_on": date(2026, 3, 27), "closed_as": "refused"}
    with office.working() as session:
        session.execute(update(Case).where(Case.id == case_id).values(ended))
    with office.working() as session:
        now = what_now(session, office.desk, case_id=case_id)
        view = view_case(session, office.desk, case_id=case_id)
    assert frozenset(ON_CASES) - now.refused.keys() == view.allowed


def test_a_case_this_desk_does_not_hold_is_refused(office):
    with office.working() as session, pytest.raises(Refused, match="does not hold"):
        what_now(session, office.desk, case_id="none")
