"""The drafts that an officer has open: what was typed of it, and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.letters.catalogue import letter_kind, letter_names
from db.model import Draft

OF_LETTER = "letter:"
"""What the kind of a draft of a letter begins with; the kind of the letter follows."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that has not become what it is for."""

    kind: str
    content: Mapping[str, Any]
    saved_at: datetime


def open_drafts(session: Session, desk: Desk, *, kind: str) -> tuple[Kept, ...]:
    """Return the drafts of `kind` about no case that this officer has open, the last saved first."""
    found = session.scalars(
        select(Draft)
        .where(Draft.kind.startswith(kind, autoescape=True), Draft.case_id.is_(None), Draft.ended_at.is_(None))
        .where(Draft.officer_id == desk.officer.id)
        .order_by(Draft.saved_at.desc())
    )
    ours = (each for each in found if each.kind.partition(":")[0] == kind)
    return tuple(
        Kept(each.kind, each.content if isinstance(each.content, dict) else {}, each.saved_at) for each in ours
    )


def letters_begun(session: Session, desk: Desk, *, case_id: str) -> frozenset[str]:
    """Return the kinds of letter of which this officer has typed something on a case."""
    mine = select(Draft).where(Draft.case_id == case_id, Draft.officer_id == desk.officer.id)
    found = session.scalars(mine.where(Draft.kind.startswith(OF_LETTER), Draft.ended_at.is_(None)))
    typed = {each.kind.removeprefix(OF_LETTER): each.content for each in found}
    return frozenset(kind for kind in letter_names() if any(map(typed.get(kind, {}).get, _typed_in(kind))))


def _typed_in(kind: str) -> Iterator[str]:
    return (each.name for each in letter_kind(kind).typed_fields)
