"""Loads the other matters that hang on cases, each with what was done about it."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, grouped, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.matters import MatterFacts, MatterStepFacts
from db.model import Matter, MatterStep

MATTER = Mapper(MatterFacts, Matter, "owner", "steps")
STEP = Mapper(MatterStepFacts, MatterStep)
ORDER = ("done_on", "recorded_at", "id")
_ROWS = MATTER.table.c
_MATTERS = (
    select(_ROWS.case_id, _ROWS.owner_id, _ROWS.id, *MATTER.columns())
    .where(among(_ROWS.case_id), _ROWS.withdrawn_on.is_(None))
    .order_by(_ROWS.received_on, _ROWS.id)
)


def matters(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[MatterFacts, ...]]:
    """Return the matters of each case that has any, the first received first; what was taken off is left out."""
    rows = session.execute(_MATTERS, those(ids)).all()
    if not rows:
        return {}
    steps = grouped(session, STEP, ids, of="case_id", by="matter_id", order=ORDER, still="withdrawn_on")
    found: dict[str, list[MatterFacts]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(MATTER.make(row, 3, owner=names.someone(row[1]), steps=steps.get(row[2], ())))
    return {case_id: tuple(made) for case_id, made in found.items()}
