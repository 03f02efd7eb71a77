"""What was said, when, by whom."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import ContactKind, ContactPurpose, Direction


class Contact(Captured, Base):
    """A call, visit, email, letter in or message; never changed once written (Code 5.12)."""

    __tablename__ = "contact"
    about = About(
        called="Contact of {contact_on}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        one_of("kind", ContactKind),
        one_of("direction", Direction),
        one_of("purpose", ContactPurpose),
        not_blank("summary"),
        at_most("otherwise_because"),
    )
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    kind: Mapped[Text80] = said("kind")
    direction: Mapped[Text80] = said("direction")
    purpose: Mapped[Text80 | None] = said("what it was for")
    contact_on: Mapped[date] = said("day")
    with_whom: Mapped[Text200 | None] = said("with whom", personal=True, searched=Searched.WHAT)
    summary: Mapped[LongText] = said("summary", personal=True, searched=Searched.WHAT)
    accompanied_by: Mapped[Text200 | None] = said("who came along", personal=True)
    otherwise_because: Mapped[LongText | None] = said("why not as was agreed", personal=True)
    author_id: Mapped[str | None] = to("officer", "written by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
