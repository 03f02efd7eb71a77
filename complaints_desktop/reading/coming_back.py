"""What comes back to somebody who was away: each piece, who had it, and what changed of its case meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.absences import goes_on
from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part as CasePart
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.absences import CoverFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.wording import count, in_short
from db.model import Cover
from db.team_terms import Part

READ = frozenset({CasePart.COVER, CasePart.CONTACTS, CasePart.LETTERS, CasePart.COMMITMENTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingBack:
    """One piece that others have for somebody."""

    cover: CoverFacts
    case_id: str
    reference: str
    what: str
    """Who complains, or of a promise what it is."""
    changed: tuple[str, ...]
    """What happened of its case since it was given, in words; empty where nothing did."""


def coming_back(session: Session, desk: Desk, *, absence_id: str) -> tuple[ComingBack, ...]:
    """Return what others have for an absence, by reference."""
    standing = (Cover.absence_id == absence_id, goes_on(desk.today))
    ids = set(session.scalars(select(Cover.case_id).where(*standing)))
    found = []
    for case in load_cases(session, sorted(ids), parts=READ):
        for each in case.covers:
            if each.absence_id == absence_id and each.goes_on(desk.today):
                found.append(_back(case, each, desk.today))
    return tuple(sorted(found, key=lambda each: (each.reference, each.cover.id)))


def _back(case: CaseFacts, cover: CoverFacts, today: date) -> ComingBack:
    promise = next((each for each in case.commitments if each.id == cover.commitment_id), None)
    resident = case.resident.called if case.resident else ""
    return ComingBack(
        cover=cover,
        case_id=case.id,
        reference=case.reference,
        what=promise.what if promise and cover.part is Part.PROMISE else resident,
        changed=tuple(changed_since(case, cover.from_on)) if cover.from_on <= today else (),
    )


def changed_since(case: CaseFacts, day: date) -> Iterator[str]:
    """Yield what happened of a case on `day` or later, in words."""
    contacts = [each.contact_on for each in case.contacts if each.contact_on >= day]
    if contacts:
        yield f"{count(len(contacts), 'contact')}, the last on {in_short(max(contacts))}"
    letters = [each.issued_on for each in case.letters if each.issued_on >= day]
    if letters:
        yield f"{count(len(letters), 'letter')} sent, the last on {in_short(max(letters))}"
    made = [each for each in case.commitments if each.promised_on >= day]
    if made:
        yield count(len(made), "new promise")
    kept = [each for each in case.commitments if each.completed_on and each.completed_on >= day]
    if kept:
        yield f"{count(len(kept), 'promise')} kept"
    for stage in case.stages:
        if stage.number > 1 and stage.received_on and stage.received_on >= day:
            yield f"it went to stage {stage.number} on {in_short(stage.received_on)}"
        if stage.responded_on and stage.responded_on >= day:
            yield f"stage {stage.number} was answered on {in_short(stage.responded_on)}"
    if case.closed_on and case.closed_on >= day:
        yield f"it was closed on {in_short(case.closed_on)}"
