"""Why an item goes to somebody, or stays: each word of it can be checked against the plan."""

from collections.abc import Iterator, Mapping, Sequence

from complaints_desktop.rules.wording import count, listed, some_of
from complaints_desktop.team.board import Board, Unit
from complaints_desktop.team.plan import Carrier, Item
from complaints_desktop.team.refusals import HAVING, refused

MOST_NAMED = 3


class Because:
    """The reasons of one plan; `at` says who takes each unit, `before` and `after` what each carries."""

    def __init__(self, board: Board, *, at: Sequence[int | None], before: Sequence[int], after: Sequence[int]) -> None:
        self._board, self._at, self._before, self._after = board, at, before, after
        self._lowest: dict[tuple[int, ...], tuple[float, float]] = {}

    def moved(self, unit: int, item: Item, taker: int) -> str:
        """Return why an item goes to `taker`."""
        each, carrier = self._board.units[unit], self._board.carriers[taker]
        return "; ".join(
            (*self._room(each, taker), *self._fit(each, item, carrier), *self._from(item), *_not(item, self._names))
        )

    def kept(self, unit: int, item: Item, holder: int) -> str:
        """Return why an item stays with who has it."""
        each, carrier = self._board.units[unit], self._board.carriers[holder]
        if item.kept == carrier.id:
            return f"locked with {carrier.name}"
        return "; ".join(
            (f"{carrier.name} keeps it, and is at {self._stands(holder)} after the moves", *_together(each, item))
        )

    def unplaced(self, unit: int) -> str:
        """Return why an item that somebody might take goes to nobody: only the limits are left."""
        each = self._board.units[unit]
        full = [self._board.carriers[place] for place in each.allowed if self._is_full(place, each)]
        if len(full) < len(each.allowed):
            most = self._board.problem.most_moves
            if most is None:
                return "no place was found for it"
            return f"no more than {count(most, 'item is', 'items are')} to change hands"
        limits = [f"{carrier.name} is to take {carrier.takes_at_most} at most" for carrier in full]
        return f"who may take it has their number already: {some_of(limits, most=MOST_NAMED)}"

    @property
    def _names(self) -> Mapping[str, str]:
        return {each.id: each.name for each in self._board.carriers}

    def _room(self, each: Unit, taker: int) -> Iterator[str]:
        name, stands = self._board.carriers[taker].name, f"{self._stands(taker)} after the moves"
        who = f"the {len(each.allowed)} who may take it"
        lowest, highest = self._span(each.allowed)
        if any(item.kept is not None for item in each.items):
            yield f"{name} was chosen by hand: at {stands}"
        elif len(each.allowed) == 1:
            yield f"{name} alone may take it: at {stands}"
        elif self._level(taker) > lowest:
            yield f"{name} is at {stands}; {who} are at {_between(lowest, highest)}"
        elif lowest < 1:
            yield f"{name} has most room of {who}: at {stands}"
        else:
            yield f"{name} is lowest of {who}: at {stands}"

    def _fit(self, each: Unit, item: Item, carrier: Carrier) -> Iterator[str]:
        if carrier.id in item.near:
            yield item.near[carrier.id]
        if item.needs:
            yield listed([f"{HAVING[skill.kind]} {skill.value}" for skill in sorted(item.needs)])
        yield from _together(each, item)

    def _from(self, item: Item) -> Iterator[str]:
        """Why it does not stay where it is."""
        if item.holder is None:
            return
        holder = self._board.place.get(item.holder)
        if holder is None:
            yield "who had it is not among those who can take it"
            return
        carrier = self._board.carriers[holder]
        refusal = refused(item, carrier, self._board.problem)
        if refusal is not None:
            yield f"{carrier.name}, who has it, {refusal.one}"
        else:
            was, then = self._percent(self._before, holder), self._percent(self._after, holder)
            yield f"{carrier.name}, who has it, goes from {was} to {then}"

    def _stands(self, place: int) -> str:
        return f"{self._percent(self._after, place)} of what they can carry"

    def _percent(self, loads: Sequence[int], place: int) -> str:
        return f"{loads[place] / self._board.carriers[place].capacity:.0%}"

    def _level(self, place: int) -> float:
        return self._after[place] / self._board.carriers[place].capacity

    def _span(self, allowed: tuple[int, ...]) -> tuple[float, float]:
        if allowed not in self._lowest:
            levels = [self._level(place) for place in allowed]
            self._lowest[allowed] = (min(levels), max(levels))
        return self._lowest[allowed]

    def _is_full(self, place: int, each: Unit) -> bool:
        most = self._board.carriers[place].takes_at_most
        if most is None:
            return False
        taken = sum(unit.changes(place) for unit, at in zip(self._board.units, self._at, strict=True) if at == place)
        return taken + each.changes(place) > most


def _together(each: Unit, item: Item) -> Iterator[str]:
    others = [other.reference for other in each.items if other.id != item.id]
    if others:
        yield f"stays together with {some_of(others, most=MOST_NAMED)}"


def _not(item: Item, names: Mapping[str, str]) -> Iterator[str]:
    """Who may not have it for what they did, the first few."""
    barred = [
        f"{names[officer]} {why}"
        for officer, why in sorted(item.barred.items())
        if officer in names and officer != item.holder
    ]
    if barred:
        yield some_of(barred, most=MOST_NAMED)


def _between(lowest: float, highest: float) -> str:
    low, high = f"{lowest:.0%}", f"{highest:.0%}"
    return low if low == high else f"{low} to {high}"
