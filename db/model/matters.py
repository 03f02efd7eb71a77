"""Other matters that hang on a complaint, each with a body and clocks of its own, and what was done about each."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import Decision, MatterKind, MatterStepKind


class Matter(Captured, Base):
    """A complaint about personal data, money advice or care, raised in or beside a complaint under the Code."""

    __tablename__ = "matter"
    about = About(
        called="Other matter: {kind}",
        referred="the other matter ({kind})",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        not_blank("what"),
        not_blank("recognised"),
        one_of("kind", MatterKind),
        at_most("withdrawn_because"),
    )

    case_id: Mapped[str] = to_case()
    kind: Mapped[Text80] = said("what it is about")
    received_on: Mapped[date] = said("received")
    what: Mapped[LongText] = said("what they complain of", personal=True)
    recognised: Mapped[Text200] = said("how it was recognised", personal=True)
    owner_id: Mapped[str] = to("officer", "who sees to it", signs=False)
    recorded_at: Mapped[datetime] = said("recorded")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    withdrawn_on: Mapped[date | None] = said("taken off the record on")
    withdrawn_because: Mapped[LongText | None] = said("taken off the record because", personal=True)


class MatterStep(Captured, Base):
    """One thing that was done about another matter, on a day."""

    __tablename__ = "matter_step"
    about = About(
        called="Step about another matter: {kind}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        not_blank("text"),
        one_of("kind", MatterStepKind),
        one_of("outcome", Decision),
        at_most("withdrawn_because"),
    )

    case_id: Mapped[str] = to_case()
    matter_id: Mapped[str] = to("matter", "other matter", index=True)
    kind: Mapped[Text80] = said("step")
    done_on: Mapped[date] = said("done on")
    text: Mapped[LongText] = said("what was done", personal=True)
    outcome: Mapped[Text80 | None] = said("outcome")
    by_letter: Mapped[bool] = said("by a letter of ours", default=False)
    recorded_at: Mapped[datetime] = said("recorded")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    withdrawn_on: Mapped[date | None] = said("taken off the record on")
    withdrawn_because: Mapped[LongText | None] = said("taken off the record because", personal=True)
