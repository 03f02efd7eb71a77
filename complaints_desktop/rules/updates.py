"""Updates owed while an answer is outside the Code's time: how often, how, and when the next is due (Code 5.9)."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.wording import working_days

EVERY = 5
"""Working days between two updates where nothing else is agreed; ours, the Code names no number."""


def how_often(every: int) -> str:
    """Return "every 5 working days"."""
    return "every working day" if every == 1 else f"every {working_days(every)}"


def agreed(case: CaseFacts) -> str:
    """Return what is agreed about updates: the way and the interval, then what somebody typed; empty where nothing is.

    The words are never typed twice: interval and way are kept as such, and said here.
    """
    way = f"by {case.updates_by}" if case.updates_by else ""
    often = how_often(case.updates_every) if case.updates_every else ""
    said = " ".join(part for part in (way, often) if part)
    return "; ".join(part for part in (said, case.updates_agreed) if part)
