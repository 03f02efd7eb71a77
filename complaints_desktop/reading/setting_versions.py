"""Since when each setting holds, and who set it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.settings import readable
from db.model import Officer, Setting


@dataclass(frozen=True, slots=True)
class Version:
    """The version of a setting that holds."""

    from_on: date
    by: str | None
    """The officer's name, where one set it."""


def versions_on(session: Session, day: date) -> Mapping[str, Version]:
    """Return the version in force on `day` of each setting that was ever set: the newest that can be read."""
    rows = session.execute(
        select(Setting.name, Setting.value, Setting.from_on, Officer.name.label("by"))
        .outerjoin(Officer, Officer.id == Setting.set_by_id)
        .where(Setting.from_on <= day)
        .order_by(Setting.from_on, Setting.set_at, Setting.id)
    )
    return {row.name: Version(row.from_on, row.by) for row in rows if readable(row.name, row.value)}
