"""Every captured entity and column says what it is; one that says too little, or what is not so, is refused."""

from typing import Any

import pytest
from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, MetaData, String, Table, Text

from complaints_desktop.desk.changes import Subject
from db.model import Base
from db.model.base import Moment
from db.model.entities import (
    about,
    captured,
    fields,
    is_typed,
    marked,
    refuse_unsaid,
    target_of,
    wrong_of,
    wrong_of_column,
)
from db.model.marks import FIELD, About, Belongs, Field, Searched
from db.shared.functions import text_of
from tests.tables import each_row

COLUMNS = [(entity, column) for entity in captured() for column in fields(Base.metadata.tables[entity])]


@each_row(("entity", "column"), COLUMNS, ids=str)
def test_every_column_has_its_words_and_its_marks(entity: str, column: "Column[Any]"):
    said = column.info[FIELD]
    assert said.words == said.words.strip() != ""
    assert (said.personal is None) == (not is_typed(column))
    assert wrong_of_column(column) == ""


@each_row("entity", sorted(captured()))
def test_no_two_fields_of_an_entity_are_called_alike(entity: str):
    said = [field.words for _, field in marked(entity)]
    assert sorted(said) == sorted(set(said))


@each_row("entity", sorted(captured()))
def test_every_entity_says_what_it_is(entity: str):
    said = about(entity)
    assert said.called
    assert Subject(said.subject)
    assert said.belongs in Belongs


@pytest.mark.parametrize(("entity", "refused"), [("case_", True), ("authority", True), ("need", False)])
def test_a_person_somebody_points_at_comes_into_sight_but_for_what_is_theirs(
    monkeypatch: pytest.MonkeyPatch, entity: str, refused: bool
):
    column = Base.metadata.tables[entity].columns["person_id"]
    monkeypatch.setitem(column.info, FIELD, Field(words="person"))
    assert wrong_of_column(column).endswith("does not bring into sight what it points at") == refused


def test_the_whole_model_is_looked_through_when_it_is_imported(monkeypatch: pytest.MonkeyPatch):
    column = Base.metadata.tables["stage"].columns["received_by"]
    monkeypatch.setitem(column.info, FIELD, Field(words="received by"))
    with pytest.raises(TypeError, match=r"stage\.received_by does not say whether it is personal"):
        refuse_unsaid()


def column(kind: Any, said: Field | None, *to: str) -> "Column[Any]":
    """Return a column `name` of that type in a table `stage`, beside one more."""
    made: Column[Any] = Column("name", kind, *map(ForeignKey, to), info={FIELD: said} if said else {})
    Table("stage", MetaData(), made, Column("told_on", Date))
    return made


OFFICER, PERSON = "officer.id", "person.id"


@each_row(
    ("made", "wrong"),
    [
        (column(Date(), None), "has no words"),
        (column(Date(), Field(words="")), "has no words"),
        (column(Date(), Field(words="day")), ""),
        (column(Text(), Field(words="reason")), "does not say whether it is personal"),
        (column(Text(), Field(words="reason", personal=False)), ""),
        (column(Date(), Field(words="day", personal=True)), "nobody typed it"),
        (column(Moment(), Field(words="day", personal=False)), "nobody typed it"),
        (column(Boolean(), Field(words="agreed", searched=Searched.WHAT)), "no text to search"),
        (column(String(9), Field(words="officer", signs=True, personal=True)), "signs, and names no officer"),
        (column(String(9), Field(words="officer"), OFFICER), "does not say whether it signs"),
        (column(String(9), Field(words="officer", signs=True), OFFICER), ""),
        (column(String(9), Field(words="officer", signs=False), OFFICER), ""),
        (column(String(9), Field(words="officer", signs=False), PERSON), "signs, and names no officer"),
        (column(String(9), Field(words="advocate"), PERSON), "does not bring into sight"),
        (column(String(9), Field(words="advocate", shows=True), PERSON), ""),
        (column(String(9), Field(words="advocate", shows=True, personal=True)), "points at nothing"),
        (column(Date(), Field(words="day", fixed_with="said_on")), "has no said_on beside it"),
        (column(Date(), Field(words="day", fixed_with="told_on")), ""),
    ],
    ids=str,
)
def test_a_column_that_says_too_little_or_what_is_not_so_is_refused(made: "Column[Any]", wrong: str):
    assert wrong in wrong_of_column(made)
    assert bool(wrong_of_column(made)) == bool(wrong)


def test_a_word_of_a_closed_list_is_not_typed():
    made = column(String(9), Field(words="kind"))
    made.table.append_constraint(CheckConstraint("name IN ('a', 'b')", name="ck_stage_name_known"))
    assert wrong_of_column(made) == ""


def said(**more: Any) -> About:
    """Return what an entity of a case says of itself, and more."""
    return About(**{"called": "Stage", "subject": "case", "belongs": Belongs.TO_CASE} | more)


@pytest.mark.parametrize(
    ("about", "referred", "wrong"),
    [
        (None, False, "does not say what it is about"),
        (said(), False, ""),
        (said(), True, "how is it called by what points at it"),
        (said(referred="stage {number}"), True, ""),
        (said(referred="stage {number}"), False, "pointed at by nothing"),
        (said(belongs=Belongs.TO_ALL), False, "cannot be to_all"),
        (said(belongs=Belongs.TO_CASE_OR_ALL), False, "cannot be to_case_or_all"),
        (said(owner="owner_id"), False, "has no owner_id"),
        (said(owner="case_id.handler_id"), False, ""),
    ],
)
def test_an_entity_that_says_too_little_or_what_is_not_so_is_refused(about: About | None, referred: bool, wrong: str):
    table = Table("stage", MetaData(), Column("case_id", String(36), nullable=False))
    found = wrong_of(table, about, referred=referred)
    assert wrong in found
    assert bool(found) == bool(wrong)


@pytest.mark.parametrize(
    ("brought", "files"), [("person", ("seeing", "moving", "erasing")), ("import_run", ("seeing", "moving"))]
)
def test_what_brings_a_row_into_sight_is_looked_at_by_the_functions_the_server_has_by_hand(
    brought: str, files: tuple[str, ...]
):
    shows = [
        (entity, column.name)
        for entity in captured()
        for column, field in marked(entity)
        if field.shows and target_of(column) == brought
    ]
    assert shows
    view = text_of("seeing")  # who stands in a case beside its resident
    for by_hand in (text_of(each) + (view if "sync.beside" in text_of(each) else "") for each in files):
        assert [(entity, name) for entity, name in shows if f"app.{entity}" not in by_hand or name not in by_hand] == []
