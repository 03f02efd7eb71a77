"""What a change says it was written over was once there; nobody makes a clash of their own and answers it."""

from uuid import uuid4

import pytest

from tests.db.shared.conftest import Case, Office
from tests.db.shared.desk import Change, new_row
from tests.db.shared.test_for_good import answered, rules, setting

ANSWER = {"responded_on": "2026-04-02", "outcome": "upheld"}


def made_up(case: Case, entity: str = "case_", **values: str | None) -> Change:
    """Return an update over a version that never was."""
    return setting(case, entity, str(uuid4()), **values)


def outcome_of(office: Office, case: Case) -> object:
    """Return the days and the outcome of the stage as they stand."""
    sql = "SELECT acknowledged_on::text, responded_on::text, outcome FROM app.stage WHERE id = %s"
    return office.shared.admin.execute(sql, (case.stage["entity_id"],)).fetchone()


def clashes(office: Office, login: str = "mia") -> list[dict[str, object]]:
    """Return the open clashes in sight."""
    return [each for each in office[login].pull(0).feeds.get("clash", []) if each["state"] == "open"]


@pytest.mark.parametrize("base", ["made up", "none", "another row's"])
def test_what_was_written_over_no_version_of_the_field_is_held(office: Office, base: str):
    case, bob = office.case("ann"), office["bob"]
    forged = made_up(case, learning="me")
    forged["base"] = {"made up": forged["base"], "none": {}, "another row's": {"learning": case.stage["change_id"]}}[
        base
    ]
    assert bob.push(forged)["counts"]["held"] == 1
    assert rules(bob) == {"unknown_base"}


def test_what_was_written_over_held_work_is_a_clash_as_ever(office: Office):
    case, bob = office.case("ann"), office["bob"]
    wrong = case.set(learning="x", reference="26-AAA-1")
    assert bob.push(wrong)["counts"]["held"] == 1
    assert bob.push(case.set(wrong["change_id"], learning="y"))["counts"]["clash"] == 1


@pytest.mark.parametrize("restored", [False, True])
def test_an_answer_is_not_taken_back_by_the_number_of_a_base(office: Office, restored: bool):
    case, bob = office.case("ann"), office["bob"]
    answer = answered(office, case)
    assert office["ann"].push(answer)["counts"]["applied"] == 1
    if restored:
        office.restored()
    for name, value in (("responded_on", None), ("outcome", "not upheld")):
        forged = made_up(case, "stage", **{name: value})
        bob.push(forged)
        same = setting(case, "stage", answer["change_id"], **{name: ANSWER[name]})
        bob.push({**same, "change_id": forged["base"][name]})
    assert outcome_of(office, case)[1:] == ("2026-04-02", "upheld")


def test_what_one_officer_wrote_is_not_brought_in_by_a_number_they_knew(office: Office):
    case, bob = office.case("ann"), office["bob"]
    office.restored()
    forged = made_up(case, learning="forged")
    assert bob.push(forged)["counts"]["clash"] == 1
    first = case.set(None, learning="first")
    assert bob.push({**first, "change_id": forged["base"]["learning"]})["counts"]["applied"] == 1
    assert [each["their_value"] for each in clashes(office)] == ["forged"]


def test_the_day_of_acknowledgement_is_not_chosen_by_whose_it_is(office: Office):
    case, bob = office.case("ann"), office["bob"]
    first = setting(case, "stage", None, acknowledged_on="2026-03-27")
    office["ann"].push(first)
    assert bob.push(setting(case, "stage", None, acknowledged_on="2026-03-26"))["counts"]["clash"] == 1
    chosen = setting(case, "stage", first["change_id"], acknowledged_on="2026-03-26")
    assert bob.push(chosen)["counts"]["held"] == 1
    assert rules(bob) == {"set_for_good"}
    again = setting(case, "stage", first["change_id"], acknowledged_on="2026-03-26")
    assert office["tom"].push(again)["counts"]["applied"] == 1


def lost_by_ann(office: Office) -> tuple[Case, Change, Change]:
    """Let a value of Ann's lose against Tom's."""
    case = office.case("ann")
    stands, lost = case.set(None, learning="Tom"), case.set(None, learning="Ann")
    office["tom"].push(stands)
    assert office["ann"].push(lost)["counts"]["clash"] == 1
    return case, stands, lost


def test_a_value_that_lost_is_followed_by_its_writer_alone(office: Office):
    case, _, lost = lost_by_ann(office)
    office["bob"].push(case.set(lost["change_id"], learning="Bob"))
    assert sorted(str(each["their_value"]) for each in clashes(office)) == ["Ann", "Bob"]
    office["ann"].push(case.set(lost["change_id"], learning="Anna"))
    assert sorted(str(each["their_value"]) for each in clashes(office)) == ["Anna", "Bob"]


@pytest.mark.parametrize(("login", "still_asked"), [("bob", 1), ("ann", 0)])
def test_a_question_is_given_up_by_who_asked_it_alone(office: Office, login: str, still_asked: int):
    case, _, lost = lost_by_ann(office)
    office[login].push(case.set(lost["change_id"], learning="Tom"))
    assert len(clashes(office)) == still_asked


def test_a_new_row_has_no_base_to_know(office: Office):
    case = office.case("ann")
    assert office["ann"].push(new_row("contact", case.ids))["counts"]["applied"] == 1
