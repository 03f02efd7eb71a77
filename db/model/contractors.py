"""The contractors who keep promises for the landlord: how they are reached, and until when they work for it."""

from datetime import date

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, natural_id, not_blank
from db.model.marks import About, Belongs, said


class Contractor(Captured, Base):
    """A contractor by name: what is promised through them names them."""

    __tablename__ = "contractor"
    about = About(called="Contractor {name}", referred="{name}", subject="commitments", belongs=Belongs.TO_ALL)
    __table_args__ = (not_blank("name"), at_most("notes"))

    name: Mapped[Text200] = said("name", personal=False)
    trades: Mapped[Text200 | None] = said("trades", personal=False)
    contact: Mapped[Text200 | None] = said("whom to ask for", personal=False)
    email: Mapped[Text200 | None] = said("email", personal=False)
    phone: Mapped[Text80 | None] = said("phone", personal=False)
    notes: Mapped[LongText | None] = said("notes", personal=False)
    ended_on: Mapped[date | None] = said("works for us until")


def contractor_id(name: str) -> str:
    """Return the id of the contractor of that name: two desks that write it down make one row."""
    return natural_id("contractor", " ".join(name.casefold().split()))
