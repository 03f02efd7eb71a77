"""The letter that one promise calls for: of a new date that is only proposed, or of what was done (Code 6.6, 7.3)."""

from collections.abc import Collection
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.rules.acts import Act

NEW_DATE, DONE, ALL_DONE = "new-date", "commitments-done", "all-done"

WORDS = {
    NEW_DATE: "Write the new date to the resident",
    DONE: "Write to the resident that it is done",
    ALL_DONE: "Write to the resident that all is done",
}
"""What to write each is called beside a promise."""


def letter_called_for(promise: CommitmentFacts, case: CaseFacts, allowed: Collection[Act]) -> str | None:
    """Return the name of the letter that tells the resident how a promise stands; None where it went, or none does."""
    if promise.date_proposed and Act.PROPOSE_DATE in allowed:
        return NEW_DATE if not _went(case, promise.moves[-1].update_on, NEW_DATE) else None
    done = promise.completed_on
    if done is None or promise.open or _went(case, promise.kept_said_on or done, DONE, ALL_DONE):
        return None
    if not case.open_commitments and Act.TELL_ALL_DONE in allowed:
        return ALL_DONE
    return DONE if Act.TELL_DONE in allowed else None


def _went(case: CaseFacts, since: date, *kinds: str) -> bool:
    return any(each.kind in kinds and each.issued_on >= since for each in case.letters)
