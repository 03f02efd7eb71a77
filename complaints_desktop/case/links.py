"""Loads the links of cases, from both ends."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.facts.links import LinkFacts
from db.model import Case, CaseLink

LINK = Mapper(LinkFacts, CaseLink, "other_id", "other_reference", "from_here")
_ROWS = LINK.table.c
_OURS = (
    select(_ROWS.case_id, _ROWS.other_id, _ROWS.other_reference, *LINK.columns())
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.linked_on, _ROWS.id)
)
_THEIRS = (
    select(_ROWS.other_id, _ROWS.case_id, Case.reference, *LINK.columns())
    .join(Case, Case.id == _ROWS.case_id)
    .where(among(_ROWS.other_id))
    .order_by(_ROWS.linked_on, _ROWS.id)
)


def links(session: Session, ids: Sequence[str]) -> dict[str, tuple[LinkFacts, ...]]:
    """Return the links of each case that has any, the first made first; the case at the other end may not be here."""
    found: dict[str, list[LinkFacts]] = defaultdict(list)
    for query, from_here in ((_OURS, True), (_THEIRS, False)):
        for row in session.execute(query, those(ids)):
            found[row[0]].append(LINK.make(row, 3, other_id=row[1], other_reference=row[2], from_here=from_here))
    return {case: tuple(each) for case, each in found.items()}
