"""What is drawn for review: at random, so many of each handler, by risk, all, one kind, or a few (quality 9.4).

A random draw puts the answers in the order of SHA-256 of its seed and each answer's name, and takes the first. So it is
the same in every Python and on every machine, in whatever order the answers were read, and anybody can do it again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby
from math import ceil, comb, log
from operator import attrgetter

from complaints_desktop.numbers.share import Z
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.refusals import Refused
from db.number_terms import DrawMethod

CENSUS = 20
"""Where there are no more answers than this, all are reviewed."""
STARTER = 10
"""The first answers of somebody new, all of which are reviewed."""
FRESH = 5
"""Working days that have to pass since an answer before it is reviewed."""
SECOND = 10
"""One in so many is marked by a second reviewer, who does not see the first marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response that was sent, as a draw knows it."""

    case_id: str
    reference: str
    stage: int
    responded_on: date
    handler_id: str | None
    approved_by: frozenset[str] = frozenset()
    """Who approved its letter, or decided it."""
    category: str = ""
    risks: frozenset[str] = frozenset()
    """Which of RISKS apply."""
    letter: bool = True
    """Whether its letter is in this record."""
    at_ombudsman: bool = False
    """Whether the Ombudsman investigates it: it is reviewed, and marked."""

    @property
    def name(self) -> str:
        """By which a draw knows it."""
        return f"{self.case_id}:{self.stage}"


@dataclass(frozen=True, slots=True)
class Risk:
    """One reason to look at an answer, and its points."""

    words: str
    points: int


RISKS: Mapping[str, Risk] = {
    "hazard": Risk("a hazard in the home", 3),
    "vulnerable": Risk("the resident is vulnerable", 3),
    "staff": Risk("a member of staff is complained of", 3),
    "ombudsman": Risk("the Ombudsman was in touch", 3),
    "stage 2": Risk("stage 2", 2),
    "late": Risk("answered late", 2),
    "repeat": Risk("complained before within 12 months", 2),
    "money": Risk("money above what its handler may offer", 2),
    "new": Risk("its handler is new", 2),
    "not upheld": Risk("not upheld", 1),
    "extended": Risk("the time was extended", 1),
}
"""Why an answer may hide a failing; the points are our judgement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a draw brought, in its order."""

    answers: tuple[Answer, ...]
    population: int
    """Answers it was drawn from."""
    method: DrawMethod
    strata: Mapping[str, tuple[int, int]] | None = None
    """Of a stratified draw: of each handler, how many answers there were and how many were drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be drawn."""

    method: DrawMethod
    number: int
    seed: str
    least: int = 1
    """Of each handler, where it is stratified."""
    category: str = ""
    """Of which kind, where it is targeted."""
    handler_id: str = ""
    """Whose first answers, where it is all of somebody new."""


def draw(answers: Iterable[Answer], asked: Asked) -> Drawn:
    """Return what is drawn of the answers; Refused where there is nothing to draw from."""
    from_all = sorted(answers, key=attrgetter("name"))
    if not from_all:
        raise Refused("No answer of these days can be drawn", do="Choose other days.", field="from_on")
    if asked.number < 1 and asked.method is not DrawMethod.CENSUS:
        raise Refused("A draw takes one answer at least", do="Say how many.", field="number")
    return HOW[asked.method](from_all, asked)


def shuffled(answers: Iterable[Answer], seed: str) -> list[Answer]:
    """Return the answers in the order of the seed."""
    return sorted(answers, key=lambda each: sha256(f"{seed}|{each.name}".encode()).digest())


def _random(answers: Sequence[Answer], asked: Asked) -> Drawn:
    """So many without replacement; all, where there are few."""
    if len(answers) <= CENSUS or asked.number >= len(answers):
        return _all(answers, asked)
    taken = shuffled(answers, asked.seed)[: asked.number]
    return Drawn(answers=tuple(taken), population=len(answers), method=DrawMethod.RANDOM)


def _all(answers: Sequence[Answer], asked: Asked) -> Drawn:
    """Every answer; of somebody new their first."""
    strata = None
    chosen: Iterable[Answer] = answers
    if asked.handler_id:
        theirs = sorted((each for each in answers if each.handler_id == asked.handler_id), key=_first)
        chosen = theirs[:STARTER]
        strata = {asked.handler_id: (len(theirs), min(len(theirs), STARTER))}
    taken = tuple(shuffled(chosen, asked.seed))
    if not taken:
        raise Refused("They answered nothing in these days", do="Choose other days, or somebody else.", field="handler")
    return Drawn(answers=taken, population=len(answers), method=DrawMethod.CENSUS, strata=strata)


def _stratified(answers: Sequence[Answer], asked: Asked) -> Drawn:
    """At least so many of each handler, the rest in proportion, the largest remainder first."""
    by_handler = {who: list(theirs) for who, theirs in groupby(sorted(answers, key=_who), key=_who)}
    numbers = shares({who: len(theirs) for who, theirs in by_handler.items()}, asked.number, asked.least)
    taken = [each for who, theirs in by_handler.items() for each in shuffled(theirs, asked.seed)[: numbers[who]]]
    strata = {who: (len(theirs), numbers[who]) for who, theirs in by_handler.items()}
    return Drawn(
        answers=tuple(shuffled(taken, asked.seed)),
        population=len(answers),
        method=DrawMethod.STRATIFIED,
        strata=strata,
    )


def shares(there: Mapping[str, int], number: int, least: int) -> Mapping[str, int]:
    """Return how many are drawn of each group: `least`, and of the rest its share; never more than there are."""
    given = {who: min(least, many) for who, many in there.items()}
    rest = min(number, sum(there.values())) - sum(given.values())
    left = {who: many - given[who] for who, many in there.items()}
    whole = sum(left.values())
    if rest <= 0:
        return given
    parts = {who: divmod(rest * many, whole) for who, many in left.items()}
    given = {who: given[who] + part for who, (part, _) in parts.items()}
    over = sorted(parts, key=lambda who: (-parts[who][1], who))
    for who in over[: rest - sum(part for part, _ in parts.values())]:
        given[who] += 1
    return given


def _by_risk(answers: Sequence[Answer], asked: Asked) -> Drawn:
    """Those with the most points of risk; of two with as many, the first by the seed."""
    ordered = sorted(shuffled(answers, asked.seed), key=lambda each: -risk_of(each))
    taken = tuple(each for each in ordered if each.risks)[: asked.number]
    if not taken:
        raise Refused("No answer of these days has a risk", do="Draw at random.", field="method")
    return Drawn(answers=taken, population=len(answers), method=DrawMethod.RISK)


def _targeted(answers: Sequence[Answer], asked: Asked) -> Drawn:
    of_kind = [each for each in answers if each.category == asked.category]
    if not of_kind:
        raise Refused("No answer of these days is of that kind", do="Choose another.", field="category")
    taken = tuple(shuffled(of_kind, asked.seed)[: asked.number])
    return Drawn(answers=taken, population=len(of_kind), method=DrawMethod.TARGETED)


def _dip(answers: Sequence[Answer], asked: Asked) -> Drawn:
    taken = tuple(shuffled(answers, asked.seed)[: asked.number])
    return Drawn(answers=taken, population=len(answers), method=DrawMethod.DIP)


HOW: Mapping[DrawMethod, Callable[[Sequence[Answer], Asked], Drawn]] = {
    DrawMethod.RANDOM: _random,
    DrawMethod.STRATIFIED: _stratified,
    DrawMethod.RISK: _by_risk,
    DrawMethod.CENSUS: _all,
    DrawMethod.TARGETED: _targeted,
    DrawMethod.DIP: _dip,
}
"""How each is drawn."""


def risk_of(answer: Answer) -> int:
    """Return the points of risk of an answer."""
    return sum(RISKS[each].points for each in answer.risks)


def risk_words(answer: Answer) -> str:
    """Return why an answer has them, the heaviest first as the table has it."""
    return ", ".join(risk.words for key, risk in RISKS.items() if key in answer.risks)


OWN, APPROVED = "the reviewer handled it", "the reviewer approved it"
NEW = f"answered less than {FRESH} working days ago"
NO_LETTER = "the letter is not in this record"


def left_out(answer: Answer, reviewers: Iterable[str], today: date, calendar: WorkingCalendar) -> str:
    """Return why an answer is not drawn for these reviewers; empty where it is (quality 9.4)."""
    who = frozenset(reviewers)
    if answer.handler_id in who:
        return OWN
    if answer.approved_by & who:
        return APPROVED
    passed = calendar.counted(answer.responded_on, today)
    return NEW if passed is not None and passed < FRESH else ""


def seconds(drawn: Sequence[Answer], seed: str) -> frozenset[str]:
    """Return the names of those that a second reviewer marks too: one in ten, at least one."""
    number = ceil(len(drawn) / SECOND)
    return frozenset(each.name for each in shuffled(drawn, f"{seed}|second")[:number])


def sample_size(population: int, points: int, about: int = 50) -> int:
    """Return how many reviews show a yes-or-no share within so many points, with 95 % certainty.

    `about`: what the share is thought to be, in percent; 50 asks most.
    """
    if population < 1 or points < 1 or not 0 < about < 100:
        raise ValueError("there is nothing to reckon with")
    share = about / 100
    of_any = float(Z) ** 2 * share * (1 - share) / (points / 100) ** 2
    return min(population, ceil(of_any / (1 + (of_any - 1) / population)))


def to_see(percent: int) -> int:
    """Return how many reviews see at least one fault, with 95 % certainty, that so many percent of answers have."""
    return ceil(log(0.05) / log(1 - percent / 100))


def to_see_among(population: int, percent: int) -> int:
    """Return the same of few answers, drawn without replacement; all, where all are reviewed anyway."""
    if population <= CENSUS:
        return population
    faults = max(1, round(population * percent / 100))
    for number in range(1, population + 1):
        if comb(population - faults, number) <= 0.05 * comb(population, number):
            return number
    return population


def _who(answer: Answer) -> str:
    return answer.handler_id or ""


def _first(answer: Answer) -> tuple[date, str]:
    return answer.responded_on, answer.name
