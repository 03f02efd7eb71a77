"""What the decisions on points come to: the outcome of a stage, and which points still want a remedy."""

from collections.abc import Iterable, Iterator

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from db.terms import CommitmentState, Decision

UPHELD = frozenset({Decision.UPHELD, Decision.PARTLY_UPHELD})


def overall(decisions: Iterable[Decision | None]) -> Decision | None:
    """Return the outcome as it weighs on the landlord (kpis M1): all upheld, anything upheld, or nothing.

    None where there is no decision, or one that only a newer program knows.
    """
    made = {decision for decision in decisions if decision}
    if not made or not all(decision.known for decision in made):
        return None
    if made == {Decision.UPHELD}:
        return Decision.UPHELD
    return Decision.NOT_UPHELD if made == {Decision.NOT_UPHELD} else Decision.PARTLY_UPHELD


def unremedied(case: CaseFacts, stage: int) -> tuple[PointFacts, ...]:
    """Return the points upheld at `stage` with nothing promised or offered and no reason why not (Code 7.1).

    A promise that was ended or taken back puts nothing right.
    """
    return tuple(point for point in _not_given(case, stage) if not _excused(point, stage))


def excused(case: CaseFacts, stage: int) -> tuple[PointFacts, ...]:
    """Return the points upheld at `stage` with nothing promised or offered, for a reason that is on record."""
    return tuple(point for point in _not_given(case, stage) if _excused(point, stage))


def _not_given(case: CaseFacts, stage: int) -> Iterator[PointFacts]:
    """Yield the points upheld at `stage` for which nothing is promised or offered."""
    at = case.stage(stage)
    given = {each.point_id for each in case.commitments if each.state is not CommitmentState.CANCELLED}
    given |= {offer.point_id for offer in (at.offers if at else ())}
    yield from (point for point in upheld(case, stage) if point.id not in given)


def upheld(case: CaseFacts, stage: int) -> tuple[PointFacts, ...]:
    """Return the points upheld at `stage`, in full or in part."""
    found = ((point, point.finding(stage)) for point in case.points_at(stage))
    return tuple(point for point, finding in found if finding and finding.decision in UPHELD)


def _excused(point: PointFacts, stage: int) -> bool:
    finding = point.finding(stage)
    return bool(finding and finding.no_remedy_because)
