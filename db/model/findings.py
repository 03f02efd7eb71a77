"""What was found on each point, at each stage."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Id, LongText, Text80, at_most, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import Decision


class Finding(Captured, Base):
    """The decision on one point at one stage, with reasons and the policy, law or practice (Code 6.7)."""

    __tablename__ = "finding"
    about = About(
        called="Decision on {point_id}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        UniqueConstraint("point_id", "stage_id"),
        one_of("decision", Decision),
        at_most("reasons"),
        at_most("reference", 500),
        at_most("no_remedy_because"),
        at_most("changed_because"),
        at_most("policy_then", 500),
    )

    case_id: Mapped[str] = to_case()
    point_id: Mapped[str] = to("point", "point")
    stage_id: Mapped[str] = to("stage", "stage", index=True)
    decided_by_id: Mapped[Id | None] = said("decided by", personal=False)
    """Whoever decided it at a stage, so that they do not consider the next (Code 6.13)."""
    decision: Mapped[Text80 | None] = said("decision")
    reasons: Mapped[LongText | None] = said("reasons", personal=True, searched=Searched.WHAT)
    reference: Mapped[LongText | None] = said("policy, law or practice", personal=True, searched=Searched.WHAT)
    no_remedy_because: Mapped[LongText | None] = said("why there is no remedy", personal=True, searched=Searched.WHAT)
    """Why an upheld point has no remedy (Code 7.1)."""
    changed_because: Mapped[LongText | None] = said(
        "what changed since stage 1, and why", personal=True, searched=Searched.WHAT
    )
    policy_then: Mapped[LongText | None] = said("policy in force then", personal=True)
