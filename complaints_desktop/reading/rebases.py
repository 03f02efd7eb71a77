"""From when the limits of each measure's chart are reckoned anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.numbers.xmr import Rebase
from db.model import Officer
from db.model import Rebase as RebaseRow


@dataclass(frozen=True, slots=True)
class RebaseTold:
    """One of them, with who set it."""

    id: str
    on: date
    because: str
    set_by: str


def rebases(session: Session) -> Mapping[str, tuple[RebaseTold, ...]]:
    """Return those that were not taken back, by measure, the first first."""
    asked = (
        select(RebaseRow, Officer.name)
        .outerjoin(Officer, Officer.id == RebaseRow.set_by_id)
        .where(RebaseRow.withdrawn_on.is_(None))
        .order_by(RebaseRow.from_on, RebaseRow.recorded_at)
    )
    found: dict[str, list[RebaseTold]] = {}
    for row, name in session.execute(asked):
        found.setdefault(row.measure, []).append(RebaseTold(row.id, row.from_on, row.because, name or ""))
    return {measure: tuple(each) for measure, each in found.items()}


def drawn(told: tuple[RebaseTold, ...]) -> tuple[Rebase, ...]:
    """Return them as a chart takes them: of two of one day the last."""
    return tuple({each.on: Rebase(each.on, each.because) for each in told if each.because.strip()}.values())
