"""A duty: what the Code asks, what it is judged on, and how it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock, because_of
from complaints_desktop.rules.outcomes import Outcome

ISSUE = frozenset({Act.ACKNOWLEDGE, Act.RESPOND})
ANSWER = frozenset({Act.RESPOND})
END = frozenset({Act.CLOSE})
"""Acts that are refused until a duty is met."""

UNMET = frozenset({Outcome.TO_DO, Outcome.NOT_MET, Outcome.NOT_RECORDED, Outcome.OVERDUE})


@dataclass(frozen=True, slots=True)
class Situation:
    """What a duty is judged on: the case at one stage, its clocks, the day."""

    case: CaseFacts
    stage: StageFacts
    clocks: Mapping[str, Clock]
    """The clocks of this stage by name."""
    today: date

    @property
    def past(self) -> bool:
        """Whether the stage has been answered or left behind, so that what is missing can only be "not recorded"."""
        return bool(self.stage.responded_on or self.case.closed_on or self.stage.number < self.case.current.number)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one duty stands, because of what; `field` is where to mend it, `about` the id of what to begin with."""

    outcome: Outcome
    because: str
    field: str = ""
    about: str = ""


Judge = Callable[[Situation], Verdict | None]
"""Says how a duty stands, or None where it does not apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One row, one thing the Code asks: `blocks` names the acts that are refused until it is met."""

    key: str
    paragraphs: Mapping[int, str]
    """Its paragraph by the stage it is asked at; of what is no complaint, NO_STAGE."""
    asks: str
    judge: Judge
    act: Act
    """The act that meets it."""
    place: str
    """Where it is met: a form, a tab of the case, or the key of an act that is a letter."""
    blocks: frozenset[Act] = frozenset()
    in_letter: bool = False
    """Whether what is missing leaves a hole in the letter itself, where the letter's gate names it field by field."""


@dataclass(frozen=True, slots=True)
class DutyState:
    """One duty of one case at one stage, judged."""

    duty: Duty
    stage: int
    verdict: Verdict

    @property
    def paragraph(self) -> str:
        """The paragraph of the Code at this stage."""
        return self.duty.paragraphs[self.stage]

    @property
    def unmet(self) -> bool:
        """Whether somebody still has to do something, or nobody wrote down that they did."""
        return self.verdict.outcome in UNMET


def timed(name: str) -> Judge:
    """A duty that is a clock: its outcome is the clock's, in a sentence; what was overdue when refused was late."""

    def judge(situation: Situation) -> Verdict:
        clock = situation.clocks[name]
        unjudged = clock.outcome is Outcome.NOT_RECORDED
        waits = unjudged and clock.due is not None and not situation.past  # the answer, for its acknowledgement
        outcome = Outcome.RUNNING if waits else clock.outcome
        if clock.before and clock.done:
            outcome = Outcome.LATE
        return Verdict(outcome, because_of(clock))

    return judge


def missing(situation: Situation) -> Outcome:
    """Say how it stands that something is not there: still to do, or past mending."""
    return Outcome.NOT_RECORDED if situation.past else Outcome.TO_DO
