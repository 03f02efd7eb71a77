"""A deal made fairer, move by move and swap by swap, and then with fewer moves and to who is near."""

from collections.abc import Iterator
from dataclasses import dataclass

from complaints_desktop.team.dealing import Deal

NEAR_ENOUGH = 0.005
"""So near the fair share, against what people carry, nothing is moved for fairness any more."""

GAIN = 1e-9
"""What a move must bring at least: less is only reckoning."""

MOST_LOOKED_AT = 3_000_000
"""So many moves are weighed, and then it is as it is: a count, so that every computer stops at the same."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Step:
    """One move, or a swap of two units; the least is the best."""

    highest: float
    """How far the worse of the two stands from the fair share then."""
    moves: int
    unit: int
    to: int
    back: int = -1
    """What comes back for it; less than 0 where nothing does."""


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
        found = _Looking(dealing, worst)
        step = min(found.moves(), default=None) or min(found.swaps(), default=None)
        weighed += found.weighed
        if step is None:
            stuck.add(worst)
            continue
        giver = take(dealing, step)
        stuck -= {giver, step.to}


def take(dealing: Deal, step: Step) -> int:
    """Take a step, and return who gave."""
    giver = dealing.at[step.unit]
    if giver is None:
        raise ValueError("A step moves what somebody has")
    dealing.put(step.unit, step.to)
    if step.back >= 0:
        dealing.put(step.back, giver)
    return giver


class _Looking:
    """What could bring one carrier nearer the fair share, and how much was looked at for it."""

    def __init__(self, dealing: Deal, worst: int) -> None:
        self._dealing, self._worst = dealing, worst
        self._over = dealing.above(worst) > 0
        self.weighed = 0

    def moves(self) -> Iterator[Step]:
        """Yield each move that helps."""
        dealing = self._dealing
        for unit, giver, to in self._pairs():
            self.weighed += 1
            load = dealing.units[unit].load
            found = _helps(dealing, giver, to, load)
            if found is not None and dealing.may(unit, to):
                yield Step(highest=found, moves=dealing.units[unit].moves_from(giver, to), unit=unit, to=to)

    def _pairs(self) -> Iterator[tuple[int, int, int]]:
        dealing, worst = self._dealing, self._worst
        if self._over:
            for unit in dealing.held[worst]:
                yield from ((unit, worst, to) for to in dealing.units[unit].allowed if to != worst)
        else:
            for giver in dealing.board.present:
                for unit in dealing.held[giver] if giver != worst else ():
                    if worst in dealing.units[unit].allowed:
                        yield unit, giver, worst

    def swaps(self) -> Iterator[Step]:
        """Yield each swap that helps and that the limits allow."""
        dealing, worst = self._dealing, self._worst
        for other in dealing.board.present:
            if other == worst:
                continue
            giver, to = (worst, other) if self._over else (other, worst)
            goes = _by_load(dealing, giver, to)
            comes = _by_load(dealing, to, giver)
            for load, unit in goes:
                for less, back in comes:
                    self.weighed += 1
                    found = _helps(dealing, giver, to, load - less) if load > less else None
                    if found is not None and swappable(dealing, unit, back):
                        moves = dealing.units[unit].moves_from(giver, to) + dealing.units[back].moves_from(to, giver)
                        yield Step(highest=found, moves=moves, unit=unit, to=to, back=back)


def _by_load(dealing: Deal, giver: int, to: int) -> list[tuple[int, int]]:
    """Return what could go from one to the other, of each load the one that takes fewest moves."""
    best: dict[int, tuple[int, int]] = {}
    for unit in dealing.held[giver]:
        each = dealing.units[unit]
        if to in each.allowed:
            found = (each.moves_from(giver, to), unit)
            best[each.load] = min(best.get(each.load, found), found)
    return sorted((load, unit) for load, (_, unit) in best.items())


def _helps(dealing: Deal, giver: int, to: int, load: int) -> float | None:
    """Return how far the worse of two stands from the fair share once so much went over; None where it is no gain."""
    if dealing.level(to, load) > dealing.level(giver) - GAIN:
        return None
    then = max(abs(dealing.above(giver, -load)), abs(dealing.above(to, load)))
    now = max(abs(dealing.above(giver)), abs(dealing.above(to)))
    return then if then < now - GAIN else None


def swappable(dealing: Deal, unit: int, back: int) -> bool:
    """Whether two units may change places, by how many items may still be taken and moved."""
    giver, to = dealing.at[unit], dealing.at[back]
    if giver is None or to is None:
        return False
    dealing.put(back, None)
    dealing.put(unit, None)
    fits = dealing.may(unit, to) and _put_and_ask(dealing, unit, to, back, giver)
    dealing.put(unit, giver)
    dealing.put(back, to)
    return fits


def _put_and_ask(dealing: Deal, unit: int, to: int, back: int, giver: int) -> bool:
    dealing.put(unit, to)
    return dealing.may(back, giver)


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
            if nearer and moves <= 0 and swappable(dealing, unit, other):
                take(dealing, Step(highest=0, moves=moves, unit=unit, to=place, back=other))
                return
