"""The questions of a survey as one table: two of them are measured, and handling is kept apart from outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from db.number_terms import PromisesDone, Satisfied
from db.terms import Word

FORM = "1"
"""The version of the form: another wording of a question is another version, and is not pooled with it."""

HANDLING, OUTCOME = "handling", "outcome"

TARGET = Fraction(70)
"""Per cent who are to be satisfied, with handling and with outcome (K13, K14)."""


class Answering(StrEnum):
    """How a question is answered."""

    SCALE = "one of five, or not applicable"
    PROMISES = "yes, partly, no or not yet"
    WORDS = "in own words"
    TICK = "yes or no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: the field of the answer, what is asked, and how it is called in a table."""

    name: str
    asks: str
    called: str
    answering: Answering = Answering.SCALE


QUESTIONS: tuple[Question, ...] = (
    Question(
        name=HANDLING,
        asks="How satisfied or dissatisfied are you with how your complaint was handled?",
        called="How the complaint was handled",
    ),
    Question(
        name=OUTCOME,
        asks="How satisfied or dissatisfied are you with the outcome of your complaint?",
        called="The outcome",
    ),
    Question(
        name="easy",
        asks="How satisfied or dissatisfied are you with how easy it was to complain?",
        called="How easy it was to complain",
    ),
    Question(
        name="understood",
        asks="How satisfied or dissatisfied are you that we understood what your complaint was about?",
        called="What it was about was understood",
    ),
    Question(
        name="informed",
        asks="How satisfied or dissatisfied are you with how we kept you informed?",
        called="Kept informed",
    ),
    Question(
        name="respect",
        asks="How satisfied or dissatisfied are you that we treated you with respect?",
        called="Treated with respect",
    ),
    Question(
        name="clear",
        asks="How satisfied or dissatisfied are you that our answer was clear?",
        called="The answer was clear",
    ),
    Question(
        name="promises_done",
        asks="Did we do what we promised you? If we promised nothing, leave this open.",
        called="What we promised was done",
        answering=Answering.PROMISES,
    ),
    Question(
        name="comment",
        asks="What would you like to tell us in your own words?",
        called="In their own words",
        answering=Answering.WORDS,
    ),
    Question(
        name="may_contact",
        asks="May we contact you about what you have said here?",
        called="May be contacted",
        answering=Answering.TICK,
    ),
)
"""In the order in which they are asked."""

SCALE: tuple[Question, ...] = tuple(each for each in QUESTIONS if each.answering is Answering.SCALE)

ANSWERS: Mapping[Answering, tuple[Word, ...]] = {
    Answering.SCALE: tuple(Satisfied),
    Answering.PROMISES: tuple(PromisesDone),
    Answering.WORDS: (),
    Answering.TICK: (),
}
"""What may be answered, in the order of the form."""


def question(name: str) -> Question:
    """Return the question with that name; KeyError where there is none."""
    return {each.name: each for each in QUESTIONS}[name]
