"""Events that clocks are counted from and to: how each is said, and where the facts of a case keep it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import StageFacts


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Event:
    """One row: `the complaint` that is `received`, and how to read when, a day or an aware moment, from the facts."""

    what: str
    done: str
    read: Callable[[CaseFacts, StageFacts], date | None]
    briefly: str = ""
    """What the complaint was that day, where `done` says it of something else."""
    instead: "Event | None" = None
    """What a clock is counted from where this is not recorded."""
    anew: "Event | None" = None
    """What a clock is counted from where that came later."""

    def found(self, case: CaseFacts, stage: StageFacts) -> tuple[date | None, "Event"]:
        """Return when it came and as what: this, or what stands in its place."""
        when = self.read(case, stage)
        if when and self.anew:
            again = self.anew.read(case, stage)
            if again and again > when:
                return again, self.anew
        if when is None and self.instead:
            other = self.instead.read(case, stage)
            if other:
                return other, self.instead
        return when, self

    @property
    def happens(self) -> str:
        """The event in a rule: `the complaint is received`."""
        return f"{self.what} is {self.done}"

    @property
    def happened(self) -> str:
        """The event of a case: `the complaint was received`."""
        return f"{self.what} was {self.done}"


EXPRESSED = Event(
    what="dissatisfaction",
    done="first expressed (the receipt is not recorded)",
    read=lambda case, _: case.expressed_on,
    briefly="first voiced",
)
RECEIVED = Event(
    what="the complaint",
    done="received",
    read=lambda _, stage: stage.came_on,
    instead=EXPRESSED,
)
"""Receipt by anyone of ours (Code 3.2); an earlier expression is a duty of its own (Code 1.3, 1.5)."""

REQUESTED = Event(
    what="the request to escalate",
    done="received",
    read=lambda _, stage: stage.came_on,
    briefly="requested",
)
DIRECTED = Event(
    what="acceptance", done="directed by the Ombudsman", read=lambda _, stage: stage.directed_on, briefly="accepted"
)
ACKNOWLEDGED = Event(
    what="the acknowledgement", done="sent", read=lambda _, stage: stage.acknowledged_on, anew=DIRECTED
)
RESPONDED = Event(what="the answer", done="sent", read=lambda _, stage: stage.responded_on)
