"""Find a home of the landlord's list: by postcode, by a part of its address, or by its UPRN."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal_column, or_, select
from sqlalchemy.orm import Session

from db.model import Home
from db.record.indexing import joined
from db.record.search import numeric, run_together

COLUMNS = (Home.uprn, Home.address, Home.postcode, Home.estate, Home.stock_type)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFound:
    """A home, as the list has it."""

    uprn: str
    address: str
    postcode: str | None
    estate: str | None
    stock_type: str | None


def find_homes(session: Session, *, text: str, limit: int = 5) -> tuple[HomeFound, ...]:
    """Return the homes whose postcode or UPRN begins with what is typed, or that have it in their address."""
    typed = text.strip()
    if len(typed) < 2:
        return ()
    plain = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    begins = (f"{plain}%", f"% {plain}%", f"%\n{plain}%")  # a word of the address, or its first in a line
    like: list[ColumnElement[bool]] = [Home.address.ilike(each, escape="\\") for each in begins]
    if numeric(typed):
        like.append(literal_column(joined("home.postcode")).ilike(f"{run_together(typed)}%"))
        like.append(Home.uprn.startswith(run_together(typed), autoescape=True))
    rows = session.execute(select(*COLUMNS).where(or_(*like)).order_by(Home.address).limit(limit))
    return tuple(HomeFound(**row._asdict()) for row in rows)


def home_with(session: Session, *, uprn: str) -> HomeFound | None:
    """Return the home of a UPRN as somebody typed it; None where the list has none."""
    row = session.execute(select(*COLUMNS).where(Home.uprn == run_together(uprn).lstrip("0"))).first()
    return HomeFound(**row._asdict()) if row else None
