"""The officers of the record by id, read once for a run of cases."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.facts.team import OfficerFacts
from db.model import Contact, GivenBack, Letter, Officer, table_of
from db.terms import Role

OFFICER = Mapper(OfficerFacts, Officer)


class Names:
    """The officers, read once for a run of cases."""

    def __init__(self, session: Session) -> None:
        """Read the small table."""
        made = (OFFICER.make(row, 0) for row in session.execute(select(*OFFICER.columns())))
        self.officers = {officer.id: officer for officer in made}

    def someone(self, officer_id: str) -> OfficerFacts:
        """Return the officer with that id, or one of whom this desk knows nothing else."""
        known = self.officers.get(officer_id)
        return known or OfficerFacts(id=officer_id, name="An officer this desk does not know", role=Role.of_row(""))

    def officer(self, officer_id: str | None) -> OfficerFacts | None:
        """Return the officer with that id."""
        return self.officers.get(officer_id) if officer_id else None


_OF_THESE = [
    GivenBack.entity_id.in_(select(table.c.id).where(among(table.c.case_id)))
    for table in (table_of(Letter), table_of(Contact))
]
_GIVEN_BACK = (
    select(GivenBack.entity_id, GivenBack.given_by_id)
    .where(GivenBack.fields.is_(None), or_(*_OF_THESE))
    .order_by(GivenBack.given_at)
)


def given_back(session: Session, ids: Sequence[str], names: Names) -> dict[str, OfficerFacts]:
    """Return by the id of a letter or contact who gave all of it back after the shared database had lost it.

    Asked of the rows themselves, not of the case a declaration names.
    """
    rows = session.execute(_GIVEN_BACK, those(ids)).all()
    return {row.entity_id: names.someone(row.given_by_id) for row in rows}
