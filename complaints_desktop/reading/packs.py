"""The packs there are, and one of them with its figures and what was written to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.frozen import Figures, changes, fingerprint, read_back
from complaints_desktop.numbers.packs import PACKS, PackRow
from complaints_desktop.numbers.periods import days_between
from complaints_desktop.reading.pack_figures import PackAsked, pack_figures
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from db.model import Commitment, Officer, Pack, PackWords
from db.number_terms import PackKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLine:
    """One pack in the list of them."""

    id: str
    kind: PackKind
    period: str
    of_whom: str
    version: int
    made_on: date
    made_by: str
    made_by_id: str | None
    approved_on: date | None
    issued_at: datetime | None
    replaced: bool

    @property
    def row(self) -> PackRow:
        """What is ruled about its kind."""
        return PACKS[self.kind]

    @property
    def stands(self) -> str:
        """Where it stands, in a word or two."""
        if self.replaced:
            return "replaced"
        if self.issued_at:
            return "issued"
        return "approved" if self.approved_on else "being written"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRead:
    """One pack with all that is in it."""

    line: PackLine
    figures: Mapping[str, Any]
    words: Mapping[str, str]
    """What stands written to each part, by its key."""
    words_before: Mapping[str, str]
    """What stood written to each part of the version before it."""
    approved_by: str
    sha256: str | None
    sound: bool
    """Whether it is still what was issued, by its hash."""
    changed: tuple[str, ...]
    """What it says otherwise than the version before it."""


@dataclass(frozen=True, slots=True)
class ListedPacks:
    """The packs, and of which contractors one can be made."""

    packs: tuple[PackLine, ...]
    contractors: tuple[str, ...]


def listed_packs(session: Session, desk: Desk) -> ListedPacks:
    """Return the packs, and the contractors that have promises to keep."""
    named = select(Commitment.contractor).where(Commitment.contractor.is_not(None)).distinct()
    return ListedPacks(tuple(packs(session, desk)), tuple(sorted(each for each in session.scalars(named) if each)))


def packs(session: Session, desk: Desk) -> list[PackLine]:
    """Return the packs that were not taken back, the newest first; of a kind only a newer program knows, none.

    What is not issued is for those alone who put packs together.
    """
    names = {each.id: each.name for each in session.scalars(select(Officer))}
    found = session.scalars(select(Pack).where(Pack.withdrawn_on.is_(None)).order_by(Pack.made_at.desc())).all()
    replaced = {each.replaces_id for each in found if each.issued_at}
    all_ = refusal(desk.officer.role, Act.MAKE_PACK) is None
    shown = [each for each in found if PackKind.of_row(each.kind).known and (all_ or each.issued_at)]
    return [_line(each, names, replaced=each.id in replaced) for each in shown]


def _line(pack: Pack, names: Mapping[str, str], *, replaced: bool) -> PackLine:
    return PackLine(
        id=pack.id,
        kind=PackKind(pack.kind),
        period=days_between(pack.from_on, pack.to_on).words,
        of_whom=pack.of_whom or "",
        version=pack.version,
        made_on=pack.made_at.date(),
        made_by=names.get(pack.made_by_id or "", ""),
        made_by_id=pack.made_by_id,
        approved_on=pack.approved_on,
        issued_at=pack.issued_at,
        replaced=replaced,
    )


def read_pack(session: Session, desk: Desk, pack_id: str) -> PackRead:
    """Return one pack; Refused where there is none."""
    pack = session.get(Pack, pack_id)
    line = next((each for each in packs(session, desk) if each.id == pack_id), None)
    if pack is None or line is None:
        raise Refused("There is no such pack any more", do="Choose one of the list.")
    words = words_of(session, pack_id)
    before = session.get(Pack, pack.replaces_id) if pack.replaces_id else None
    figures = figures_of(pack)
    old = read_back(before.figures) if before else None
    approved_by = session.get(Officer, pack.approved_by_id) if pack.approved_by_id else None
    return PackRead(
        line=line,
        figures=figures,
        words=words,
        words_before=words_of(session, before.id) if before else {},
        approved_by=approved_by.name if approved_by else "",
        sha256=pack.sha256,
        sound=pack.sha256 is None or pack.sha256 == fingerprint(pack.figures, words),
        changed=tuple(changes(figures, old)) if old else (),
    )


def figures_of(pack: Pack) -> Figures:
    """Return the figures of a pack; Refused where they are none that this program can read."""
    figures = read_back(pack.figures)
    if figures is None:
        raise Refused(
            "The figures of this pack cannot be read by this program",
            do="Install the current version of Complaints Desktop; where that helps not, have the pack made again.",
        )
    return figures


def drafted(session: Session, desk: Desk, asked: PackAsked) -> PackRead:
    """Return a pack as it would be if it were put together now; nothing is kept of it."""
    line = PackLine(
        id="",
        kind=asked.kind,
        period=asked.span.words,
        of_whom=asked.contractor,
        version=1,
        made_on=desk.today,
        made_by=desk.officer.name,
        made_by_id=desk.officer.id,
        approved_on=None,
        issued_at=None,
        replaced=False,
    )
    figures = pack_figures(session, desk, asked)
    nothing: dict[str, str] = {}
    return PackRead(
        line=line,
        figures=figures,
        words=nothing,
        words_before=nothing,
        approved_by="",
        sha256=None,
        sound=True,
        changed=(),
    )


def words_of(session: Session, pack_id: str) -> dict[str, str]:
    """Return the last words written to each part of a pack."""
    written = select(PackWords).where(PackWords.pack_id == pack_id).order_by(PackWords.recorded_at, PackWords.id)
    return {each.part: each.words for each in session.scalars(written)}
