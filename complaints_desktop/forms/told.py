"""What is told more than once in a complaint: its points, and the adjustments agreed on the phone."""

from dataclasses import dataclass
from datetime import date

from db.terms import Responsibility


@dataclass(frozen=True, slots=True, kw_only=True)
class PointTyped:
    """One point as told on the phone, and what would put it right."""

    text: str
    outcome_sought: str | None = None
    responsibility: Responsibility | None = None

    @classmethod
    def told(cls, typed: object) -> "PointTyped":
        """Take a point as it is typed: its words, the outcome sought, whose it is; TypeError for anything else."""
        match typed:
            case PointTyped():
                return typed
            case str(words) | [str(words)]:
                return cls(text=words)
            case [str(words), str(outcome) | (None as outcome)]:
                return cls(text=words, outcome_sought=outcome or None)
            case [str(words), str(outcome) | (None as outcome), str(whose)] if whose in [*Responsibility, ""]:
                whose_it_is = Responsibility(whose) if whose else None
                return cls(text=words, outcome_sought=outcome or None, responsibility=whose_it_is)
        whose_words = " or ".join(f"“{each}”" for each in Responsibility)
        raise TypeError(f"a point as its words, the outcome sought, and {whose_words}; the first alone is enough")


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
