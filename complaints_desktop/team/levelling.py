"""A deal made fairer, step by step, and then with fewer moves and to who is near."""

from complaints_desktop.team.dealing import Deal
from complaints_desktop.team.steps import Looking, Step, possible, take

NEAR_ENOUGH = 0.005
"""So near the fair share, against what people carry, nothing is moved for fairness any more."""

MOST_LOOKED_AT = 3_000_000
"""So many moves are weighed, and then it is as it is: a count, so that every computer stops at the same."""


def level(dealing: Deal) -> None:
    """Bring everybody near the fair share, whoever is farthest first."""
    near = NEAR_ENOUGH * dealing.fair.usual
    stuck: set[int] = set()
    weighed = 0
    while weighed < MOST_LOOKED_AT:
        far = [place for place in dealing.board.present if place not in stuck and abs(dealing.above(place)) > near]
        if not far:
            break
        worst = max(far, key=lambda place: (abs(dealing.above(place)), -place))
        looking = Looking(dealing, worst)
        step = looking.best()
        weighed += looking.weighed
        if step is None:
            stuck.add(worst)
        else:
            stuck -= take(dealing, step)


def spare(dealing: Deal) -> None:
    """Give back what need not have moved, and then let alike things go to who is near."""
    for unit in sorted(range(len(dealing.units)), key=lambda unit: (-dealing.units[unit].load, unit)):
        _give_back(dealing, unit)
    draw_near(dealing)


def draw_near(dealing: Deal) -> None:
    """Swap alike things so that they go to who is near."""
    for unit, each in enumerate(dealing.units):
        if each.wishes:
            _draw_near(dealing, unit)


def _give_back(dealing: Deal, unit: int) -> None:
    """Let a unit go where it takes fewer moves, if both stay near the fair share."""
    each, at = dealing.units[unit], dealing.at[unit]
    if at is None:
        return
    near = NEAR_ENOUGH * dealing.fair.usual
    fewer = [place for place in each.held if each.changes(place) < each.changes(at)]
    for place in sorted(fewer, key=lambda place: (each.changes(place), place)):
        fair = dealing.above(place, each.load) <= near and dealing.above(at, -each.load) >= -near
        if fair and dealing.may(unit, place):
            dealing.put(unit, place)
            return


def _draw_near(dealing: Deal, unit: int) -> None:
    """Swap a unit with one of the same load, where both together are then nearer, for no more moves."""
    each, at = dealing.units[unit], dealing.at[unit]
    if at is None:
        return
    better = [place for place in each.wishes if each.wishes[place] > each.wishes.get(at, 0)]
    for place in sorted(better, key=lambda place: (-each.wishes[place], place)):
        for other in sorted(dealing.held[place]):
            back = dealing.units[other]
            if back.load != each.load or at not in back.allowed:
                continue
            nearer = each.wishes[place] + back.wishes.get(at, 0) > each.wishes.get(at, 0) + back.wishes.get(place, 0)
            moves = each.moves_from(at, place) + back.moves_from(place, at)
            puts = ((unit, place), (other, at))
            if nearer and moves <= 0 and possible(dealing, puts):
                take(dealing, Step(farthest=0, changes=moves, puts=puts))
                return
