"""Loads people: who they are, what they need, what was agreed with them."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.part import EVERYTHING, Part, Parts, asked
from complaints_desktop.case.restrictions import restrictions, warnings
from complaints_desktop.case.rows import Mapper, among, grouped, those
from complaints_desktop.facts.people import AdjustmentFacts, AdjustmentUseFacts, NeedFacts, PersonFacts
from db.model import Adjustment, AdjustmentUse, Need, Person

PERSON = Mapper(PersonFacts, Person, "needs", "adjustments", "warnings", "restrictions")
NEED = Mapper(NeedFacts, Need)
ADJUSTMENT = Mapper(AdjustmentFacts, Adjustment)
USE = Mapper(AdjustmentUseFacts, AdjustmentUse)
_PEOPLE = select(*PERSON.columns()).where(among(PERSON.table.c.id))

PersonIn = Callable[[Sequence[Any], int], PersonFacts | None]
"""Makes the person whose columns stand in a row from a place on; None where nobody does."""


def uses(session: Session, ids: Sequence[str]) -> dict[str, tuple[AdjustmentUseFacts, ...]]:
    """Return what the adjustments come to in each case."""
    return grouped(session, USE, ids, of="case_id", by="case_id", order=("id",), still="ended_on")


def people(session: Session, ids: Sequence[str], parts: Parts = EVERYTHING) -> dict[str, PersonFacts]:
    """Return people by id, with what they need and what was agreed with them."""
    rows = session.execute(_PEOPLE, those(ids)).all()
    person_in = people_in(session, ids, parts)
    made = (person_in(row, 0) for row in rows)
    return {person.id: person for person in made if person}


def people_in(session: Session, ids: Sequence[str], parts: Parts) -> PersonIn:
    """Return what makes the people with these ids, with what is still true of them; what has ended is history."""
    still = {"of": "person_id", "by": "person_id", "still": "ended_on"}
    needs = asked(parts, Part.NEEDS, lambda: grouped(session, NEED, ids, order=("recorded_on",), **still))
    agreed = asked(parts, Part.ADJUSTMENTS, lambda: grouped(session, ADJUSTMENT, ids, order=("agreed_on",), **still))
    warned = asked(parts, Part.RESTRICTIONS, lambda: warnings(session, ids))
    restricted = asked(parts, Part.RESTRICTIONS, lambda: restrictions(session, ids))

    def person_in(row: Sequence[Any], start: int) -> PersonFacts | None:
        person_id = row[start]
        if person_id is None:
            return None
        return PERSON.make(
            row,
            start,
            needs=needs(person_id),
            adjustments=agreed(person_id),
            warnings=warned(person_id),
            restrictions=restricted(person_id),
        )

    return person_in
