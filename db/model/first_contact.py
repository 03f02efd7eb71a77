"""What somebody said that is no complaint: a service request, a compliment, an enquiry (Code 1.4)."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text200, at_most, not_before, to_case
from db.model.marks import About, Belongs, said


class FirstContact(Captured, Base):
    """What a case that is no complaint is about, and what becomes of it; the words themselves are its summary."""

    __tablename__ = "first_contact"
    about = About(
        called="First contact of {received_on}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        UniqueConstraint("case_id"),
        at_most("next_step"),
        at_most("ended_because"),
        not_before("told_on", "received_on"),
        not_before("ended_on", "received_on"),
    )

    case_id: Mapped[str] = to_case(index=False)
    received_on: Mapped[date] = said("received on")
    received_by: Mapped[Text200 | None] = said("received by", personal=True)
    asked_by: Mapped[Text200 | None] = said("MP or councillor", personal=True)
    """An enquiry: who asks on the resident's behalf."""
    about_whom: Mapped[Text200 | None] = said("about whom", personal=True)
    """A compliment: who is praised."""
    next_step: Mapped[LongText | None] = said("next step", personal=True)
    told_on: Mapped[date | None] = said("resident told of the next step")
    review_on: Mapped[date | None] = said("looked at again")
    passed_on_to: Mapped[Text200 | None] = said("passed on to", personal=True)
    passed_on_on: Mapped[date | None] = said("passed on")
    ended_on: Mapped[date | None] = said("done")
    ended_because: Mapped[LongText | None] = said("what came of it", personal=True)
