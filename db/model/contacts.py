"""What was said, when, by whom."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, not_blank, one_of, to, to_case
from db.terms import ContactKind, Direction


class Contact(Captured, Base):
    """A call, visit, email, letter in or message; never changed once written (Code 5.12)."""

    __tablename__ = "contact"
    __table_args__ = (
        one_of("kind", ContactKind),
        one_of("direction", Direction),
        not_blank("summary"),
    )
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    kind: Mapped[Text80]
    direction: Mapped[Text80]
    contact_on: Mapped[date]
    with_whom: Mapped[Text200 | None]
    summary: Mapped[LongText]
    author_id: Mapped[str | None] = to("officer", nullable=True)
    recorded_at: Mapped[datetime]
