"""What was done to bring a promise to its end: chased, answered for at each level, explained, confirmed, signed off."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import MissLevel, ResidentWord


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseFacts:
    """That somebody was asked how a promise stands."""

    id: str
    commitment_id: str
    asked: str
    words: str | None
    chased_on: date
    next_on: date | None
    chased_by: OfficerFacts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelAnswerFacts:
    """What is done about a promise at one level of jeopardy; with another date the levels begin again."""

    id: str
    commitment_id: str
    level: int
    due_on: date
    answer: str
    told: str
    answered_on: date
    answered_by: OfficerFacts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissFacts:
    """Why a promise was missed, and what changes."""

    id: str
    commitment_id: str
    cause: str
    level: MissLevel
    why: str | None
    changes: str | None
    risk: str | None
    missed_on: date
    said_on: date
    said_by: OfficerFacts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentAnswerFacts:
    """What the resident says of a promise that was recorded as kept."""

    id: str
    commitment_id: str
    answer: ResidentWord
    words: str | None
    asked_on: date
    recorded_by: OfficerFacts | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffFacts:
    """That a named role holds a promise kept (seed 004)."""

    id: str
    commitment_id: str
    words: str | None
    signed_off_on: date
    signed_off_by: OfficerFacts | None
    recorded_at: datetime
