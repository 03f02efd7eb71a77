"""What the answers say: shares with their intervals, pooled and never averaged, and one mode beside another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from complaints_desktop.numbers.share import (
    Direction,
    Saying,
    Share,
    against_in_words,
    in_words,
    one_decimal,
)
from complaints_desktop.surveys.questions import SCALE, TARGET
from db.number_terms import PromisesDone, Satisfied, SurveyMode

SATISFIED = frozenset({Satisfied.VERY, Satisfied.FAIRLY})
VALID = frozenset(Satisfied) - {Satisfied.NOT_APPLICABLE}
"""The five answers; “not applicable” and what was left open are in no sum."""

FEW_ANSWERED = Fraction(25)
"""Per cent: where fewer answer, those who did not may well think otherwise."""

NO_ANSWERS = "no answers"

LIFT = 20
"""“+20 % satisfaction”, which may be points or a share of what it was: both are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer, as far as figures ask."""

    id: str
    stage: int
    mode: SurveyMode
    answered_on: date
    said: Mapping[str, Satisfied]
    """The answers of five by question, and “not applicable”; what was left open is not there."""
    promises_done: PromisesDone | None = None


def satisfied(answers: Iterable[Answered], question: str) -> Share:
    """Return how many were satisfied of those whose answer to a question is one of the five."""
    valid = [said for each in answers if (said := each.said.get(question)) in VALID]
    return Share(sum(said in SATISFIED for said in valid), len(valid))


def percent(share: Share) -> str | None:
    """Return the per cent of a share; None of fewer than ten, of which none is said."""
    return None if share.saying is Saying.WORDS else share.percent


def by_mode(answers: Iterable[Answered], question: str) -> Mapping[SurveyMode, Share]:
    """Return the share of each mode: on paper people answer more kindly than online, so modes are never mixed up."""
    known = tuple(answers)
    found = {mode: satisfied((each for each in known if each.mode is mode), question) for mode in SurveyMode}
    return {mode: share for mode, share in found.items() if share.d}


def told(share: Share) -> str:
    """Return a share as it is printed beside its target: below ten answers in words alone, and no verdict then."""
    if share.saying is Saying.NOTHING:
        return NO_ANSWERS
    if share.saying is Saying.WORDS:
        return in_words(share)
    return f"{in_words(share)}; {against_in_words(share, TARGET, Direction.UP)}{_of_target(share)}"


def _of_target(share: Share) -> str:
    """Return the target behind “met” and “missed”; “too close to tell from 70%” says it by itself."""
    decided = against_in_words(share, TARGET, Direction.UP) in ("met", "missed")
    return f" (target {TARGET}%)" if decided else ""


def response(answered: int, delivered: int) -> Share:
    """Return how many of those whom it reached have answered."""
    return Share(min(answered, delivered), delivered)


def non_response(share: Share) -> str:
    """Return what to say where few answered; empty where enough did, and while nobody has."""
    if share.exact is None or not share.n or share.exact >= FEW_ANSWERED:
        return ""
    return (
        f"Only {share.n:,} of {share.d:,} answered. Those who did not may think otherwise, "
        "so this may not be what residents think in all."
    )


def lifted(share: Share) -> str:
    """Return what “+20 % satisfaction” would be from here, by both readings; empty of fewer than ten answers."""
    if share.exact is None or share.saying is Saying.WORDS:
        return ""
    points, relative = min(share.exact + LIFT, Fraction(100)), min(share.exact * (100 + LIFT) / 100, Fraction(100))
    return f"20 points more would be {one_decimal(points)}%; a fifth more would be {one_decimal(relative)}%"


def shares(answers: Iterable[Answered]) -> Mapping[str, Share]:
    """Return the share of each question with five answers, in the order of the form."""
    known = tuple(answers)
    return {each.name: satisfied(known, each.name) for each in SCALE}
