"""Held work says in plain words what was typed, why it is held and what to do."""

import re
from importlib import resources

from sqlalchemy import select

from complaints_desktop.reading.held_work import held_work
from complaints_desktop.reading.holding_rules import KINDS, OTHERWISE, RULES, rule_of
from complaints_desktop.sample import two_desks
from db.model import Stage, new_id
from db.model.entities import captured, marked
from db.shared.merging import merges
from tests.tables import each_row


def test_held_work_says_what_was_typed_why_it_is_held_and_what_to_do(office):
    case_id = office.log(office.desk.today)
    with office.working() as session:
        stage = session.scalars(select(Stage.id).where(Stage.case_id == case_id)).one()
        typed = {"responded_on": "2026-03-26", "outcome": "upheld"}
        two_desks.held(session, "one_response_per_stage", case_id, two_desks.change("stage", stage, "update", typed))
        (found,) = held_work(session, office.desk, case_id)
    assert (found.what, found.by, found.desk, found.paragraph) == (
        "Stage 1: responded on, outcome",
        "Tom Hale",
        "M2X",
        "6.7",
    )
    assert found.changes[0].fields == (("responded on", "Thu 26 Mar 2026"), ("outcome", "upheld"))
    assert found.why == "Another desk had answered this stage before this answer arrived"


def test_a_case_that_was_never_taken_in_is_named_by_what_was_typed(office):
    case_id, person = new_id(), new_id()
    changes = (
        two_desks.change("person", person, "insert", {"name": "Ama Mensah", "phone": None}),
        two_desks.change("case_", case_id, "insert", {"reference": "26-K7Q-0001", "person_id": person}),
    )
    with office.working() as session:
        two_desks.held(session, "uq_case__reference", case_id, *changes)
        (found,) = held_work(session, office.desk)
    assert (found.reference, found.resident) == ("26-K7Q-0001", "Ama Mensah")
    assert found.what == "Ama Mensah, Case"
    assert [each.fields for each in found.changes] == [
        (("name", "Ama Mensah"),),
        (("reference", "26-K7Q-0001"), ("resident", "Ama Mensah")),
    ]


@each_row(
    ("name", "rule"),
    [
        *RULES.items(),
        ("ck_stage_responded_on_after_received_on", KINDS["ck"]),
        ("fk_stage_case_id", KINDS["fk"]),
        ("uq_officer_login", KINDS["uq"]),
        ("a_rule_of_tomorrow", OTHERWISE),
    ],
)
def test_every_rule_and_any_constraint_has_words(name, rule):
    assert rule_of(name) == rule
    assert rule.why
    assert rule.do.endswith(".")


def test_every_rule_the_shared_database_can_name_has_words_of_its_own():
    functions = "".join(
        each.read_text() for each in resources.files("db.shared.sql").iterdir() if each.suffix == ".sql"
    )
    named = {*re.findall(r"stop\('(\w+)'\)", functions), *re.findall(r"THEN '(\w+)'", merges())}
    named |= {field.once for entity in captured() for _, field in marked(entity) if field.once}
    named |= set(re.findall(r"\n\t\t\tTHEN '(\w+)'", functions))
    assert {"no_row", "no_right", "closed_once", "money_over_limit", "unreadable"} <= named
    assert named <= RULES.keys()
