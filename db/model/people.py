"""The people who complain or speak for others, what they need, what was agreed with them and how it is applied."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Id, LongText, Text80, Text200, at_most, not_before, not_blank, to, to_case
from db.model.marks import About, Belongs, Searched, said


class Person(Captured, Base):
    """A resident, or someone who speaks for one."""

    __tablename__ = "person"
    about = About(
        called="{name}",
        referred="{name}",
        subject="people",
        belongs=Belongs.IS_PERSON,
    )
    __table_args__ = (not_blank("name"), at_most("address", 500), at_most("how_to_contact", 500))

    name: Mapped[Text200] = said("name", personal=True, searched=Searched.NAME, index=True)
    preferred_name: Mapped[Text200 | None] = said("preferred name", personal=True, searched=Searched.WHO)
    address: Mapped[LongText | None] = said("address", personal=True, searched=Searched.WHO)
    postcode: Mapped[Text80 | None] = said("postcode", personal=True, searched=Searched.NUMBER, index=True)
    phone: Mapped[Text80 | None] = said("phone", personal=True, searched=Searched.PHONE)
    email: Mapped[Text200 | None] = said("e-mail", personal=True, searched=Searched.WHO)
    how_to_contact: Mapped[LongText | None] = said("how to contact", personal=True)
    uprn: Mapped[Text80 | None] = said("UPRN of the home", personal=True)
    merged_into_id: Mapped[Id | None] = said("merged into", personal=False)
    """The record of the same person that stands for this one."""
    died_on: Mapped[date | None] = said("died")
    left_on: Mapped[date | None] = said("left the home")
    no_surveys_on: Mapped[date | None] = said("asked not to be surveyed")


class Need(Captured, Base):
    """A vulnerability or disability the resident told us of (Code 5.10): the need, not a diagnosis."""

    __tablename__ = "need"
    about = About(
        called="Need “{kind}”",
        subject="people",
        belongs=Belongs.TO_PERSON,
    )
    __table_args__ = (not_blank("kind"), at_most("note"), at_most("ended_because"))

    person_id: Mapped[str] = to("person", "person", index=True)
    kind: Mapped[Text80] = said("kind", personal=True)
    source: Mapped[Text80 | None] = said("how we know", personal=True)
    recorded_on: Mapped[date] = said("recorded")
    review_on: Mapped[date | None] = said("to be reviewed")
    ended_on: Mapped[date | None] = said("ended")
    ended_because: Mapped[LongText | None] = said("why it ended", personal=True)
    disability: Mapped[bool | None] = said("disability they told us of")
    consent: Mapped[Text80 | None] = said("why we may keep it", personal=True)
    note: Mapped[LongText | None] = said("note", personal=True)


class Adjustment(Captured, Base):
    """A reasonable adjustment agreed with a person, under active review (Code 5.10)."""

    __tablename__ = "adjustment"
    about = About(
        called="Adjustment “{kind}”",
        referred="Adjustment “{kind}”",
        subject="people",
        belongs=Belongs.TO_PERSON,
    )
    __table_args__ = (
        not_blank("kind"),
        at_most("detail"),
        at_most("ended_because"),
        not_before("review_on", "agreed_on"),
        CheckConstraint("days_more BETWEEN 1 AND 60", name="days_more_sane"),
    )

    person_id: Mapped[str] = to("person", "person", index=True)
    kind: Mapped[Text80] = said("kind", personal=True)
    detail: Mapped[LongText | None] = said("detail", personal=True)
    agreed_on: Mapped[date] = said("agreed")
    review_on: Mapped[date | None] = said("to be reviewed")
    ended_on: Mapped[date | None] = said("ended")
    ended_because: Mapped[LongText | None] = said("why it ended", personal=True)
    days_more: Mapped[int | None] = said("working days more to reply")


class AdjustmentUse(Captured, Base):
    """What an adjustment comes to in a case: how it is applied, or why it is not (Code 5.10)."""

    __tablename__ = "adjustment_use"
    about = About(
        called="Adjustment as it is applied",
        subject="people",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("how"),)

    case_id: Mapped[str] = to_case()
    adjustment_id: Mapped[str] = to("adjustment", "adjustment")
    applied: Mapped[bool] = said("applied")
    how: Mapped[LongText] = said("how, or why not", personal=True)
    said_on: Mapped[date] = said("said on")
    said_by_id: Mapped[str | None] = to("officer", "said by", signs=True, nullable=True)
    ended_on: Mapped[date | None] = said("ended")
