"""Drafts: what is being typed, saved every few seconds, so that nothing typed is ever lost."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import String, cast, delete, exists, func, select
from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.documents.arriving import Arrived
from complaints_desktop.reading.drafts import OF_LETTER
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require, require_writing
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Draft, DraftFile, new_id
from db.model.drafts import draft_id

LARGEST = 400_000
"""Characters of all that is typed in one draft."""


def save(session: Session, desk: Desk, *, kind: str, case_id: str | None, content: Mapping[str, Any]) -> Changes:
    """Keep what is typed so far under its kind and case; each officer has one of a kind and case."""
    require_writing(desk.officer.role)
    size = sum(len(str(value)) for value in content.values())
    if size > LARGEST:
        raise Refused("This draft is too long to keep", do="Keep the long text as a document of the case instead.")
    if case_id is not None and session.get(Case, case_id) is None:
        raise Refused("This desk does not hold that case", do="Look it up by its reference, or sync first.")
    known = _mine(session, desk, kind, case_id)
    begun = known is None or known.ended_at is not None
    draft = known or Draft(
        id=draft_id(kind, case_id, desk.officer.id),
        kind=kind,
        case_id=case_id,
        officer_id=desk.officer.id,
    )
    draft.content, draft.saved_at, draft.ended_at = dict(content), desk.now, None
    session.add(draft)
    session.flush()
    seen = {Subject.LETTERS} if begun and kind.startswith(OF_LETTER) else set()
    return changed(Subject.DRAFTS, *seen, case=case_id, made=draft.id)


def keep_file(session: Session, desk: Desk, *, file: Arrived) -> Changes:
    """Keep a file until what it began is logged; those that no draft speaks of any more go after a day."""
    require(desk.officer.role, Act.LOG)
    spoken_of = exists().where(Draft.ended_at.is_(None), func.instr(cast(Draft.content, String), DraftFile.id) > 0)
    forgotten = delete(DraftFile).where(DraftFile.added_at < desk.now - timedelta(1), ~spoken_of)
    session.execute(forgotten.execution_options(synchronize_session=False))
    row = DraftFile(title=file.title, content=file.content, added_at=desk.now)
    session.add(row)
    session.flush()
    return changed(Subject.DRAFTS, made=row.id)


def end(session: Session, desk: Desk, *, kind: str, case_id: str | None, once: str = "") -> Changes:
    """End a draft: it has become what it was for, or is thrown away on purpose. `once` as for `saved`."""
    require_writing(desk.officer.role)
    draft = _mine_of(session, desk, kind, once, case_id)
    if draft:
        draft.content, draft.ended_at = {}, desk.now
    return changed(Subject.DRAFTS, case=case_id)


def saved(session: Session, desk: Desk, *, kind: str, case_id: str | None, once: str = "") -> Mapping[str, Any]:
    """Return what was typed so far, an empty mapping where nothing is kept.

    `once`: the kind under which an earlier program kept it; it counts until something is kept under `kind`.
    """
    draft = _mine_of(session, desk, kind, once, case_id)
    return draft.content if draft and draft.ended_at is None else {}


def one_more(kind: str, taken: Collection[str]) -> str:
    """Return a kind for one more draft of `kind` beside those `taken`: its own where that is free."""
    return f"{kind}:{new_id()}" if kind in taken else kind


def _mine_of(session: Session, desk: Desk, kind: str, once: str, case_id: str | None) -> Draft | None:
    found = _mine(session, desk, kind, case_id)
    return found or (_mine(session, desk, once, case_id) if once else None)


def _mine(session: Session, desk: Desk, kind: str, case_id: str | None) -> Draft | None:
    here = Draft.case_id == case_id if case_id else Draft.case_id.is_(None)
    return session.scalar(select(Draft).where(Draft.kind == kind, here, Draft.officer_id == desk.officer.id))
