"""Packs of numbers: put together, written to, approved, issued, followed by another version (reports 10.1)."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.numbers.frozen import Figures, as_text, fingerprint, read_back
from complaints_desktop.numbers.packs import OWED, PACKS, Part
from complaints_desktop.reading.pack_figures import PackAsked, pack_figures
from complaints_desktop.reading.packs import figures_of, words_of
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Pack, PackWords
from db.number_terms import Basis, PackKind


def make_pack(session: Session, desk: Desk, *, asked: PackAsked) -> Changes:
    """Put a pack together from what is on record now."""
    require(desk.officer.role, Act.MAKE_PACK)
    _require_whole(asked)
    figures = pack_figures(session, desk, asked)
    before = _version_before(session, asked, figures)
    if before is not None and before.issued_at is None:
        raise Refused(
            "There is a pack of these days already that is not issued yet", do="Go on with it, or take it back first."
        )
    row = Pack(
        kind=asked.kind.value,
        from_on=asked.span.start,
        to_on=asked.span.end,
        basis=(asked.basis or Basis.DUE).value,
        as_of_on=desk.today,
        of_whom=asked.contractor or None,
        version=before.version + 1 if before else 1,
        replaces_id=before.id if before else None,
        figures=as_text(figures),
        made_at=desk.now,
        made_by_id=desk.officer.id,
    )
    session.add(row)
    return changed(Subject.NUMBERS, made=row.id)


def _version_before(session: Session, asked: PackAsked, figures: Figures) -> Pack | None:
    """Return the last pack of the same days of the same complaints: one of a team's is no version of one of all."""
    found = session.scalars(
        select(Pack)
        .where(
            *(Pack.kind == asked.kind.value, Pack.from_on == asked.span.start, Pack.to_on == asked.span.end),
            *(Pack.of_whom == (asked.contractor or None), Pack.withdrawn_on.is_(None)),
        )
        .order_by(Pack.version.desc())
    )
    of_these = ((each, read_back(each.figures)) for each in found)
    return next((each for each, old in of_these if old and old["counted_of"] == figures["counted_of"]), None)


def _require_whole(asked: PackAsked) -> None:
    if PACKS[asked.kind].of_contractor and not asked.contractor:
        raise Refused("This pack is about one contractor", do="Choose which.", field="contractor")


def write_words(session: Session, desk: Desk, *, pack_id: str, words: Mapping[str, str]) -> Changes:
    """Keep what a person wrote to parts of a pack that is not approved yet; what stands as it was is not written."""
    require(desk.officer.role, Act.MAKE_PACK)
    pack = _open(session, pack_id)
    known = words_of(session, pack.id)
    allowed = {part.key for part in PACKS[PackKind(pack.kind)].parts if part.written}
    for part, said in words.items():
        if part not in allowed:
            raise Refused(f"This pack has no part “{part}”", do="Write to one of its parts.", field="words")
        if said.strip() and said.strip() != known.get(part, ""):
            text = entry.text(said, field=part)
            session.add(
                PackWords(
                    pack_id=pack.id,
                    part=part,
                    words=text,
                    written_by_id=desk.officer.id,
                    recorded_at=desk.now,
                )
            )
    return changed(Subject.NUMBERS, made=pack.id)


def approve_pack(session: Session, desk: Desk, *, pack_id: str) -> Changes:
    """Approve a pack that somebody else put together; Refused while a part that is owed says nothing."""
    require(desk.officer.role, Act.APPROVE_PACK)
    pack = _open(session, pack_id)
    if pack.made_by_id == desk.officer.id:
        raise Refused("You put this pack together", do="Another complaints manager, or the Head, has to approve it.")
    figures_of(pack)
    words = words_of(session, pack.id)
    for part in _owed(PackKind(pack.kind)):
        if says_nothing(words.get(part.key)):
            raise Refused(f"Nothing is written to “{part.title}”", do="Say it in words of your own.", field=part.key)
    pack.approved_on, pack.approved_by_id = desk.today, desk.officer.id
    return changed(Subject.NUMBERS, made=pack.id)


def _owed(kind: PackKind) -> tuple[Part, ...]:
    return OWED[kind]


def issue_pack(session: Session, desk: Desk, *, pack_id: str) -> Changes:
    """Issue a pack that was approved: from then on it stays as it is, by its hash."""
    require(desk.officer.role, Act.ISSUE_PACK)
    pack = _standing(session, pack_id)
    if pack.issued_at is not None:
        raise Refused("This pack has been issued", do="What has changed since goes into another version.")
    if pack.approved_on is None:
        raise Refused("Nobody has approved this pack", do="Have it approved first.")
    wrong = figures_of(pack)["wrong"]
    if wrong:
        raise Refused("Its figures do not add up", do=f"Report this to whoever looks after the program: {wrong[0]}.")
    hash_ = fingerprint(pack.figures, words_of(session, pack.id))  # first: what is issued changes no more
    pack.issued_at, pack.issued_by_id, pack.sha256 = desk.now, desk.officer.id, hash_
    return changed(Subject.NUMBERS, made=pack.id)


def take_pack_back(session: Session, desk: Desk, *, pack_id: str) -> Changes:
    """Take back a pack that was not issued."""
    require(desk.officer.role, Act.MAKE_PACK)
    pack = _standing(session, pack_id)
    if pack.issued_at is not None:
        raise Refused("This pack has been issued", do="What has changed since goes into another version.")
    pack.withdrawn_on = desk.today
    return changed(Subject.NUMBERS, made=pack.id)


def _open(session: Session, pack_id: str) -> Pack:
    """Return a pack that may still be changed."""
    pack = _standing(session, pack_id)
    if pack.approved_on is not None:
        raise Refused("This pack has been approved", do="What has changed since goes into another version.")
    return pack


def _standing(session: Session, pack_id: str) -> Pack:
    pack = session.get(Pack, pack_id)
    if pack is None or pack.withdrawn_on is not None:
        raise Refused("There is no such pack any more", do="Choose one of the list.")
    return pack
