"""What may not be: why an item does not go to somebody, in words that follow their name."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from complaints_desktop.rules.wording import listed
from complaints_desktop.team.plan import Carrier, Item, Problem
from db.team_terms import SkillKind

MOST_NAMED = 3
"""So many people are named for one reason, and of more it is said how many."""

LACKING = {
    SkillKind.CATEGORY: ("does not know", "do not know"),
    SkillKind.STAGE: ("does not take", "do not take"),
    SkillKind.OMBUDSMAN: ("does not take", "do not take"),
    SkillKind.HAZARD: ("does not know", "do not know"),
    SkillKind.LANGUAGE: ("does not speak", "do not speak"),
}
"""What is said of one, and of several, who cannot do what an item needs."""

HAVING = {
    SkillKind.CATEGORY: "knows",
    SkillKind.STAGE: "takes",
    SkillKind.OMBUDSMAN: "takes",
    SkillKind.HAZARD: "knows",
    SkillKind.LANGUAGE: "speaks",
}


class Refusal(NamedTuple):
    """Why somebody may not have an item, as said of one; and of several, where the words are not theirs alone."""

    one: str
    many: str = ""


class Rule(NamedTuple):
    """One rule that no plan breaks: how it is said, whether a problem has to do with it, and what it refuses."""

    said: str
    in_force: Callable[[Problem], bool]
    refuses: Callable[[Item, Carrier, Problem], Refusal | None]


def _left_out(item: Item, carrier: Carrier, _: Problem) -> Refusal | None:
    if carrier.id in item.excluded:
        return Refusal("was left out by hand", "were left out by hand")
    return None


def _away(_item: Item, carrier: Carrier, _: Problem) -> Refusal | None:
    return None if carrier.away is None else Refusal(carrier.away)


def _no_time(_item: Item, carrier: Carrier, _: Problem) -> Refusal | None:
    return None if carrier.capacity else Refusal("has no time in these weeks", "have no time in these weeks")


def _barred(item: Item, carrier: Carrier, _: Problem) -> Refusal | None:
    return Refusal(item.barred[carrier.id]) if carrier.id in item.barred else None


def _other_team(item: Item, carrier: Carrier, problem: Problem) -> Refusal | None:
    if problem.between_teams or item.team in carrier.teams or item.holder == carrier.id:
        return None
    return Refusal("is of another team", "are of another team")


def _unskilled(item: Item, carrier: Carrier, _: Problem) -> Refusal | None:
    lacking = sorted(item.needs - carrier.skills)
    if not lacking:
        return None
    one, many = LACKING[lacking[0].kind]
    return Refusal(f"{one} {lacking[0].value}", f"{many} {lacking[0].value}")


def _takes_none(item: Item, carrier: Carrier, _: Problem) -> Refusal | None:
    if carrier.takes_at_most != 0 or item.holder == carrier.id:
        return None
    return Refusal("is to take nothing new", "are to take nothing new")


RULES = (
    Rule(
        "Nothing goes to somebody who was left out by hand",
        lambda problem: any(each.excluded for each in problem.items),
        _left_out,
    ),
    Rule(
        "Nothing goes to somebody who is away, is leaving or has not begun",
        lambda problem: any(each.away is not None for each in problem.carriers),
        _away,
    ),
    Rule(
        "Nothing goes to somebody who has no time in these weeks",
        lambda problem: any(not each.capacity for each in problem.carriers),
        _no_time,
    ),
    Rule(
        "Nobody takes what they are barred from, as from stage 2 of what they considered at stage 1",
        lambda problem: any(each.barred for each in problem.items),
        _barred,
    ),
    Rule("Nothing goes to another team", lambda problem: not problem.between_teams, _other_team),
    Rule(
        "Nobody takes what needs a skill or a language they have not",
        lambda problem: any(each.needs for each in problem.items),
        _unskilled,
    ),
    Rule(
        "Nobody is given more items than they are to take",
        lambda problem: any(each.takes_at_most is not None for each in problem.carriers),
        _takes_none,
    ),
)
"""What stops an item from going to somebody, the weightiest first: the first that holds is said."""

OF_THE_WHOLE: tuple[tuple[str, Callable[[Problem], bool]], ...] = (
    ("What belongs together goes to one person", lambda problem: any(each.bundle for each in problem.items)),
    ("What is locked stays with whom it is locked", lambda problem: any(each.kept for each in problem.items)),
    ("No more items change hands than may", lambda problem: problem.most_moves is not None),
)
"""Rules that are kept by how the plan is made, and stop nobody by themselves."""


def refused(item: Item, carrier: Carrier, problem: Problem) -> Refusal | None:
    """Return why `carrier` may not have `item`, None where they may. Who holds it may keep it, of whatever team."""
    found = (rule.refuses(item, carrier, problem) for rule in RULES)
    return next((each for each in found if each is not None), None)


def rules_in_force(problem: Problem) -> tuple[str, ...]:
    """Return the rules that have to do with a problem, in words."""
    stopping = [rule.said for rule in RULES if rule.in_force(problem)]
    return (*stopping, *(said for said, holds in OF_THE_WHOLE if holds(problem)))


def refusals_said(refusals: Sequence[tuple[Carrier, Refusal]]) -> str:
    """Return "Ann Lee considered stage 1; Ben Shaw and Cat Moss do not know damp; 12 are of another team"."""
    return "; ".join(_each_said(refusals))


def _each_said(refusals: Sequence[tuple[Carrier, Refusal]]) -> Iterator[str]:
    """Yield what is said of one person first: it is what a reader can do least about."""
    grouped: dict[Refusal, list[str]] = {}
    for carrier, refusal in refusals:
        key = refusal if refusal.many else Refusal(f"{carrier.name} {refusal.one}")
        grouped.setdefault(key, []).append(carrier.name)
    for refusal, names in sorted(grouped.items(), key=lambda each: (bool(each[0].many), len(each[1]), each[0])):
        if not refusal.many:
            yield refusal.one
        elif len(names) == 1:
            yield f"{names[0]} {refusal.one}"
        else:
            yield f"{listed(names) if len(names) <= MOST_NAMED else len(names)} {refusal.many}"
