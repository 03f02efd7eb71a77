"""Who sees what a resident answered: not whom it is about until the quarter has closed, and of nobody who is unnamed.

One rule for every path: screens, the history of a case, My work, lists, the command line, figures with references.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from db.terms import Role

KEPT_APART = frozenset({"survey_answer"})
"""The tables that lie with a case and are not everybody's who sees it."""

QUARTER = 3
"""Months of a quarter; a year of numbers ends on 31 March, so that quarters are those of the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOf:
    """What sight hangs on: when it was answered, whether by name, and whose work it is about."""

    answered_on: date
    identified: bool
    worked_on_by: Collection[str]
    """The officers who handled, covered, considered or decided the case."""


def quarter_ends(day: date) -> date:
    """Return the last day of the quarter a day is in."""
    after = (day.month - 1) // QUARTER * QUARTER + QUARTER
    year, month = (day.year + 1, 1) if after == 12 else (day.year, after + 1)
    return date(year, month, 1) - timedelta(1)


def sees_answer(answer: AnswerOf, *, officer_id: str, role: Role, today: date) -> bool:
    """Whether somebody may see whose an answer is, and what it says, together.

    An answer without a name is joined to its case nowhere. Until the quarter has closed, those alone see one who may
    take answers and did not work on the case; then everybody who sees the case.
    """
    if not answer.identified:
        return False
    if today > quarter_ends(answer.answered_on):
        return True
    return refusal(role, Act.TAKE_ANSWER) is None and officer_id not in answer.worked_on_by
