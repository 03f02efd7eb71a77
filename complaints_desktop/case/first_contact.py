"""Loads what was said that is no complaint."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.facts.first_contact import FirstContactFacts
from db.model import FirstContact

FIRST_CONTACT = Mapper(FirstContactFacts, FirstContact)
_ROWS = FIRST_CONTACT.table.c
_SAID = select(_ROWS.case_id, *FIRST_CONTACT.columns()).where(among(_ROWS.case_id))


def first_contacts(session: Session, ids: Sequence[str]) -> dict[str, FirstContactFacts]:
    """Return what was said, by the case, of those that are no complaint."""
    return {row[0]: FIRST_CONTACT.make(row, 1) for row in session.execute(_SAID, those(ids))}
