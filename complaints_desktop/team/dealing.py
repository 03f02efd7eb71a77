"""A deal under way: who has what, and how an item is placed, moved or swapped within the limits."""

from collections import deque
from collections.abc import Iterator, Sequence
from copy import copy

from complaints_desktop.team.board import Board
from complaints_desktop.team.fairness import Fairness, fairness


class Deal:
    """Each unit with one who may take it, or with nobody yet. Units and carriers are named by their place."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.units = board.units
        self.at: list[int | None] = [None] * len(board.units)
        self.loads = list(board.fixed)
        self.taken = [0] * len(board.carriers)
        self.changed = 0
        self.held: list[set[int]] = [set() for _ in board.carriers]
        self.fair: Fairness = fairness(board, board.units)

    def again(self) -> "Deal":
        """Return another like it, that can be changed without it."""
        other = copy(self)
        other.at, other.loads, other.taken = list(self.at), list(self.loads), list(self.taken)
        other.held = [set(each) for each in self.held]
        return other

    def level(self, carrier: int, more: int = 0) -> float:
        """Return the load of a carrier against capacity, with so many points more."""
        return (self.loads[carrier] + more) / self.board.carriers[carrier].capacity

    def above(self, carrier: int, more: int = 0) -> float:
        """Return how far above the fair share that is."""
        return self.level(carrier, more) - self.fair.shares[carrier]

    def put(self, unit: int, carrier: int | None) -> None:
        """Give a unit to somebody, or to nobody, from whoever has it."""
        each, before = self.units[unit], self.at[unit]
        for place, sign in ((before, -1), (carrier, 1)):
            if place is not None:
                self.loads[place] += sign * each.load
                self.taken[place] += sign * each.changes(place)
                self.changed += sign * each.changes(place)
        if before is not None:
            self.held[before].remove(unit)
        if carrier is not None:
            self.held[carrier].add(unit)
        self.at[unit] = carrier

    def may(self, unit: int, carrier: int) -> bool:
        """Whether a unit may go to one who is allowed to have it, by how many items may still be taken and moved."""
        each, before = self.units[unit], self.at[unit]
        now = each.changes(before) if before is not None else 0
        most = self.board.problem.most_moves
        within = most is None or self.changed - now + each.changes(carrier) <= most
        return within and self.takes(carrier, each.changes(carrier))

    def takes(self, carrier: int, more: int) -> bool:
        """Whether a carrier may still take so many items."""
        most = self.board.carriers[carrier].takes_at_most
        return most is None or not more or self.taken[carrier] + more <= most

    def unplaced(self) -> list[int]:
        """Return the units that nobody has."""
        return [unit for unit, carrier in enumerate(self.at) if carrier is None]


def deal(board: Board) -> Deal:
    """Return a first deal: who has something keeps it, and the rest goes, the heaviest first, to who has most room."""
    dealing = Deal(board)
    for unit, each in enumerate(board.units):
        keeper = min(each.held, key=lambda place: (each.changes(place), place), default=None)
        if keeper is not None and not each.changes(keeper):
            dealing.put(unit, keeper)
    place_rest(dealing)
    return dealing


def place_rest(dealing: Deal) -> None:
    """Place what nobody has yet, and find what is fair with what can be placed."""
    for unit in sorted(dealing.unplaced(), key=lambda unit: _turn(dealing, unit)):
        _place(dealing, unit)
    if dealing.unplaced():
        placed = [each for each, carrier in zip(dealing.units, dealing.at, strict=True) if carrier is not None]
        dealing.fair = fairness(dealing.board, placed)


def _turn(dealing: Deal, unit: int) -> tuple[int, int, int, int]:
    """What can go to one alone goes first, then the heaviest; where moves are few, those that take fewest."""
    each = dealing.units[unit]
    least = min(map(each.changes, each.allowed)) if dealing.board.problem.most_moves is not None else 0
    return (min(len(each.allowed), 2), least, -each.load, unit)


def _place(dealing: Deal, unit: int) -> None:
    """Give a unit to whoever has most room, making room by passing things on where nobody may take more."""
    each = dealing.units[unit]
    free = [place for place in each.allowed if dealing.may(unit, place)]
    if not free and dealing.board.problem.most_moves is None:
        free = list(_make_room(dealing, unit))
    if free:
        dealing.put(unit, min(free, key=lambda place: _fit(dealing, unit, place)))


def _fit(dealing: Deal, unit: int, carrier: int) -> tuple[float, int, int, float, int]:
    """How well a unit goes to somebody, the least first: within the fair share, few moves, near to it, most room."""
    each = dealing.units[unit]
    above = dealing.above(carrier, each.load)
    return (max(above, 0.0), each.changes(carrier), -each.wishes.get(carrier, 0), above, carrier)


def _make_room(dealing: Deal, unit: int) -> Iterator[int]:
    """Yield one who may take a unit once others have passed things on, the shortest way; nobody where there is none."""
    each = dealing.units[unit]
    ways: dict[int, tuple[int, int] | None] = dict.fromkeys(each.allowed)
    waiting = deque(each.allowed)
    while waiting:
        full = waiting.popleft()
        for passed in sorted(dealing.held[full]):
            for place in _could_pass(dealing, unit, passed, full):
                if place in ways:
                    continue
                ways[place] = (passed, full)
                if dealing.takes(place, dealing.units[passed].changes(place)):
                    yield _passed_on(dealing, ways, place)
                    return
                waiting.append(place)


def _could_pass(dealing: Deal, unit: int, passed: int, full: int) -> Sequence[int]:
    """Return to whom something could be passed on so that the room it leaves is enough."""
    each = dealing.units[passed]
    room = each.changes(full)
    return [place for place in each.allowed if place != full and room >= len(dealing.units[unit].items)]


def _passed_on(dealing: Deal, ways: dict[int, tuple[int, int] | None], last: int) -> int:
    """Pass everything on along the way that ends at `last`, and return who has room now."""
    way = ways[last]
    while way is not None:
        passed, full = way
        dealing.put(passed, last)
        last, way = full, ways[full]
    return last
