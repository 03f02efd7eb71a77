"""A row of an import becomes the rows of a case, and the same complaint or resident is known again."""

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

import pytest

from complaints_desktop.exchange.rows import (
    Register,
    Written,
    fingerprint,
    not_understood,
    person_key,
    read_row,
    write_row,
)
from db.model import Case, Extension, Offer, Person, Refusal, Stage
from db.model.base import Base

TODAY = date(2026, 3, 26)
NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)


def register(**given: Any) -> Register:
    plain: dict[str, Any] = {"teams": {}, "officers": {}, "people": {}, "sample": False}
    return Register(run_id="run", today=TODAY, logged_at=NOW, **{**plain, **given})


def values_of(**given: str) -> dict[str, Any]:
    return read_row(given, TODAY)


def written(into: Register | None = None, **given: str) -> Written:
    rows: Written = defaultdict(list)
    case_id = write_row(values_of(**given), "26-K7Q-0001", into or register(), rows)
    assert [case["id"] for case in rows[Case]] == [case_id]
    return rows


def only(rows: Written, entity: type[Base]) -> dict[str, Any]:
    (row,) = rows[entity]
    return row


def test_everything_a_row_says_of_the_case_is_kept():
    known = register(teams={"North": "team"}, officers={"Ruth": "ruth"}, sample=True)
    case = only(
        written(
            known,
            source_reference="A1",
            team="North",
            handler="Ruth",
            category="repairs",
            channel="letter",
            summary="The leak",
            expressed_on="01/03/2026",
            expressed_to="the MP",
            received_on="02/03/2026",
            logged_on="03/03/2026",
            vulnerable="yes",
            tenure="leasehold",
            estate="Alder",
        ),
        Case,
    )
    assert {name: value for name, value in case.items() if name != "id"} == {
        "reference": "26-K7Q-0001",
        "source_reference": "A1",
        "person_id": None,
        "team_id": "team",
        "handler_id": "ruth",
        "category": "repairs",
        "channel": "letter",
        "summary": "The leak",
        "expressed_on": date(2026, 3, 1),
        "expressed_to": "the MP",
        "logged_on": date(2026, 3, 3),
        "logged_at": NOW,
        "vulnerable": True,
        "tenure": "leasehold",
        "stock_type": "neither",
        "estate": "Alder",
        "closed_on": None,
        "closed_as": None,
        "import_run_id": "run",
        "sample": True,
    }


def test_a_case_has_a_first_stage_though_nothing_of_it_is_known():
    rows = written(source_reference="A1")
    stage = only(rows, Stage)
    assert stage["case_id"] == rows[Case][0]["id"]
    assert {name: stage[name] for name in ("number", "received_on", "acknowledged_on", "responded_on", "outcome")} == {
        "number": 1,
        "received_on": None,
        "acknowledged_on": None,
        "responded_on": None,
        "outcome": None,
    }


def test_both_stages_have_their_own_dates_and_outcomes():
    first, second = written(
        received_on="02/02/2026",
        acknowledged_on="05/02/2026",
        stage1_responded_on="19/02/2026",
        stage1_outcome="not upheld",
        escalated_on="23/02/2026",
        stage2_acknowledged_on="25/02/2026",
        stage2_responded_on="23/03/2026",
        stage2_outcome="partly upheld",
    )[Stage]
    names = ("number", "received_on", "acknowledged_on", "responded_on", "outcome")
    assert tuple(first[name] for name in names) == (
        1,
        date(2026, 2, 2),
        date(2026, 2, 5),
        date(2026, 2, 19),
        "not upheld",
    )
    assert tuple(second[name] for name in names) == (
        2,
        date(2026, 2, 23),
        date(2026, 2, 25),
        date(2026, 3, 23),
        "partly upheld",
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("escalated_on", "02/03/2026"),
        ("stage2_acknowledged_on", "02/03/2026"),
        ("stage2_responded_on", "02/03/2026"),
        ("stage2_outcome", "upheld"),
        ("stage2_due_extended_to", "02/04/2026"),
    ],
)
def test_a_second_stage_is_there_where_anything_of_it_is_known(column: str, value: str):
    assert [stage["number"] for stage in written(**{column: value})[Stage]] == [1, 2]


@pytest.mark.parametrize("column", ["stage2_extension_reason", "compensation_pounds", "closed_on"])
def test_nothing_else_makes_a_second_stage(column: str):
    value = {"closed_on": "02/03/2026"}.get(column, "125")
    assert [stage["number"] for stage in written(**{column: value})[Stage]] == [1]


