"""Quality of complaint handling: what was drawn, how it was scored, what was said to that, how reviewers agree."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import (
    Base,
    Captured,
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
from db.number_terms import DrawMethod, ReplyKind, Reviewed, Scored


class QualityDraw(Captured, Base):
    """A draw of answers to be reviewed: from which days, how, and with which seed, so that it can be drawn again."""

    __tablename__ = "quality_draw"
    about = About(called="Draw of {drawn_on}", referred="draw of {drawn_on}", subject="quality", belongs=Belongs.TO_ALL)
    __table_args__ = (
        one_of("method", DrawMethod),
        one_of("looks_at", Reviewed),
        not_before("to_on", "from_on"),
        at_most("left_out"),
        CheckConstraint("population >= 0", name="population_sane"),
    )

    method: Mapped[Text80] = said("method")
    looks_at: Mapped[Text80] = said("file or letter")
    from_on: Mapped[date] = said("from")
    to_on: Mapped[date] = said("to")
    seed: Mapped[Text80] = said("seed", personal=False)
    population: Mapped[int] = said("answers it was drawn from")
    strata: Mapped[LongText | None] = said("groups and how many of each", personal=False)
    """JSON, of a stratified draw: each group with its answers and how many were drawn."""
    left_out: Mapped[LongText | None] = said("left out, and why", personal=False)
    drawn_on: Mapped[date] = said("drawn")
    drawn_by_id: Mapped[str | None] = to("officer", "drawn by", signs=True, nullable=True)
    withdrawn_on: Mapped[date | None] = said("taken back")


class DrawnItem(Captured, Base):
    """One answer that was drawn, and who reviews it."""

    __tablename__ = "drawn_item"
    about = About(called="Drawn for review", referred="item {place}", subject="quality", belongs=Belongs.TO_CASE)
    __table_args__ = (CheckConstraint("stage IN (1, 2)", name="stage_known"),)

    case_id: Mapped[str] = to_case()
    draw_id: Mapped[str] = to("quality_draw", "draw", index=True)
    stage: Mapped[int] = said("stage")
    place: Mapped[int] = said("place in the draw")
    risk: Mapped[int | None] = said("points of risk")
    reviewer_id: Mapped[str | None] = to("officer", "reviewer", signs=False, nullable=True)
    second_reviewer_id: Mapped[str | None] = to("officer", "second reviewer", signs=False, nullable=True)
    """Who marks it too, without seeing the first marks (quality 9.5)."""
    skipped_because: Mapped[Text200 | None] = said("why it is not reviewed", personal=True)


class QualityReview(Captured, Base):
    """A review of a case file or of a letter, by one reviewer."""

    __tablename__ = "quality_review"
    about = About(
        called="Quality review", referred="review of {reviewed_on}", subject="quality", belongs=Belongs.TO_CASE
    )
    __table_args__ = (
        CheckConstraint("stage IN (1, 2)", name="stage_known"),
        one_of("looks_at", Reviewed),
        one_of("method", DrawMethod),
        at_most("strengths"),
        at_most("critical"),
    )

    case_id: Mapped[str] = to_case()
    stage: Mapped[int] = said("stage")
    looks_at: Mapped[Text80] = said("file or letter")
    method: Mapped[Text80] = said("how it was chosen")
    drawn_item_id: Mapped[str | None] = to("drawn_item", "drawn item", nullable=True, index=True)
    letter_id: Mapped[str | None] = to("letter", "letter", nullable=True)
    letter_sha256: Mapped[Text80 | None] = said("hash of the letter", personal=False)
    handler_id: Mapped[str | None] = to("officer", "handler", signs=False, nullable=True)
    reviewer_id: Mapped[str | None] = to("officer", "reviewer", signs=True, nullable=True)
    residents: Mapped[Text200 | None] = said("resident reviewers", personal=False)
    """The panel whose review it is, by the name of the panel; empty of our own."""
    blind: Mapped[bool] = said("blind")
    second: Mapped[bool] = said("second marking", default=False)
    matrix: Mapped[Text80] = said("version of the matrix", personal=False)
    reviewed_on: Mapped[date] = said("reviewed")
    strengths: Mapped[LongText | None] = said("what was done well", personal=True)
    critical: Mapped[LongText | None] = said("critical fails", personal=True)
    finished_at: Mapped[datetime | None] = said("finished")
    withdrawn_on: Mapped[date | None] = said("taken back")


class QualityScore(Captured, Base):
    """How one criterion was met."""

    __tablename__ = "quality_score"
    about = About(called="Score of {criterion}", subject="quality", belongs=Belongs.TO_CASE)
    __table_args__ = (
        one_of("scored", Scored),
        one_of("computed", Scored),
        at_most("overruled_because"),
        at_most("quote"),
        at_most("note"),
        CheckConstraint("points BETWEEN 0 AND 100", name="points_sane"),
    )

    case_id: Mapped[str] = to_case()
    review_id: Mapped[str] = to("quality_review", "review", index=True)
    criterion: Mapped[Text80] = said("criterion", personal=False)
    points: Mapped[int] = said("points")
    scored: Mapped[Text80] = said("how it was met")
    computed: Mapped[Text80 | None] = said("what the record shows")
    """What the program found, of a criterion that it can look up."""
    overruled_because: Mapped[LongText | None] = said("why the reviewer says otherwise", personal=True)
    quote: Mapped[LongText | None] = said("sentence", personal=True)
    note: Mapped[LongText | None] = said("note", personal=True)


class ReviewReply(Captured, Base):
    """What was said to a review: by its handler, by both, by a third person."""

    __tablename__ = "review_reply"
    insert_only = True
    about = About(called="Reply to a review", subject="quality", belongs=Belongs.TO_CASE, owner="review_id.handler_id")
    __table_args__ = (one_of("kind", ReplyKind), not_blank("words"))

    case_id: Mapped[str] = to_case()
    review_id: Mapped[str] = to("quality_review", "review", index=True)
    kind: Mapped[Text80] = said("kind")
    criterion: Mapped[Text80 | None] = said("criterion", personal=False)
    words: Mapped[LongText] = said("words", personal=True)
    scored: Mapped[Text80 | None] = said("as it stands now", personal=False)
    """Of a decision: how the criterion stands; the score that was disputed is kept."""
    replied_by_id: Mapped[str | None] = to("officer", "said by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")


class Calibration(Captured, Base):
    """A session in which reviewers compared how they marked the same letters."""

    __tablename__ = "calibration"
    about = About(called="Calibration of {held_on}", subject="quality", belongs=Belongs.TO_ALL)
    __table_args__ = (at_most("words"),)

    held_on: Mapped[date] = said("held")
    from_on: Mapped[date] = said("from")
    to_on: Mapped[date] = said("to")
    criteria: Mapped[Text200 | None] = said("criteria discussed", personal=False)
    words: Mapped[LongText | None] = said("what was agreed", personal=False)
    held_by_id: Mapped[str | None] = to("officer", "held by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")
