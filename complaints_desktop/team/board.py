"""A problem laid out to be reckoned with: what goes together, who may take it, and what lies still."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from complaints_desktop.team.plan import Carrier, Item, Left, Problem
from complaints_desktop.team.refusals import Refusal, refusals_said, refused, rules_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Items that go to one person; carriers are named by their place on the board."""

    items: tuple[Item, ...]
    load: int
    allowed: tuple[int, ...]
    free: frozenset[int]
    """The same, to ask of one."""
    held: Mapping[int, int]
    """How many of the items each of those who may keep them holds now."""
    wishes: Mapping[int, int]
    """How near each is to it: 2 of its team, 1 more who knows it already; who is neither is not there."""

    def changes(self, carrier: int) -> int:
        """Return how many items change hands where all go to `carrier`."""
        return len(self.items) - self.held.get(carrier, 0)

    def moves_from(self, carrier: int | None, to: int) -> int:
        """Return how many more items change hands where it goes to `to` in place of `carrier`."""
        return self.changes(to) - (0 if carrier is None else self.changes(carrier))


@dataclass(frozen=True, kw_only=True)
class Board:
    """Who there is and what is in play, each in the order of ids, whatever the order of the problem."""

    problem: Problem
    carriers: tuple[Carrier, ...]
    units: tuple[Unit, ...]
    fixed: tuple[int, ...]
    """Points of each carrier that are not in play."""
    left: tuple[Left, ...] = field(default=())
    """What is not in play, and why."""

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each carrier stands."""
        return {each.id: place for place, each in enumerate(self.carriers)}

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """The rules that are in force, in words."""
        return rules_in_force(self.problem)

    @cached_property
    def present(self) -> tuple[int, ...]:
        """Those who can carry anything in these weeks."""
        return tuple(place for place, each in enumerate(self.carriers) if each.capacity and each.away is None)


def laid_out(problem: Problem) -> Board:
    """Lay out a problem."""
    carriers = tuple(sorted(problem.carriers, key=lambda each: each.id))
    laying = _Laying(problem, carriers)
    units: list[Unit] = []
    left: list[Left] = []
    for items in _together(problem.items):
        why = _lies_still(items, laying) or laying.stopped(items)
        if why is None:
            units.append(laying.unit(items))
        else:
            said, unplaced = why
            left.extend(Left(item=each.id, holder=each.holder, because=said, unplaced=unplaced) for each in items)
    fixed = [each.carried for each in carriers]
    holders = {each.id: each for each in problem.items}
    for each in left:
        if each.holder in laying.place:
            fixed[laying.place[each.holder]] += holders[each.item].load
    return Board(problem=problem, carriers=carriers, units=tuple(units), fixed=tuple(fixed), left=tuple(left))


def _together(items: Iterable[Item]) -> list[tuple[Item, ...]]:
    """Return the items by what goes together, those of a bundle and each other by itself."""
    found: dict[tuple[bool, str], list[Item]] = {}
    for each in sorted(items, key=lambda each: each.id):
        found.setdefault((each.bundle is not None, each.bundle or each.id), []).append(each)
    return sorted((tuple(each) for each in found.values()), key=lambda each: each[0].id)


def _lies_still(items: Sequence[Item], laying: "_Laying") -> tuple[str, bool] | None:
    """Return why items are left where they are on purpose, None where they are to be dealt."""
    kept = {each.kept for each in items if each.kept is not None}
    if len(kept) == 1 and kept == {each.holder for each in items}:
        return f"locked with {laying.name(items[0].holder)}", False
    if not kept and all(each.stays is not None for each in items):
        return items[0].stays or "", False
    return None


class _Laying:
    """Who may take what, found once for all items that ask the same."""

    def __init__(self, problem: Problem, carriers: Sequence[Carrier]) -> None:
        self._problem = problem
        self._carriers = carriers
        self.place = {each.id: place for place, each in enumerate(carriers)}
        self._sets: dict[tuple[int, ...], frozenset[int]] = {}
        self._alike: dict[tuple[str, frozenset[object]], frozenset[int]] = {}

    def name(self, officer: str | None) -> str:
        """Return how an officer is called; by the id where nobody knows them."""
        return self._carriers[self.place[officer]].name if officer in self.place else str(officer)

    def unit(self, items: tuple[Item, ...]) -> Unit:
        """Return items as one unit."""
        allowed = self._allowed(items)
        held = Counter(self.place.get(each.holder or "", -1) for each in items)
        wishes = {place: wish for place in allowed if (wish := self._wish(items, self._carriers[place]))}
        return Unit(
            items=items,
            load=sum(each.load for each in items),
            allowed=allowed,
            free=self._sets.setdefault(allowed, frozenset(allowed)),
            held={place: held[place] for place in sorted(held) if place in allowed},
            wishes=wishes,
        )

    def stopped(self, items: Sequence[Item]) -> tuple[str, bool] | None:
        """Return why nobody may take the items, None where somebody may."""
        locks = {each.kept: each for each in items if each.kept is not None}
        if len(locks) > 1:
            said = " and ".join(f"{each.reference} with {self.name(kept)}" for kept, each in sorted(locks.items()))
            return f"locked apart, and they belong together: {said}", True
        if self._allowed(items):
            return None
        if locks:
            (kept,) = locks
            return f"locked with {self.name(kept)}, who {self._why_not(items, kept)}", True
        if not self._carriers:
            return "there is nobody to take it", True
        return f"nobody may take it: {refusals_said(list(self._refusals(items)))}", True

    def _allowed(self, items: Sequence[Item]) -> tuple[int, ...]:
        found = frozenset.intersection(*(self._may_take(each) for each in items))
        kept = {self.place.get(each.kept, -1) for each in items if each.kept is not None}
        return tuple(sorted(found & kept if kept else found))

    def _may_take(self, item: Item) -> frozenset[int]:
        key = (item.team, frozenset[object](item.needs))
        if key not in self._alike:
            bare = replace(item, holder=None, barred={}, excluded=frozenset())
            self._alike[key] = frozenset(self._free(bare, range(len(self._carriers))))
        own = {self.place[each] for each in (*item.barred, *item.excluded, item.holder) if each in self.place}
        return self._alike[key] - own | frozenset(self._free(item, own)) if own else self._alike[key]

    def _free(self, item: Item, places: Iterable[int]) -> Iterator[int]:
        return (each for each in places if refused(item, self._carriers[each], self._problem) is None)

    def _refusals(self, items: Sequence[Item]) -> Iterator[tuple[Carrier, Refusal]]:
        for carrier in self._carriers:
            found = (refused(each, carrier, self._problem) for each in items)
            refusal = next((each for each in found if each is not None), None)
            if refusal is not None:
                yield carrier, refusal

    def _why_not(self, items: Sequence[Item], officer: str) -> str:
        if officer not in self.place:
            return "is not among those who can take it"
        said = [refusal.one for carrier, refusal in self._refusals(items) if carrier.id == officer]
        return said[0] if said else "may not have what belongs with it"

    @staticmethod
    def _wish(items: Sequence[Item], carrier: Carrier) -> int:
        same_team = all(each.team in carrier.teams for each in items)
        return 2 * same_team + any(carrier.id in each.near for each in items)
