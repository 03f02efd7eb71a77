"""What a landlord adds to the register of rules that change with time, or corrects in it."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to
from db.model.marks import About, Belongs, said
from db.terms import Sure


class DatedRule(Captured, Base):
    """One version of one rule, with its source and who checked it. Never changed, only followed by another."""

    __tablename__ = "dated_rule"
    about = About(
        called="Rule “{name}”",
        subject="settings",
        belongs=Belongs.TO_ALL,
        every_line=True,
    )
    __table_args__ = (
        not_blank("kind"),
        not_blank("name"),
        not_blank("source"),
        not_blank("checked_by"),
        at_most("note"),
        one_of("sure", Sure),
        Index("ix_dated_rule_kind_name", "kind", "name"),
    )
    insert_only: ClassVar[bool] = True

    kind: Mapped[Text80] = said("kind", personal=False)
    name: Mapped[Text80] = said("name", personal=False)
    value: Mapped[dict[str, Any]] = said("value", personal=False)
    from_on: Mapped[date | None] = said("holds from")
    """NULL: announced without a day, and not in force here."""
    until_on: Mapped[date | None] = said("holds until")
    expected: Mapped[Text80 | None] = said("expected", personal=False)
    source: Mapped[LongText] = said("source", personal=False)
    checked_on: Mapped[date] = said("checked")
    checked_by: Mapped[Text200] = said("checked by", personal=True)
    sure: Mapped[Text80] = said("how sure")
    note: Mapped[LongText | None] = said("note", personal=False)
    struck: Mapped[bool] = said("is withdrawn")
    set_at: Mapped[datetime] = said("set")
    set_by_id: Mapped[str | None] = to("officer", "set by", signs=True, nullable=True)
