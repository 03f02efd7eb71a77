"""The officers and teams of the record by id, read once for a run of cases."""

from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from complaints_desktop.facts.team import OfficerFacts
from db.model import Officer, Team
from db.terms import Role


class Names:
    """The officers and teams, read once for a run of cases."""

    def __init__(self, session: Session) -> None:
        """Read both small tables."""
        self.officers = {row.id: officer_facts(row) for row in session.execute(select(Officer.__table__))}
        self.teams = {row.id: row.name for row in session.execute(select(Team.__table__))}

    def someone(self, officer_id: str) -> OfficerFacts:
        """Return the officer with that id, or one of whom this desk knows nothing else."""
        known = self.officers.get(officer_id)
        return known or OfficerFacts(id=officer_id, name="An officer this desk does not know", role=Role.of_row(""))

    def officer(self, officer_id: str | None) -> OfficerFacts | None:
        """Return the officer with that id."""
        return self.officers.get(officer_id) if officer_id else None


def officer_facts(row: Row[Any]) -> OfficerFacts:
    """Return an officer row as facts."""
    return OfficerFacts(
        id=row.id, name=row.name, role=Role.of_row(row.role), job_title=row.job_title, phone=row.phone, email=row.email
    )
