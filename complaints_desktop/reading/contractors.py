"""The register of contractors, with how they keep what is promised through them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.track_record import TrackRecords
from db.model import Commitment, Contractor
from db.terms import CommitmentState


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractorTold:
    """One contractor."""

    id: str
    name: str
    trades: str | None
    contact: str | None
    email: str | None
    phone: str | None
    notes: str | None
    ended_on: date | None
    on_time: float | None
    """The share kept in time over 90 days; None where too few promises fell due to say."""
    open_promises: int


def contractors(session: Session, desk: Desk) -> tuple[ContractorTold, ...]:
    """Return every contractor of the register, those who work for us first, by name."""
    rows = session.scalars(select(Contractor).order_by(Contractor.ended_on.is_not(None), Contractor.name)).all()
    names = [row.name for row in rows]
    shares = TrackRecords(session, desk.today).of_contractors(names)
    still = select(Commitment.contractor, func.count()).where(
        Commitment.state == CommitmentState.OPEN.value, Commitment.contractor.in_(names)
    )
    number = {name: count for name, count in session.execute(still.group_by(Commitment.contractor)) if name}
    return tuple(_told(row, shares[row.name], number.get(row.name, 0)) for row in rows)


def _told(row: Contractor, on_time: float | None, open_promises: int) -> ContractorTold:
    said = ("id", "name", "trades", "contact", "email", "phone", "notes", "ended_on")
    return ContractorTold(**{each: getattr(row, each) for each in said}, on_time=on_time, open_promises=open_promises)
