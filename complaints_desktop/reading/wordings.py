"""The landlord's wording as the editor shows it: letters and sections, how each stands, and its versions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.wordings import EVERY_LETTER, WordingVersion
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.wordings import (
    act_of,
    measure,
    of_section,
    passed_over,
    section_text,
    sections_of,
    standing,
)
from complaints_desktop.reading.differences import Part, differing
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from db.model import Letter, Officer

EVERY_TITLE = "What every letter says"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionState:
    """One section of a letter, and how it stands."""

    kind: str
    """Under which it is kept: EVERY_LETTER for what every letter says."""
    name: str
    title: str
    paragraphs: tuple[str, ...]
    locked: bool
    own: bool
    """Whether the landlord's own wording holds."""
    clash: bool
    passed_over: bool
    """Whether the landlord's wording holds no more, because it is not whole by today's program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterState:
    """One kind of letter with its sections."""

    name: str
    code: str
    title: str
    sections: tuple[SectionState, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionTold:
    """One version of a section, in the history."""

    id: str
    label: str
    """Empty of the program's own wording."""
    text: str
    why: str
    from_on: date | None
    set_at: datetime | None
    by: str
    letters: int
    """How many letters were issued with it on record here."""
    before: str
    """The text it was written over."""
    stands: bool
    clash: bool

    def difference(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """Return the text before and the text of this version, what differs marked; long ones take their time."""
        return differing(self.before, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBook:
    """All there is of one section: its text today, ours, what may be done, and every version, the newest first."""

    state: SectionState
    text: str
    ours: str
    may_not: Refused | None
    versions: tuple[VersionTold, ...]


def letter_states(desk: Desk) -> tuple[LetterState, ...]:
    """Return every kind of letter, what all of them say first."""
    shared = LetterState(
        name=EVERY_LETTER,
        code="",
        title=EVERY_TITLE,
        sections=tuple(section_state(desk, EVERY_LETTER, each) for each in sections_of(EVERY_LETTER)),
    )
    others = (
        LetterState(
            name=kind.name,
            code=kind.code,
            title=kind.title,
            sections=tuple(section_state(desk, kind.name, each) for each in sections_of(kind.name)),
        )
        for kind in letter_kinds()
    )
    return (shared, *others)


def section_state(desk: Desk, kind: str, section: str) -> SectionState:
    """Return how one section stands."""
    ours = measure(kind)
    about = next(each for each in ours.sections if each.name == section)
    locked = section in ours.locked
    found = standing(desk.wordings, desk.today, of_section(ours, section), locked=locked) if desk.wordings else None
    own = bool(found and found.holds and found.holds.text)
    return SectionState(
        kind=kind,
        name=section,
        title=about.title or SHORT.get(section, section.replace("_", " ").capitalize()),
        paragraphs=about.paragraphs,
        locked=locked,
        own=own,
        clash=bool(found and found.clash),
        passed_over=own and section in passed_over(desk, ours.name),
    )


SHORT: Mapping[str, str] = {"opening": "Dear …", "closing": "Yours sincerely"}
"""How sections without a heading are called."""


def section_book(session: Session, desk: Desk, kind: str, section: str) -> SectionBook:
    """Return all there is of one section; Refused where there is no such section."""
    act = act_of(kind, section)
    ours, of_ours = section_text(kind, section), measure(kind)
    locked = section in of_ours.locked
    stands = standing(desk.wordings, desk.today, (kind, section), locked=locked)
    versions = [each for each in desk.wordings if (each.kind, each.section, each.locked) == (kind, section, locked)]
    return SectionBook(
        state=section_state(desk, kind, section),
        text=(stands.holds.text if stands.holds else "") or ours,
        ours=ours,
        may_not=refusal(desk.officer.role, act),
        versions=tuple(_told(session, versions, ours, stands.holds, frozenset(each.id for each in stands.clash))),
    )


def _told(
    session: Session,
    versions: list[WordingVersion],
    ours: str,
    holds: WordingVersion | None,
    clash: frozenset[str],
) -> Iterable[VersionTold]:
    """Yield the versions of a section, the newest first."""
    texts = {each.id: each.text or ours for each in versions}
    names = _names(session, versions)
    used = _letters(session, versions)
    for each in sorted(versions, key=lambda version: (version.number, version.id), reverse=True):
        yield VersionTold(
            id=each.id,
            label=each.label,
            text=each.text or ours,
            why=each.why,
            from_on=each.from_on,
            set_at=each.set_at,
            by=names.get(each.set_by_id or "", ""),
            letters=used[each.label],
            before=texts.get(each.follows_id or "", ours),
            stands=holds is not None and each.id == holds.id,
            clash=each.id in clash,
        )


def _names(session: Session, versions: Iterable[WordingVersion]) -> Mapping[str, str]:
    ids = {each.set_by_id for each in versions if each.set_by_id}
    found = session.execute(select(Officer.id, Officer.name).where(Officer.id.in_(ids)))
    return {row.id: row.name for row in found}


def _letters(session: Session, versions: Iterable[WordingVersion]) -> Counter[str]:
    """Count the letters on record here that name each version."""
    labels = {each.label for each in versions}
    found = session.scalars(select(Letter.template_version).where(Letter.template_version.contains("+")))
    return Counter(label for noted in found for label in noted.split("+")[1:] if label in labels)
