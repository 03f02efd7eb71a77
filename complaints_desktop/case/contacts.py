"""Loads what was said, when, by whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.team import OfficerFacts
from db.model import Contact

CONTACT = Mapper(ContactFacts, Contact, "author", "given_back_by")
_ROWS = CONTACT.table.c
_SAID = (
    select(_ROWS.case_id, _ROWS.author_id, *CONTACT.columns())
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.contact_on, _ROWS.recorded_at)
)


def contacts(
    session: Session, ids: Sequence[str], names: Names, given_back: Mapping[str, OfficerFacts]
) -> dict[str, tuple[ContactFacts, ...]]:
    """Return the contacts by case as they happened, and those of one day as they were written down."""
    found: dict[str, list[ContactFacts]] = defaultdict(list)
    for row in session.execute(_SAID, those(ids)):
        made = CONTACT.make(row, 2, author=names.officer(row[1]), given_back_by=given_back.get(row.id))
        found[row[0]].append(made)
    return {case: tuple(each) for case, each in found.items()}
