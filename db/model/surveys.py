"""Surveys of residents whose complaint ended: waves, who was asked or held back and why, and what they answered."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
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
from db.number_terms import QUESTIONS, AnswerCame, AskedAfter, HeldBack, PromisesDone, Satisfied, SurveyMode


class SurveyWave(Captured, Base):
    """Residents whose complaint ended in some days, asked together with one form."""

    __tablename__ = "survey_wave"
    about = About(called="Survey “{name}”", referred="survey “{name}”", subject="surveys", belongs=Belongs.TO_ALL)
    __table_args__ = (not_blank("name"), not_before("to_on", "from_on"), not_before("closes_on", "opened_on"))

    name: Mapped[Text200] = said("name", personal=False)
    from_on: Mapped[date] = said("ended from")
    to_on: Mapped[date] = said("ended to")
    form: Mapped[Text80] = said("version of the form", personal=False)
    identified: Mapped[bool] = said("answers with names")
    opened_on: Mapped[date] = said("opened")
    closes_on: Mapped[date] = said("closes")
    made_by_id: Mapped[str | None] = to("officer", "made by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")


class SurveyAsk(Captured, Base):
    """That somebody is to be asked how it went, or why not."""

    __tablename__ = "survey_ask"
    about = About(called="Survey of the resident", referred="survey", subject="surveys", belongs=Belongs.TO_CASE)
    __table_args__ = (
        CheckConstraint("stage IN (1, 2)", name="stage_known"),
        one_of("after", AskedAfter),
        one_of("mode", SurveyMode),
        one_of("held_because", HeldBack),
        at_most("held_note"),
    )

    case_id: Mapped[str] = to_case()
    wave_id: Mapped[str] = to("survey_wave", "survey", index=True)
    asked_id: Mapped[Id | None] = said("who is asked", personal=False)
    stage: Mapped[int] = said("stage")
    after: Mapped[Text80] = said("after what")
    mode: Mapped[Text80 | None] = said("how they are asked")
    language: Mapped[Text80 | None] = said("language", personal=False)
    held_because: Mapped[Text80 | None] = said("why they are not asked")
    held_note: Mapped[LongText | None] = said("more of why", personal=True)
    """Where nothing holds them back: why they are asked all the same."""
    sent_on: Mapped[date | None] = said("sent")
    not_delivered_on: Mapped[date | None] = said("came back")
    reminded_on: Mapped[date | None] = said("reminded")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")


class SurveyAnswer(Captured, Base):
    """What somebody answered; a blank was left open."""

    __tablename__ = "survey_answer"
    about = About(called="Answer to a survey", subject="surveys", belongs=Belongs.TO_CASE)
    __table_args__ = (
        *(one_of(question, Satisfied) for question in QUESTIONS),
        one_of("promises_done", PromisesDone),
        one_of("mode", SurveyMode),
        one_of("came", AnswerCame),
        at_most("comment"),
    )

    case_id: Mapped[str] = to_case()
    ask_id: Mapped[str] = to("survey_ask", "survey", index=True)
    answered_on: Mapped[date] = said("answered")
    mode: Mapped[Text80] = said("how they answered")
    handling: Mapped[Text80 | None] = said("how the complaint was handled")
    outcome: Mapped[Text80 | None] = said("the outcome")
    easy: Mapped[Text80 | None] = said("easy to complain")
    understood: Mapped[Text80 | None] = said("what it was was understood")
    informed: Mapped[Text80 | None] = said("kept informed")
    respect: Mapped[Text80 | None] = said("treated with respect")
    clear: Mapped[Text80 | None] = said("answer was clear")
    promises_done: Mapped[Text80 | None] = said("promises done")
    comment: Mapped[LongText | None] = said("in their words", personal=True)
    """Not searched: a case that is found by it would tell its handler what was answered."""
    may_contact: Mapped[bool | None] = said("may be contacted")
    unhappy: Mapped[bool | None] = said("voices dissatisfaction")
    """That the words ask for an answer as a complaint (Code 1.6)."""
    looked_at_on: Mapped[date | None] = said("unhappy words looked at")
    looked_at_because: Mapped[LongText | None] = said("what became of them", personal=True)
    came: Mapped[Text80] = said("how it came")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")
