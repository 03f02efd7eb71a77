"""The people who complain or speak for others, what they need and what was agreed with them."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_before, not_blank, to, to_case


class Person(Captured, Base):
    """A resident, or someone who speaks for one."""

    __tablename__ = "person"
    __table_args__ = (not_blank("name"), at_most("address", 500), at_most("how_to_contact", 500))

    name: Mapped[Text200] = mapped_column(index=True)
    preferred_name: Mapped[Text200 | None]
    address: Mapped[LongText | None]
    postcode: Mapped[Text80 | None] = mapped_column(index=True)
    phone: Mapped[Text80 | None]
    email: Mapped[Text200 | None]
    how_to_contact: Mapped[LongText | None]


class Need(Captured, Base):
    """A vulnerability or disability the resident told us of (Code 5.10): the need, not a diagnosis."""

    __tablename__ = "need"
    __table_args__ = (not_blank("kind"), at_most("note"))

    person_id: Mapped[str] = to("person", index=True)
    kind: Mapped[Text80]
    source: Mapped[Text80 | None]
    recorded_on: Mapped[date]
    review_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    note: Mapped[LongText | None]


class Adjustment(Captured, Base):
    """A reasonable adjustment agreed with a person, under active review (Code 5.10)."""

    __tablename__ = "adjustment"
    __table_args__ = (not_blank("kind"), at_most("detail"), not_before("review_on", "agreed_on"))

    person_id: Mapped[str] = to("person", index=True)
    kind: Mapped[Text80]
    detail: Mapped[LongText | None]
    agreed_on: Mapped[date]
    review_on: Mapped[date | None]
    ended_on: Mapped[date | None]


class Authority(Captured, Base):
    """A representative's authority to act in a case (Code 3.6)."""

    __tablename__ = "authority"
    __table_args__ = (not_blank("scope"), not_before("until_on", "from_on"))

    case_id: Mapped[str] = to_case()
    person_id: Mapped[str] = to("person", index=True)
    scope: Mapped[Text200]
    evidence: Mapped[Text200]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
