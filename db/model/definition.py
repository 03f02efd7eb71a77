"""What is complained of, point by point."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import PointChangeKind, Responsibility


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
    outcome_sought: Mapped[LongText | None] = said("outcome sought", personal=True, searched=Searched.WHAT)
    responsibility: Mapped[Text80 | None] = said("whose responsibility")
    responsible_body: Mapped[Text200 | None] = said("who is responsible", personal=True, searched=Searched.WHAT)
    """Who is responsible, or whom we are asking, where it is not (yet) ours (Code 5.7)."""
    added_on: Mapped[date] = said("added")
    withdrawn_on: Mapped[date | None] = said("withdrawn")
    withdrawn_because: Mapped[Text200 | None] = said("why it was withdrawn", personal=True)
    settled_on: Mapped[date | None] = said("accepted as answered at stage 1")
    """The resident accepts the answer of stage 1 on it, so that stage 2 is not about it."""


class PointChange(Captured, Base):
    """A change of a definition that had been sent: why, and when the resident was told (Code 5.6, 6.8)."""

    __tablename__ = "point_change"
    about = About(
        called="Change of {point_id}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        one_of("kind", PointChangeKind),
        at_most("was"),
        not_blank("because"),
    )

    case_id: Mapped[str] = to_case()
    point_id: Mapped[str] = to("point", "point")
    kind: Mapped[Text80] = said("what was changed")
    was: Mapped[LongText | None] = said("words before", personal=True, searched=Searched.WHAT)
    because: Mapped[LongText] = said("reason", personal=True)
    changed_on: Mapped[date] = said("day")
    changed_by_id: Mapped[str | None] = to("officer", "changed by", signs=True, nullable=True)
    told_on: Mapped[date | None] = said("resident told")
    refusal_id: Mapped[str | None] = to("refusal", "refusal that was accepted", nullable=True)
    """The refusal that was accepted, where that is what changed: we look at it after all."""
