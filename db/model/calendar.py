"""A landlord's corrections of the bank-holiday calendar."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Captured, Text200, natural_id, not_blank


class HolidayChange(Captured, Base):
    """A bank holiday proclaimed, or struck out, on top of the known calendar."""

    __tablename__ = "holiday_change"
    __table_args__ = (not_blank("name"),)

    holiday_on: Mapped[date] = mapped_column(unique=True)
    name: Mapped[Text200]
    is_holiday: Mapped[bool]
    """True: the day is not a working day. False: a day the library calls a holiday is worked."""
    accepted_at: Mapped[datetime]


def holiday_id(day: date) -> str:
    """Return the id of the correction of that day."""
    return natural_id("holiday", day.isoformat())
