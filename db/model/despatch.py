"""How a letter went after it was issued, and whether it came back: a row a letter or copy each time it was sent."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_before, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import SentBy


class Despatch(Captured, Base):
    """A letter, or the copy of one, sent: by which way, to which address, by whom, when; and if it was returned."""

    __tablename__ = "despatch"
    about = About(
        called="Sending of {letter_id}, {way}",
        subject="letters",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        one_of("way", SentBy),
        at_most("note"),
        at_most("returned_because"),
        at_most("return_done"),
        not_before("returned_on", "sent_on"),
    )

    case_id: Mapped[str] = to_case()
    letter_id: Mapped[str] = to("letter", "letter", index=True)
    copy_id: Mapped[str | None] = to("letter_copy", "copy", nullable=True)
    """None of the first copy."""
    way: Mapped[Text80] = said("way")
    sent_on: Mapped[date] = said("sent")
    sent_by_id: Mapped[str | None] = to("officer", "sent by", signs=True, nullable=True)
    sent_to: Mapped[Text200 | None] = said("to the address", personal=True)
    sent_as: Mapped[Text80 | None] = said("format", personal=False)
    """PDF, large print, plain text: what was agreed, and what went."""
    note: Mapped[LongText | None] = said("note", personal=True)
    recorded_at: Mapped[datetime] = said("recorded")
    returned_on: Mapped[date | None] = said("came back")
    returned_because: Mapped[LongText | None] = said("why it came back", personal=True)
    return_done: Mapped[LongText | None] = said("what was done about it", personal=True)
    withdrawn_on: Mapped[date | None] = said("taken back")
    """The day on which it was found to have been recorded by mistake."""
