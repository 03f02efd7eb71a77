"""What a person decided about a proposal, piece by piece, and what is given out by it; the record is not asked."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from complaints_desktop.reading.absence_plan import Asked, Proposal
from complaints_desktop.reading.team_work import Piece
from complaints_desktop.rules.wording import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was said of single pieces, by their ids."""

    locked: Mapping[str, str] = field(default_factory=dict)
    """To whom each goes, or with whom it stays."""
    excluded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    left: frozenset[str] = frozenset()
    for_good: frozenset[str] = frozenset()
    """What is theirs from now on; of the rest the owner stays whose it was."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """The handover of a case as a person wrote it, by the id of the case."""

    @property
    def of(self) -> frozenset[str]:
        """Return the pieces, and the cases whose handover was written, of which something was decided."""
        return frozenset((*self.locked, *self.excluded, *self.left, *self.for_good, *self.notes))

    def asked(self, about: Asked) -> Asked:
        """Return what a proposal is asked for with all of this."""
        return replace(about, locked=self.locked, excluded=self.excluded, left=self.left)

    def give(self, found: Proposal, pieces: Iterable[str], officer_id: str) -> "Decided":
        """Return this with pieces given to somebody; what goes with them goes there too."""
        ids = _whole(found, pieces)
        barred = {each: names - {officer_id} for each, names in self.excluded.items() if each in ids}
        return replace(
            self,
            locked={**self.locked, **dict.fromkeys(ids, officer_id)},
            excluded={**self.excluded, **barred},
            left=self.left - ids,
        )

    def lock(self, found: Proposal, pieces: Iterable[str]) -> "Decided":
        """Return this with pieces locked with who takes them by the plan, or has them."""
        takers = {each.item: each.taker for each in found.plan.moves}
        now = self
        for each in pieces:
            taker = takers.get(each) or found.pieces[each].actor_id
            if taker and any(carrier.id == taker for carrier in found.problem.carriers):
                now = now.give(found, [each], taker)
        return now

    def leave(self, found: Proposal, pieces: Iterable[str]) -> "Decided":
        """Return this with pieces left where they are."""
        ids = _whole(found, pieces)
        return replace(
            self, locked={each: to for each, to in self.locked.items() if each not in ids}, left=self.left | ids
        )

    def not_to(self, found: Proposal, pieces: Iterable[str], officer_id: str) -> "Decided":
        """Return this with pieces that do not go to somebody."""
        ids = _whole(found, pieces)
        more = {each: self.excluded.get(each, frozenset()) | {officer_id} for each in ids}
        locked = {each: to for each, to in self.locked.items() if each not in ids or to != officer_id}
        return replace(self, locked=locked, excluded={**self.excluded, **more})

    def let_go(self, found: Proposal, pieces: Iterable[str]) -> "Decided":
        """Return this with nothing said of pieces any more."""
        ids = _whole(found, pieces)
        return replace(
            self,
            locked={each: to for each, to in self.locked.items() if each not in ids},
            excluded={each: names for each, names in self.excluded.items() if each not in ids},
            left=self.left - ids,
        )

    def keep(self, pieces: Iterable[str], *, for_good: bool) -> "Decided":
        """Return this with pieces given for good, or for a time."""
        ids = frozenset(pieces)
        return replace(self, for_good=self.for_good | ids if for_good else self.for_good - ids)

    def write(self, case_id: str, words: str) -> "Decided":
        """Return this with the handover of a case in a person's words."""
        return replace(self, notes={**self.notes, case_id: words})


def _whole(found: Proposal, pieces: Iterable[str]) -> frozenset[str]:
    """Return the pieces with what goes to the same person."""
    ids = frozenset(pieces)
    bundles = {each.bundle for each in found.problem.items if each.id in ids} - {None}
    return frozenset(each.id for each in found.problem.items if each.id in ids or each.bundle in bundles)


