"""Loads the letters that were issued, each with the fingerprint it was filed under."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, grouped, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.letters import CopyFacts, LetterFacts
from complaints_desktop.facts.team import OfficerFacts
from db.model import Document, Letter, LetterCopy

LETTER = Mapper(LetterFacts, Letter, "stage", "author", "sha256", "given_back_by", "copies")
COPY = Mapper(CopyFacts, LetterCopy)
_ROWS = LETTER.table.c
_ISSUED = (
    select(_ROWS.case_id, _ROWS.stage_id, _ROWS.author_id, Document.sha256, *LETTER.columns())
    .outerjoin(Document, Document.id == _ROWS.document_id)
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.issued_at)
)


def letters(
    session: Session,
    ids: Sequence[str],
    names: Names,
    stages: Mapping[str, int],
    given_back: Mapping[str, OfficerFacts],
) -> dict[str, tuple[LetterFacts, ...]]:
    """Return the letters by case as they were issued; `stages` are the numbers of stages by id."""
    found: dict[str, list[LetterFacts]] = defaultdict(list)
    rows = session.execute(_ISSUED, those(ids)).all()
    copies = grouped(session, COPY, ids, of="case_id", by="letter_id", order=("id",)) if rows else {}
    for row in rows:
        made = LETTER.make(
            row,
            4,
            stage=stages.get(row[1], 0),
            author=names.officer(row[2]),
            sha256=row[3] or "",
            given_back_by=given_back.get(row.id),
            copies=copies.get(row.id, ()),
        )
        found[row[0]].append(made)
    return {case: tuple(each) for case, each in found.items()}
