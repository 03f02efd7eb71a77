"""Who takes over what: our plan beside what other programs do, and how long it takes at the sizes asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

from benchmarks.measure import Line, timed, within
from complaints_desktop.team.plan import Carrier, Item, Plan, Problem, Skill
from complaints_desktop.team.proposal import dealt, proved
from complaints_desktop.team.refusals import refused
from db.team_terms import Part, SkillKind

CATEGORIES = ("damp and mould", "repairs", "neighbours", "rent", "staff", "heating")
STAGE_2, POLISH = Skill(SkillKind.STAGE, "stage 2"), Skill(SkillKind.LANGUAGE, "Polish")

Deal = Mapping[str, str]
"""Which item goes to whom."""


def proposals() -> Iterator[Line]:
    """Yield the lines about plans."""
    absence, team, many = _absence(), _team(20, 1_000, 1), _team(200, 10_000, 10)
    number = f"{len(absence.items)} items of 3 people away, 20 people"
    yield within(f"a plan for {number}", lambda: dealt(absence), 500)
    yield within("a plan for 1,000 items, 20 people", lambda: dealt(team), 1_000, runs=3)
    yield from _proved("1,000 items, 20 people", team, 15_000)
    yield from _proved("10,000 items, 200 people of 10 teams", many, 60_000)
    yield from _proved("40 heavy items, 10 people", _heavy(), 15_000)
    for name, way in WAYS.items():
        yield from _beside(number, absence, name, way)
    yield from _beside("1,000 items dealt anew, 20 people", team, "greedy", _greedy)


def _proved(what: str, problem: Problem, limit: float) -> Iterator[Line]:
    found: list[Plan] = []
    taken = timed(lambda: found.append(proved(problem, stopped=lambda: False)))
    yield Line(
        what=f"a plan for {what}, with its proof",
        ours=taken,
        reference=None,
        against="",
        limit=f"{limit:g} ms",
        met=taken <= limit,
    )
    gap = found[0].proof.gap
    far = 100.0 if gap is None else gap
    yield Line(
        what=f"how far it is from the fairest at most, {what}",
        ours=far,
        reference=None,
        against="",
        limit="1 %",
        met=far <= 1,
        unit="%",
    )


def _beside(what: str, problem: Problem, name: str, way: Callable[[Problem], Deal]) -> Iterator[Line]:
    plan = dealt(problem)
    ours = {each.item: each.taker for each in plan.moves}
    theirs = way(problem)
    highest = [100 * max(levels) for levels in (_levels(problem, ours), _levels(problem, theirs))]
    yield _line(f"highest load, {what}", *highest, name, "%", limit=1.01)  # what a plan says it may be off
    spreads = [100 * (max(levels) - min(levels)) for levels in (_levels(problem, ours), _levels(problem, theirs))]
    yield _line(f"from lowest to highest, {what}", *spreads, name, "%")
    yield _line(f"rules broken, {what}", _broken(problem, ours), _broken(problem, theirs), name, "times")
    yield _line(f"items that change hands, {what}", len(ours), len(theirs), name, "items", limit=None)


def _line(what: str, ours: float, theirs: float, name: str, unit: str, *, limit: float | None = 1.0) -> Line:
    said = "none" if limit is None else f"{limit:g} x"
    met = limit is None or ours <= limit * theirs
    return Line(what=what, ours=ours, reference=theirs, against=name, limit=said, met=met, unit=unit)


def _present(problem: Problem) -> list[Carrier]:
    return [each for each in problem.carriers if each.away is None]


def _round_robin(problem: Problem) -> Deal:
    """Each to the next."""
    people = _present(problem)
    return {each.id: people[place % len(people)].id for place, each in enumerate(problem.items)}


def _to_one(problem: Problem) -> Deal:
    """All to who carries least."""
    least = min(_present(problem), key=lambda each: each.carried / each.capacity)
    return {each.id: least.id for each in problem.items}


def _greedy(problem: Problem) -> Deal:
    """Each as it comes to who has most room of those who may have it; who has it keeps it if they may."""
    loads = {each.id: each.carried for each in problem.carriers}
    people = {each.id: each for each in problem.carriers}
    deal: dict[str, str] = {}
    for each in problem.items:
        able = [who for who in people.values() if refused(each, who, problem) is None]
        if able:
            taker = min(able, key=lambda who: (loads[who.id] + each.load) / who.capacity).id
            loads[taker] += each.load
            if taker != each.holder:
                deal[each.id] = taker
    return deal


WAYS: Mapping[str, Callable[[Problem], Deal]] = {
    "round-robin": _round_robin,
    "all to the least loaded": _to_one,
    "greedy": _greedy,
}


def _levels(problem: Problem, deal: Deal) -> list[float]:
    loads = {each.id: each.carried for each in problem.carriers}
    for each in problem.items:
        loads[deal.get(each.id, each.holder or "")] += each.load
    return [loads[each.id] / each.capacity for each in _present(problem)]


def _broken(problem: Problem, deal: Deal) -> int:
    """How many items go to who may not have them, and how many that belong together are parted."""
    people, items = {each.id: each for each in problem.carriers}, {each.id: each for each in problem.items}
    forbidden = sum(refused(items[name], people[taker], problem) is not None for name, taker in deal.items())
    with_whom: dict[str, set[str | None]] = {}
    for each in problem.items:
        if each.bundle:
            with_whom.setdefault(each.bundle, set()).add(deal.get(each.id, each.holder))
    return forbidden + sum(len(each) > 1 for each in with_whom.values())


def _absence() -> Problem:
    """Return what three of a team of twenty hold, who are away; what the others hold is not in play."""
    whole = _team(20, 1_000, 1)
    away = {each.id for each in whole.carriers[:3]}
    carriers = []
    for each in whole.carriers:
        carried = sum(item.load for item in whole.items if item.holder == each.id and each.id not in away)
        carriers.append(_who(each, carried, "is away" if each.id in away else None))
    return Problem(items=tuple(each for each in whole.items if each.holder in away), carriers=tuple(carriers))


def _who(each: Carrier, carried: int, away: str | None) -> Carrier:
    return replace(each, carried=carried, away=away)


def _team(people: int, items: int, teams: int) -> Problem:
    """Return teams of about fifty items a head: skills, languages, households, and who considered stage 1."""
    luck = Random(14)
    size = people // teams
    carriers = tuple(_carrier(luck, place, place // size) for place in range(people))
    holders = luck.choices(range(people), [each.capacity for each in carriers], k=items)
    return Problem(items=tuple(_item(luck, place, who, size) for place, who in enumerate(holders)), carriers=carriers)


def _heavy() -> Problem:
    """Return four items a head that each take a quarter of what they can carry: the quick deal is not near enough."""
    team = _team(10, 40, 1)
    items = tuple(replace(each, load=15 * each.load + place % 7) for place, each in enumerate(team.items))
    return Problem(items=items, carriers=team.carriers)


def _carrier(luck: Random, place: int, team: int) -> Carrier:
    able = {Skill(SkillKind.CATEGORY, each) for each in CATEGORIES if luck.random() < 0.7}
    able |= {skill for skill, share in ((STAGE_2, 0.4), (POLISH, 0.2)) if luck.random() < share}
    capacity = int(600 * luck.choice((1, 1, 1, 0.8, 0.6, 0.5)))
    name = f"Officer {place + 1}"
    return Carrier(
        id=f"o{place:03}", name=name, capacity=capacity, skills=frozenset(able), teams=frozenset({f"t{team}"})
    )


def _item(luck: Random, place: int, holder: int, size: int) -> Item:
    reviews = luck.random() < 0.15
    needs = {Skill(SkillKind.CATEGORY, luck.choice(CATEGORIES))} if luck.random() < 0.5 else set()
    needs |= ({STAGE_2} if reviews else set()) | ({POLISH} if luck.random() < 0.03 else set())
    first = holder // size * size + luck.randrange(size)
    return Item(
        id=f"i{place:05}",
        reference=f"26-{place:05}",
        part=Part.REVIEWER if reviews else Part.HANDLER,
        load=luck.randint(2, 14),
        team=f"t{holder // size}",
        holder=f"o{holder:03}",
        needs=frozenset(needs),
        barred={f"o{first:03}": "considered stage 1"} if reviews else {},
        bundle=f"home {holder} {place // 200}" if luck.random() < 0.05 else None,
    )
