"""What a decision rests on: evidence weighed, conflicts declared (Code 5.8)."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Checked, EvidenceResult, Party, Preferred


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFacts:
    """One piece of evidence asked for or weighed."""

    id: str
    item: str
    result: EvidenceResult
    checked_on: date
    note: str | None
    asked_of: str | None = None
    question: str | None = None
    asked_on: date | None = None
    due_on: date | None = None
    chased_on: date | None = None
    unanswered_on: date | None = None
    """The day nobody waited for an answer any more."""
    checked_by_id: str | None = None

    def overdue(self, today: date) -> bool:
        """Whether an answer was due before today, and none has come."""
        return self.result is EvidenceResult.ASKED and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedFacts:
    """A fact on which the accounts differ: both sides, which we prefer and why (Code 5.8 d)."""

    id: str
    fact: str
    resident_says: str | None
    we_hold: str | None
    preferred: Preferred | None
    because: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts:
    """A chance to set out a position and to comment, and what came of it (Code 5.8 b; of staff, the policy)."""

    id: str
    party: Party
    name: str | None
    invited_on: date
    reply_by: date | None
    replied_on: date | None
    said: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistFacts:
    """One line of the checklist before a decision, and how somebody answered it (quality 9.3)."""

    line: str
    words: str
    record: str = ""
    """What of the record answers it by itself; empty where somebody has to."""
    answer: Checked | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsulteeFacts:
    """Somebody consulted on a decision (Code 6.20)."""

    id: str
    name: str
    consulted_on: date
    said: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictFacts:
    """A declaration about conflict of interest."""

    officer: OfficerFacts
    declared_on: date
    conflict: bool
    measures: str | None
