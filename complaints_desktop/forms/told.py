"""What is told more than once in a complaint: its points, and the adjustments agreed on the phone."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PointTyped:
    """One point as told on the phone, and what would put it right."""

    text: str
    outcome_sought: str | None = None

    @classmethod
    def told(cls, typed: object) -> "PointTyped":
        """Take a point as it is typed: its words, or its words and the outcome; TypeError for anything else."""
        match typed:
            case PointTyped():
                return typed
            case str(words) | [str(words)] | [str(words), None]:
                return cls(text=words)
            case [str(words), str(outcome)]:
                return cls(text=words, outcome_sought=outcome or None)
        raise TypeError("a point as its words, or as its words and the outcome sought")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentTyped:
    """An adjustment agreed on the phone."""

    kind: str
    detail: str | None = None
    review_on: date | None = None

    @classmethod
    def called(cls, kind: str) -> "AdjustmentTyped":
        """Take one by what it is called."""
        return cls(kind=kind)
