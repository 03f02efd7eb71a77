"""What is complained of, point by point."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import Responsibility


class Point(Captured, Base):
    """One numbered point of the complaint definition, with the outcome sought (Code 5.6)."""

    __tablename__ = "point"
    about = About(
        called="Point {number}",
        referred="point {number}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        CheckConstraint("number > 0", name="number_from_one"),
        not_blank("text"),
        at_most("outcome_sought"),
        one_of("responsibility", Responsibility),
    )

    case_id: Mapped[str] = to_case()
    number: Mapped[int] = said("number")
    text: Mapped[LongText] = said("text", personal=True, searched=Searched.WHAT)
    outcome_sought: Mapped[LongText | None] = said("outcome sought", personal=True)
    responsibility: Mapped[Text80 | None] = said("whose responsibility")
    responsible_body: Mapped[Text200 | None] = said("who is responsible", personal=True)
    """Who is responsible, or whom we are asking, where it is not (yet) ours (Code 5.7)."""
    added_on: Mapped[date] = said("added")
    withdrawn_on: Mapped[date | None] = said("withdrawn")
    withdrawn_because: Mapped[Text200 | None] = said("why it was withdrawn", personal=True)
