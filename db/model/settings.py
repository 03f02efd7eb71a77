"""A landlord's own limits and details, each with the day from which it holds."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Text80, not_blank, to


class Setting(Captured, Base):
    """One version of one setting; the newest that has begun holds. Never changed, only followed by another."""

    __tablename__ = "setting"
    __table_args__ = (not_blank("name"), Index("ix_setting_name_from_on", "name", "from_on"))
    insert_only: ClassVar[bool] = True

    name: Mapped[Text80]
    value: Mapped[dict[str, Any]]
    from_on: Mapped[date]
    set_at: Mapped[datetime]
    set_by_id: Mapped[str | None] = to("officer", nullable=True)
