"""The drafts that an officer has open: what was typed of it, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from db.model import Draft


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
