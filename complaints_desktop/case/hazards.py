"""Loads the hazards of cases, each with what was done about it."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, grouped, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.hazards import HazardFacts, HazardStepFacts
from db.model import HazardStep, HomeHazard

HAZARD = Mapper(HazardFacts, HomeHazard, "owner", "steps")
STEP = Mapper(HazardStepFacts, HazardStep)
_ROWS = HAZARD.table.c
_HAZARDS = (
    select(_ROWS.case_id, _ROWS.owner_id, _ROWS.id, *HAZARD.columns())
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.aware_at, _ROWS.id)
)


def hazards(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[HazardFacts, ...]]:
    """Return the hazards of each case that has any, the first noticed first."""
    rows = session.execute(_HAZARDS, those(ids)).all()
    steps = grouped(session, STEP, ids, of="case_id", by="home_hazard_id", order=("done_at", "id")) if rows else {}
    found: dict[str, list[HazardFacts]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(HAZARD.make(row, 3, owner=names.someone(row[1]), steps=steps.get(row[2], ())))
    return {case_id: tuple(made) for case_id, made in found.items()}
