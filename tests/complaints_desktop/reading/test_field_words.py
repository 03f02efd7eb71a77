"""Every field of the record has words of the trade, and a value reads as a person would say it."""

import pytest
from sqlalchemy import select

from complaints_desktop.reading.field_words import ELSEWHERE, NOTHING, Wording, field_words
from db.model import Base, Stage, new_id
from db.model.entities import captured, fields
from db.model.marks import FIELD
from tests.tables import each_row


@each_row("entity", sorted(captured()))
def test_every_field_of_a_captured_table_is_called_as_its_column_says(entity):
    table = Base.metadata.tables[entity]
    assert [field_words(entity, column.name) for column in fields(table)] == [
        column.info[FIELD].words for column in fields(table)
    ]


@pytest.mark.parametrize(
    ("entity", "field", "words"),
    [("stage", "shoe_size", "shoe size"), ("of_a_newer_program", "told_on", "told"), ("clash", "entity_id", "entity")],
)
def test_a_field_of_a_newer_program_or_of_none_of_ours_reads_as_it_is_called(entity, field, words):
    assert field_words(entity, field) == words


@pytest.mark.parametrize(
    ("entity", "field", "value", "words"),
    [
        ("case_", "summary", "The boiler is cold", "The boiler is cold"),
        ("case_", "summary", None, NOTHING),
        ("case_", "vulnerable", True, "yes"),
        ("offer", "pence", 12_550, "£125.50"),
        ("stage", "responded_on", "2026-04-03", "Fri 3 Apr 2026"),
        ("stage", "responded_on", "some day", "some day"),
        ("case_", "logged_at", "2026-07-03T11:41:00.000+00:00", "Fri 3 Jul 2026, 12:41"),
        (
            "draft",
            "content",
            {"what_happened": "Cold", "points": ["One", "Two"]},
            "what happened: Cold\npoints: One; Two",
        ),
        ("case_", "handler_id", "unknown", ELSEWHERE),
        ("nothing_known", "of_it", "as it is", "as it is"),
    ],
)
def test_a_value_reads_as_a_person_would_say_it(office, entity, field, value, words):
    with office.record.reading() as session:
        assert Wording(session, {}).value(entity, field, value) == words


def test_a_field_is_called_by_the_row_it_belongs_to(office):
    case_id = office.log(office.desk.today)
    with office.record.reading() as session:
        stage = session.scalars(select(Stage).where(Stage.case_id == case_id)).one()
        wording = Wording(session, {})
        assert wording.title("case_", case_id, "category") == "Case category"
        assert wording.title("stage", stage.id, "responded_on") == "Stage 1: responded on"
        assert wording.title("stage", new_id(), "responded_on") == "Stage: responded on"


def test_a_row_of_the_same_batch_is_called_by_what_was_typed(office):
    promise = new_id()
    with office.record.reading() as session:
        wording = Wording(session, {("commitment", promise): {"what": "Mend the roof"}})
        assert wording.value("commitment_update", "commitment_id", promise) == "the promise “Mend the roof”"
