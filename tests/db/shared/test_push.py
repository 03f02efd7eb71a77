"""What a desk wrote ends applied, same, clash or held, and is never lost."""

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from db.shared.failures import problem_of
from tests.db.shared.conftest import Office
from tests.db.shared.desk import batch, change, new_row
from tests.tables import each_row

NOTHING = {"applied": 0, "same": 0, "clash": 0, "held": 0, "again": 0}


def test_what_one_desk_writes_another_pulls(office: Office):
    case = office.case("ann", reference="26-K7Q-00001", vulnerable=None)
    seen = office["bob"].pull()
    row = seen.row("case_", case.id)
    assert row is not None
    assert row["reference"] == "26-K7Q-00001"
    assert row["vulnerable"] is None
    assert row["sample"] is False
    assert row["person_id"] in seen.rows["person"]
    assert seen.ver("case_", case.id, "reference") == case.made["change_id"]
    assert office["bob"].pull().rows == {}


def test_the_answer_says_where_the_desk_stands(office: Office):
    case = office.case("ann")
    contact = new_row("contact", case.ids)
    answer = office["ann"].push(contact, office_set := case.set(hazard="none"))
    assert answer["last_seq"] == 5
    assert answer["last_change"] == office_set["change_id"]
    assert answer["counts"] == NOTHING | {"applied": 2}
    hello = office["ann"].hello()
    assert (hello["last_seq"], hello["last_change"], hello["pos"]) == (5, office_set["change_id"], answer["pos"])


def test_the_author_is_who_logged_in_whatever_the_change_says(office: Office):
    case = office.case("ann")
    office["ann"].push({**case.set(hazard="none"), "author": "mia", "device": str(uuid4())})
    authors = office.shared.admin.execute("SELECT DISTINCT author FROM sync.change WHERE seq IS NOT NULL").fetchall()
    assert authors == [("ann",)]


def test_a_cleared_field_is_cleared(office: Office):
    case = office.case("ann", learning="Much")
    office["ann"].push(case.set(learning=None))
    row = office["bob"].pull().row("case_", case.id)
    assert row is not None
    assert row["learning"] is None


def test_two_who_set_one_field_clash_and_the_first_stands(office: Office):
    case = office.case("ann")
    assert office["ann"].push(first := case.set(hazard="significant"))["counts"]["applied"] == 1
    assert office["bob"].push(second := case.set(hazard="emergency"))["counts"]["clash"] == 1
    seen = office["bob"].pull()
    row = seen.row("case_", case.id)
    assert row is not None
    assert row["hazard"] == "significant"
    [clash] = seen.feeds["clash"]
    assert clash == {
        **clash, "state": "open", "case_id": case.id, "entity": "case_", "entity_id": case.id, "field": "hazard",
        "before": None, "base_change": case.made["change_id"],
        "kept_value": "significant", "kept_by": "Ann", "kept_change": first["change_id"], "kept_at": first["at"],
        "kept_desk": office["ann"].hello_said["code"],
        "their_value": "emergency", "their_by": "Bob", "their_author": office.officer("bob").officer_id,
        "their_change": second["change_id"], "their_at": second["at"],
        "their_desk": office["bob"].hello_said["code"],
    }  # fmt: skip


