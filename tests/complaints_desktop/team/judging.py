"""Problems made up, and plans judged by rules written a second time: what the proposal does is not its own proof."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from hypothesis import strategies as st

from complaints_desktop.team.plan import Carrier, Item, Plan, Problem, Skill
from db.team_terms import Part, SkillKind

DAMP = Skill(SkillKind.CATEGORY, "damp and mould")
POLISH = Skill(SkillKind.LANGUAGE, "Polish")
NAMES = {"ann": "Ann Lee", "ben": "Ben Shaw", "cat": "Cat Moss", "dev": "Dev Rao"}
WHERE_IT_IS = "where it is"


def item(number: int, load: int = 3, **more: object) -> Item:
    made = Item(id=f"i{number}", reference=f"26-{number}", part=Part.HANDLER, load=load, team="north", holder="ann")
    return replace(made, **more)


def carrier(who: str, capacity: int = 20, **more: object) -> Carrier:
    return replace(Carrier(id=who, name=NAMES[who], capacity=capacity, teams=frozenset({"north"})), **more)


def problem(items: list[Item], carriers: list[Carrier], **more: object) -> Problem:
    return replace(Problem(items=tuple(items), carriers=tuple(carriers)), **more)


def end(plan: Plan, each: Item) -> str | None:
    """With whom an item is in the end."""
    return next((move.taker for move in plan.moves if move.item == each.id), each.holder)


def broken(of: Problem, plan: Plan) -> list[str]:
    """Return each rule that a plan breaks, in words for whoever reads a failing test."""
    found = list(_moves_broken(of, plan))
    items = {each.id: each for each in of.items}
    if sorted([*(each.item for each in plan.moves), *(each.item for each in plan.left)]) != sorted(items):
        found.append("an item is not named once")
    if of.most_moves is not None and len(plan.moves) > of.most_moves:
        found.append("too many moves")
    for each in of.carriers:
        taken = sum(move.taker == each.id for move in plan.moves)
        if each.takes_at_most is not None and taken > each.takes_at_most:
            found.append(f"{each.id} takes too many")
    moved = {move.item for move in plan.moves}
    for bundle in {each.bundle for each in of.items if each.bundle}:
        together = [each for each in of.items if each.bundle == bundle]
        if any(each.id in moved for each in together) and len({end(plan, each) for each in together}) > 1:
            found.append(f"{bundle} is torn apart")
    return found


def _moves_broken(of: Problem, plan: Plan) -> Iterator[str]:
    items, carriers = {each.id: each for each in of.items}, {each.id: each for each in of.carriers}
    for move in plan.moves:
        each, taker = items[move.item], carriers[move.taker]
        if move.taker == each.holder or move.giver != each.holder:
            yield f"{each.id} does not change hands as it says"
        if not fits(of, each, taker):
            yield f"{each.id} may not go to {taker.id}"
        if each.kept is not None and each.kept != taker.id:
            yield f"{each.id} is locked with {each.kept}"


def fits(of: Problem, each: Item, who: Carrier) -> bool:
    """Whether somebody may have an item, limits of number aside."""
    team = of.between_teams or each.team in who.teams or each.holder == who.id
    able = each.needs <= who.skills and who.capacity > 0 and who.away is None
    return team and able and who.id not in each.barred and who.id not in each.excluded


def units_of(of: Problem) -> list[list[Item]]:
    found: dict[str, list[Item]] = {}
    for each in of.items:
        found.setdefault(f"bundle {each.bundle}" if each.bundle else each.id, []).append(each)
    return list(found.values())


def every_plan(of: Problem) -> Iterator[Mapping[str, str | None]]:
    """Yield every way to deal a small problem that breaks no rule: of each item, with whom it is, or where it is."""
    units = units_of(of)
    for chosen in product(*(_choices(of, unit) for unit in units)):
        deal = {each.id: who for unit, who in zip(units, chosen, strict=True) for each in unit}
        moves = [each for each in of.items if deal[each.id] not in (WHERE_IT_IS, each.holder)]
        if of.most_moves is not None and len(moves) > of.most_moves:
            continue
        taken = {who.id: sum(deal[each.id] == who.id for each in moves) for who in of.carriers}
        if all(who.takes_at_most is None or taken[who.id] <= who.takes_at_most for who in of.carriers):
            yield deal


def _choices(of: Problem, unit: list[Item]) -> list[str]:
    locks = {each.kept for each in unit if each.kept}
    if (not locks and all(each.stays for each in unit)) or (
        len(locks) == 1 and locks == {each.holder for each in unit}
    ):
        return [WHERE_IT_IS]
    fit = [who.id for who in of.carriers if all(fits(of, each, who) for each in unit)]
    return [WHERE_IT_IS, *(who for who in fit if locks <= {who})]


def placed(of: Problem, deal: Mapping[str, str | None]) -> int:
    """Return how many of the items that should be with somebody who may have them are."""
    return sum(who != WHERE_IT_IS for who in deal.values())


def levels(of: Problem, deal: Mapping[str, str | None]) -> dict[str, float]:
    """Return what each carries against capacity, of those who can carry anything."""
    loads = {who.id: who.carried for who in of.carriers}
    for each in of.items:
        who = each.holder if deal[each.id] == WHERE_IT_IS else deal[each.id]
        if who in loads:
            loads[who] += each.load
    return {who.id: loads[who.id] / who.capacity for who in of.carriers if who.capacity and who.away is None}


def deal_of(of: Problem, plan: Plan) -> dict[str, str | None]:
    """Return a plan in the form of `every_plan`."""
    left = {each.item for each in plan.left if each.unplaced}
    choices = {each.id: _choices(of, unit) for unit in units_of(of) for each in unit}
    still = left | {name for name, may in choices.items() if may == [WHERE_IT_IS]}
    return {each.id: WHERE_IT_IS if each.id in still else end(plan, each) for each in of.items}


@st.composite
def carriers(draw: st.DrawFn, most: int = 4) -> list[Carrier]:
    number = draw(st.integers(1, most))
    return [
        carrier(
            who,
            draw(st.sampled_from((0, 6, 10, 15, 20, 20))),
            carried=draw(st.integers(0, 8)),
            skills=draw(st.frozensets(st.sampled_from((DAMP, POLISH)))),
            teams=draw(st.sampled_from((frozenset({"north"}), frozenset({"north", "south"}), frozenset({"south"})))),
            away=draw(st.sampled_from((None, None, None, "is away until Mon 7 Dec 2026"))),
            takes_at_most=draw(st.sampled_from((None, None, None, 0, 1, 2))),
        )
        for who in list(NAMES)[:number]
    ]


@st.composite
def items(draw: st.DrawFn, number: int) -> Item:
    officers = st.sampled_from(tuple(NAMES))
    return item(
        number,
        draw(st.integers(0, 9)),
        team=draw(st.sampled_from(("north", "north", "south"))),
        holder=draw(st.one_of(st.none(), officers, st.just("gone"))),
        bundle=draw(st.sampled_from((None, None, None, "a", "b"))),
        needs=draw(st.sampled_from((frozenset(), frozenset(), frozenset({DAMP}), frozenset({DAMP, POLISH})))),
        barred=draw(st.dictionaries(officers, st.just("considered stage 1"), max_size=1)),
        near=draw(st.dictionaries(officers, st.just("spoke to them"), max_size=1)),
        stays=draw(st.sampled_from((None, None, None, None, "the gap is two days and nothing falls due"))),
        kept=draw(st.sampled_from((None, None, None, None, *NAMES))),
        excluded=draw(st.frozensets(officers, max_size=1)),
    )


@st.composite
def problems(draw: st.DrawFn, most_items: int = 6) -> Problem:
    """Any problem small enough to try all plans of, most of them with something that cannot be."""
    number = draw(st.integers(0, most_items))
    return problem(
        [draw(items(each)) for each in range(number)],
        draw(carriers()),
        between_teams=draw(st.booleans()),
        most_moves=draw(st.sampled_from((None, None, 0, 1, 3))),
    )
