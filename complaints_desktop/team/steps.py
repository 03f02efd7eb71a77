"""What can be done for one who stands too far from the fair share: a move, a swap, or two moves in a chain."""

from collections.abc import Iterator
from dataclasses import dataclass

from complaints_desktop.team.dealing import Deal

GAIN = 1e-9
"""What a step must bring at least: less is only reckoning."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Step:
    """Units that go to others at once; the least step is the best."""

    farthest: float
    """How far the worst of those concerned stands from the fair share then."""
    changes: int
    """How many more items change hands."""
    puts: tuple[tuple[int, int], ...]
    """Which unit goes to whom."""


def possible(dealing: Deal, puts: tuple[tuple[int, int], ...]) -> bool:
    """Whether units may go to these people all at once, by how many items may still be taken and moved."""
    before = [(unit, dealing.at[unit]) for unit, _ in puts]
    for unit, _ in puts:
        dealing.put(unit, None)
    fits = True
    for unit, to in puts:
        fits = fits and dealing.may(unit, to)
        dealing.put(unit, to)
    for unit, at in before:
        dealing.put(unit, at)
    return fits


def take(dealing: Deal, step: Step) -> set[int]:
    """Take a step, and return whom it concerns."""
    concerned = {to for _, to in step.puts}
    for unit, to in step.puts:
        giver = dealing.at[unit]
        if giver is not None:
            concerned.add(giver)
        dealing.put(unit, to)
    return concerned


class Looking:
    """What could bring one carrier nearer the fair share, and how much was looked at for it."""

    def __init__(self, dealing: Deal, worst: int) -> None:
        self._dealing, self._worst = dealing, worst
        self._over = dealing.above(worst) > 0
        self._others = [place for place in dealing.board.present if place != worst]
        self._levels = {place: dealing.level(place) for place in dealing.board.present}
        self._lists: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self.weighed = 0

    def best(self) -> Step | None:
        """Return the best move; where none helps the best swap, and where that does not either the best chain."""
        return min(self._moves(), default=None) or min(self._swaps(), default=None) or min(self._chains(), default=None)

    def _moves(self) -> Iterator[Step]:
        for other in self._others:
            giver, to = (self._worst, other) if self._over else (other, self._worst)
            if self._levels[giver] > self._levels[to]:
                for load, unit in self._lots(giver, to):
                    yield from self._step({giver: -load, to: load}, ((unit, to),))

    def _swaps(self) -> Iterator[Step]:
        for other in self._others:
            giver, to = (self._worst, other) if self._over else (other, self._worst)
            if self._levels[giver] <= self._levels[to]:
                continue
            for load, unit in self._lots(giver, to):
                for less, back in self._lots(to, giver):
                    if load > less:
                        yield from self._step({giver: less - load, to: load - less}, ((unit, to), (back, giver)))

    def _chains(self) -> Iterator[Step]:
        """Two moves: what one takes over, they make room for by what goes on to a third."""
        for middle in self._others:
            for other in self._others:
                if other != middle:
                    giver, to = (self._worst, other) if self._over else (other, self._worst)
                    for load, unit in self._lots(giver, middle):
                        for on, passed in self._lots(middle, to):
                            loads = {giver: -load, middle: load - on, to: on}
                            yield from self._step(loads, ((unit, middle), (passed, to)))

    def _step(self, loads: dict[int, int], puts: tuple[tuple[int, int], ...]) -> Iterator[Step]:
        """Yield a step, if it helps and the limits allow it: whoever stood highest of those concerned stands lower."""
        self.weighed += 1
        dealing = self._dealing
        now = max(self._levels[place] for place in loads) - GAIN
        if any(dealing.level(place, more) > now for place, more in loads.items()):
            return
        farthest = max(abs(dealing.above(place, more)) for place, more in loads.items())
        if farthest < max(abs(dealing.above(place)) for place in loads) - GAIN and possible(dealing, puts):
            changes = sum(dealing.units[unit].moves_from(dealing.at[unit], to) for unit, to in puts)
            yield Step(farthest=farthest, changes=changes, puts=puts)

    def _lots(self, giver: int, to: int) -> list[tuple[int, int]]:
        """Return what could go from one to the other, of each load the unit that takes fewest moves."""
        if (giver, to) not in self._lists:
            best: dict[int, tuple[int, int]] = {}
            for unit in self._dealing.held[giver]:
                each = self._dealing.units[unit]
                if to in each.free:
                    found = (each.moves_from(giver, to), unit)
                    best[each.load] = min(best.get(each.load, found), found)
            self._lists[giver, to] = sorted((load, unit) for load, (_, unit) in best.items())
        return self._lists[giver, to]
