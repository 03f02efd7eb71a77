"""A landlord's corrections of the bank-holiday calendar."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Text200, natural_id, not_blank
from db.model.marks import About, Belongs, said


class HolidayChange(Captured, Base):
    """A bank holiday proclaimed, or struck out, on top of the known calendar."""

    __tablename__ = "holiday_change"
    about = About(
        called="Bank holiday “{name}”",
        subject="calendar",
        belongs=Belongs.TO_ALL,
        every_line=True,
    )
    __table_args__ = (not_blank("name"),)

    holiday_on: Mapped[date] = said("day", unique=True)
    name: Mapped[Text200] = said("name", personal=False)
    is_holiday: Mapped[bool] = said("is a bank holiday")
    """True: the day is not a working day. False: a day the library calls a holiday is worked."""
    accepted_at: Mapped[datetime] = said("accepted")


def holiday_id(day: date) -> str:
    """Return the id of the correction of that day."""
    return natural_id("holiday", day.isoformat())
