"""How somebody may contact us after unacceptable behaviour: warned, restricted, reviewed (Code 5.14, 5.15).

All of it hangs on the person and not on a case: it holds in every case of theirs, and is seen, erased and merged with
them. The case in which it arose is only named, by its id: a desk that holds another case of theirs may not hold it.
"""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Id, LongText, Text80, at_most, not_blank, one_of, to
from db.model.marks import About, Belongs, said
from db.terms import Judgement, NoWarning, Reviewed


class ConductWarning(Captured, Base):
    """A warning: what happened, what it does to others, what has to change, and what would help."""

    __tablename__ = "conduct_warning"
    about = About(
        called="Warning about contact",
        subject="people",
        belongs=Belongs.TO_PERSON,
    )
    __table_args__ = (
        not_blank("happened"),
        at_most("evidence"),
        not_blank("effect"),
        not_blank("must_change"),
        not_blank("support"),
    )

    person_id: Mapped[str] = to("person", "person", index=True)
    arose_in_id: Mapped[Id | None] = said("case it arose in", personal=False)
    happened: Mapped[LongText] = said("what happened", personal=True, fixed_with="told_on")
    evidence: Mapped[LongText | None] = said("evidence", personal=True, fixed_with="told_on")
    effect: Mapped[LongText] = said("effect", personal=True, fixed_with="told_on")
    must_change: Mapped[LongText] = said("what has to change", personal=True, fixed_with="told_on")
    support: Mapped[LongText] = said("support and adjustments considered", personal=True, fixed_with="told_on")
    recorded_on: Mapped[date] = said("recorded")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    told_on: Mapped[date | None] = said("told", fixed_with="told_on")
    """The day the letter went."""
    dropped_on: Mapped[date | None] = said("not pursued")


class Restriction(Captured, Base):
    """A restriction on how somebody contacts us; it holds from the letter that tells of it until a review ends it."""

    __tablename__ = "restriction"
    about = About(
        called="Restriction “{kind}”",
        referred="the restriction “{kind}”",
        subject="people",
        belongs=Belongs.TO_PERSON,
    )
    __table_args__ = (
        not_blank("kind"),
        not_blank("detail"),
        not_blank("reach"),
        not_blank("reasons"),
        not_blank("evidence"),
        not_blank("proportionate"),
        not_blank("equality"),
        at_most("adjusted"),
        one_of("no_warning", NoWarning),
        at_most("no_warning_because"),
    )

    person_id: Mapped[str] = to("person", "person", index=True)
    arose_in_id: Mapped[Id | None] = said("case it arose in", personal=False)
    kind: Mapped[Text80] = said("what is restricted", personal=True, fixed_with="imposed_on")
    detail: Mapped[LongText] = said("in detail", personal=True, fixed_with="imposed_on")
    reach: Mapped[LongText] = said("how they still reach us", personal=True, fixed_with="imposed_on")
    reasons: Mapped[LongText] = said("reasons", personal=True, fixed_with="imposed_on")
    evidence: Mapped[LongText] = said("evidence", personal=True, fixed_with="imposed_on")
    """The contacts and documents that show it, a line each: in words, for the desk that does not hold them."""
    proportionate: Mapped[LongText] = said("why it is proportionate", personal=True, fixed_with="imposed_on")
    equality: Mapped[LongText] = said("regard to the Equality Act", personal=True, fixed_with="imposed_on")
    adjusted: Mapped[LongText | None] = said("how their needs are met", personal=True, fixed_with="imposed_on")
    no_warning: Mapped[Text80 | None] = said("why there was no warning", fixed_with="imposed_on")
    no_warning_because: Mapped[LongText | None] = said("what made it urgent", personal=True, fixed_with="imposed_on")
    review_on: Mapped[date] = said("first review", fixed_with="imposed_on")
    proposed_on: Mapped[date] = said("proposed")
    proposed_by_id: Mapped[str | None] = to("officer", "proposed by", signs=True, nullable=True)
    imposed_on: Mapped[date | None] = said("in force from", fixed_with="imposed_on")
    """The day the letter went: nobody is restricted before they are told."""
    dropped_on: Mapped[date | None] = said("not pursued")


class RestrictionAnswer(Captured, Base):
    """What somebody else, who leads, said to a restriction that is proposed (Code 5.15)."""

    __tablename__ = "restriction_answer"
    about = About(
        called="Answer to {restriction_id}",
        subject="people",
        belongs=Belongs.TO_PERSON,
    )
    __table_args__ = (one_of("judgement", Judgement), not_blank("because"))

    person_id: Mapped[str] = to("person", "person", index=True)
    restriction_id: Mapped[str] = to("restriction", "restriction", index=True)
    judgement: Mapped[Text80] = said("judgement")
    because: Mapped[LongText] = said("reason", personal=True)
    answered_by_id: Mapped[str | None] = to("officer", "judged by", signs=True, nullable=True)
    answered_on: Mapped[date] = said("day")
    recorded_at: Mapped[datetime] = said("recorded")


class RestrictionReview(Captured, Base):
    """A review of a restriction, on its day or because they appealed: it is kept, relaxed or ended (Code 5.14)."""

    __tablename__ = "restriction_review"
    about = About(
        called="Review of {restriction_id}",
        subject="people",
        belongs=Belongs.TO_PERSON,
    )
    __table_args__ = (one_of("outcome", Reviewed), at_most("appeal"), at_most("because"), at_most("remains"))

    person_id: Mapped[str] = to("person", "person", index=True)
    restriction_id: Mapped[str] = to("restriction", "restriction", index=True)
    appealed_on: Mapped[date | None] = said("appealed")
    """None of a review that nobody asked for."""
    appeal: Mapped[LongText | None] = said("what they say against it", personal=True)
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    outcome: Mapped[Text80 | None] = said("outcome", fixed_with="told_on")
    """None of an appeal nobody decided yet."""
    because: Mapped[LongText | None] = said("reasons", personal=True, fixed_with="told_on")
    remains: Mapped[LongText | None] = said("what remains of it", personal=True, fixed_with="told_on")
    next_on: Mapped[date | None] = said("next review", fixed_with="told_on")
    reviewed_on: Mapped[date | None] = said("reviewed", fixed_with="told_on")
    reviewed_by_id: Mapped[str | None] = to("officer", "reviewed by", signs=True, nullable=True)
    told_on: Mapped[date | None] = said("told", fixed_with="told_on")
    """The day the letter went."""
