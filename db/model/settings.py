"""A landlord's own limits and details, each with the day from which it holds."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Text80, not_blank, to
from db.model.marks import About, Belongs, said


class Setting(Captured, Base):
    """One version of one setting; the newest that has begun holds. Never changed, only followed by another."""

    __tablename__ = "setting"
    about = About(
        called="Setting “{name}”",
        subject="settings",
        belongs=Belongs.TO_ALL,
        every_line=True,
    )
    __table_args__ = (not_blank("name"), Index("ix_setting_name_from_on", "name", "from_on"))
    insert_only: ClassVar[bool] = True

    name: Mapped[Text80] = said("name", personal=False)
    value: Mapped[dict[str, Any]] = said("value", personal=False)
    from_on: Mapped[date] = said("holds from")
    set_at: Mapped[datetime] = said("set")
    set_by_id: Mapped[str | None] = to("officer", "set by", signs=True, nullable=True)
