"""A desk asks which changes never arrived, and learns nothing else."""

from uuid import uuid4

import psycopg
import pytest

from tests.db.shared.conftest import Office
from tests.db.shared.desk import new_row


def test_what_never_arrived_is_named_and_what_did_is_not(office: Office):
    case = office.case("ann")
    lost = str(uuid4())
    asked = [case.made["change_id"], lost, case.stage["change_id"]]
    assert office["bob"].call("unknown", changes=asked) == [lost]
    assert office["bob"].call("unknown", changes=[]) == []


def test_held_work_has_arrived(office: Office):
    change = new_row("contact", {"case_": str(uuid4())})
    assert office["ann"].push(change)["counts"]["held"] == 1
    assert office["ann"].call("unknown", changes=[change["change_id"]]) == []


@pytest.mark.parametrize("changes", [None, "x", {"a": 1}, ["x"] * 5001])
def test_a_question_that_cannot_be_read_is_refused(office: Office, changes):
    with pytest.raises(psycopg.Error) as error:
        office["ann"].call("unknown", changes=changes)
    assert error.value.sqlstate == "SY006"


def test_what_is_no_id_never_arrived(office: Office):
    assert office["ann"].call("unknown", changes=["' OR 1=1", None, "x"]) == ["' OR 1=1", None, "x"]


def test_nobody_asks_from_a_desk_that_is_not_theirs(office: Office):
    office["ann"].hello()
    with pytest.raises(psycopg.Error) as error:
        office["bob"].call("unknown", device=office["ann"].device, changes=[])
    assert error.value.sqlstate == "SY002"