def test_two_who_set_different_fields_do_not_clash(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    assert office["bob"].push(case.set(complex=True))["counts"] == NOTHING | {"applied": 1}


def test_two_who_set_the_same_value_do_not_clash_and_may_both_go_on(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    mine = case.set(hazard="none")
    assert office["bob"].push(mine)["counts"] == NOTHING | {"same": 1}
    assert office["bob"].push(case.set(mine["change_id"], hazard="emergency"))["counts"] == NOTHING | {"applied": 1}


def test_one_change_may_be_applied_in_one_field_and_clash_in_another(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    office["bob"].push(case.set(hazard="emergency", complex=True))
    row = office["bob"].pull().row("case_", case.id)
    assert row is not None
    assert (row["hazard"], row["complex"]) == ("none", True)


def test_a_further_edit_of_a_clashing_value_takes_its_place(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    office["bob"].push(second := case.set(hazard="emergency"))
    office["bob"].push(third := case.set(second["change_id"], hazard="significant"))
    [clash] = office["bob"].pull(1).feeds["clash"]
    assert (clash["their_change"], clash["their_value"]) == (third["change_id"], "significant")


def test_a_clash_whose_loser_comes_round_is_overtaken(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    office["bob"].push(second := case.set(hazard="emergency"))
    office["bob"].push(case.set(second["change_id"], hazard="none"))
    [clash] = office["bob"].pull(1).feeds["clash"]
    assert clash["state"] == "overtaken"


def test_a_clash_is_overtaken_when_the_winner_takes_the_losers_value(office: Office):
    case = office.case("ann")
    office["ann"].push(first := case.set(hazard="none"))
    office["bob"].push(case.set(hazard="emergency"))
    office["ann"].push(case.set(first["change_id"], hazard="emergency"))
    assert [each["state"] for each in office["bob"].pull(1).feeds["clash"]] == ["overtaken"]


def test_an_open_clash_follows_what_is_kept(office: Office):
    case = office.case("ann")
    office["ann"].push(first := case.set(hazard="none"))
    office["bob"].push(case.set(hazard="emergency"))
    office["ann"].push(case.set(first["change_id"], hazard="significant"))
    [clash] = office["bob"].pull(1).feeds["clash"]
    assert (clash["state"], clash["kept_value"]) == ("open", "significant")


def settled(office: Office, login: str, case_id: str, **values: Any) -> Any:
    row = new_row(
        "settlement", {}, case_id=case_id, choice="kept", settled_by_id=office.officer(login).officer_id, **values
    )
    return office[login].push(row)


def test_an_answer_closes_the_clash_it_was_an_answer_to(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    office["bob"].push(case.set(hazard="emergency"))
    [clash] = office["ann"].pull().feeds["clash"]
    settled(office, "ann", case.id, clash_id=clash["id"], their_change=clash["their_change"])
    assert [each["state"] for each in office["bob"].pull(1).feeds["clash"]] == ["settled"]
    assert "clash" not in office["bob"].pull(0).feeds


def test_an_answer_to_what_has_changed_since_leaves_the_clash_open(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    office["bob"].push(second := case.set(hazard="emergency"))
    [clash] = office["ann"].pull().feeds["clash"]
    office["bob"].push(case.set(second["change_id"], hazard="significant"))
    settled(office, "ann", case.id, clash_id=clash["id"], their_change=clash["their_change"])
    assert [each["state"] for each in office["bob"].pull(1).feeds["clash"]] == ["open"]


def test_a_clash_of_another_case_is_not_closed_by_naming_it(office: Office):
    case, own = office.case("ann"), office.case("cat")
    office["ann"].push(case.set(hazard="none"))
    office["bob"].push(case.set(hazard="emergency"))
    [clash] = office["ann"].pull().feeds["clash"]
    settled(office, "cat", own.id, clash_id=clash["id"], their_change=clash["their_change"])
    assert [each["state"] for each in office["bob"].pull(1).feeds["clash"]] == ["open"]


def test_held_work_is_kept_shown_and_closed_by_an_answer(office: Office):
    one = office.case("ann", reference="26-AAA-00001")
    person = new_row("person", {})
    case = new_row("case_", {}, person_id=person["entity_id"], team_id=office.team("bob"), reference="26-AAA-00001")
    assert office["bob"].push(*batch(person, case))["counts"] == NOTHING | {"held": 2}
    [held] = office["bob"].pull().feeds["held"]
    assert (held["rule"], held["by"], held["state"]) == ("uq_case__reference", "Bob", "open")
    assert [each["change_id"] for each in held["changes"]] == [person["change_id"], case["change_id"]]
    assert held["changes"][1]["patch"]["reference"] == "26-AAA-00001"
    assert office["bob"].pull(0).row("case_", case["entity_id"]) is None
    assert office["bob"].pull(0).row("case_", one.id) is not None
    own = {"settled_by_id": office.officer("bob").officer_id}
    row = new_row("settlement", {}, choice="set aside", held_id=held["id"], case_id=held["case_id"], **own)
    assert office["bob"].push(row)["counts"]["applied"] == 1
    assert [each["state"] for each in office["bob"].pull().feeds["held"]] == ["settled"]


def test_one_bad_batch_blocks_neither_the_one_before_nor_the_next(office: Office):
    case = office.case("ann")
    good = [new_row("contact", case.ids) for _ in range(9)]
    bad = case.set(closed_on="2026-01-02")
    answer = office["ann"].push(*good[:4], bad, *good[4:])
    assert answer["counts"] == NOTHING | {"applied": 9, "held": 1}
    assert answer["last_seq"] == 13
    assert len(office["bob"].pull().rows["contact"]) == 9


def test_a_batch_is_held_whole(office: Office):
    case = office.case("ann")
    office["ann"].push(*batch(new_row("contact", case.ids), case.set(closed_on="2026-01-02")))
    seen = office["bob"].pull()
    assert "contact" not in seen.rows
    [held] = seen.feeds["held"]
    assert held["rule"] == "ck_case__closed_with_reason"
    assert len(held["changes"]) == 2


@pytest.mark.parametrize(("day", "reason"), [("2026-03-02", "answered"), ("2026-03-01", "withdrawn")])
def test_a_case_is_closed_once(office: Office, day: str, reason: str):
    case = office.case("ann")
    office["ann"].push(case.set(closed_on="2026-03-01", closed_as="answered"))
    assert office["bob"].push(case.set(closed_on=day, closed_as=reason))["counts"]["held"] == 1
    assert [each["rule"] for each in office["bob"].pull().feeds["held"]] == ["closed_once"]


def test_two_who_close_a_case_alike_agree(office: Office):
    case = office.case("ann")
    closing = {"closed_on": "2026-03-01", "closed_as": "answered"}
    office["ann"].push(case.set(**closing))
    assert office["bob"].push(case.set(**closing))["counts"] == NOTHING | {"same": 1}


def stage_set(case: Any, **values: Any) -> Any:
    return change("stage", case.ids["stage"], "update", values, dict.fromkeys(values, case.stage["change_id"]))


def letter(office: Office, case: Any, login: str) -> list[Any]:
    document = new_row("document", case.ids)
    ids = case.ids | {"document": document["entity_id"]}
    author = office.officer(login).officer_id
    return [
        document,
        new_row("letter", ids, kind="stage1-response", stage_id=case.ids["stage"], author_id=author),
    ]


def test_a_stage_is_answered_once(office: Office):
    case = office.case("ann")
    said = {"responded_on": "2026-03-02", "outcome": "upheld", "decider_id": office.officer("ann").officer_id}
    assert office["ann"].push(*batch(*letter(office, case, "ann"), stage_set(case, **said)))["counts"]["applied"] == 3
    again = {**said, "responded_on": "2026-03-03", "decider_id": office.officer("bob").officer_id}
    assert office["bob"].push(*batch(stage_set(case, **again)))["counts"]["held"] == 1
    assert office["bob"].push(*batch(*letter(office, case, "bob"), stage_set(case, **said)))["counts"]["held"] == 3
    rules = {each["rule"] for each in office["bob"].pull().feeds["held"]}
    assert rules == {"one_response_per_stage"}


@each_row(
    ("authority", "held"),
    [
        ({}, 0),
        ({"until_on": "2026-03-02"}, 0),
        ({"until_on": "2026-03-01"}, 2),
        ({"from_on": "2026-03-02"}, 0),
        ({"from_on": "2026-03-03"}, 2),
        ({"ended_on": "2026-03-02"}, 0),
        ({"ended_on": "2026-03-01"}, 2),
        ({"covers": "come along to meetings", "seen_on": "2026-03-01"}, 2),
        ({"covers": "be told everything and decide", "seen_on": "2026-03-02"}, 0),
        ({"covers": "be told everything and decide", "seen_on": None}, 2),
        (None, 2),
    ],
)
def test_a_letter_is_taken_in_only_where_it_goes_to_who_has_the_authority_on_its_day(
    office: Office, authority: dict[str, str] | None, held: int
):
    case, helper = office.case("ann"), new_row("person", {})
    person = {"person": helper["entity_id"]}
    given = {"from_on": "2026-02-01", "until_on": None, "ended_on": None, "covers": None, "seen_on": None}
    if authority is None:
        office["ann"].push(helper)
    else:
        row = new_row("authority", {"case_": case.id, **person}, **{**given, **authority})
        assert office["ann"].push(*batch(helper, row))["counts"]["held"] == 0
    document, sent = letter(office, case, "ann")
    sent["patch"] |= {"recipient_id": helper["entity_id"], "issued_on": "2026-03-02"}
    assert office["ann"].push(*batch(document, sent))["counts"]["held"] == held
    if held:
        assert {each["rule"] for each in office["ann"].pull().feeds["held"]} == {"recipient_without_authority"}


def test_a_letter_to_who_complains_is_taken_in_and_its_copy_to_a_stranger_is_held(office: Office):
    case, stranger = office.case("ann"), new_row("person", {})
    document, sent = letter(office, case, "ann")
    sent["patch"] |= {"recipient_id": case.ids["person"]}
    assert office["ann"].push(*batch(stranger, document, sent))["counts"]["held"] == 0
    ids = case.ids | {"letter": sent["entity_id"], "document": document["entity_id"]}
    copy = new_row("letter_copy", ids, recipient_id=stranger["entity_id"])
    assert office["ann"].push(copy)["counts"]["held"] == 1


def test_stage_2_is_decided_by_somebody_else(office: Office):
    case = office.case("ann")
    ann = office.officer("ann").officer_id
    office["ann"].push(stage_set(case, decider_id=ann))
    second = new_row("stage", case.ids, number=2, decider_id=ann)
    assert office["bob"].push(second)["counts"]["held"] == 1
    assert [each["rule"] for each in office["bob"].pull().feeds["held"]] == ["stage_two_people"]
    assert office["bob"].push(new_row("stage", case.ids, number=2, decider_id=office.officer("bob").officer_id))[
        "counts"
    ]["applied"]


def test_work_is_held_beside_what_stands_against_a_rule_already(office: Office):
    case, ann, mia = office.case("ann"), office.officer("ann").officer_id, office["mia"]
    mia.push(second := new_row("stage", case.ids, number=2, decider_id=None))
    mia.push(reviewer := new_row("reviewer", case.ids | {"stage": second["entity_id"], "officer": ann}))
    weighed = new_row("evidence_check", case.ids, checked_by_id=ann)
    assert office["ann"].push(weighed)["counts"]["applied"] == 1  # both stand now, and a person sees it

    unread = change("reviewer", reviewer["entity_id"], "update", {"of_next_year": 1}, {"of_next_year": "*"})
    assert mia.push(unread)["counts"]["held"] == 1


def test_stage_2_is_considered_by_nobody_who_weighed_evidence_at_stage_1(office: Office):
    case, mia = office.case("ann"), office["mia"]
    ann, bob = (office.officer(name).officer_id for name in ("ann", "bob"))
    office["ann"].push(new_row("evidence_check", case.ids, checked_by_id=ann))
    mia.push(second := new_row("stage", case.ids, number=2, decider_id=None))
    at = case.ids | {"stage": second["entity_id"]}
    assert mia.push(new_row("reviewer", at | {"officer": ann}))["counts"]["held"] == 1
    assert mia.push(new_row("reviewer", at | {"officer": bob}))["counts"]["applied"] == 1


def test_two_within_their_limit_do_not_offer_more_together(office: Office):
    case = office.case("ann")
    assert office["ann"].push(new_row("offer", case.ids, pence=30_000))["counts"]["applied"] == 1
    assert office["bob"].push(new_row("offer", case.ids, pence=30_000))["counts"]["held"] == 1
    assert [each["rule"] for each in office["bob"].pull().feeds["held"]] == ["money_over_limit"]
    assert office["mia"].push(new_row("offer", case.ids, pence=30_000))["counts"]["applied"] == 1


def test_the_limit_is_on_a_case_whatever_the_stage(office: Office):
    case, ann = office.case("ann"), office["ann"]
    ann.push(second := new_row("stage", case.ids, number=2, decider_id=None))
    at = [case.ids, case.ids | {"stage": second["entity_id"]}]
    assert ann.push(new_row("offer", at[0], pence=30_000))["counts"]["applied"] == 1
    assert ann.push(new_row("offer", at[1], pence=20_001))["counts"]["held"] == 1
    assert ann.push(new_row("offer", at[1], pence=20_000))["counts"]["applied"] == 1
    assert {each["rule"] for each in ann.pull().feeds["held"]} == {"money_over_limit"}


@pytest.mark.parametrize(("pence", "held"), [(100_000, 0), (100_001, 5)])
def test_an_import_brings_no_offer_above_the_limit_of_who_imports(office: Office, pence: int, held: int):
    run, person = new_row("import_run", {}), new_row("person", {})
    of_run = {"person_id": person["entity_id"], "team_id": office.team("tom"), "import_run_id": run["entity_id"]}
    case = new_row("case_", {}, **of_run)
    stage = new_row("stage", {"case_": case["entity_id"]})
    offer = new_row("offer", {"case_": case["entity_id"], "stage": stage["entity_id"]}, pence=pence)
    tom = office["tom"]
    assert tom.push(*batch(run, person, case, stage, offer))["counts"]["held"] == held
    assert {each["rule"] for each in tom.pull().feeds.get("held", [])} == ({"money_over_limit"} if held else set())


def approved(office: Office, case: Any, pence: int, *, by: str = "mia", asked_by: str = "ann") -> str:
    """Have one officer ask for money and another approve it; return the rule that answer is held under, if any."""
    ids = case.ids | {"officer": office.officer(asked_by).officer_id}
    asked = new_row("money_request", ids, asked_by_id=ids["officer"], pence=pence)
    assert office[asked_by].push(asked)["counts"]["applied"] == 1
    ids |= {"money_request": str(asked["entity_id"])}
    said = new_row("money_answer", ids, answered_by_id=office.officer(by).officer_id, judgement="approved")
    office[by].push(said)
    return "".join(each["rule"] for each in office[by].pull().feeds.get("held", []))


def test_what_somebody_else_approved_is_offered_and_not_a_penny_more(office: Office):
    case = office.case("ann")
    assert approved(office, case, 80_000) == ""
    assert office["ann"].push(new_row("offer", case.ids, pence=80_001))["counts"]["held"] == 1
    assert office["bob"].push(new_row("offer", case.ids, pence=80_000))["counts"]["applied"] == 1


@pytest.mark.parametrize(
    ("by", "asked_by", "pence", "rule"),
    [("mia", "mia", 600_000, "money_two_people"), ("tom", "ann", 100_001, "money_over_limit"), ("tom", "ann", 1, "")],
)
def test_an_approval_is_by_another_and_within_what_they_may_offer(
    office: Office, by: str, asked_by: str, pence: int, rule: str
):
    assert approved(office, office.case("ann"), pence, by=by, asked_by=asked_by) == rule


def limits(pence: int, role: str = "resolution officer") -> dict[str, Any]:
    return new_row("setting", {}, name="authority", value={role: pence}, from_on="2026-03-02")


def test_the_server_holds_offers_to_the_limits_the_landlord_set(office: Office):
    case = office.case("ann")
    assert office["mia"].push(limits(20_000))["counts"]["applied"] == 1
    assert office["ann"].push(new_row("offer", case.ids, pence=20_001))["counts"]["held"] == 1
    assert office["ann"].push(new_row("offer", case.ids, pence=20_000))["counts"]["applied"] == 1


@pytest.mark.parametrize(("pence", "held"), [(500_000, 0), (500_001, 1)])
def test_nobody_sets_a_limit_above_their_own(office: Office, pence: int, held: int):
    assert office["mia"].push(limits(pence, "complaints manager"))["counts"]["held"] == held


def changed(row: Any, **values: str) -> dict[str, Any]:
    return change(
        str(row["entity"]), str(row["entity_id"]), "update", values, dict.fromkeys(values, str(row["change_id"]))
    )


def test_what_the_resident_refused_counts_no_more_until_it_is_put_back(office: Office):
    ann, case = office["ann"], office.case("ann")
    first = new_row("offer", case.ids, pence=50_000)
    ann.push(first)
    refused = changed(first, refused_on="2026-03-03")
    ann.push(refused)
    assert ann.push(new_row("offer", case.ids, pence=50_000))["counts"]["applied"] == 1
    back = change(
        "offer", str(first["entity_id"]), "update", {"refused_on": None}, {"refused_on": str(refused["change_id"])}
    )
    ann.push(back)
    assert [each["rule"] for each in ann.pull().feeds["held"]] == ["money_over_limit"]


def test_what_one_desk_paid_another_does_not_refuse(office: Office):
    case = office.case("ann")
    offered = new_row("offer", case.ids, pence=10_000)
    office["ann"].push(offered)
    office["ann"].push(changed(offered, paid_on="2026-03-03"))
    office["bob"].push(changed(offered, refused_on="2026-03-04"))
    assert [each["rule"] for each in office["bob"].pull().feeds["held"]] == ["payment_untrue"]


def test_an_offer_does_not_come_as_paid_and_refused_past_what_one_may_offer(office: Office):
    ann, case = office["ann"], office.case("ann")
    ann.push(new_row("offer", case.ids, pence=9_000_000, paid_on="2026-03-03", refused_on="2026-03-03"))
    assert [each["rule"] for each in ann.pull().feeds["held"]] == ["payment_untrue"]


def test_a_promise_to_pay_has_its_offer_or_its_order_in_its_own_case(office: Office):
    ann, case = office["ann"], office.case("ann")
    owner = {"officer": office.officer("ann").officer_id}

    def held(ids: dict[str, str], **paid: Any) -> int:
        return int(ann.push(new_row("commitment", ids | owner, kind="payment", **paid))["counts"]["held"])

    offered, ordered = new_row("offer", case.ids, pence=10_000), new_row("money_order", case.ids, pence=10_000)
    ann.push(offered)
    assert office["mia"].push(ordered)["counts"]["applied"] == 1
    assert held(case.ids) == 1
    assert held(case.ids, offer_id=ordered["entity_id"]) == 1
    assert held(office.case("ann").ids, offer_id=offered["entity_id"]) == 1
    assert held(case.ids, offer_id=offered["entity_id"]) == 0
    assert held(case.ids, order_id=ordered["entity_id"]) == 0
    more = new_row("offer", case.ids, pence=20_000)
    promise = new_row("commitment", case.ids | owner, kind="payment", offer_id=more["entity_id"])
    assert ann.push(*batch(more, promise))["counts"]["applied"] == 2
    assert [each["rule"] for each in ann.pull().feeds["held"]] == ["payment_of_nothing"] * 3


def test_an_offer_over_the_limit_may_still_be_withdrawn(office: Office):
    case = office.case("ann")
    offer = new_row("offer", case.ids, pence=400_000)
    office["mia"].push(offer)
    taken = change(
        "offer", offer["entity_id"], "update", {"withdrawn_on": "2026-03-03"}, {"withdrawn_on": offer["change_id"]}
    )
    assert office["ann"].push(taken)["counts"]["applied"] == 1


def test_a_row_that_is_written_is_not_written_over(office: Office):
    case = office.case("ann")
    contact = new_row("contact", case.ids)
    office["ann"].push(contact)
    over = change("contact", contact["entity_id"], "update", {"summary": "other"}, {"summary": contact["change_id"]})
    assert office["ann"].push(over)["counts"]["held"] == 1
    assert [each["rule"] for each in office["bob"].pull().feeds["held"]] == ["no_right"]


def test_an_insert_of_a_row_that_is_there_is_the_same_or_a_clash(office: Office):
    office.officer("ann")
    name = {"name": "West"}
    row = new_row("team", {}, **name)
    assert office["mia"].push(row)["counts"]["applied"] == 1
    assert office["mia"].push({**new_row("team", {}, **name), "entity_id": row["entity_id"]})["counts"]["same"] == 1
    other = {**new_row("team", {}, name="East"), "entity_id": row["entity_id"]}
    assert office["mia"].push(other)["counts"]["clash"] == 1


def test_an_update_of_a_row_that_is_not_there_is_held(office: Office):
    lost = change("case_", str(uuid4()), "update", {"hazard": "none"}, {"hazard": str(uuid4())})
    assert office["ann"].push(lost)["counts"]["held"] == 1
    assert [each["rule"] for each in office["ann"].pull().feeds["held"]] == ["no_row"]


def test_many_edits_of_one_row_in_one_push_follow_each_other(office: Office):
    case = office.case("ann")
    edits, base = [], case.made["change_id"]
    for n in range(20):
        edits.append(case.set(base, learning=f"{n}"))
        base = edits[-1]["change_id"]
    assert office["ann"].push(*edits)["counts"] == NOTHING | {"applied": 20}
    seen = office["bob"].pull()
    row = seen.row("case_", case.id)
    assert row is not None
    assert row["learning"] == "19"
    assert seen.ver("case_", case.id, "learning") == base


def test_a_change_that_arrives_again_does_nothing_but_its_row_goes_out_again(office: Office):
    case = office.case("ann")
    contact = new_row("contact", case.ids)
    office["ann"].push(contact)
    office["ann"].pull()
    again = office.desk("ann")
    assert again.push(contact)["counts"] == NOTHING | {"again": 1}
    assert list(office["ann"].pull().rows["contact"]) == [contact["entity_id"]]


def test_held_work_that_arrives_again_is_shown_again_and_once(office: Office):
    case = office.case("ann")
    bad = case.set(closed_on="2026-01-02")
    office["ann"].push(bad)
    office["ann"].pull()
    assert office.desk("ann").push(bad)["counts"]["again"] == 1
    assert len(office["ann"].pull().feeds["held"]) == 1


def state_of(error: pytest.ExceptionInfo[psycopg.Error]) -> str | None:
    return error.value.sqlstate


def test_a_push_that_does_not_go_on_from_the_last_is_turned_back(office: Office):
    case = office.case("ann")
    ann = office["ann"]
    for said in ({"after_seq": 2}, {"after_seq": 4}, {"prev_change": str(uuid4())}, {"prev_change": None}):
        with pytest.raises(psycopg.Error) as error:
            ann.push({**case.set(hazard="none"), "seq": 9}, **said)
        assert state_of(error) == "SY003", said
    assert ann.push(case.set(hazard="none"))["counts"]["applied"] == 1


def test_a_push_to_another_life_of_the_server_is_turned_back(office: Office):
    case = office.case("ann")
    with pytest.raises(psycopg.Error) as error:
        office["ann"].push(case.set(hazard="none"), epoch=str(uuid4()))
    assert state_of(error) == "SY001"


def test_a_push_from_a_later_schema_is_turned_back(office: Office):
    case = office.case("ann")
    with pytest.raises(psycopg.Error) as error:
        office["ann"].push({**case.set(hazard="none"), "schema": "9999"})
    assert state_of(error) == "SY004"


def test_a_push_within_a_snapshot_is_turned_back(office: Office):
    case = office.case("ann")
    connection = office["ann"].connection
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    with pytest.raises(psycopg.Error) as error, connection.transaction():
        office["ann"].push(case.set(hazard="none"))
    assert state_of(error) == "SY006"


def test_a_late_value_stands_once_what_it_was_written_on_arrives(office: Office):
    """After a restore of the server the desks send again, in any order."""
    case = office.case("ann")
    lost = case.set(hazard="significant")
    late = case.set(lost["change_id"], hazard="emergency")
    office.restored()
    assert office["bob"].push(late)["counts"]["clash"] == 1
    assert office["ann"].push(lost)["counts"]["applied"] == 1
    seen = office["bob"].pull(1)
    row = seen.row("case_", case.id)
    assert row is not None
    assert row["hazard"] == "emergency"
    assert seen.ver("case_", case.id, "hazard") == late["change_id"]
    assert [each["state"] for each in seen.feeds["clash"]] == ["overtaken"]


def test_the_log_says_of_a_value_that_stands_after_all_that_it_does(office: Office):
    case = office.case("ann")
    lost, other = case.set(hazard="significant"), case.set(learning="first")
    late = case.set(lost["change_id"], hazard="emergency", learning="last")
    late["base"]["learning"] = other["change_id"]
    office.restored()
    office["bob"].push(late)
    for arrives, outcome in (
        (lost, {"_": "clash", "hazard": "applied", "learning": "clash"}),
        (other, {"_": "applied", "hazard": "applied", "learning": "applied"}),
    ):
        office["ann"].push(arrives)
        said = "SELECT outcome FROM sync.change WHERE change_id = %s"
        assert office.shared.admin.execute(said, (late["change_id"],)).fetchall() == [(outcome,)]


def test_an_answer_that_comes_back_before_its_clash_still_answers_it(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    office["bob"].push(late := case.set(hazard="emergency"))
    [clash] = office["ann"].pull().feeds["clash"]
    admin = office.shared.admin
    admin.execute("DELETE FROM sync.clash")
    admin.execute("DELETE FROM sync.change WHERE change_id = %s", (late["change_id"],))
    settled(office, "ann", case.id, clash_id=clash["id"], their_change=clash["their_change"])
    office.desk("bob").push(late)
    assert [each["state"] for each in office["bob"].pull(1).feeds["clash"]] == ["settled"]


def test_a_number_far_past_the_last_one_is_refused_in_words_and_the_desk_goes_on(office: Office):
    case, ann = office.case("ann"), office["ann"]
    for seq in (2**63 - 1, ann.seq + 1_000_000_001):
        with pytest.raises(psycopg.Error) as refused:
            ann.push({**case.set(hazard="none"), "seq": seq})
        assert refused.value.sqlstate == "SY010"
        said = problem_of(refused.value)
        assert said is not None
        assert "number" in said.what
    assert ann.push({**case.set(hazard="none"), "seq": ann.seq + 1_000_000_000})["counts"]["applied"] == 1
    assert ann.push(case.set(learning="Ring first"))["counts"]["applied"] == 1


@pytest.mark.parametrize("seq", ["Mrs Hodges", "12", 1.5, None, -1, {"a": 1}])
def test_what_stands_for_a_number_is_not_repeated_in_an_error(office: Office, seq: object):
    case, ann = office.case("ann"), office["ann"]
    with pytest.raises(psycopg.Error) as refused:
        ann.push({**case.set(hazard="none"), "seq": seq})
    assert refused.value.sqlstate == "SY006"
    assert "Hodges" not in str(refused.value)
