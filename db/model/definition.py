"""What is complained of, point by point."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to_case
from db.terms import Responsibility


class Point(Captured, Base):
    """One numbered point of the complaint definition, with the outcome sought (Code 5.6)."""

    __tablename__ = "point"
    __table_args__ = (
        CheckConstraint("number > 0", name="number_from_one"),
        not_blank("text"),
        at_most("outcome_sought"),
        one_of("responsibility", Responsibility),
    )

    case_id: Mapped[str] = to_case()
    number: Mapped[int]
    text: Mapped[LongText]
    outcome_sought: Mapped[LongText | None]
    responsibility: Mapped[Text80 | None]
    responsible_body: Mapped[Text200 | None]
    """Who is responsible, or whom we are asking, where it is not (yet) ours (Code 5.7)."""
    added_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    withdrawn_because: Mapped[Text200 | None]
