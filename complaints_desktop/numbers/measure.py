"""What a measure is: one row of the table of measures, what it comes to, and from what rows it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from complaints_desktop.numbers.cohort import Cohort, Reason
from complaints_desktop.numbers.share import Direction
from complaints_desktop.numbers.stages import Chosen, Stages

PLAN, POLICY = "the service improvement plan", "the complaints policy"
"""The documents of the landlord that ask for a measure (seeds 000 and 001)."""


class Kind(Enum):
    """What a measure comes to."""

    SHARE = "share"
    """So many of so many."""
    FLOW = "flow"
    """So many of one thing to a hundred of another: it may be more than a hundred."""
    MEAN = "mean"
    """Working days on average, with the median and the ninetieth of a hundred."""
    NUMBER = "number"
    RATE = "rate"
    """So many for every 1,000 homes."""
    MONEY = "money"
    SCORE = "score"
    """Points of so many points."""
    NOW = "now"
    """Cases that stand so on the day, whatever the period."""


class Source(Enum):
    """From what rows a measure counts, where it is not the stages of complaints."""

    STAGES = "stages"
    PROMISES = "promises"
    MONEY = "money"
    SURVEYS = "surveys"
    QUALITY = "quality"
    REPEATS = "repeats"
    NOWHERE = "not kept yet"


def received(all_: Stages) -> Chosen:
    """Those that were received: all there are."""
    return all_.has("received")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measure:
    """One measure."""

    code: str
    name: str
    formula: str
    """In words: what of what."""
    kind: Kind = Kind.SHARE
    source: Source = Source.STAGES
    cohort: Cohort | None = None
    stage: int = 0
    keeps: Callable[[Stages], Chosen] = received
    beside: tuple[Reason, ...] = ()
    direction: Direction = Direction.UP
    owner: str = "Complaints manager"
    ground: str = PLAN
    """The paragraph or the document that asks for it."""
    lags: bool = False
    """Whether it still rises after its period is over (kpis 2.2, K10)."""
    not_kept: str = ""
    """Why there is no figure: what it counts is not on record yet."""
