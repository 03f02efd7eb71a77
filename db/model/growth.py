"""How officers grow: one-to-ones, what was agreed, objectives, training, induction; and the notes of a day."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text200, at_most, not_blank, to
from db.model.marks import About, Belongs, said


class OneToOne(Captured, Base):
    """A talk between an officer and whoever leads them."""

    __tablename__ = "one_to_one"
    about = About(
        called="One-to-one of {officer_id}",
        referred="one-to-one of {held_on}",
        subject="team",
        belongs=Belongs.TO_OFFICER,
    )
    __table_args__ = (at_most("words"),)

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    held_on: Mapped[date] = said("held")
    next_on: Mapped[date | None] = said("next one")
    words: Mapped[LongText | None] = said("what was said", personal=True)
    held_by_id: Mapped[str | None] = to("officer", "held by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")


class AgreedAction(Captured, Base):
    """What somebody will do that was agreed in a one-to-one."""

    __tablename__ = "agreed_action"
    about = About(
        called="Action agreed with {officer_id}", subject="team", belongs=Belongs.TO_OFFICER, owner="officer_id"
    )
    __table_args__ = (not_blank("what"),)

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    one_to_one_id: Mapped[str | None] = to("one_to_one", "one-to-one", nullable=True)
    what: Mapped[LongText] = said("what", personal=True)
    due_on: Mapped[date] = said("by")
    done_on: Mapped[date | None] = said("done")
    agreed_by_id: Mapped[str | None] = to("officer", "agreed by", signs=True, nullable=True)
    withdrawn_on: Mapped[date | None] = said("taken back")


class Objective(Captured, Base):
    """What an officer or a contractor is to reach, and how it is measured (Code 9.8 for all who handle complaints)."""

    __tablename__ = "objective"
    about = About(called="Objective of {officer_id}", subject="team", belongs=Belongs.TO_OFFICER)
    __table_args__ = (
        not_blank("what"),
        at_most("measure"),
        at_most("outcome"),
    )

    officer_id: Mapped[str | None] = to("officer", "officer", signs=False, nullable=True, index=True)
    contractor_id: Mapped[str | None] = to("contractor", "contractor", nullable=True)
    standard: Mapped[bool] = said("the Code’s standard objective", default=False)
    what: Mapped[LongText] = said("what", personal=True)
    measure: Mapped[LongText | None] = said("how it is measured", personal=True)
    from_on: Mapped[date] = said("from")
    review_on: Mapped[date] = said("reviewed on")
    outcome: Mapped[LongText | None] = said("what came of it", personal=True)
    ended_on: Mapped[date | None] = said("ended")
    set_by_id: Mapped[str | None] = to("officer", "set by", signs=True, nullable=True)
    withdrawn_on: Mapped[date | None] = said("taken back")


class Training(Captured, Base):
    """A course somebody took: when, with what score, and until when it counts."""

    __tablename__ = "training"
    about = About(called="Training of {officer_id}", subject="team", belongs=Belongs.TO_OFFICER)
    __table_args__ = (not_blank("course"), CheckConstraint("score BETWEEN 0 AND 100", name="score_in_percent"))

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    course: Mapped[Text200] = said("course", personal=False)
    taken_on: Mapped[date] = said("taken")
    score: Mapped[int | None] = said("percent")
    expires_on: Mapped[date | None] = said("counts until")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    withdrawn_on: Mapped[date | None] = said("taken back")


class InductionStep(Captured, Base):
    """One line of the plan by which somebody new learns the work."""

    __tablename__ = "induction_step"
    about = About(called="Induction of {officer_id}", subject="team", belongs=Belongs.TO_OFFICER, owner="officer_id")
    __table_args__ = (not_blank("step"),)

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    step: Mapped[Text200] = said("step", personal=False)
    due_on: Mapped[date | None] = said("by")
    done_on: Mapped[date | None] = said("done")
    withdrawn_on: Mapped[date | None] = said("taken back")


class DayNote(Captured, Base):
    """What a team has to know on a day."""

    __tablename__ = "day_note"
    about = About(called="Note for {noted_on}", subject="team", belongs=Belongs.TO_ALL)
    __table_args__ = (not_blank("words"),)

    noted_on: Mapped[date] = said("day", index=True)
    team_id: Mapped[str | None] = to("team", "team", nullable=True)
    words: Mapped[LongText] = said("note", personal=True)
    written_by_id: Mapped[str | None] = to("officer", "written by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")
