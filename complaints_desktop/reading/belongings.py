"""Which rows are an officer's own: rights that reach no further ask this, as the shared database does."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from db.record.connection import SessionRows

OWNED: Mapping[str, str] = {
    "officer": "SELECT id FROM officer WHERE id = ?",
    "draft": "SELECT officer_id FROM draft WHERE id = ?",
    "commitment": "SELECT owner_id FROM commitment WHERE id = ?",
    "commitment_update": """SELECT owner_id FROM commitment JOIN commitment_update ON commitment.id = commitment_id
        WHERE commitment_update.id = ?""",
}
"""Whose a row is."""


def is_own(session: Session, desk: Desk, entity: str, entity_id: str) -> bool:
    """Whether a row is the own one of the officer at this desk."""
    if entity not in OWNED:
        return False
    return SessionRows(session).rows(OWNED[entity], (entity_id,)) == [(desk.officer.id,)]
