"""Which rows are an officer's own: rights that reach no further ask this, as the shared database does."""

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from db.model import Base
from db.model.entities import about, captured, target_of
from db.record.connection import SessionRows


def is_own(session: Session, desk: Desk, entity: str, entity_id: str) -> bool:
    """Whether a row is the own one of the officer at this desk; one of an entity that is nobody's is not."""
    owner = about(entity).owner if entity in captured() else ""
    return bool(owner) and SessionRows(session).rows(_asked(entity, owner), (entity_id,)) == [(desk.officer.id,)]


def _asked(entity: str, owner: str) -> str:
    """Return SQL for the officer whose a row is."""
    pointing, _, further = owner.partition(".")
    if not further:
        return f"SELECT {owner} FROM {entity} WHERE id = ?"
    through = target_of(Base.metadata.tables[entity].columns[pointing])
    return f"SELECT {further} FROM {through} WHERE id = (SELECT {pointing} FROM {entity} WHERE id = ?)"
