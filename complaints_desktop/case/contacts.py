"""Loads what was said, when, by whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among
from complaints_desktop.case.team import Names
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.team import OfficerFacts
from db.model import Contact

CONTACT = Mapper(ContactFacts, Contact, "author", "given_back_by")


def contacts(
    session: Session, ids: Sequence[str], names: Names, given_back: Mapping[str, OfficerFacts]
) -> dict[str, tuple[ContactFacts, ...]]:
    """Return the contacts by case as they happened, and those of one day as they were written down."""
    rows = CONTACT.table.c
    query = select(rows.case_id, rows.author_id, *CONTACT.columns()).where(among(rows.case_id, ids))
    found: dict[str, list[ContactFacts]] = defaultdict(list)
    for row in session.execute(query.order_by(rows.contact_on, rows.recorded_at)):
        made = CONTACT.make(row, 2, author=names.officer(row[1]), given_back_by=given_back.get(row.id))
        found[row[0]].append(made)
    return {case: tuple(each) for case, each in found.items()}
