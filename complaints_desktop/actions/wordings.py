"""The landlord's own wording of a section of a letter: each change is a version more, checked before it is kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.wordings import WordingVersion, wordings_of
from complaints_desktop.forms import entry
from complaints_desktop.letters.chunks import tidy
from complaints_desktop.letters.whole import Gap
from complaints_desktop.letters.wordings import act_of, added_with, gaps_with, heads, is_locked, measure, section_text
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import LockedWording, Wording
from db.record.connection import SessionRows

ADDED = "You add beside what the Code asks:"
IS_IT_CONSISTENT = "Read it with the rest of the section, and confirm that it takes nothing of it back."
CONFIRMED = "Added, and confirmed to take nothing back:"

SHOWN = 3
"""So many things that are missing are named in one refusal; the editor shows all of them."""


def write_wording(
    session: Session,
    desk: Desk,
    *,
    kind: str,
    section: str,
    text: str,
    why: str,
    from_on: date | None = None,
    confirmed: Collection[str] = (),
) -> Changes:
    """Write a version of a section, from today or a later day; Refused where the letter would not be whole with it.

    Where two desks wrote over the same wording, it settles between them.
    """
    texts = {(kind, section): text}
    return write_wordings(session, desk, texts=texts, why=why, from_on=from_on, confirmed=confirmed)


def reset_wording(session: Session, desk: Desk, *, kind: str, section: str, why: str) -> Changes:
    """Go back to the program's own wording of a section from today."""
    return write_wordings(session, desk, texts={(kind, section): ""}, why=why)


def write_wordings(
    session: Session,
    desk: Desk,
    *,
    texts: Mapping[tuple[str, str], str],
    why: str,
    from_on: date | None = None,
    confirmed: Collection[str] = (),
) -> Changes:
    """Write versions of several sections, all of them or none: they are checked as they would stand together.

    `confirmed` are the sentences that were shown as added beside what the Code asks, and found to agree with it.
    """
    for kind, section in texts:
        require(desk.officer.role, act_of(kind, section))
    desk = replace(desk, wordings=wordings_of(SessionRows(session)))
    reason = entry.required(why, field="why", what="The reason for the change")
    begins = _begins(from_on, desk)
    clean = {at: _clean(text, at) for at, text in texts.items()}
    _refuse_gaps(gaps_with(desk, clean))
    _refuse_unconfirmed(added_with(desk, clean), confirmed)
    for (kind, section), text in clean.items():
        told = _with_confirmed(reason, added_with(desk, {(kind, section): text}))
        _add(session, desk, kind, section, text, told, begins)
        desk = replace(desk, wordings=wordings_of(SessionRows(session)))
    return changed(Subject.WORDING)


def _clean(text: str, at: tuple[str, str]) -> str:
    """Return a text as it is kept; the program's own is kept as none, and follows what a newer program brings."""
    kept = tidy(entry.text(text, field="text") or "")
    return "" if kept == section_text(*at) else kept


def _begins(from_on: date | None, desk: Desk) -> date:
    begins = entry.sane(from_on, field="from_on") or desk.today
    if begins < desk.today:
        raise Refused("A wording cannot hold from a day that has passed", do="Give today or later.", field="from_on")
    return begins


def _refuse_gaps(found: Sequence[Gap]) -> None:
    if found:
        first, more = found[:SHOWN], len(found) - SHOWN
        why = "; ".join(f"{each.why}{f' (Code {each.paragraph})' if each.paragraph else ''}" for each in first)
        raise Refused(
            f"{why}{f'; and {more} more' if more > 0 else ''}",
            do=" ".join(dict.fromkeys(each.do for each in first)),
            paragraph=first[0].paragraph,
            field="text",
        )


def _refuse_unconfirmed(found: Sequence[str], confirmed: Collection[str]) -> None:
    if new := [each for each in found if each not in confirmed]:
        raise Refused(f"{ADDED} {_quoted(new)}", do=IS_IT_CONSISTENT, field="consistent")


def _with_confirmed(reason: str, found: Sequence[str]) -> str:
    """Return the reason as it is kept: with what was added, and that a person found it to agree."""
    return f"{reason}\n{CONFIRMED} {_quoted(found)}" if found else reason


def _quoted(sentences: Iterable[str]) -> str:
    return "; ".join(f"“{each}”" for each in sentences)


def _add(session: Session, desk: Desk, kind: str, section: str, text: str, why: str, begins: date) -> None:
    """Write a version over the one that stands, or over the two that clash."""
    locked = is_locked(measure(kind), section)
    over = heads(desk.wordings, (kind, section), locked=locked)
    if len(over) < 2 and text == (over[0].text if over else ""):
        raise Refused("That is the wording already", do="Change it, or leave it.", field="text")
    entity = LockedWording if locked else Wording
    row = entity(
        kind=kind,
        section=section,
        number=_next(desk.wordings, kind),
        text=text,
        why=why,
        from_on=begins,
        follows_id=over[0].id if over else None,
        settles_id=over[1].id if len(over) > 1 else None,
        set_at=desk.now,
        set_by_id=desk.officer.id,
    )
    session.add(row)
    session.flush()


def _next(versions: Iterable[WordingVersion], kind: str) -> int:
    return max((each.number for each in versions if each.kind == kind), default=0) + 1
