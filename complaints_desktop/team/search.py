"""A deal that is not proved fair enough is searched for a fairer one, alike items as one number (decision 63)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import floor, inf

from complaints_desktop.team.dealing import Deal
from complaints_desktop.team.fairness import SLACK, fairness
from complaints_desktop.team.levelling import NEAR_ENOUGH, draw_near
from complaints_desktop.team.solver import MOST_NODES, Answer, Ended, Model

WITHIN = 0.01
"""A plan is good enough where it is proved to be so near the best, against what people carry."""

ROUNDED = 2 * SLACK
"""A step that is smaller than what is lost in reckoning is none: the same question would be asked for ever."""

FEW_ENOUGH, FEW_NODES = 0.02, 200
"""So near the fewest moves, as a share of them, it is searched, and no longer than so many branches."""

FEW, MOST_VARIABLES = 1_000, 60_000
"""What is fair enough is searched for fewer moves only where it is small; what is larger is not searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Units that differ in nothing that counts, so that only how many go to whom is asked."""

    units: tuple[int, ...]
    load: int
    allowed: tuple[int, ...]
    changes: Mapping[int, int]
    size: int


def gap(dealing: Deal) -> float:
    """Return how far a deal is from the fairest at most, against what people carry: 0.01 is one percent."""
    fair = dealing.fair
    highest = max(map(dealing.level, dealing.board.present), default=0.0)
    above = max(map(dealing.above, dealing.board.present), default=0.0)
    too_high = highest / fair.highest - 1 if fair.highest else 0.0
    too_far = (above - fair.above) / fair.usual if fair.usual else 0.0
    return max(too_high, too_far, 0.0)


def searched(dealing: Deal, *, seconds: float, stopped: Callable[[], bool]) -> tuple[Deal, Ended | None, float]:
    """Return a deal or a better one, why the search ended, and how long it took; None where it is good enough.

    A search that time or a person ends is left aside, so that no plan hangs on how fast a computer is.
    """
    search = _Search(dealing.again(), seconds, stopped)
    if not dealing.unplaced() and gap(dealing) <= WITHIN and search.size > FEW:
        return dealing, None, 0.0
    ended = search.run() if search.size <= MOST_VARIABLES else Ended.TOO_LARGE
    if ended in (Ended.OUT_OF_TIME, Ended.STOPPED):
        return dealing, ended, seconds - search.seconds
    return search.dealing, ended, seconds - search.seconds


class _Search:
    """The questions asked one after the other: place all, the highest low, then all near, then few moves."""

    def __init__(self, dealing: Deal, seconds: float, stopped: Callable[[], bool]) -> None:
        self.dealing, self.seconds, self._stopped = dealing, seconds, stopped
        self._board = dealing.board
        self._kinds = _kinds(dealing)
        self.size = sum(len(each.allowed) + 1 for each in self._kinds)

    def run(self) -> Ended:
        """Ask all, until time or a person ends it; how few the moves are is no matter of proof."""
        ended = Ended.FOUND
        for stage in (self.place, self.lower, self.level, self.spare):
            found = stage()
            if found in (Ended.OUT_OF_TIME, Ended.STOPPED):
                return found
            if ended is Ended.FOUND and stage != self.spare:
                ended = found
        draw_near(self.dealing)
        return ended

    def place(self) -> Ended:
        """Place as many items as may be."""
        if not self.dealing.unplaced():
            return Ended.FOUND
        model, chosen, nobodys = self._model({}, free=True)
        costs = {number: float(kind.size) for number, kind in zip(nobodys, self._kinds, strict=True)}
        ended = self._take(self._ask(model, costs, within=0.5), chosen)
        placed = [self.dealing.units[unit] for unit, at in enumerate(self.dealing.at) if at is not None]
        self.dealing.fair = fairness(self._board, placed)
        return ended

    def lower(self) -> Ended:
        """Bring the highest load down."""
        fair = self.dealing.fair
        ended, bound = self._bring_down(self.dealing.level, fair.highest, WITHIN * fair.highest, inf)
        self.dealing.fair = replace(fair, highest=max(fair.highest, bound))
        return ended

    def level(self) -> Ended:
        """Bring everybody near the fair share, the highest no higher."""
        fair = self.dealing.fair
        highest = max(map(self.dealing.level, self._board.present), default=0.0)
        ended, bound = self._bring_down(self.dealing.above, fair.above, WITHIN * fair.usual, highest)
        self.dealing.fair = replace(fair, above=max(fair.above, bound))
        return ended

    def _bring_down(
        self, measure: Callable[[int], float], low: float, enough: float, highest: float
    ) -> tuple[Ended, float]:
        """Bring down the highest of a measure, by halves; return why it ended, and below what it cannot be brought."""
        base = {place: self.dealing.level(place) - measure(place) for place in self._board.present}
        tried, ended = low, Ended.FOUND
        while (now := max(map(measure, self._board.present), default=0.0)) - tried > enough + ROUNDED:
            target = max((tried + now) / 2, low + enough)
            room = {place: (-inf, min(base[place] + target, highest)) for place in self._board.present}
            model, chosen, _ = self._model(room)
            answer = self._ask(model, self._changes(chosen))
            if answer.ended is Ended.FOUND:
                self._take(answer, chosen)
                if max(map(measure, self._board.present)) >= now:
                    raise RuntimeError("What was found is no fairer than what was there")
            elif answer.ended is Ended.IMPOSSIBLE:
                low = tried = target
            elif answer.ended is Ended.GAVE_UP:
                tried, ended = target, answer.ended
            else:
                return answer.ended, low
        return ended, low

    def spare(self) -> Ended:
        """Let as few items as may be change hands, with nobody farther off than somebody is now."""
        if not any(each.held for each in self.dealing.units):
            return Ended.FOUND
        near = NEAR_ENOUGH * self.dealing.fair.usual
        aboves = [self.dealing.above(place) for place in self._board.present]
        top, low = max(near, *aboves), min(-near, *aboves)
        highest = max(map(self.dealing.level, self._board.present))
        shares = self.dealing.fair.shares
        room = {place: (shares[place] + low, min(shares[place] + top, highest)) for place in self._board.present}
        model, chosen, _ = self._model(room)
        costs = self._changes(chosen)
        within = max(1.0, FEW_ENOUGH * self.dealing.changed)
        return self._take(self._ask(model, costs, within=within, nodes=FEW_NODES), chosen)

    def _model(
        self, room: Mapping[int, tuple[float, float]], *, free: bool = False
    ) -> tuple[Model, list[dict[int, int]], list[int]]:
        """Put down who may take how many of each kind, between levels of `room`, and the limits."""
        model = Model()
        chosen = [{place: model.variable(0, len(each.units)) for place in each.allowed} for each in self._kinds]
        unplaced = [sum(self.dealing.at[unit] is None for unit in each.units) for each in self._kinds]
        nobodys = [
            model.variable(0 if free else number, number if not free else len(kind.units))
            for kind, number in zip(self._kinds, unplaced, strict=True)
        ]
        for kind, numbers, nobody in zip(self._kinds, chosen, nobodys, strict=True):
            model.row(len(kind.units), len(kind.units), dict.fromkeys((*numbers.values(), nobody), 1.0))
        for place, (low, high) in room.items():
            terms = {numbers[place]: float(kind.load) for kind, numbers in self._of(chosen, place)}
            if terms and (low, high) != (-inf, inf):
                model.row(*self._points(place, low, high), terms)
        self._limit(model, chosen)
        return model, chosen, nobodys

    def _points(self, place: int, low: float, high: float) -> tuple[float, float]:
        """Return between how many points somebody may be given, for two levels."""
        capacity, fixed = self._board.carriers[place].capacity, self._board.fixed[place]
        most = high if high == inf else max(floor(high * capacity + SLACK) - fixed, 0)
        return (low if low == -inf else low * capacity - SLACK - fixed, most)

    def _limit(self, model: Model, chosen: list[dict[int, int]]) -> None:
        for place in self._board.present:
            most = self._board.carriers[place].takes_at_most
            if most is not None:
                model.row(
                    -inf, most, {numbers[place]: kind.changes[place] for kind, numbers in self._of(chosen, place)}
                )
        most = self._board.problem.most_moves
        if most is not None:
            model.row(-inf, most, self._changes(chosen))

    def _changes(self, chosen: list[dict[int, int]]) -> dict[int, float]:
        """Return how many items change hands with each choice."""
        both = zip(self._kinds, chosen, strict=True)
        return {number: float(kind.changes[place]) for kind, numbers in both for place, number in numbers.items()}

    def _of(self, chosen: list[dict[int, int]], place: int) -> list[tuple[Kind, dict[int, int]]]:
        return [each for each in zip(self._kinds, chosen, strict=True) if place in each[1]]

    def _ask(self, model: Model, costs: Mapping[int, float], *, within: float = inf, nodes: int = MOST_NODES) -> Answer:
        """Ask from how things stand now, if there is time for it."""
        if self._stopped() or self.seconds <= 0:
            return Answer(ended=Ended.STOPPED if self._stopped() else Ended.OUT_OF_TIME, seconds=0.0)
        now: list[float] = []
        for kind in self._kinds:
            at = [self.dealing.at[unit] for unit in kind.units]
            now.extend(float(at.count(place)) for place in kind.allowed)
        now.extend(float(sum(self.dealing.at[unit] is None for unit in kind.units)) for kind in self._kinds)
        answer = model.least(costs, within=within, seconds=self.seconds, stopped=self._stopped, start=now, nodes=nodes)
        self.seconds -= answer.seconds
        return answer

    def _take(self, answer: Answer, chosen: list[dict[int, int]]) -> Ended:
        """Deal as the answer says, leaving where it is what may stay."""
        if not answer.values:
            return answer.ended
        for kind, numbers in zip(self._kinds, chosen, strict=True):
            wanted = {place: round(answer.values[number]) for place, number in numbers.items()}
            _deal_out(self.dealing, kind, wanted)
        return answer.ended


def _kinds(dealing: Deal) -> tuple[Kind, ...]:
    found: dict[tuple[object, ...], list[int]] = {}
    for unit, each in enumerate(dealing.units):
        key = (each.load, each.allowed, tuple(sorted(each.held.items())), len(each.items))
        found.setdefault(key, []).append(unit)
    firsts = [(tuple(units), dealing.units[units[0]]) for units in found.values()]
    return tuple(
        Kind(
            units=units,
            load=each.load,
            allowed=each.allowed,
            changes={place: each.changes(place) for place in each.allowed},
            size=len(each.items),
        )
        for units, each in firsts
    )


def _deal_out(dealing: Deal, kind: Kind, wanted: dict[int, int]) -> None:
    moving: list[int] = []
    for unit in kind.units:
        at = dealing.at[unit]
        if at is not None and wanted.get(at):
            wanted[at] -= 1
        else:
            moving.append(unit)
    for unit in moving:
        dealing.put(unit, None)
    for unit in moving:
        wishes = dealing.units[unit].wishes
        places = [place for place, number in wanted.items() if number]
        if places:
            place = min(places, key=lambda place: (-wishes.get(place, 0), place))
            wanted[place] -= 1
            dealing.put(unit, place)
