"""Letters as issued."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Id, LongText, Text80, Text200, not_blank, to, to_case
from db.model.marks import About, Belongs, Searched, said


class Letter(Captured, Base):
    """A letter as it was issued: frozen, with its values and its document."""

    __tablename__ = "letter"
    about = About(
        called="Letter of {issued_on}",
        referred="Letter of {issued_on}",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("kind"),)
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str | None] = to("stage", "stage", nullable=True)
    """None for a letter about a request for service: it is no complaint, and has no stage (Code 1.4)."""
    kind: Mapped[Text80] = said("kind", personal=False)
    template_version: Mapped[Text80] = said("template", personal=False)
    issued_on: Mapped[date] = said("issued")
    issued_at: Mapped[datetime] = said("issued at")
    author_id: Mapped[str | None] = to("officer", "written by", signs=True, nullable=True)
    recipient: Mapped[Text200] = said("to", personal=True, searched=Searched.WHAT)
    text_size: Mapped[int] = said("size of text", default=12)
    document_id: Mapped[str] = to("document", "document")
    recipient_id: Mapped[Id | None] = said("to the person", personal=False)
    """Who it went to, on record since letters go to whom an authority says (Code 3.6)."""
    send_by: Mapped[date | None] = said("to be sent by")
    """The day by which it has to have left; None of a letter from before it was recorded how letters went."""
    corrects_id: Mapped[str | None] = to("letter", "corrects", nullable=True)
    """The letter that this one puts right, where it does: that one stays as it went, and is marked."""
    submission_id: Mapped[str | None] = to("letter_submission", "as submitted", nullable=True)
    """What was approved of it, where its kind needs somebody's approval."""
    said_sha256: Mapped[Text80 | None] = said("fingerprint of what it says", personal=False)
    """By which it is known as what was approved; None where nobody had to."""


class LetterCopy(Captured, Base):
    """The same letter to another person: set as was agreed with them, frozen like the first."""

    __tablename__ = "letter_copy"
    about = About(
        called="Copy of a letter, to {recipient}",
        referred="the copy to {recipient}",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    letter_id: Mapped[str] = to("letter", "letter")
    recipient_id: Mapped[Id] = said("to the person", personal=False)
    recipient: Mapped[Text200] = said("to", personal=True)
    text_size: Mapped[int] = said("size of text", default=12)
    document_id: Mapped[str] = to("document", "document")


class LetterFinding(Captured, Base):
    """What the gate found in a letter that was issued all the same, and why it stayed as it was."""

    __tablename__ = "letter_finding"
    about = About(
        called="What stayed in a letter",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("why"), not_blank("because"))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    letter_id: Mapped[str] = to("letter", "letter")
    finding: Mapped[Text80] = said("finding", personal=True)
    why: Mapped[LongText] = said("what was found", personal=True)
    because: Mapped[LongText] = said("why it stays", personal=True)
    override_id: Mapped[str | None] = to("override_answer", "by leave of", nullable=True)
    """The answer of a manager that let it pass; NULL where it was a warning, which its author answered."""


class SettledLetter(Captured, Base):
    """Of two letters of one kind that two desks issued for one stage: which stands, and why."""

    __tablename__ = "settled_letter"
    about = About(
        called="Which of two letters stands",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("because"),)
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    stands_id: Mapped[str] = to("letter", "letter that stands")
    falls_id: Mapped[str] = to("letter", "letter that does not")
    because: Mapped[LongText] = said("reason", personal=True)
    settled_on: Mapped[date] = said("settled")
    settled_by_id: Mapped[str | None] = to("officer", "settled by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
