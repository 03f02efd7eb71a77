"""Letters that went twice from two desks, in all cases this desk holds: what a person has to settle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.letters import Again
from complaints_desktop.letters.catalogue import letter_kinds, title_of
from complaints_desktop.rules.letters_twice import Twice, twice
from complaints_desktop.rules.wording import count
from db.model import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTwice:
    """Letters of one case that went for the same, as a line of what is to settle."""

    case_id: str
    reference: str
    resident: str
    what: str
    by: str
    at: datetime
    """When the last of them went."""


def sent_twice(session: Session) -> tuple[SentTwice, ...]:
    """Return what went twice and is not settled, the last first."""
    found = [_line(case, group) for case, group in twice_in(session)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def twice_in(session: Session, ids: Sequence[str] | None = None) -> Iterator[tuple[CaseFacts, Twice]]:
    """Yield each group of letters that went for the same, with its case: of these cases, or of all there are."""
    once = [kind.name for kind in letter_kinds() if kind.again is not Again.ALWAYS]
    several = select(Letter.case_id).where(Letter.kind.in_(once)).group_by(Letter.case_id, Letter.stage_id, Letter.kind)
    if ids is not None:
        several = several.where(Letter.case_id.in_(ids))
    cases = sorted(set(session.scalars(several.having(func.count() > 1))))
    for case in load_cases(session, cases, parts=frozenset({Part.LETTERS})):
        for group in twice(case):
            yield case, group


def words_of(group: Twice) -> str:
    """Say what went twice: "Stage 1 acknowledgement, 2 letters"."""
    return f"{title_of(group.first.kind)}, {count(len(group.letters), 'letter')}"


def _line(case: CaseFacts, group: Twice) -> SentTwice:
    return SentTwice(
        case_id=case.id,
        reference=case.reference,
        resident=case.resident.called if case.resident else "",
        what=f"Sent by two desks: {words_of(group)}",
        by=" and ".join(dict.fromkeys(each.by or "nobody named" for each in group.letters)),
        at=group.letters[-1].issued_at,
    )
