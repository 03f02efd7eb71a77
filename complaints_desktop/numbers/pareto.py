"""What makes up most of a whole: causes by how many cases each has, and how far the first of them go."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from complaints_desktop.numbers.share import FEW, Share
from complaints_desktop.rules.wording import count

MOST = Fraction(80)
"""Per cent that are called most."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause: its cases of all, and all up to it."""

    name: str
    share: Share
    so_far: Share


@dataclass(frozen=True, slots=True)
class Pareto:
    """Causes from the most frequent to the rarest; cases whose cause is not recorded come last and are none."""

    causes: tuple[Cause, ...]
    not_recorded: int
    total: int

    @property
    def most(self) -> tuple[Cause, ...]:
        """The fewest causes that make up 80 % of all cases; empty where those that are known do not reach that."""
        reached = [each.so_far.exact is not None and each.so_far.exact >= MOST for each in self.causes]
        return self.causes[: reached.index(True) + 1] if True in reached else ()


def pareto(counts: Mapping[str, int], *, not_recorded: int = 0) -> Pareto:
    """Return the causes by their counts, those of as many in the order of their names; a cause without cases is out."""
    if min((*counts.values(), not_recorded)) < 0:
        raise ValueError("there are no fewer cases than none")
    total = sum(counts.values()) + not_recorded
    causes, so_far = [], 0
    for name, number in sorted(counts.items(), key=lambda each: (-each[1], each[0].casefold())):
        if number:
            so_far += number
            causes.append(Cause(name, Share(number, total), Share(so_far, total)))
    return Pareto(tuple(causes), not_recorded, total)


def finding(found: Pareto, things: str = "cases") -> str:
    """Return "3 of 9 causes make up 82.7% of 127 cases", or what else can be said."""
    if not found.total:
        return f"No {things}"
    if not found.causes:
        return f"No cause is recorded of {found.total:,} {things}"
    most, number = found.most, len(found.causes)
    if not most or 2 * len(most) > number:
        first = found.causes[0]
        part = f"{first.share.percent}%" if found.total >= FEW else f"{first.share.n:,}"
        return f"The most frequent cause, {first.name}, has {part} of {found.total:,} {things}"
    verb = "makes" if len(most) == 1 else "make"
    reach = most[-1].so_far
    part = f"{reach.percent}%" if found.total >= FEW else f"{reach.n:,}"
    return f"{len(most)} of {count(number, 'cause')} {verb} up {part} of {found.total:,} {things}"
