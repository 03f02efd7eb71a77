"""What a decision rests on: evidence weighed, conflicts declared (Code 5.8)."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.team import OfficerFacts
from db.terms import EvidenceResult


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFacts:
    """One piece of evidence asked for or weighed."""

    id: str
    item: str
    result: EvidenceResult
    checked_on: date
    note: str | None


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
