"""The desks of the team, and which of them have not been heard from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.wording import LONDON
from db.shared.failures import said_of

QUIET_AFTER = 2
"""Working days after which a desk with work of its own is worth a call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskHeard:
    """A desk as the shared database knows it."""

    code: str
    officer: str
    last_heard_at: datetime | None
    waiting: int
    """Changes it had not shared when it was last heard from."""
    revoked: bool
    quiet_for: int
    """Working days since it was last heard from."""
    stuck: str = ""
    """Why the shared database takes nothing from it, in words; empty where it does."""

    @property
    def worth_a_call(self) -> bool:
        """Whether it has been quiet so long that work may be waiting there."""
        return not self.revoked and self.quiet_for >= QUIET_AFTER


def desk_heard(row: Mapping[str, Any], now: datetime, calendar: WorkingCalendar) -> DeskHeard:
    """Return one row of the server's answer, with how long the desk has been quiet."""
    heard = datetime.fromisoformat(row["last_seen"]) if row["last_seen"] else None
    quiet = calendar.counted(heard.astimezone(LONDON).date(), now.astimezone(LONDON).date()) if heard else 0
    return DeskHeard(
        code=row["code"],
        officer=row["officer"],
        last_heard_at=heard,
        waiting=row["waiting"],
        revoked=row["revoked"],
        quiet_for=quiet or 0,
        stuck=said_of(row.get("problem")),
    )
