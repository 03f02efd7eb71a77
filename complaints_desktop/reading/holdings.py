"""Of which complaints this desk counts: of all, or of those alone that the shared database gives to its officer."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.rules.wording import listed
from db.model import SharedDatabase, Team
from db.sync.transport import SEES_ALL

NO_TEAM = "those no team has taken"


def counted_of(session: Session) -> str:
    """Return of which complaints figures are counted here, as it goes on after a comma; empty where of all.

    A desk that was not told yet what it sees may have anything but all.
    """
    found = session.execute(select(SharedDatabase.scope)).one_or_none()
    if found is None or found.scope in SEES_ALL:
        return ""
    ids = (found.scope or "").replace(",", " ").split()
    names = sorted(session.scalars(select(Team.name).where(Team.id.in_(ids))))
    known = [*(f"those of {name}" for name in names), NO_TEAM]
    return f"counted of the complaints this desk holds alone ({listed(known)}), not of all"
