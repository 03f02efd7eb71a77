"""Loads what is said of the documents of cases, in the order they were given; never their bytes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.documents import DocumentFacts
from db.model import Document, DocumentBytes, DocumentText

DOCUMENT = Mapper(DocumentFacts, Document, "added_by", "here", "unread")
_ROWS = DOCUMENT.table.c
_KEPT = (
    select(
        _ROWS.case_id,
        _ROWS.added_by_id,
        exists().where(DocumentBytes.document_id == _ROWS.id),
        select(DocumentText.unread).where(DocumentText.document_id == _ROWS.id).scalar_subquery(),
        *DOCUMENT.columns(),
    )
    .where(among(_ROWS.case_id), _ROWS.kind.is_not(None))
    .order_by(_ROWS.place, _ROWS.id)
)


def documents(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[DocumentFacts, ...]]:
    """Return the documents by case, those that were withdrawn too; letters that were issued are none of them."""
    found: dict[str, list[DocumentFacts]] = defaultdict(list)
    for row in session.execute(_KEPT, those(ids)):
        found[row[0]].append(DOCUMENT.make(row, 4, added_by=names.officer(row[1]), here=bool(row[2]), unread=row[3]))
    return {case: tuple(each) for case, each in found.items()}


def standing_documents(found: Mapping[str, Sequence[DocumentFacts]]) -> dict[str, tuple[DocumentFacts, ...]]:
    """Return of each case those that are part of it."""
    return {case: tuple(one for one in each if one.withdrawn_on is None) for case, each in found.items()}


def withdrawn_documents(found: Mapping[str, Sequence[DocumentFacts]]) -> dict[str, tuple[DocumentFacts, ...]]:
    """Return of each case those that were withdrawn."""
    return {case: tuple(one for one in each if one.withdrawn_on is not None) for case, each in found.items()}
