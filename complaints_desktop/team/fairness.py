"""What would be fair to each, and how fair a plan could be at best.

Fair shares are those of a deal in which items could be cut: the highest load against capacity as low as may be, then
the next. They minimise the sum of load squared over capacity, so each group of alike items is poured in turn, as water
finds its level, until nothing flows. The best that a plan can do follows from who may take what: what only certain
people may take, they carry between them, in whole points.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import floor, gcd

from complaints_desktop.team.board import Board, Unit

STILL = 1e-7
"""Nothing flows where no load against capacity changes by more."""

MOST_POURED, LEAST_SWEEPS, MOST_SWEEPS = 1_500_000, 4, 60
"""How long it is poured, counted in single pours, so that every computer stops at the same."""

HALVINGS = 50
SLACK = 1e-9
"""What is lost in reckoning with fractions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """The fair share of each carrier against capacity, and the best a plan can do."""

    shares: tuple[float, ...]
    usual: float
    """What those who may take something carry together, against their capacity."""
    highest: float
    """No plan keeps everybody below it."""
    above: float
    """In no plan does everybody keep closer above the fair share."""


def fairness(board: Board, units: Sequence[Unit]) -> Fairness:
    """Return what is fair where `units` are dealt; those that cannot be placed are left out by who asks."""
    groups: dict[tuple[int, ...], int] = {}
    for each in units:
        groups[each.allowed] = groups.get(each.allowed, 0) + each.load
    loads = _poured(board, groups)
    shares = [load / each.capacity if each.capacity else 0.0 for load, each in zip(loads, board.carriers, strict=True)]
    whole = gcd(*(each.load for each in units))
    bound = _Bound(board, groups, shares, whole or 1)
    taking = sorted({place for allowed in groups for place in allowed})
    room = sum(board.carriers[place].capacity for place in taking)
    carried = sum(board.fixed[place] for place in taking) + sum(groups.values())
    return Fairness(
        shares=tuple(shares),
        usual=carried / room if room else 0.0,
        highest=bound.least([0.0] * len(shares)),
        above=bound.least(shares),
    )


def _poured(board: Board, groups: dict[tuple[int, ...], int]) -> list[float]:
    """Return what each would carry, were all that is dealt water."""
    loads = [float(each) for each in board.fixed]
    shares: dict[tuple[int, ...], list[float]] = {allowed: [0.0] * len(allowed) for allowed in groups}
    order = sorted(groups, key=lambda allowed: (-groups[allowed], allowed))
    once = sum(map(len, order))
    for _ in range(max(min(MOST_POURED // max(once, 1), MOST_SWEEPS), LEAST_SWEEPS)):
        flowed = 0.0
        for allowed in order:
            flowed = max(flowed, _pour(board, allowed, groups[allowed], shares[allowed], loads))
        if flowed < STILL:
            break
    return loads


def _pour(board: Board, allowed: tuple[int, ...], mass: int, shares: list[float], loads: list[float]) -> float:
    """Pour one group anew onto what the others make, and return by how much a level changed at most."""
    bases = [loads[place] - share for place, share in zip(allowed, shares, strict=True)]
    rooms = [board.carriers[place].capacity for place in allowed]
    level = _level(sorted((base / room, base, room) for base, room in zip(bases, rooms, strict=True)), mass)
    flowed = 0.0
    for at, place in enumerate(allowed):
        share = max(level * rooms[at] - bases[at], 0.0)
        flowed = max(flowed, abs(share - shares[at]) / rooms[at])
        shares[at], loads[place] = share, bases[at] + share
    return flowed


def _level(vessels: Iterable[tuple[float, float, int]], mass: int) -> float:
    """Return how high `mass` stands in vessels that hold something already, the lowest first."""
    level, base, room = 0.0, 0.0, 0
    for height, held, wide in vessels:
        if room and (base + mass) / room <= height:
            break
        base, room = base + held, room + wide
        level = (base + mass) / room
    return level


class _Bound:
    """How low everybody can be kept: the people with the highest shares carry what nobody else may take."""

    def __init__(self, board: Board, groups: dict[tuple[int, ...], int], shares: Sequence[float], whole: int) -> None:
        self._board, self._whole = board, whole
        self._order = sorted(board.present, key=lambda place: (-shares[place], place))
        rank = {place: at for at, place in enumerate(self._order)}
        self._theirs = [0] * len(self._order)
        for allowed, mass in groups.items():
            self._theirs[max(rank[place] for place in allowed)] += mass

    def least(self, above: Sequence[float]) -> float:
        """Return how far above these levels somebody stands in every plan."""
        fixed, carriers = self._board.fixed, self._board.carriers
        start = [fixed[place] / carriers[place].capacity - above[place] for place in self._order]
        low = max(start, default=0.0)
        high = low + 1.0
        while not self._fits(above, high):
            high = low + 2 * (high - low)
        if self._fits(above, low):
            return low
        return _halved(low, high, lambda middle: self._fits(above, middle))

    def _fits(self, above: Sequence[float], extra: float) -> bool:
        """Whether those at the front can carry what is theirs where nobody is more than `extra` above."""
        room, theirs = 0, 0
        for place, mass in zip(self._order, self._theirs, strict=True):
            limit = floor((above[place] + extra) * self._board.carriers[place].capacity + SLACK)
            room += max(limit - self._board.fixed[place], 0) // self._whole * self._whole
            theirs += mass
            if mass and theirs > room:
                return False
        return True


def _halved(low: float, high: float, fits: Callable[[float], bool]) -> float:
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return low
