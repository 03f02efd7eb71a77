"""Work that letters make: approved by somebody else, issued, sent on their day, and sent again where they came back."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.reading.my_work.found import Found, Sought, handled_by
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.submissions import not_theirs, waiting
from complaints_desktop.rules.wording import in_full
from db.model import CaseRow, Despatch, Letter, LetterCopy, LetterSubmission

STANDS = Despatch.withdrawn_on.is_(None)


def to_send(sought: Sought) -> Iterator[Found]:
    """Find the letters this officer issued, or that are of their cases, of which a copy is not recorded as sent."""
    first = select(Despatch.id).where(Despatch.letter_id == Letter.id, Despatch.copy_id.is_(None), STANDS)
    of_copy = select(Despatch.id).where(Despatch.copy_id == LetterCopy.id, STANDS)
    copies = select(LetterCopy.id).where(LetterCopy.letter_id == Letter.id, ~of_copy.exists())
    waiting = _letters(sought).where(Letter.send_by.is_not(None), or_(~first.exists(), copies.exists()))
    for row, letter in sought.session.execute(waiting):
        because = f"issued on {in_full(letter.issued_on)}, and nobody has recorded how it was sent"
        yield _found(row, letter, f"Send the letter: {title_of(letter.kind)}", because)


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
        yield _found(row, letter, f"A letter came back: {title_of(letter.kind)}", because)


def to_approve(sought: Sought) -> Iterator[Found]:
    """Find the letters that others submitted and nobody answered yet, for who may say whether they leave."""
    me = sought.desk.officer
    if refusal(me.role, Act.APPROVE_LETTER) is not None:
        return
    asked = {row.case_id: row for row, _ in sought.session.execute(_submitted())}
    for case in load_cases(sought.session, sorted(asked), parts=JUDGED):
        for each in waiting(case):
            if each.answered is None and not not_theirs(case, each, me):
                by = each.submitted_by.name if each.submitted_by else "somebody"
                note = f": {each.note}" if each.note else ""
                because = f"{by} submitted it on {in_full(each.submitted_on)}{note}"
                row, what = asked[case.id], f"Letter to approve: {title_of(each.kind)}"
                yield _of_case(row, what, because, each.id, f"submitted:{each.id}", row.next_on)


def to_issue(sought: Sought) -> Iterator[Found]:
    """Find what becomes of the letters this officer submitted: issued, or put right and submitted again."""
    mine = _submitted().where(LetterSubmission.submitted_by_id == sought.desk.officer.id)
    asked = {row.case_id: row for row, _ in sought.session.execute(mine)}
    for case in load_cases(sought.session, sorted(asked), parts=JUDGED):
        for each in waiting(case):
            if each.answered is None or each.submitted_by != sought.desk.officer:
                continue
            title, row = title_of(each.kind), asked[case.id]
            what = f"Issue the letter: {title}" if each.approved_by else f"Put the letter right: {title}"
            because = f"{each.answered.judgement.value}: {each.answered.words}".removesuffix(": ")
            yield _of_case(row, what, because, each.id, each.kind, row.next_on)


JUDGED = frozenset({Part.LETTERS, Part.DEFINITION, Part.REFUSALS, Part.INVESTIGATION})
"""What it hangs on who may judge a letter."""


def _submitted() -> Select[CaseRow, LetterSubmission]:
    """The letters that were submitted and are neither dropped nor issued, each with the line of its case."""
    issued = select(Letter.id).where(Letter.submission_id == LetterSubmission.id)
    joined = select(CaseRow, LetterSubmission).join(LetterSubmission, LetterSubmission.case_id == CaseRow.case_id)
    return joined.where(LetterSubmission.dropped_on.is_(None), ~issued.exists())


def _letters(sought: Sought) -> Select[CaseRow, Letter]:
    """The letters of this officer's cases, or under their name, each with the line of its case."""
    me = sought.desk.officer.id
    theirs: ColumnElement[bool] = or_(Letter.author_id == me, handled_by(me))
    joined = select(CaseRow, Letter).join(Letter, Letter.case_id == CaseRow.case_id)
    return joined.where(theirs).order_by(Letter.issued_at, Letter.id)


def _found(row: CaseRow, letter: Letter, what: str, because: str) -> Found:
    return _of_case(row, what, because, letter.id, "", letter.send_by)


def _of_case(row: CaseRow, what: str, because: str, thing: str, letter: str, due_on: date | None) -> Found:
    return Found(
        what=what,
        because=because,
        case_id=row.case_id,
        reference=row.reference,
        resident=row.resident,
        thing=thing,
        letter=letter,
        due_on=due_on,
    )
