"""What was lost is given back as far as the officer may and the record takes it; the rest is said with its reason."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from complaints_desktop.actions.giving_back import Given, give_back
from complaints_desktop.desk.changes import EVERYTHING
from complaints_desktop.reading.rescued import lost_groups
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.sample import two_desks
from db.model import Rescue
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


def given_back(office: Office, *, role: Role = Role.COMPLAINTS_MANAGER) -> Given:
    desk = replace(office.desk, officer=replace(office.desk.officer, role=role))
    with office.working() as session:
        return give_back(session, desk, groups=[each.id for each in lost_groups(session, desk)])


@pytest.fixture
def bereft(office: Office) -> Office:
    """Four changes were lost: a case with its resident and a call, and a call of a case that is there."""
    case_id = office.log(TODAY)
    with office.working() as session:
        two_desks.lost(session, case_id)
    return office


def spoil(office: Office, field: str, value: object) -> None:
    """Have the record refuse one of the calls."""
    with office.working() as session:
        call = session.scalars(select(Rescue).where(Rescue.entity == "contact")).first()
        call.image = json.dumps(json.loads(call.image) | {field: value})


def test_all_of_it_is_given_back_where_the_officer_may_and_the_record_takes_it(bereft: Office):
    assert given_back(bereft).words == "4 changes given back"


def test_what_another_officer_signed_is_left_for_somebody_who_may(bereft: Office):
    given = given_back(bereft, role=Role.RESOLUTION_OFFICER)
    assert (given.rows, given.left, given.refused) == (1, 3, 0)  # the resident; two calls, and a case of another desk
    assert given.words == "1 change given back; 3 are left for somebody who may"
    with pytest.raises(Refused, match="Another officer"):
        given_back(bereft, role=Role.RESOLUTION_OFFICER)


@pytest.mark.parametrize(
    ("field", "value"), [("kind", None), ("author_id", "nobody")], ids=["breaks a rule", "belongs to nothing here"]
)
def test_what_the_record_refuses_is_left_for_nobody(bereft: Office, field: str, value: str | None):
    spoil(bereft, field, value)
    given = given_back(bereft)
    assert (given.rows, given.left, given.refused) == (3, 0, 1)
    assert given.words == "3 changes given back; 1 does not fit this record and stays on the list"


def test_each_reason_is_said_with_its_own_number():
    given = Given(EVERYTHING, rows=1, left=1, refused=2, to_read=1)
    assert given.words == (
        "1 change given back; 1 is left for somebody who may; 2 do not fit this record and stay on the list; "
        "1 question is left to be read"
    )
