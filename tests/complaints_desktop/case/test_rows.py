"""Rows become facts by one mapper, which is checked when it is made."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select

from complaints_desktop.case.rows import Mapper
from db.model import Case, Stage
from db.terms import Decision, Hazard
from tests.complaints_desktop.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A fact that no table has beside one that it has."""

    number: int
    shoe_size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A word that has to be there, and one that need not be."""

    hazard: Hazard | None
    closed_as: Decision


def test_a_fact_without_a_column_is_a_fault_when_the_mapper_is_made():
    with pytest.raises(TypeError, match="Named and the columns of Stage differ in shoe_size"):
        Mapper(Named, Stage)


def test_what_is_given_needs_no_column_and_has_to_be_a_fact():
    assert [column.name for column in Mapper(Named, Stage, "shoe_size").columns()] == ["number"]
    with pytest.raises(TypeError, match="differ in number_of_legs"):
        Mapper(Named, Stage, "shoe_size", "number_of_legs")


def test_the_facts_are_what_stands_in_the_columns_from_a_place_on(office: Office):
    office.log(date(2026, 3, 26))
    mapper = Mapper(Named, Stage, "shoe_size")
    with office.record.reading() as session:
        row = session.execute(select(Stage.id, *mapper.columns(), Stage.received_on)).one()
    assert mapper.make(row, 1, shoe_size=7) == Named(number=1, shoe_size=7)


@pytest.mark.parametrize(
    ("hazard", "expected"), [("emergency", Hazard.EMERGENCY), (None, None), ("", None), ("flood", "flood")]
)
def test_a_word_is_read_as_its_kind_and_one_of_a_newer_program_as_it_stands(hazard, expected):
    made = Mapper(Words, Case).make((hazard, "upheld"), 0)
    assert (made.hazard, made.closed_as) == (expected, Decision.UPHELD)
    assert type(made.hazard) in (Hazard, type(None))


def test_a_word_that_has_to_be_there_is_of_its_kind_even_where_it_is_empty():
    made = Mapper(Words, Case).make((None, ""), 0)
    assert (made.closed_as, made.closed_as.known) == ("", False)


def test_the_columns_may_be_those_of_an_alias():
    mapper = Mapper(Named, Stage, "shoe_size")
    assert [str(each) for each in mapper.columns(Stage.__table__.alias("other"))] == ["other.number"]
