"""Words that the gate stops and a complaints manager lets stay: asked for, and answered."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import Judgement


class OverrideRequest(Captured, Base):
    """That something the gate found in a letter shall stay as it is, and why; its words stay."""

    __tablename__ = "override_request"
    about = About(
        called="Request to let words of a letter stay",
        referred="the request to let words of a letter stay",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        not_blank("letter"),
        not_blank("finding"),
        not_blank("why"),
        at_most("words"),
        not_blank("because"),
    )

    case_id: Mapped[str] = to_case()
    letter: Mapped[Text80] = said("kind of letter", personal=True)
    finding: Mapped[Text80] = said("finding", personal=True)
    """By which check, and the fingerprint of what it found in which words: other words are another finding."""
    why: Mapped[LongText] = said("what was found", personal=True)
    field: Mapped[Text200 | None] = said("field", personal=True)
    words: Mapped[LongText | None] = said("words", personal=True)
    """The words as they stand in the letter."""
    because: Mapped[LongText] = said("why they stay", personal=True)
    asked_on: Mapped[date] = said("asked")
    asked_by_id: Mapped[str | None] = to("officer", "asked by", signs=True, nullable=True)
    dropped_on: Mapped[date | None] = said("not pursued")


class OverrideAnswer(Captured, Base):
    """What a complaints manager said to such a request; never changed once written."""

    __tablename__ = "override_answer"
    about = About(
        called="Answer to {request_id}",
        referred="the answer to a request",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (one_of("judgement", Judgement), not_blank("because"))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    request_id: Mapped[str] = to("override_request", "request", index=True)
    judgement: Mapped[Text80] = said("judgement")
    because: Mapped[LongText] = said("reason", personal=True)
    answered_by_id: Mapped[str | None] = to("officer", "answered by", signs=True, nullable=True)
    answered_on: Mapped[date] = said("day")
    recorded_at: Mapped[datetime] = said("recorded")
