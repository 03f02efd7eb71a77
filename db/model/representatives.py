"""Who speaks for a resident, by what authority, who gets which letters, and who complains beside them (Code 3.6)."""

from datetime import date

from sqlalchemy.orm import Mapped

from db.model.base import (
    Base,
    Captured,
    Id,
    LongText,
    Text80,
    Text200,
    at_most,
    not_before,
    not_blank,
    one_of,
    to,
    to_case,
)
from db.model.marks import About, Belongs, said
from db.terms import Basis, Covers, LettersTo


class Complainant(Captured, Base):
    """Somebody who complains of the same thing beside the resident: jointly, or as one of a group."""

    __tablename__ = "complainant"
    about = About(
        called="{person_id}, who complains too",
        subject="people",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_before("ended_on", "joined_on"), at_most("ended_because"))

    case_id: Mapped[str] = to_case()
    person_id: Mapped[str] = to("person", "person", shows=True, index=True)
    joined_on: Mapped[date] = said("joined")
    ended_on: Mapped[date | None] = said("ended")
    ended_because: Mapped[LongText | None] = said("why it ended", personal=True)


class Authority(Captured, Base):
    """A representative's authority to act in a case (Code 3.6)."""

    __tablename__ = "authority"
    about = About(
        called="Authority of {person_id}",
        referred="Authority of {person_id}",
        subject="people",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        not_blank("scope"),
        not_before("until_on", "from_on"),
        one_of("basis", Basis),
        one_of("covers", Covers),
        one_of("letters_to", LettersTo),
        at_most("ended_because"),
    )

    case_id: Mapped[str] = to_case()
    person_id: Mapped[str] = to("person", "person", shows=True, index=True)
    scope: Mapped[Text200] = said("what it covers", personal=True)
    evidence: Mapped[Text200] = said("evidence", personal=True)
    from_on: Mapped[date] = said("from")
    until_on: Mapped[date | None] = said("until")
    given_by_id: Mapped[Id | None] = said("for whom", personal=False)
    """One of those who complain; the resident where nobody is named."""
    capacity: Mapped[Text80 | None] = said("who they are", personal=True)
    basis: Mapped[Text80 | None] = said("by what they speak")
    covers: Mapped[Text80 | None] = said("what they may do")
    letters_to: Mapped[Text80 | None] = said("who gets our letters")
    accompanies: Mapped[bool | None] = said("comes along to meetings")
    seen_on: Mapped[date | None] = said("evidence seen")
    """None while consent was asked for and has not come; nothing goes to them until then."""
    ended_on: Mapped[date | None] = said("ended")
    ended_because: Mapped[LongText | None] = said("why it ended", personal=True)


class LetterRule(Captured, Base):
    """Who gets letters of one kind, where that is not who gets the others."""

    __tablename__ = "letter_rule"
    about = About(
        called="Who gets the letter “{kind}”",
        subject="people",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("kind"), one_of("letters_to", LettersTo))

    case_id: Mapped[str] = to_case()
    authority_id: Mapped[str] = to("authority", "authority")
    kind: Mapped[Text80] = said("kind of letter", personal=False)
    letters_to: Mapped[Text80] = said("who gets it")
    ended_on: Mapped[date | None] = said("ended")
