"""Loads the links of cases, from both ends."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among
from complaints_desktop.facts.links import LinkFacts
from db.model import Case, CaseLink

LINK = Mapper(LinkFacts, CaseLink, "other_id", "other_reference", "from_here")


def links(session: Session, ids: Sequence[str]) -> dict[str, tuple[LinkFacts, ...]]:
    """Return the links of each case that has any, the first made first; the case at the other end may not be here."""
    rows = LINK.table.c
    found: dict[str, list[LinkFacts]] = defaultdict(list)
    ours = select(rows.case_id, rows.other_id, rows.other_reference, *LINK.columns())
    for row in session.execute(ours.where(among(rows.case_id, ids)).order_by(rows.linked_on, rows.id)):
        found[row[0]].append(LINK.make(row, 3, other_id=row[1], other_reference=row[2], from_here=True))
    theirs = select(rows.other_id, rows.case_id, Case.reference, *LINK.columns()).join(Case, Case.id == rows.case_id)
    for row in session.execute(theirs.where(among(rows.other_id, ids)).order_by(rows.linked_on, rows.id)):
        found[row[0]].append(LINK.make(row, 3, other_id=row[1], other_reference=row[2], from_here=False))
    return {case: tuple(each) for case, each in found.items()}
