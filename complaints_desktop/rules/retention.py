"""How long a case is kept: when its period ends, and what keeps it longer all the same. A person decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.retention import KeepingFacts
from complaints_desktop.rules.matters import MATTERS
from complaints_desktop.rules.register.rows import months_later
from complaints_desktop.rules.unfinished import unfinished
from complaints_desktop.rules.wording import without_weekday
from db.terms import Keeping

REACH_MONTHS = 12
"""The Housing Ombudsman takes a complaint within 12 months of the landlord's last answer (Scheme; see the letters)."""

HOLDS = (Keeping.HOLD, Keeping.LIFTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How it stands with the keeping of a case on one day."""

    until: date | None
    """The day its period ends; None while it is open."""
    over: bool
    """Whether that day has passed."""
    because: tuple[str, ...]
    """What keeps it although its period is over, or would; each a sentence without its stop."""
    decided: KeepingFacts | None
    """The decision that it is to be erased, where that stands."""

    @property
    def proposed(self) -> bool:
        """Whether it is proposed for erasing."""
        return self.over and not self.because and self.decided is None


def hold_of(case: CaseFacts) -> KeepingFacts | None:
    """Return the legal hold that stands on a case."""
    last = next((each for each in reversed(case.keeping) if each.decision in HOLDS), None)
    return last if last and last.decision is Keeping.HOLD else None


def erasing_of(case: CaseFacts) -> KeepingFacts | None:
    """Return the decision that a case is to be erased, unless another has followed it."""
    last = next((each for each in reversed(case.keeping) if each.decision not in HOLDS), None)
    return last if last and last.decision is Keeping.ERASE else None


def kept(case: CaseFacts, months: int, today: date) -> Kept:
    """Return how it stands with a case that is kept for so many months after it was closed."""
    until = months_later(case.closed_on, months) if case.closed_on else None
    return Kept(
        until=until,
        over=until is not None and until < today,
        because=tuple(_because(case, today)),
        decided=erasing_of(case),
    )


def _in_reach(case: CaseFacts, closed_on: date, today: date) -> Iterator[str]:
    """Say until when the Ombudsman may take it, and the bodies of other matters what they look into."""
    answered = max((stage.responded_on for stage in case.stages if stage.responded_on), default=None)
    since = "our last answer" if answered and answered >= closed_on else "the day it was closed"
    reach = months_later(max(answered or closed_on, closed_on), REACH_MONTHS)
    if reach >= today:
        yield f"the Ombudsman may still take it until {without_weekday(reach)}, 12 months from {since}"
    for matter in case.matters:
        until = months_later(matter.answered_on, REACH_MONTHS) if matter.answered_on else None
        if until and until >= today:
            about = MATTERS[matter.kind].about
            yield f"whoever looks into what it says of {about} may still do so until {without_weekday(until)}"


def _because(case: CaseFacts, today: date) -> Iterator[str]:
    if case.closed_on is None:
        yield "it is open"
    hold = hold_of(case)
    if hold:
        yield f"a legal hold stands on it: {hold.because}"
    longer = next((each for each in reversed(case.keeping) if each.decision is Keeping.LONGER), None)
    if longer and longer.keep_until and longer.keep_until >= today:
        yield f"it is kept longer, until {without_weekday(longer.keep_until)}: {longer.because}"
    if case.closed_on:
        yield from _in_reach(case, case.closed_on, today)
    yield from unfinished(case)
