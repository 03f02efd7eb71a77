"""What is dealt out, to whom, and the plan that comes of it; `proposal.py` makes one of the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.team_terms import Part, SkillKind


@dataclass(frozen=True, slots=True, order=True)
class Skill:
    """One thing an officer can do and an item may need, as category "damp and mould" or language "Polish"."""

    kind: SkillKind
    value: str
    """As it follows the verb of its kind: "Polish", "stage 2", "Ombudsman cases", and of hazards "hazards"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that somebody holds or owes and that may go to somebody else; officers are named by their ids."""

    id: str
    reference: str
    """Of its case, as a person knows it."""
    part: Part
    load: int
    """Points, 0 or more."""
    team: str
    holder: str | None = None
    """None where it is not allocated yet. Nobody's among the carriers is taken for somebody who is away."""
    bundle: str | None = None
    """Items with the same words here go to one person, as those of a household; None where it goes by itself.

    What somebody has of it already and is not to be dealt is there as well, with `kept`."""
    needs: frozenset[Skill] = frozenset()
    barred: Mapping[str, str] = field(default_factory=dict)
    """Who may not have it, and why, in words that follow a name: "considered stage 1"."""
    near: Mapping[str, str] = field(default_factory=dict)
    """Who is near to it already, in words that follow a name: "spoke to them on 3 Nov", "stands in for Ann Lee"."""
    stays: str | None = None
    """Why it is left where it is, as "the gap is two days and nothing falls due"; None where it is to be dealt."""
    kept: str | None = None
    """With whom a person locked it."""
    excluded: frozenset[str] = frozenset()
    """To whom a person said it is not to go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Somebody who carries items, or could."""

    id: str
    name: str
    capacity: int
    """Points over the period, after working pattern and absences; who has none takes nothing."""
    carried: int = 0
    """Points that are theirs whatever becomes of the items dealt."""
    skills: frozenset[Skill] = frozenset()
    teams: frozenset[str] = frozenset()
    away: str | None = None
    """Why they take nothing, in words that follow a name: "is away until 12 Dec", "leaves on 3 Dec"."""
    takes_at_most: int | None = None
    """How many items may come to them; None where it is not limited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is to be dealt among whom. An item whose holder is there may stay with them; the order says nothing."""

    items: tuple[Item, ...]
    carriers: tuple[Carrier, ...]
    between_teams: bool = False
    """Whether an item may go to somebody who is not of its team."""
    most_moves: int | None = None
    """How many items may change hands; None where it is not limited."""

    def __post_init__(self) -> None:
        """Refuse what cannot be reckoned with."""
        for what, ids in (("item", [each.id for each in self.items]), ("carrier", [each.id for each in self.carriers])):
            if len(set(ids)) < len(ids):
                raise ValueError(f"One {what} is named twice")
        if any(each.load < 0 for each in self.items):
            raise ValueError("An item weighs less than nothing")
        if any(each.capacity < 0 or each.carried < 0 for each in self.carriers):
            raise ValueError("A carrier has less than no capacity, or carries less than nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An item that changes hands."""

    item: str
    giver: str | None
    """None where nobody had it."""
    taker: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """An item that stays where it is."""

    item: str
    holder: str | None
    because: str
    unplaced: bool
    """Whether it should have gone to somebody, and nobody may take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one carrier has before and after the plan, in points."""

    carrier: str
    capacity: int
    before: int
    after: int
    fair: int
    """What would be fair, were items to be cut; as it is after, of who takes part in nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How far the plan is from the fairest there could be, at most."""

    gap: float | None
    """In percent of what people carry; 0 where no plan is fairer, None where more might be placed."""
    said: str
    """As a person reads it, with what it was proved by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who takes what, and why; all parts in the order of ids."""

    moves: tuple[Move, ...]
    left: tuple[Left, ...]
    loads: tuple[Load, ...]
    rules: tuple[str, ...]
    """The rules that were in force, in words."""
    proof: Proof
