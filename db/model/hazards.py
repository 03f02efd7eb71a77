"""Hazards in a home under Awaab's Law: what was noticed when, and each step that was taken about it."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import Hazard, HazardStepKind


class HomeHazard(Captured, Base):
    """A hazard of the list in force on the day somebody of ours became aware of it; that moment starts its clocks."""

    __tablename__ = "home_hazard"
    about = About(
        called="Hazard “{words}”",
        referred="the hazard “{words}”",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        not_blank("name"),
        not_blank("words"),
        not_blank("what"),
        not_blank("aware"),
        one_of("gravity", Hazard),
    )
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    name: Mapped[Text80] = said("hazard of the register", personal=False)
    words: Mapped[Text200] = said("hazard", personal=False)
    """As the register called it that day."""
    gravity: Mapped[Text80] = said("emergency or significant")
    aware_at: Mapped[datetime] = said("when we became aware")
    aware: Mapped[Text200] = said("who became aware", personal=True)
    what: Mapped[LongText] = said("what was noticed", personal=True)
    owner_id: Mapped[str] = to("officer", "who sees to it", signs=False)
    recorded_at: Mapped[datetime] = said("recorded")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)


class HazardStep(Captured, Base):
    """One thing that was done about a hazard, at a moment; never changed, only followed by another."""

    __tablename__ = "hazard_step"
    about = About(
        called="Step about a hazard: {kind}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("text"), one_of("kind", HazardStepKind))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    home_hazard_id: Mapped[str] = to("home_hazard", "hazard", index=True)
    kind: Mapped[Text80] = said("step")
    done_at: Mapped[datetime] = said("done at")
    text: Mapped[LongText] = said("what was done", personal=True)
    recorded_at: Mapped[datetime] = said("recorded")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
