"""Work that issued letters make: to be sent on their day, and to be sent again where they came back."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Select, or_, select

from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.rules.wording import in_full
from db.model import CaseRow, Despatch, Letter, LetterCopy

STANDS = Despatch.withdrawn_on.is_(None)


def to_send(sought: Sought) -> Iterator[Found]:
    """Find the letters this officer issued, or that are of their cases, of which a copy is not recorded as sent."""
    first = select(Despatch.id).where(Despatch.letter_id == Letter.id, Despatch.copy_id.is_(None), STANDS)
    of_copy = select(Despatch.id).where(Despatch.copy_id == LetterCopy.id, STANDS)
    copies = select(LetterCopy.id).where(LetterCopy.letter_id == Letter.id, ~of_copy.exists())
    waiting = _letters(sought).where(Letter.send_by.is_not(None), or_(~first.exists(), copies.exists()))
    for row, letter in sought.session.execute(waiting):
        because = f"issued on {in_full(letter.issued_on)}, and nobody has recorded how it was sent"
        yield _found(row, letter, f"Send the letter: {letter_kind(letter.kind).title}", because)


def came_back(sought: Sought) -> Iterator[Found]:
    """Find the letters that came back, of which nobody has said what was done, and that were not sent again since."""
    again = Despatch.__table__.alias("again")
    since = select(again.c.id).where(
        again.c.letter_id == Despatch.letter_id,
        again.c.copy_id.is_not_distinct_from(Despatch.copy_id),
        again.c.withdrawn_on.is_(None),
        again.c.id > Despatch.id,
    )
    back = _letters(sought).add_columns(Despatch).join(Despatch, Despatch.letter_id == Letter.id)
    waits = Despatch.returned_on.is_not(None), Despatch.return_done.is_(None), STANDS, ~since.exists()
    for row, letter, sent in sought.session.execute(back.where(*waits)):
        because = f"it came back on {in_full(sent.returned_on)}: {sent.returned_because}"
        yield _found(row, letter, f"A letter came back: {letter_kind(letter.kind).title}", because)


def _letters(sought: Sought) -> Select[CaseRow, Letter]:
    """The letters of this officer's cases, or under their name, each with the line of its case."""
    me = sought.desk.officer.id
    theirs: ColumnElement[bool] = or_(Letter.author_id == me, CaseRow.handler_id == me)
    joined = select(CaseRow, Letter).join(Letter, Letter.case_id == CaseRow.case_id)
    return joined.where(theirs).order_by(Letter.issued_at, Letter.id)


def _found(row: CaseRow, letter: Letter, what: str, because: str) -> Found:
    return Found(
        what=what,
        because=because,
        case_id=row.case_id,
        reference=row.reference,
        resident=row.resident,
        thing=letter.id,
        due_on=letter.send_by,
    )
