"""What a letter or the closing of a case has set stays, whoever would have it otherwise, and on whatever base."""

import pytest

from tests.db.shared.conftest import Case, Office
from tests.db.shared.desk import Change, Desk, change, new_row
from tests.tables import each_row

SETTING = {
    "acknowledged_on": ("stage", {"acknowledged_on": "2026-03-27"}, {"acknowledged_on": "2026-03-26"}),
    "responded_on": ("stage", {"responded_on": "2026-04-02", "outcome": "upheld"}, {"responded_on": "2026-04-01"}),
    "outcome": ("stage", {"responded_on": "2026-04-02", "outcome": "upheld"}, {"outcome": "not upheld"}),
    "no outcome": ("stage", {"responded_on": "2026-04-02", "outcome": None}, {"outcome": "upheld"}),
    "closed_on": ("case_", {"closed_on": "2026-04-02", "closed_as": "answered"}, {"closed_on": "2026-04-01"}),
    "closed_as": ("case_", {"closed_on": "2026-04-02", "closed_as": "answered"}, {"closed_as": "withdrawn"}),
}
"""What is set together in a row, and how it is then tried to be otherwise."""


def setting(case: Case, entity: str, base: str | None, **values: str | None) -> Change:
    """Return an update of the case or its stage."""
    made = case.made if entity == "case_" else case.stage
    return change(entity, made["entity_id"], "update", values, dict.fromkeys(values, base or made["change_id"]))


def answered(office: Office, case: Case, login: str = "ann", **values: str | None) -> Change:
    """Return the answer of a stage, and who decided it."""
    decided = {"responded_on": "2026-04-02", "outcome": "upheld", "decider_id": office.officer(login).officer_id}
    return setting(case, "stage", None, **{**decided, **values})


def rules(desk: Desk) -> set[str]:
    """Return the rules under which the desk's work is held."""
    return {each["rule"] for each in desk.pull(0).feeds.get("held", [])}


@each_row("login", ["ann", "mia"])
@each_row("what", SETTING)
def test_what_was_set_is_not_set_otherwise_nor_taken_back(office: Office, what: str, login: str):
    entity, values, other = SETTING[what]
    case, desk = office.case("ann"), office[login]
    if "responded_on" in values:
        values = {**values, "decider_id": office.officer("ann").officer_id}
    first = setting(case, entity, None, **values)
    assert desk.push(first)["counts"]["applied"] == 1
    assert desk.push(setting(case, entity, first["change_id"], **other))["counts"]["held"] == 1
    assert rules(desk) == {"set_for_good"}
    taken_back = dict.fromkeys(values)
    if what != "no outcome":
        assert desk.push(setting(case, entity, first["change_id"], **taken_back))["counts"]["held"] == 1
    assert desk.push(setting(case, entity, first["change_id"], **values))["counts"]["held"] == 0


def test_nor_is_it_by_way_of_a_base_that_was_taken_for_the_same(office: Office):
    entity, values, other = SETTING["responded_on"]
    case, desk = office.case("ann"), office["ann"]
    values = {**values, "decider_id": office.officer("ann").officer_id}
    same = setting(case, entity, None, **values)
    desk.push(setting(case, entity, None, **values), same)
    assert desk.push(setting(case, entity, same["change_id"], **other))["counts"]["held"] == 1
    assert rules(desk) == {"set_for_good"}


def test_of_two_acknowledgements_a_person_may_still_choose_the_other(office: Office):
    case, desk = office.case("ann"), office["ann"]
    first = setting(case, "stage", None, acknowledged_on="2026-03-27")
    counts = desk.push(first, setting(case, "stage", None, acknowledged_on="2026-03-26"))["counts"]
    assert (counts["applied"], counts["clash"]) == (1, 1)
    chosen = setting(case, "stage", first["change_id"], acknowledged_on="2026-03-26")
    assert office["bob"].push(chosen)["counts"]["applied"] == 1


def test_a_declaration_is_changed_by_who_made_it_alone(office: Office):
    case = office.case("ann")
    row = new_row("conflict_declaration", case.ids | {"officer": office.officer("ann").officer_id})
    assert office["ann"].push(row)["counts"]["applied"] == 1
    over = {"conflict": row["change_id"]}
    turned = change("conflict_declaration", row["entity_id"], "update", {"conflict": True}, over)
    for login in ("bob", "tom", "mia"):
        assert office[login].push({**turned, "change_id": new_row("team", {})["change_id"]})["counts"]["held"] == 1
    assert office["ann"].push(turned)["counts"]["applied"] == 1


@pytest.mark.parametrize("login", ["bob", "mia"])
def test_who_decided_is_not_said_otherwise_after_the_answer(office: Office, login: str):
    case = office.case("ann")
    first = answered(office, case)
    assert office["ann"].push(first)["counts"]["applied"] == 1
    other = {"decider_id": office.officer(login).officer_id}
    assert office[login].push(setting(case, "stage", first["change_id"], **other))["counts"]["held"] == 1
    assert office[login].push(setting(case, "stage", None, **other))["counts"]["held"] == 1
    assert rules(office[login]) == {"set_for_good", "one_response_per_stage"}


def test_an_answer_names_who_decided_it(office: Office):
    case, ann = office.case("ann"), office["ann"]
    assert ann.push(answered(office, case, decider_id=None))["counts"]["held"] == 1
    second = new_row("stage", case.ids, number=2, responded_on="2026-04-02", outcome="upheld", decider_id=None)
    assert ann.push(second)["counts"]["held"] == 1
    assert rules(ann) == {"nobody_decided"}
    assert ann.push(answered(office, case))["counts"]["applied"] == 1


def test_who_calls_a_case_a_sample_still_names_who_decided_it(office: Office):
    case, ann = office.case("ann", sample=True), office["ann"]
    assert ann.push(answered(office, case, decider_id=None))["counts"]["held"] == 1
    assert rules(ann) == {"nobody_decided"}


@pytest.mark.parametrize(
    "kind", ["Stage-1-Response", "stage-1-response ", "stage-1-respons\u0435", "stage 1-response", ""]
)
def test_a_letter_has_a_kind_as_the_catalogue_writes_it(office: Office, kind: str):
    case, ann = office.case("ann"), office["ann"]
    document = new_row("document", case.ids)
    ids = case.ids | {"document": document["entity_id"]}
    ann.push(document)
    assert ann.push(new_row("letter", ids, kind="stage-1-response", author_id=None))["counts"]["applied"] == 1
    assert ann.push(new_row("letter", ids, kind=kind, author_id=None))["counts"]["held"] == 1


@pytest.mark.parametrize(("login", "taken"), [("ann", 0), ("tom", 0), ("mia", 1)])
def test_a_day_of_receipt_that_an_acknowledgement_has_told_is_put_right_by_a_manager_alone(
    office: Office, login: str, taken: int
):
    case = office.case("ann")
    office["ann"].push(setting(case, "stage", None, received_on="2026-03-24"))
    told = setting(case, "stage", None, acknowledged_on="2026-03-27")
    assert office["ann"].push(told)["counts"]["applied"] == 1
    row = office.shared.admin.execute("SELECT ver FROM app.stage WHERE id = %s", (case.stage["entity_id"],)).fetchone()
    base = row[0].get("received_on", row[0]["*"])
    assert office[login].push(setting(case, "stage", base, received_on="2026-03-20"))["counts"]["applied"] == taken
    if not taken:
        assert rules(office[login]) == {"no_right"}
