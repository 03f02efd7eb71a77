"""What a review comes to, and what many come to together: K7 (quality 9.2, 9.4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import sqrt

from complaints_desktop.numbers.share import ENOUGH, FEW, Share, in_words, one_decimal
from complaints_desktop.rules.wording import count
from db.number_terms import DrawMethod, Scored

WORTH: Mapping[Scored, Fraction] = {
    Scored.YES: Fraction(1),
    Scored.PARTLY: Fraction(1, 2),
    Scored.NO: Fraction(0),
}
"""What of its points a criterion earns; one that is not applicable leaves both sums."""

TARGET = 95
"""The score that is asked (seed 000)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How one criterion was met, and the points it had in the version of the review."""

    criterion: str
    points: int
    scored: Scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the marks of one review come to."""

    earned: Fraction
    applicable: int
    critical: tuple[str, ...] = ()
    """The keys of its critical fails."""

    @property
    def exact(self) -> Fraction | None:
        """From 0 to 100; None where nothing was applicable, which is no score."""
        return 100 * self.earned / self.applicable if self.applicable else None

    @property
    def printed(self) -> str:
        """The score to one decimal: "91.5"."""
        return "no score" if self.exact is None else one_decimal(self.exact)

    @property
    def failed(self) -> bool:
        """Whether a critical fail makes it a fail, whatever the sum."""
        return bool(self.critical)

    @property
    def reaches(self) -> bool:
        """Whether it reaches what is asked, without a critical fail."""
        return not self.failed and self.exact is not None and self.exact >= TARGET


