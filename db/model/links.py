"""How cases belong to each other: a request a complaint came from, a repeat, a household, a merger."""

from datetime import date

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Id, LongText, Text80, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import LinkKind


class CaseLink(Captured, Base):
    """A case that belongs to another; that one may be at no desk of this team."""

    __tablename__ = "case_link"
    about = About(
        called="Link to {other_reference}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (one_of("kind", LinkKind), not_blank("other_reference"), at_most("because"))

    case_id: Mapped[str] = to_case()
    other_id: Mapped[Id] = said("linked case", personal=False, index=True)
    other_reference: Mapped[Text80] = said("reference of the linked case", personal=False)
    kind: Mapped[Text80] = said("how it belongs")
    because: Mapped[LongText | None] = said("reason", personal=True)
    linked_on: Mapped[date] = said("linked")
    linked_by_id: Mapped[str | None] = to("officer", "linked by", signs=True, nullable=True)
    ended_on: Mapped[date | None] = said("ended")