def test_an_extension_belongs_to_its_own_stage_with_its_reason_and_notice():
    rows = written(
        received_on="02/02/2026",
        stage1_due_extended_to="02/03/2026",
        stage1_extension_reason="A survey",
        stage1_extension_notified_on="13/02/2026",
        stage2_due_extended_to="30/04/2026",
    )
    first, second = rows[Extension]
    stages = [stage["id"] for stage in rows[Stage]]
    assert [first["stage_id"], second["stage_id"]] == stages
    assert (first["due_on"], first["reason"], first["notified_on"]) == (
        date(2026, 3, 2),
        "A survey",
        date(2026, 2, 13),
    )
    assert (second["due_on"], second["reason"], second["notified_on"]) == (date(2026, 4, 30), None, None)


def test_a_reason_for_no_extension_makes_none():
    assert written(stage1_extension_reason="A survey", stage1_extension_notified_on="02/03/2026")[Extension] == []


@pytest.mark.parametrize(
    ("given", "stage"), [({}, 1), ({"escalated_on": "02/03/2026"}, 2), ({"received_on": "02/03/2026"}, 1)]
)
def test_money_is_offered_once_at_the_last_stage_there_is(given: dict[str, str], stage: int):
    rows = written(compensation_pounds="125.50", **given)
    offer = only(rows, Offer)
    assert (offer["pence"], offer["kind"]) == (12_550, "not broken down")
    assert offer["stage_id"] == rows[Stage][stage - 1]["id"]


def test_no_money_is_no_offer():
    assert written(compensation_pounds="0")[Offer] == []
    assert written(resident_name="Ann")[Offer] == []


@pytest.mark.parametrize(
    ("given", "closed_as"),
    [
        ({}, None),
        ({"stage1_responded_on": "02/03/2026"}, None),
        ({"closed_on": "03/03/2026"}, "reason not recorded"),
        ({"closed_on": "03/03/2026", "acknowledged_on": "02/03/2026"}, "reason not recorded"),
        ({"closed_on": "03/03/2026", "stage1_responded_on": "02/03/2026"}, "answered"),
        ({"closed_on": "03/03/2026", "stage2_responded_on": "02/03/2026"}, "answered"),
    ],
)
def test_a_closed_case_says_it_was_answered_only_where_an_answer_is_known(given: dict[str, str], closed_as: str | None):
    assert only(written(source_reference="A1", **given), Case)["closed_as"] == closed_as


@pytest.mark.parametrize(
    ("given", "stage", "ended"),
    [
        ({}, 1, (date(2026, 3, 9), "refused")),
        ({"closed_on": "12/03/2026"}, 1, (date(2026, 3, 12), "refused")),
        ({"acknowledged_on": "05/03/2026"}, 1, (date(2026, 3, 9), "refused")),
        ({"stage1_responded_on": "05/03/2026", "escalated_on": "06/03/2026"}, 2, (date(2026, 3, 9), "refused")),
        ({"stage1_responded_on": "05/03/2026"}, 2, (date(2026, 3, 9), "refused")),  # a request nobody dated
    ],
)
def test_a_refusal_is_of_the_stage_it_came_at_with_its_ground(given: dict[str, str], stage: int, ended: object):
    for ground, kept in (
        ({"refusal_ground": "X5"}, "it is about a policy of ours, and the policy was followed"),
        ({}, "ground not recorded"),
    ):
        rows = written(received_on="02/03/2026", refused_on="09/03/2026", **ground, **given)
        last = rows[Stage][-1]
        assert (last["number"], last["refused_on"]) == (stage, date(2026, 3, 9))
        refusal = only(rows, Refusal)
        assert (refusal["stage_id"], refusal["ground"], refusal["refused_on"]) == (last["id"], kept, date(2026, 3, 9))
        case = only(rows, Case)
        assert (case["closed_on"], case["closed_as"]) == ended


def test_what_was_withdrawn_ended_that_day_and_not_when_somebody_closed_it():
    for given in ({}, {"closed_on": "12/03/2026"}, {"stage1_responded_on": "05/03/2026", "escalated_on": "06/03/2026"}):
        case = only(written(received_on="02/03/2026", withdrawn_on="09/03/2026", **given), Case)
        assert (case["closed_on"], case["closed_as"]) == (date(2026, 3, 9), "withdrawn")