def score(marks: Iterable[Mark], *, critical: Mapping[str, str], named: Iterable[str] = ()) -> Score:
    """Return what the marks come to.

    `critical`: what is a critical fail in this version, by key; it is one where the reviewer `named` it. A criterion
    may be marked no for less: a decision without its paragraph is no unanswered point.
    """
    found = list(marks)
    asked = [each for each in found if each.scored in WORTH]
    return Score(
        earned=sum((each.points * WORTH[each.scored] for each in asked), Fraction(0)),
        applicable=sum(each.points for each in asked),
        critical=tuple(key for key in critical if key in set(named)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A finished review as the figures count it."""

    id: str
    answer: str
    """Which answer it is of: the same for two reviews of one."""
    handler_id: str | None
    method: DrawMethod
    score: Score
    marks: tuple[Mark, ...] = ()
    whole: bool = False
    """Of all: whether every answer of the period was in it, and not those of one new starter alone."""
    second: bool = False
    residents: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class K7:
    """The share of points earned over the reviews that may be counted."""

    earned: Fraction = Fraction(0)
    applicable: int = 0
    reviews: tuple[Counted, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Reviews that do not count, by why."""

    @property
    def n(self) -> int:
        """How many reviews."""
        return len(self.reviews)

    @property
    def exact(self) -> Fraction | None:
        """From 0 to 100; None of no reviews."""
        return 100 * self.earned / self.applicable if self.applicable else None

    @property
    def reached(self) -> Share:
        """How many reviews reach what is asked."""
        return Share(sum(each.score.reaches for each in self.reviews), self.n)

    @property
    def critical(self) -> Share:
        """How many have a critical fail."""
        return Share(sum(each.score.failed for each in self.reviews), self.n)

    @property
    def all_reviewed(self) -> bool:
        """Whether nothing was left to chance: every answer was reviewed."""
        return bool(self.reviews) and all(each.method is DrawMethod.CENSUS for each in self.reviews)

    @property
    def interval(self) -> tuple[str, str] | None:
        """Between which scores that of every answer lies, with 95 % certainty; None of few, or where all were reviewed.

        A review is one draw and not its points, so it is reckoned on how the reviews differ (ratio of two sums).
        """
        if self.exact is None or self.n < ENOUGH or self.all_reviewed:
            return None
        ratio = self.earned / self.applicable
        apart = sum(float(each.score.earned - ratio * each.score.applicable) ** 2 for each in self.reviews)
        error = 100 * sqrt(self.n / (self.n - 1) * apart) / self.applicable
        low, high = (float(self.exact) + sign * 1.96 * error for sign in (-1, 1))
        return one_decimal(Fraction(max(low, 0.0))), one_decimal(Fraction(min(high, 100.0)))


def k7(reviews: Iterable[Counted]) -> K7:
    """Return the sum earned over the sum applicable: not a mean of percentages, and of no other reviews than it may be.

    An answer that two draws brought counts once, by its first review.
    """
    counted: dict[str, Counted] = {}
    out: dict[str, int] = {}
    for each in sorted(reviews, key=lambda one: one.id):
        why = why_not_counted(each) or ("drawn twice" if each.answer in counted else "")
        if why:
            out[why] = out.get(why, 0) + 1
        else:
            counted[each.answer] = each
    kept = tuple(counted.values())
    return K7(
        earned=sum((each.score.earned for each in kept), Fraction(0)),
        applicable=sum(each.score.applicable for each in kept),
        reviews=kept,
        left_out=out,
    )


def why_not_counted(review: Counted) -> str:
    """Return why a review is no part of K7; empty where it is (quality 9.4).

    Only a random draw, or all there are, says something of those that nobody looked at.
    """
    if review.second:
        return "second marking"
    if review.residents:
        return "residents’ review"
    if review.score.exact is None:
        return "nothing was applicable"
    if review.method is DrawMethod.RANDOM or (review.method is DrawMethod.CENSUS and review.whole):
        return ""
    return "new starter" if review.method is DrawMethod.CENSUS else review.method.value


def said_of(figure: K7) -> tuple[str, ...]:
    """Return what is printed with K7: n, how sure it is, what reached the target, critical fails, and the rule."""
    if figure.exact is None:
        return ("No reviews of a random draw, or of all answers, are finished in these days: there is no figure.",)
    answers = count(figure.n, "review")
    if figure.n < FEW:
        first = f"{answers}: too few for a percentage of the points."
    else:
        first = f"{one_decimal(figure.exact)}% of the points that applied, over {answers}{_how_sure(figure)}."
    rule = "every answer of the period was drawn" if figure.all_reviewed else "drawn at random"
    said = [
        first,
        f"Reaching {TARGET}% without a critical fail: {_of(figure, figure.reached)}.",
        f"With a critical fail: {_of(figure, figure.critical)}.",
        f"How they were chosen: {rule}. Reviews by risk, targeted reviews and dip samples are not in it.",
    ]
    if figure.left_out:
        told = "; ".join(f"{why}: {number:,}" for why, number in sorted(figure.left_out.items()))
        said.append(f"Not counted: {told}.")
    return tuple(said)


def _of(figure: K7, share: Share) -> str:
    """Where every answer was reviewed nothing is left to chance, and an interval would say that something is."""
    return f"{share.n:,} of {share.d:,}" if figure.all_reviewed else in_words(share)


def _how_sure(figure: K7) -> str:
    if figure.interval:
        return f" (between {figure.interval[0]}% and {figure.interval[1]}%)"
    return "" if figure.all_reviewed else f"; fewer than {ENOUGH} reviews, so no interval"


MANY = Fraction(1, 5)
"""Where more than so many of the handlers miss a criterion, it is the template or the training, and no person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """How one criterion was met over all reviews, and by how many handlers it was missed."""

    criterion: str
    yes: int
    partly: int
    no: int
    handlers: int
    """How many handlers have a review in which it was applicable."""
    missing: int
    """How many of them missed it, wholly or partly."""

    @property
    def of_all(self) -> bool:
        """Whether it is a matter of the template or of training."""
        return self.missing > 1 and self.missing > MANY * self.handlers


def missed(reviews: Iterable[Counted], criteria: Iterable[str]) -> tuple[Missed, ...]:
    """Return how each criterion was met, in the order of the matrix; never by person."""
    found = list(reviews)
    return tuple(_missed(key, found) for key in criteria)


def _missed(key: str, reviews: Iterable[Counted]) -> Missed:
    marks = [(each.handler_id, mark.scored) for each in reviews for mark in each.marks if mark.criterion == key]
    asked = [(handler, scored) for handler, scored in marks if scored in WORTH]
    number = {scored: sum(one is scored for _, one in asked) for scored in WORTH}
    return Missed(
        criterion=key,
        yes=number[Scored.YES],
        partly=number[Scored.PARTLY],
        no=number[Scored.NO],
        handlers=len({handler for handler, _ in asked}),
        missing=len({handler for handler, scored in asked if scored is not Scored.YES}),
    )


def besides(reviews: Iterable[Counted]) -> tuple[str, ...]:
    """Return a line for each way of choosing whose reviews are no part of K7: how many, and what they found.

    A share of them is a share of nothing, so there is none.
    """
    found = [each for each in reviews if not each.second]
    lines = []
    for method in DrawMethod:
        theirs = [each for each in found if each.method is method and why_not_counted(each)]
        if theirs:
            failed = sum(each.score.failed for each in theirs)
            what = f"{count(len(theirs), 'review')}, {failed:,} with a critical fail"
            lines.append(f"{OWN_LINE.get(method, method.value.capitalize())}: {what}.")
    return tuple(lines)


OWN_LINE: Mapping[DrawMethod, str] = {
    DrawMethod.CENSUS: "The first answers of somebody new",
    DrawMethod.STRATIFIED: "So many of each handler",
    DrawMethod.RISK: "Chosen by risk",
    DrawMethod.DIP: "Dip samples",
}
"""How each is called beside the figure."""


def together(scores: Iterable[Score]) -> Score:
    """Return the score of several reviews: one sum over the other."""
    found = list(scores)
    earned = sum((each.earned for each in found), Fraction(0))
    return Score(earned=earned, applicable=sum(each.applicable for each in found))


def weighted_back(strata: Mapping[str, tuple[int, Score]]) -> Fraction | None:
    """Return the score of all answers from those of each group: the sum of N_h / N times its score (quality 9.4).

    `strata`: of each group, how many answers there were, and what its reviews come to. None where one has no score.
    """
    total = sum(number for number, _ in strata.values())
    scores = [(number, each.exact) for number, each in strata.values()]
    if not total or any(exact is None for _, exact in scores):
        return None
    return sum((Fraction(number, total) * exact for number, exact in scores if exact is not None), Fraction(0))
