"""Whether a promise is signed off: what was looked at is what is recorded as kept now (Code 7.3; seed 004)."""

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import SignOffFacts
from db.terms import UpdateKind


def stands(signed: SignOffFacts, promise: CommitmentFacts) -> bool:
    """Whether a sign-off of this promise still holds: it was not open again since."""
    kept = max((each.recorded_at for each in promise.updates if each.kind is UpdateKind.COMPLETED), default=None)
    return not promise.open and (kept is None or signed.recorded_at >= kept)
