"""Loads the serious incidents of cases, in their order."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, grouped
from complaints_desktop.facts.incidents import IncidentFacts
from db.model import Incident

INCIDENT = Mapper(IncidentFacts, Incident)


def incidents(session: Session, ids: Sequence[str]) -> dict[str, tuple[IncidentFacts, ...]]:
    """Return the incidents of each case that has any."""
    return grouped(session, INCIDENT, ids, of="case_id", by="case_id", order=("told_at", "id"))
