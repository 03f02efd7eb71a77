"""Money to put things right, in pence: offered, asked for above an authority, and ordered by the Ombudsman."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import MOST_PENCE, Judgement, MoneyKind

SANE = f"pence > 0 AND pence <= {MOST_PENCE}"


class Offer(Captured, Base):
    """One head of compensation offered at a stage (Code 7.2); integer pence. Its promise to be paid points at it."""

    __tablename__ = "offer"
    about = About(
        called="Offer of {pence}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        one_of("kind", MoneyKind),
        CheckConstraint(SANE, name="pence_sane"),
        *map(at_most, ("because", "below_because", "arrears_because", "refused_because")),
    )

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    point_id: Mapped[str | None] = to("point", "point", nullable=True)
    kind: Mapped[Text80] = said("kind")
    pence: Mapped[int] = said("sum")
    because: Mapped[LongText | None] = said("reason", personal=True, searched=Searched.WHAT)
    offered_on: Mapped[date | None] = said("offered")
    accepted_on: Mapped[date | None] = said("accepted")
    paid_on: Mapped[date | None] = said("paid")
    withdrawn_on: Mapped[date | None] = said("withdrawn")
    guide: Mapped[Text80 | None] = said("rate or band of the guidance", personal=False)
    lost_from: Mapped[date | None] = said("first day of the loss")
    lost_until: Mapped[date | None] = said("last day of the loss")
    times: Mapped[int | None] = said("how often")
    guide_pence: Mapped[int | None] = said("what the guidance came to")
    below_because: Mapped[LongText | None] = said("why less than the guidance", personal=True)
    to_arrears: Mapped[bool | None] = said("set against arrears")
    arrears_because: Mapped[LongText | None] = said("why it is set against arrears", personal=True)
    refused_on: Mapped[date | None] = said("refused by the resident")
    refused_because: Mapped[LongText | None] = said("why the resident refused it", personal=True)
    paid_how: Mapped[Text80 | None] = said("how it was paid", personal=True)
    paid_reference: Mapped[Text200 | None] = said("reference of the payment", personal=True)


class MoneyRequest(Captured, Base):
    """That a case needs more money than somebody may offer: how much in all, and why; its words stay (Code 4.2)."""

    __tablename__ = "money_request"
    about = About(
        called="Request to offer {pence} in all",
        referred="the request to offer {pence} in all",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (CheckConstraint(SANE, name="pence_sane"), at_most("because"))

    case_id: Mapped[str] = to_case()
    pence: Mapped[int] = said("sum")
    because: Mapped[LongText | None] = said("reason", personal=True)
    asked_on: Mapped[date] = said("asked")
    asked_by_id: Mapped[str | None] = to("officer", "asked by", signs=True, nullable=True)
    dropped_on: Mapped[date | None] = said("not pursued")


class MoneyAnswer(Captured, Base):
    """What somebody else with the authority said to such a request; never changed once written."""

    __tablename__ = "money_answer"
    about = About(
        called="Answer to {request_id}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (one_of("judgement", Judgement), at_most("because"))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    request_id: Mapped[str] = to("money_request", "request", index=True)
    judgement: Mapped[Text80] = said("judgement")
    because: Mapped[LongText | None] = said("reason", personal=True)
    answered_by_id: Mapped[str | None] = to("officer", "answered by", signs=True, nullable=True)
    answered_on: Mapped[date] = said("day")
    recorded_at: Mapped[datetime] = said("recorded")


class MoneyOrder(Captured, Base):
    """A sum the Housing Ombudsman ordered: no offer of ours, and counted against nobody's authority."""

    __tablename__ = "money_order"
    about = About(
        called="Ordered sum of {pence}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (CheckConstraint(SANE, name="pence_sane"), not_blank("reference"), at_most("because"))

    case_id: Mapped[str] = to_case()
    pence: Mapped[int] = said("sum")
    reference: Mapped[Text200] = said("reference of the determination", personal=True)
    because: Mapped[LongText | None] = said("what it is for", personal=True)
    ordered_on: Mapped[date] = said("ordered")
    set_aside_on: Mapped[date | None] = said("set aside")
    paid_on: Mapped[date | None] = said("paid")
    paid_how: Mapped[Text80 | None] = said("how it was paid", personal=True)
    paid_reference: Mapped[Text200 | None] = said("reference of the payment", personal=True)
