"""How far a plan is from the fairest there could be, as a person reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from complaints_desktop.rules.wording import count
from complaints_desktop.team.dealing import Deal
from complaints_desktop.team.plan import Proof
from complaints_desktop.team.search import WITHIN, gap
from complaints_desktop.team.solver import Ended

NOTHING = 0.0005
"""A gap that is said as none."""

ENDS = {
    None: "It was dealt at once; a search may find a fairer one",
    Ended.FOUND: "",
    Ended.GAVE_UP: "A search for a fairer one came to no end in as many tries as it has on every computer",
    Ended.TOO_LARGE: "It is too much at once to be searched for a fairer one",
    Ended.OUT_OF_TIME: "A search for a fairer one was out of time, and is left aside: a faster computer may find one",
    Ended.STOPPED: "The search for a fairer one was stopped, and is left aside",
    Ended.IMPOSSIBLE: "A search for a fairer one found none",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A part as it is dealt, and why the search for a fairer deal ended; None where it was not searched."""

    deal: Deal
    ended: Ended | None


def proof(standings: Sequence[Standing]) -> Proof:
    """Return how far from the fairest the parts together are."""
    if not standings:
        return Proof(gap=0.0, said="There is nothing to deal.")
    worst = max(gap(each.deal) for each in standings)
    far = [each for each in standings if gap(each.deal) > WITHIN or each.deal.unplaced()]
    more = [each for each in standings if each.deal.unplaced() and each.ended is not Ended.FOUND]
    said = [f"{_highest(standings)}."]
    said.extend(f"{ENDS[ended]}." for ended in dict.fromkeys(each.ended for each in far) if ENDS[ended])
    if more:
        unplaced = sum(len(each.deal.units[unit].items) for each in more for unit in each.deal.unplaced())
        return Proof(gap=None, said=" ".join([f"More than all but {count(unplaced, 'item')} might be placed.", *said]))
    return Proof(gap=round(100 * worst, 2), said=" ".join([f"{_how_far(worst)}.", *said]))


def _how_far(worst: float) -> str:
    return (
        "No plan is fairer" if worst < NOTHING else f"At most {100 * worst:.1f}% from the fairest plan there could be"
    )


def _highest(standings: Sequence[Standing]) -> str:
    """Return who carries most of those who take part, and below what no plan keeps them all."""
    levels = [
        (each.deal.level(place), each.deal.board.carriers[place].name, each.deal.fair.highest)
        for each in standings
        for place in each.deal.board.present
    ]
    highest, name, least = max(levels, key=lambda each: each[:2])
    return f"Of those who take part {name} carries most, {highest:.1%}; no plan keeps them all below {least:.1%}"