def test_who_decided_stage_1_is_kept_with_it_and_no_other():
    known = register(officers={"Ruth": "ruth"})
    first, second = written(known, stage1_decider="Ruth", stage1_responded_on="05/03/2026", escalated_on="06/03/2026")[
        Stage
    ]
    assert (first["decider_id"], second["decider_id"]) == ("ruth", None)


def test_what_a_sound_row_says_less_than_it_seems_to_is_told():
    for given, told in (
        ({}, (None, None)),
        ({"tenure": "social rent"}, (None, None)),
        ({"tenure": "fair rent", "stock_type": "LCRA"}, (None, None)),
        ({"tenure": "n/a"}, ("tenure", "“n/a” says nothing: the tenure is not recorded")),
        (
            {"tenure": "fair rent"},
            ("tenure", "“fair rent” is not in our list: it is kept, and the stock type is not recorded"),
        ),
        ({"withdrawn_on": "09/03/2026", "closed_on": "09/03/2026"}, (None, None)),
        (
            {"withdrawn_on": "09/03/2026", "closed_on": "12/03/2026"},
            ("closed_on", "It ended when it was withdrawn: Thursday 12 March 2026 is not kept"),
        ),
    ):
        raw = {"source_reference": "A1", **given}
        assert not_understood(raw, values_of(**raw)) == told, given


def test_a_resident_is_kept_with_where_and_how_to_reach_them():
    rows = written(
        resident_name="Ann", address="1 High Street", postcode="ZX1 1AA", phone="01632 960001", email="a@b.c"
    )
    person = only(rows, Person)
    assert rows[Case][0]["person_id"] == person["id"]
    assert {name: value for name, value in person.items() if name != "id"} == {
        "name": "Ann",
        "address": "1 High Street",
        "postcode": "ZX1 1AA",
        "phone": "01632 960001",
        "email": "a@b.c",
    }


def test_a_complaint_of_nobody_has_no_resident():
    rows = written(address="1 High Street")
    assert rows[Person] == []
    assert rows[Case][0]["person_id"] is None


@pytest.mark.parametrize("how", ["address", "postcode", "phone", "email"])
def test_a_name_with_where_or_how_to_reach_them_is_one_person_whatever_the_capitals(how: str):
    known = register()
    first = only(written(known, resident_name="Ann Lee", **{how: "One"}), Person)
    again = written(known, resident_name="ANN LEE", **{how: "one"})
    assert again[Person] == []
    assert again[Case][0]["person_id"] == first["id"]
    elsewhere = only(written(known, resident_name="Ann Lee", **{how: "Two"}), Person)
    assert elsewhere["id"] != first["id"]


def test_two_bare_names_are_two_people():
    known = register()
    one, two = (only(written(known, resident_name="Ann Lee"), Person) for _ in range(2))
    assert one["id"] != two["id"]
    assert known.people == {}


def test_a_person_on_record_is_the_one_a_row_means():
    ann = values_of(resident_name="Ann", phone="01632 960001")
    key = person_key(ann)
    assert key is not None
    rows = written(register(people={key: "ann"}), resident_name="Ann", phone="01632 960001")
    assert rows[Person] == []
    assert rows[Case][0]["person_id"] == "ann"


def test_a_resident_of_a_row_that_is_not_written_is_forgotten():
    known = register()
    written(known, resident_name="Ann", phone="1")
    written(known, resident_name="Bob", phone="2")
    known.forget(values_of(resident_name="Ann", phone="1"))
    assert [key[0] for key in known.people] == ["bob"]
    known.forget(values_of(resident_name="Cy"))  # a bare name was never known
    assert len(known.people) == 1


def test_the_same_source_reference_is_the_same_complaint_whatever_else_is_said():
    one = values_of(source_reference="A1", resident_name="Ann")
    assert fingerprint(one) == fingerprint(values_of(source_reference="A1", summary="Another"))
    assert fingerprint(one) != fingerprint(values_of(source_reference="A2", resident_name="Ann"))


def test_without_a_source_reference_two_rows_are_the_same_where_everything_is():
    one = {"resident_name": "Ann", "received_on": "02/03/2026"}
    assert fingerprint(values_of(**one)) == fingerprint(values_of(**one, mood="cross"))
    assert fingerprint(values_of(**one)) != fingerprint(values_of(**one, closed_on="03/03/2026"))
