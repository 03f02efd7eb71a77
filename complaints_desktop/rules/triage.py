"""Triage: the priority and route suggested, from category, hazard, complexity and needs (Code 6.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.terms import Hazard

HIGH, MEDIUM, LOW = PRIORITIES = ("high", "medium", "low")
MOST = 5
"""The highest class of impact and of likelihood."""

HAZARD_IMPACT: Mapping[Hazard, int] = {Hazard.NONE: 1, Hazard.SIGNIFICANT: 4, Hazard.EMERGENCY: 5}
"""The least impact of a complaint with such a hazard in the home."""


@dataclass(frozen=True, slots=True)
class Risk:
    """A category of complaint: its impact, and how many decided points of it failed."""

    impact: int
    failed: int
    of: int

    @property
    def likelihood(self) -> int:
        """The fifth into which the share that failed falls."""
        return min(MOST, 1 + MOST * self.failed // self.of)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The risk of each category, from which score a priority is, and the routes from the quickest on."""

    rows: Mapping[str, Risk]
    high_from: int
    medium_from: int
    routes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the table suggests, and because of what."""

    priority: str
    route: str
    because: str


def suggested(matrix: Matrix, category: str | None, hazard: Hazard, *, hard: bool, needs: bool) -> Suggestion:
    """Return the priority and route for a complaint; one of a category that is not in the matrix goes by the rest."""
    risk = matrix.rows.get(category or "")
    impact = max(HAZARD_IMPACT[hazard], min(MOST, (risk.impact if risk else 1) + needs))
    score = impact * (risk.likelihood if risk else MOST)
    emergency = hazard is Hazard.EMERGENCY
    priority = HIGH if emergency or score >= matrix.high_from else MEDIUM if score >= matrix.medium_from else LOW
    quick, full, director = matrix.routes
    route = director if hard else quick if priority == LOW else full
    known = f"“{category}”" if risk else "a category the risk matrix does not have"
    because = [f"{known}: impact {impact} x likelihood {score // impact} = {score}"]
    because += [f"{hazard.value} hazard"] if hazard is not Hazard.NONE else []
    because += ["complex"] if hard else []
    because += ["needs in the home"] if needs else []
    return Suggestion(priority, route, "; ".join(because))
