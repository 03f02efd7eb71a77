"""Issued letters on their way to paper: of a day, of some kinds, of some cases; each copy is a letter of its own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from db.model import Despatch, Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOut:
    """One letter, or the copy of one, as it is put on paper."""

    id: str
    """Of the letter, or of the copy."""
    letter_id: str
    case_id: str
    reference: str
    kind: str
    """The name of its template."""
    title: str
    recipient: str
    issued_on: date
    text_size: int
    copy: bool
    """Whether it is a copy to another who gets the letter too."""
    sent_on: date | None
    """When it last left; None where nobody recorded that it did."""
    returned_on: date | None = None
    """When it came back, where it has not left again since."""
    other_way: str = ""
    """What is agreed with whom it is for in place of post, in its words; empty where post is as good as any way."""


def letters_out(
    session: "Session",
    *,
    on: date | None = None,
    kinds: Collection[str] = (),
    cases: Collection[str] = (),
    ids: Collection[str] = (),
) -> tuple[LetterOut, ...]:
    """Return issued letters as they were issued, each followed by its copies; what is not said narrows nothing.

    `on`: issued that day; `kinds`: by name; `cases`: by id; `ids`: of letters and of copies.
    """
    from sqlalchemy import select

    from db.model import LetterCopy

    found: list[LetterOut] = []
    ways = _agreed_ways(session)
    for letter, reference, title in session.execute(_asked(on, kinds, cases)).all():
        sent = last_sendings(session, letter.id)
        copies = session.scalars(select(LetterCopy).where(LetterCopy.letter_id == letter.id).order_by(LetterCopy.id))
        found += [
            LetterOut(
                id=each.id,
                letter_id=letter.id,
                case_id=letter.case_id,
                reference=reference,
                kind=letter.kind,
                title=title,
                recipient=each.recipient,
                issued_on=letter.issued_on,
                text_size=each.text_size,
                copy=each is not letter,
                sent_on=last.sent_on if (last := sent.get(None if each is letter else each.id)) else None,
                returned_on=last.returned_on if last else None,
                other_way=ways.get(each.recipient_id, ""),
            )
            for each in (letter, *copies)
        ]
    return tuple(each for each in found if not ids or each.id in ids)


def _asked(on: date | None, kinds: Collection[str], cases: Collection[str]) -> "Select[Letter, str, str]":
    """Return the question for letters with the reference of their case and the title of their document."""
    from sqlalchemy import select

    from db.model import Case, Document, Letter

    asked = select(Letter, Case.reference, Document.title).join(Case, Case.id == Letter.case_id)
    asked = asked.join(Document, Document.id == Letter.document_id).order_by(Letter.issued_at, Letter.id)
    if on:
        asked = asked.where(Letter.issued_on == on)
    if kinds:
        asked = asked.where(Letter.kind.in_(kinds))
    return asked.where(Letter.case_id.in_(cases)) if cases else asked


def last_sendings(session: "Session", letter_id: str) -> "dict[str | None, Despatch]":
    """Return how a letter last left, by the id of the copy; that of the first is None."""
    from sqlalchemy import select

    from db.model import Despatch

    kept = select(Despatch).where(Despatch.letter_id == letter_id, Despatch.withdrawn_on.is_(None))
    return {each.copy_id: each for each in session.scalars(kept.order_by(Despatch.sent_on, Despatch.id))}


def _agreed_ways(session: "Session") -> dict[str | None, str]:
    """What is agreed in place of post, by the id of the person."""
    from sqlalchemy import select

    from complaints_desktop.rules.adjustments import in_place_of_post
    from db.model import Adjustment

    agreed = session.execute(select(Adjustment.person_id, Adjustment.kind).where(Adjustment.ended_on.is_(None)))
    return {person_id: kind for person_id, kind in agreed if in_place_of_post(kind)}
