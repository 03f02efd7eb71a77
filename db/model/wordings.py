"""The landlord's own wording of a section of a letter, and the paragraphs that officers put in."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Id, LongText, Text80, Text200, at_most, not_blank, to
from db.model.marks import About, Belongs, said


class Version(Captured):
    """One version of one section. Never changed, only followed by another; empty text is the program's own wording."""

    insert_only: ClassVar[bool] = True

    kind: Mapped[Text80] = said("letter", personal=False)
    """The name of the kind of letter, or what every letter says."""
    section: Mapped[Text80] = said("section", personal=False)
    number: Mapped[int] = said("version")
    """Of its kind: one more than the last that its desk knew of."""
    text: Mapped[LongText] = said("wording", personal=False)
    why: Mapped[LongText] = said("why", personal=False)
    from_on: Mapped[date] = said("holds from")
    follows_id: Mapped[Id | None] = said("follows", personal=False)
    """The version it was written over; empty where that was the program's own."""
    settles_id: Mapped[Id | None] = said("settles", personal=False)
    """The other of two that were written over the same one, where a person chose between them."""
    set_at: Mapped[datetime] = said("set")
    set_by_id: Mapped[str | None] = to("officer", "set by", signs=True, nullable=True)


def _rules(table: str) -> tuple[object, ...]:
    """Return what the record refuses of a version, whichever table it is in."""
    names = ("kind", "section", "why")
    return (*(not_blank(name) for name in names), at_most("text"), Index(f"ix_{table}_kind_section", "kind", "section"))


class Wording(Version, Base):
    """A version of a section that team leaders write."""

    __tablename__ = "wording"
    about = About(called="Wording of “{section}”", subject="wording", belongs=Belongs.TO_ALL)
    __table_args__ = _rules("wording")


class LockedWording(Version, Base):
    """A version of a section that says what the resident may do, or what is decided: managers alone write it."""

    __tablename__ = "locked_wording"
    about = About(called="Locked wording of “{section}”", subject="wording", belongs=Belongs.TO_ALL)
    __table_args__ = _rules("locked_wording")


class StandardParagraph(Captured, Base):
    """A paragraph for many letters, by topic, with who keeps it right and until when it may be used."""

    __tablename__ = "standard_paragraph"
    about = About(called="Standard paragraph “{title}”", subject="wording", belongs=Belongs.TO_ALL)
    __table_args__ = (not_blank("topic"), not_blank("title"), not_blank("text"))

    topic: Mapped[Text80] = said("topic", personal=False)
    title: Mapped[Text200] = said("title", personal=False)
    text: Mapped[LongText] = said("text", personal=False)
    owner_id: Mapped[str] = to("officer", "kept by", signs=False)
    expires_on: Mapped[date] = said("may be used until")
    ended_on: Mapped[date | None] = said("ended")
    made_at: Mapped[datetime] = said("made")
    made_by_id: Mapped[str | None] = to("officer", "made by", signs=True, nullable=True)
