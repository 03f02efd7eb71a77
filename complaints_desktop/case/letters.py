"""Loads the letters that were issued, each with the fingerprint it was filed under."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.letter_headers import again_of
from complaints_desktop.case.rows import Mapper, among, grouped, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.despatch import DespatchFacts
from complaints_desktop.facts.letters import CopyFacts, LetterFacts, LetterFindingFacts, SettledFacts
from complaints_desktop.facts.team import OfficerFacts
from db.model import Despatch, Document, Letter, LetterCopy, LetterFinding, SettledLetter

LETTER = Mapper(
    LetterFacts, Letter, "stage", "again", "author", "sha256", "given_back_by", "copies", "despatches", "findings"
)
COPY = Mapper(CopyFacts, LetterCopy)
SENT = Mapper(DespatchFacts, Despatch, "sent_by")
FINDING = Mapper(LetterFindingFacts, LetterFinding)
SETTLED = Mapper(SettledFacts, SettledLetter, "settled_by")
_SETTLED = (
    select(SETTLED.table.c.case_id, SETTLED.table.c.settled_by_id, *SETTLED.columns())
    .where(among(SETTLED.table.c.case_id))
    .order_by(SETTLED.table.c.recorded_at, SETTLED.table.c.id)
)
_ROWS, _SENDINGS = LETTER.table.c, SENT.table.c
_ISSUED = (
    select(_ROWS.case_id, _ROWS.stage_id, _ROWS.author_id, Document.sha256, *LETTER.columns())
    .outerjoin(Document, Document.id == _ROWS.document_id)
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.issued_at)
)
_SENT = (
    select(_SENDINGS.letter_id, _SENDINGS.sent_by_id, *SENT.columns())
    .where(among(_SENDINGS.case_id), _SENDINGS.withdrawn_on.is_(None))
    .order_by(_SENDINGS.recorded_at, _SENDINGS.id)
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
    sent = _sent(session, ids, names) if rows else {}
    stayed = grouped(session, FINDING, ids, of="case_id", by="letter_id", order=("id",)) if rows else {}
    for row in rows:
        made = LETTER.make(
            row,
            4,
            stage=stages.get(row[1], 0),
            again=again_of(row.kind),
            author=names.officer(row[2]),
            sha256=row[3] or "",
            given_back_by=given_back.get(row.id),
            copies=copies.get(row.id, ()),
            despatches=tuple(sent.get(row.id, ())),
            findings=stayed.get(row.id, ()),
        )
        found[row[0]].append(made)
    return {case: tuple(each) for case, each in found.items()}


def _sent(session: Session, ids: Sequence[str], names: Names) -> dict[str, list[DespatchFacts]]:
    """Return by letter each time it was sent; what was taken back is history."""
    found: dict[str, list[DespatchFacts]] = defaultdict(list)
    for row in session.execute(_SENT, those(ids)):
        found[row[0]].append(SENT.make(row, 2, sent_by=names.officer(row[1])))
    return found


def settled_letters(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[SettledFacts, ...]]:
    """Return what was settled of letters that went twice, by case, in the order it was settled."""
    found: dict[str, list[SettledFacts]] = defaultdict(list)
    for row in session.execute(_SETTLED, those(ids)):
        found[row[0]].append(SETTLED.make(row, 2, settled_by=names.officer(row[1])))
    return {case: tuple(each) for case, each in found.items()}
