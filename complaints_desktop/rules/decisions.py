"""What the decisions on points come to: the outcome of a stage, and which points still want a remedy."""

from collections.abc import Iterable, Iterator

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.stages import StageFacts
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

    A promise that was ended or taken back puts nothing right, nor does money that the resident refused.
    """
    return tuple(point for point in _not_given(case, stage) if not _excused(point, stage))


def excused(case: CaseFacts, stage: int) -> tuple[PointFacts, ...]:
    """Return the points upheld at `stage` with nothing promised or offered, for a reason that is on record."""
    return tuple(point for point in _not_given(case, stage) if _excused(point, stage))


def _not_given(case: CaseFacts, stage: int) -> Iterator[PointFacts]:
    """Yield the points upheld at `stage` for which nothing is promised or offered."""
    at = case.stage(stage)
    given = {each.point_id for each in case.commitments if _puts_right(each, at)}
    given |= {offer.point_id for offer in (at.offers if at else ()) if offer.stands}
    yield from (point for point in upheld(case, stage) if point.id not in given)


def _puts_right(promise: CommitmentFacts, at: StageFacts | None) -> bool:
    """Whether a promise may put right what is found at a stage: it is still to be kept, or was made or kept since.

    What was kept before stage 2 was asked for was done, and they asked all the same: stage 2 says what it does more,
    or why nothing (Code 7.1).
    """
    if promise.state is CommitmentState.CANCELLED:
        return False
    since = at.received_on if at and at.number > 1 else None
    last = max(promise.promised_on, promise.completed_on or promise.promised_on)
    return promise.open or since is None or last >= since


def told_before(case: CaseFacts, point: PointFacts, stage: int) -> FindingFacts | None:
    """Return what was found on a point at the stage before, where an answer told of it.

    Of a case from before this record it is taken that one did.
    """
    before = case.stage(stage - 1)
    told = before is not None and (before.responded_on is not None or case.import_run_id is not None)
    return point.finding(stage - 1) if told else None


def upheld(case: CaseFacts, stage: int) -> tuple[PointFacts, ...]:
    """Return the points upheld at `stage`, in full or in part."""
    found = ((point, point.finding(stage)) for point in case.points_at(stage))
    return tuple(point for point, finding in found if finding and finding.decision in UPHELD)


def _excused(point: PointFacts, stage: int) -> bool:
    finding = point.finding(stage)
    return bool(finding and finding.no_remedy_because)
