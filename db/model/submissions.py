"""Letters submitted for approval, and what was said to each: the draft itself stays on its desk."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import Judgement


class LetterSubmission(Captured, Base):
    """A letter as it was submitted: what was typed for it, and the fingerprint of all it would say."""

    __tablename__ = "letter_submission"
    about = About(
        called="Letter submitted on {submitted_on}",
        referred="the letter submitted on {submitted_on}",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("kind"), not_blank("said_sha256"), at_most("note"))

    case_id: Mapped[str] = to_case()
    kind: Mapped[Text80] = said("kind", personal=False)
    content: Mapped[dict[str, Any]] = said("the text", personal=True)
    said_sha256: Mapped[Text80] = said("fingerprint of what it says", personal=False)
    note: Mapped[LongText | None] = said("to whoever approves", personal=True)
    submitted_on: Mapped[date] = said("submitted")
    submitted_at: Mapped[datetime] = said("submitted at")
    submitted_by_id: Mapped[str | None] = to("officer", "submitted by", signs=True, nullable=True)
    dropped_on: Mapped[date | None] = said("not pursued")


class LetterAnswer(Captured, Base):
    """What somebody else with the right said to such a letter as it stood; never changed once written."""

    __tablename__ = "letter_answer"
    about = About(
        called="Answer to {submission_id}",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (one_of("judgement", Judgement), not_blank("said_sha256"), at_most("because"))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    submission_id: Mapped[str] = to("letter_submission", "letter submitted", index=True)
    judgement: Mapped[Text80] = said("judgement")
    code: Mapped[Text80 | None] = said("what is wrong", personal=False)
    because: Mapped[LongText | None] = said("reason", personal=True)
    said_sha256: Mapped[Text80] = said("fingerprint of what was judged", personal=False)
    answered_by_id: Mapped[str | None] = to("officer", "judged by", signs=True, nullable=True)
    answered_on: Mapped[date] = said("day")
    recorded_at: Mapped[datetime] = said("recorded")