def refusals(found: Proposal, pieces: Collection[str], officer_id: str) -> Mapping[str, str]:
    """Return why pieces, or what goes with them, may not go to somebody, in words; those that may are not in it."""
    ids, why = _whole(found, pieces), {}
    for item in found.problem.items:
        if item.id in ids and (refused := found.refuses(item, officer_id)):
            why[item.bundle or item.id] = refused
    bundles = {each.id: each.bundle or each.id for each in found.problem.items}
    return {each: why[bundles[each]] for each in pieces if each in bundles and bundles[each] in why}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One piece in the list: where it goes, or why it stays."""

    piece: Piece
    taker_id: str | None
    """None of what stays where it is."""
    taker: str
    """In words: the name, or that it stays or has no place."""
    because: str
    unplaced: bool = False
    said: str = ""
    """What a person said of it, in words."""
    for_good: bool = False

    @property
    def why(self) -> str:
        """Why it goes there, without the name that stands before it."""
        return self.because.removeprefix(f"{self.taker} ")


def plan_rows(found: Proposal, decided: Decided) -> tuple[PlanRow, ...]:
    """Return what has no place first, then what goes to each, then what stays; of each the next date first."""
    moved = [_row(found, decided, each.item, each.taker, each.because) for each in found.plan.moves]
    left = [_row(found, decided, each.item, None, each.because, unplaced=each.unplaced) for each in found.plan.left]
    return tuple(sorted((*moved, *left), key=_order))


def _row(
    found: Proposal, decided: Decided, item: str, taker_id: str | None, because: str, *, unplaced: bool = False
) -> PlanRow:
    piece = found.pieces[item]
    stays = "No place" if unplaced else f"Stays with {found.name(piece.actor_id)}" if piece.actor_id else "Stays"
    return PlanRow(
        piece=piece,
        taker_id=taker_id,
        taker=found.name(taker_id) if taker_id else stays,
        because=because,
        unplaced=unplaced,
        said=_said(found, decided, item),
        for_good=item in decided.for_good,
    )


def _said(found: Proposal, decided: Decided, item: str) -> str:
    said = []
    if item in decided.locked:
        said.append("locked")
    if item in decided.left:
        said.append("left by hand")
    names = sorted(found.name(each) for each in decided.excluded.get(item, ()))
    said += [f"not to {name}" for name in names]
    return ", ".join(said)


def _order(row: PlanRow) -> tuple[bool, bool, str, str, str]:
    due = row.piece.due_on.isoformat() if row.piece.due_on else "~"
    return not row.unplaced, row.taker_id is None, row.taker, due, row.piece.id


def only(found: Proposal, pieces: Iterable[str]) -> Proposal:
    """Return the proposal with these pieces alone, and what goes with them."""
    ids = _whole(found, pieces)
    moves = tuple(each for each in found.plan.moves if each.item in ids)
    return replace(found, plan=replace(found.plan, moves=moves))


def noted(found: Proposal, decided: Decided, drafts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the handover that goes with a piece, by its id: once to each who takes something of a case.

    `drafts` are those of the record by the id of the case, used where a person wrote none.
    """
    notes: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for move in found.plan.moves:
        case_id = found.pieces[move.item].case_id
        if (case_id, move.taker) not in told:
            notes[move.item] = decided.notes.get(case_id, drafts.get(case_id, ""))
        told.add((case_id, move.taker))
    return notes


def will_do(found: Proposal, decided: Decided) -> str:
    """Return what the button does: "Give 14 pieces to 4 people while Ann Lee is away, 2 of them for good"."""
    if not found.plan.moves:
        return "Nothing is given out"
    return f"Give {_what(found)} to {_whom(found)}{_how_long(found, decided)}"


def was_done(found: Proposal, decided: Decided) -> str:
    """Return what was done: "14 pieces given to 4 people while Ann Lee is away"."""
    return f"{_what(found)} given to {_whom(found)}{_how_long(found, decided)}"


def _what(found: Proposal) -> str:
    return count(len(found.plan.moves), "piece")


def _whom(found: Proposal) -> str:
    people = {each.taker for each in found.plan.moves}
    return found.name(next(iter(people))) if len(people) == 1 else count(len(people), "person", "people")


def _how_long(found: Proposal, decided: Decided) -> str:
    absent = found.name(found.asked.officer_id)
    good = sum(each.item in decided.for_good for each in found.plan.moves)
    if not absent:
        return ""
    if good and good == len(found.plan.moves):
        return " for good"
    return f" while {absent} is away" + (f", {good:,} of them for good" if good else "")


def in_numbers(found: Proposal) -> str:
    """Return "14 pieces to 4 people · 2 stay · 1 has no place"."""
    moves, unplaced = found.plan.moves, sum(each.unplaced for each in found.plan.left)
    stay = len(found.plan.left) - unplaced
    people = count(len({each.taker for each in moves}), "person", "people")
    parts = [f"{count(len(moves), 'piece')} to {people}" if moves else "Nothing moves"]
    parts += [f"{stay:,} {'stays' if stay == 1 else 'stay'}"] if stay else []
    parts += [f"{unplaced:,} {'has' if unplaced == 1 else 'have'} no place"] if unplaced else []
    return " · ".join(parts)


def differing(one: Proposal, other: Proposal) -> int:
    """Return how many pieces go elsewhere by the other of two proposals."""
    takers = {each.item: each.taker for each in one.plan.moves}
    others = {each.item: each.taker for each in other.plan.moves}
    return sum(takers.get(each) != others.get(each) for each in takers.keys() | others.keys())
