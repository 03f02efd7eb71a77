"""What is complained of, point by point, and what was found on each."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.words import Decision, Responsibility


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


class Finding(Captured, Base):
    """The decision on one point at one stage, with reasons and the policy, law or practice (Code 6.7)."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("point_id", "stage_id"),
        one_of("decision", Decision),
        at_most("reasons"),
        at_most("reference", 500),
        at_most("no_remedy_because"),
    )

    case_id: Mapped[str] = to_case()
    point_id: Mapped[str] = to("point")
    stage_id: Mapped[str] = to("stage", index=True)
    decision: Mapped[Text80 | None]
    reasons: Mapped[LongText | None]
    reference: Mapped[LongText | None]
    no_remedy_because: Mapped[LongText | None]
    """Why an upheld point has no remedy (Code 7.1)."""
