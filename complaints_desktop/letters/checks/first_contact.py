"""What is asked of the letters about what is no complaint (Code 1.3, 1.4)."""

from collections.abc import Iterator

from complaints_desktop.letters.checks import Found, Seen
from db.terms import ChoiceAnswer


def not_unhappy(seen: Seen) -> Iterator[Found]:
    """Somebody who said that they are unhappy has complained, and is not told that it is a request."""
    case = seen.matter.case
    if case.expressed_on and case.choice_answer is not ChoiceAnswer.NO_COMPLAINT:
        why = "They have said that they are unhappy with us, and this letter calls it a request"
        yield Found(why, "Offer the choice to complain, or make a complaint of it.", "choice_answer")
