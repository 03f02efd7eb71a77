"""What the Code asks of a case now, and whether it was met: one table, one reader.

The case screen, the letter gate, My work and the command line all read `duties`; none has a list of its own.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules import clocks as code_clocks
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock, ClockName, because_of
from complaints_desktop.rules.decisions import unremedied, upheld
from complaints_desktop.rules.wording import count, in_full, working_days
from db.terms import EvidenceResult


class Outcome(StrEnum):
    """How a duty stands: the words of a clock, and two for what has no clock."""

    MET = "met"
    LATE = "late"
    RUNNING = "running"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    NOT_RECORDED = "not recorded"
    TO_DO = "to do"
    NOT_MET = "not met"


STAGES = code_clocks.CODE.stages
"""The stages the Code knows (5.3)."""

UNMET = frozenset({Outcome.TO_DO, Outcome.NOT_MET, Outcome.NOT_RECORDED, Outcome.OVERDUE})


@dataclass(frozen=True, slots=True)
class Situation:
    """What a duty is judged on: the case at one stage, its clocks, the day."""

    case: CaseFacts
    stage: StageFacts
    clocks: tuple[Clock, ...]
    today: date

    @property
    def past(self) -> bool:
        """Whether the stage has been answered or left behind, so that what is missing can only be "not recorded"."""
        return bool(self.stage.responded_on or self.case.closed_on or self.stage.number < self.case.current.number)

    def clock(self, name: ClockName) -> Clock:
        """The clock of this stage with that name."""
        return next(c for c in self.clocks if c.rule.clock is name and c.rule.stage == self.stage.number)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one duty stands, because of what; `field` is where to mend it."""

    outcome: Outcome
    because: str
    field: str = ""


Judge = Callable[[Situation], Verdict | None]
"""Says how a duty stands, or None where it does not apply."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing the Code asks: `blocks` names the acts that are refused until it is met."""

    key: str
    paragraphs: tuple[str, str]
    """The paragraph at stage 1 and at stage 2."""
    asks: str
    judge: Judge
    act: Act
    """The act that meets it."""
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
        return self.duty.paragraphs[self.stage - 1]

    @property
    def unmet(self) -> bool:
        """Whether somebody still has to do something, or nobody wrote down that they did."""
        return self.verdict.outcome in UNMET


def duties(case: CaseFacts, clocks: Sequence[Clock], *, today: date) -> tuple[DutyState, ...]:
    """Return every duty that applies to `case`, stage by stage in the order of the table."""
    found = []
    for stage in (each for each in case.stages if each.number in STAGES):
        situation = Situation(case, stage, tuple(clocks), today)
        for duty in DUTIES:
            verdict = duty.judge(situation)
            if verdict:
                found.append(DutyState(duty, stage.number, verdict))
    return tuple(found)


def blocking(states: Sequence[DutyState], act: Act, stage: int) -> tuple[DutyState, ...]:
    """Return the duties at `stage` that stop `act` until they are met."""
    return tuple(state for state in states if state.stage == stage and act in state.duty.blocks and state.unmet)


def _timed(name: ClockName) -> Judge:
    """A duty that is a clock: its outcome is the clock's, in a sentence."""

    def judge(situation: Situation) -> Verdict:
        clock = situation.clock(name)
        unjudged = clock.outcome is code_clocks.Outcome.NOT_RECORDED
        waits = unjudged and clock.due is not None and not situation.past  # the answer, for its acknowledgement
        outcome = Outcome.RUNNING if waits else Outcome(clock.outcome.value)
        return Verdict(outcome, because_of(clock))

    return judge


def _missing(situation: Situation) -> Outcome:
    return Outcome.NOT_RECORDED if situation.past else Outcome.TO_DO


def _defined(situation: Situation) -> Verdict:
    points = situation.case.points
    if not points:
        return Verdict(_missing(situation), "no point of the complaint is written down", "points")
    bare = [str(point.number) for point in points if not point.outcome_sought]
    if bare:
        return Verdict(_missing(situation), f"the outcome sought is missing for point {_and(bare)}", "outcome_sought")
    return Verdict(Outcome.MET, f"{count(len(points), 'point')}, each with the outcome sought")


def _responsible(situation: Situation) -> Verdict | None:
    points = situation.case.points
    if not points:
        return None
    bare = [str(p.number) for p in points if p.responsibility is None or not p.responsibility.known]
    if bare:
        return Verdict(_missing(situation), f"whose responsibility is missing for point {_and(bare)}", "responsibility")
    return Verdict(Outcome.MET, "said for each point")


def _received(situation: Situation) -> Verdict:
    received, expressed = situation.stage.received_on, situation.case.expressed_on
    if received:
        return Verdict(Outcome.MET, f"received on {in_full(received)}")
    because = "the day it was received is not recorded"
    if expressed and situation.stage.number == 1:
        because += f"; what follows is counted from the day it was first said, {in_full(expressed)}"
    return Verdict(_missing(situation), because, "received_on")


def _recognised(situation: Situation) -> Verdict | None:
    """Dissatisfaction told to one of ours is a complaint that day; told to somebody else it starts nothing yet."""
    case, days = situation.case, situation.clock(ClockName.ACKNOWLEDGE).from_expression
    if days is None or case.expressed_on is None:
        return None
    because = f"recognised after {working_days(days)}: first said on {in_full(case.expressed_on)}"
    if not case.expressed_to:
        return Verdict(Outcome.NOT_RECORDED, f"{because}, to whom is not recorded", "expressed_to")
    if not_ours(case.expressed_to):
        aside = "who is not ours: nothing starts until it reaches us"
        return Verdict(Outcome.MET, f"{because} to {case.expressed_to}, {aside}")
    return Verdict(Outcome.NOT_MET, f"{because} to {case.expressed_to}", "expressed_on")


NOT_OURS = re.compile(
    r"\b(MPs?|Member of Parliament|councillors?|cllr|mayor|Ombudsman(?! officer| team| liaison)|advocate"
    r"|advocacy|solicitors?|lawyer|Citizens[’']? Advice|Shelter|newspaper|press|journalist|GP|doctor|police)\b",
    re.IGNORECASE,
)
"""Words by which somebody who does not work for the landlord is named; what they are told has not reached us."""


def not_ours(whom: str) -> bool:
    """Whether `whom` names somebody outside the landlord: an MP, a councillor, an advocate (code_rules.md A)."""
    return NOT_OURS.search(whom) is not None


def _assessed(situation: Situation) -> Verdict | None:
    if situation.stage.number == 2:
        return None
    case = situation.case
    missing = [
        name
        for name, value in (("the hazard", case.hazard), ("the complexity", case.complex), ("needs", case.vulnerable))
        if value is None
    ]
    if missing:
        return Verdict(_missing(situation), f"not yet asked: {_and(missing)}", "hazard")
    return Verdict(Outcome.MET, "hazard, complexity and needs are on record")


def _adjustments(situation: Situation) -> Verdict | None:
    resident = situation.case.resident
    if resident is None or not resident.adjustments or situation.stage is not situation.case.current:
        return None
    late = [a.kind for a in resident.adjustments if a.review_on and a.review_on < situation.today]
    if late:
        return Verdict(Outcome.OVERDUE, f"the review of {_and(late)} is overdue", "adjustments")
    return Verdict(Outcome.MET, f"agreed: {_and([a.kind for a in resident.adjustments])}")


def _no_conflict(situation: Situation) -> Verdict | None:
    if not situation.stage.acknowledged_on:
        return None
    declared = situation.stage.conflicts
    if not declared:
        return Verdict(_missing(situation), "no declaration of conflict of interest", "conflict")
    if any(each.conflict and not each.measures for each in declared):
        return Verdict(_missing(situation), "a conflict is declared, but not what was done about it", "conflict")
    return Verdict(Outcome.MET, f"declared by {_and([each.officer.name for each in declared])}")


WEIGHED = frozenset({EvidenceResult.SEEN, EvidenceResult.NOT_HELD, EvidenceResult.NOT_NEEDED})


def _evidence(situation: Situation) -> Verdict | None:
    if not situation.stage.acknowledged_on:
        return None
    weighed = situation.stage.evidence
    if not weighed:
        return Verdict(_missing(situation), "no evidence is recorded as asked for or seen", "evidence")
    waiting = [each.item for each in weighed if each.result not in WEIGHED]
    if waiting:
        return Verdict(_missing(situation), f"still waiting for: {_and(waiting)}", "evidence")
    return Verdict(Outcome.MET, f"{count(len(weighed), 'piece')} of evidence weighed")


def _decided(situation: Situation) -> Verdict | None:
    if not situation.stage.acknowledged_on or not situation.case.points:
        return None
    number = situation.stage.number
    lacks = [
        f"point {p.number} {_lacks(p.finding(number))}" for p in situation.case.points if _lacks(p.finding(number))
    ]
    if lacks:
        return Verdict(_missing(situation), "; ".join(lacks), "findings")
    return Verdict(Outcome.MET, "each point has a decision, reasons and what they rest on")


def _lacks(finding: FindingFacts | None) -> str:
    if finding is None or finding.decision is None:
        return "has no decision"
    if not finding.decision.known:
        return f"has a decision this program does not know (“{finding.decision.value}”)"
    if not finding.reasons:
        return "has no reasons"
    return "" if finding.reference else "names no policy, law or good practice"


def _remedied(situation: Situation) -> Verdict | None:
    number = situation.stage.number
    if not upheld(situation.case, number):
        return None
    bare = [str(point.number) for point in unremedied(situation.case, number)]
    if bare:
        because = f"point {_and(bare)} is upheld without a remedy or a reason why not"
        return Verdict(_missing(situation), because, "remedy")
    return Verdict(Outcome.MET, "each upheld point has a remedy, or a reason why not")


def _extension_explained(situation: Situation) -> Verdict | None:
    extensions = situation.clock(ClockName.RESPOND).extensions
    if not extensions:
        return None
    short = [each for each in extensions if each.falls_short]
    if short:
        unknown = all("not recorded" in each.falls_short for each in short)
        because = "; ".join(f"to {in_full(each.due_on)}: {each.falls_short}" for each in short)
        return Verdict(Outcome.NOT_RECORDED if unknown else Outcome.NOT_MET, because, "extension")
    return Verdict(Outcome.MET, "reasons given to the resident in time")


def _updates_agreed(situation: Situation) -> Verdict | None:
    clock = situation.clock(ClockName.RESPOND)
    outside = clock.outcome in (code_clocks.Outcome.OVERDUE, code_clocks.Outcome.EXTENDED, code_clocks.Outcome.LATE)
    if not outside:
        return None
    if not situation.case.updates_agreed:
        return Verdict(_missing(situation), "no interval for updates is agreed with the resident", "updates_agreed")
    return Verdict(Outcome.MET, f"agreed: {situation.case.updates_agreed}")


def _answer_written(situation: Situation) -> Verdict | None:
    if not situation.stage.responded_on:
        return None
    kind = f"stage{situation.stage.number}-response"
    if any(letter.kind == kind for letter in situation.case.letters):
        return Verdict(Outcome.MET, "the letter went with all that the Code demands")
    return Verdict(Outcome.NOT_RECORDED, "the letter itself is not in this record")


def _promises_kept(situation: Situation) -> Verdict | None:
    if situation.stage is not situation.case.current or not situation.case.commitments:
        return None
    late = [each for each in situation.case.open_commitments if each.due_on < situation.today]
    if late:
        whose = "its date" if len(late) == 1 else "their dates"
        because = f"{count(len(late), 'commitment')} past {whose}: “{late[0].what}”"
        return Verdict(Outcome.OVERDUE, because, "promises")
    still = len(situation.case.open_commitments)
    if still:
        return Verdict(Outcome.RUNNING, f"{count(still, 'commitment')} open, none past its date")
    return Verdict(Outcome.MET, "every commitment is kept")


def _learned(situation: Situation) -> Verdict | None:
    if not situation.stage.responded_on or situation.stage is not situation.case.current:
        return None
    if not situation.case.learning:
        return Verdict(_missing(situation) if situation.case.closed_on else Outcome.TO_DO, "not answered", "learning")
    return Verdict(Outcome.MET, "what was learned is on record")


def _and(words: Sequence[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


ISSUE = frozenset({Act.ACKNOWLEDGE, Act.RESPOND})
ANSWER = frozenset({Act.RESPOND})
END = frozenset({Act.CLOSE})

DUTIES: tuple[Duty, ...] = (
    Duty("received", ("3.2", "6.11"), "Record the day it first reached anyone of ours", _received, Act.LOG, ISSUE),
    Duty("recognise", ("1.3", "1.3"), "Recognise a complaint when it is first voiced (1.5)", _recognised, Act.LOG),
    Duty(
        "acknowledge", ("6.2", "6.11"), "Acknowledge and define in time", _timed(ClockName.ACKNOWLEDGE), Act.ACKNOWLEDGE
    ),
    Duty("define", ("5.6", "5.6"), "Define the complaint and the outcomes sought", _defined, Act.DEFINE, ISSUE, True),
    Duty("responsible", ("5.7", "5.7"), "Say what we are responsible for", _responsible, Act.DEFINE, ISSUE, True),
    Duty("assess", ("6.1", "6.1"), "Assess complexity, needs and risk early", _assessed, Act.ASSESS),
    Duty("adjust", ("5.10", "5.10"), "Keep agreed adjustments under review", _adjustments, Act.NEEDS),
    Duty("conflict", ("5.8", "5.8"), "Act with an open mind: declare any conflict", _no_conflict, Act.CHECK, ANSWER),
    Duty("evidence", ("5.8", "5.8"), "Weigh all relevant evidence", _evidence, Act.CHECK, ANSWER),
    Duty("decide", ("6.7", "6.18"), "Address every point, with reasons", _decided, Act.FIND, ANSWER, True),
    Duty("remedy", ("7.1", "7.1"), "Put right what went wrong", _remedied, Act.PROMISE, ANSWER, True),
    Duty("respond", ("6.3", "6.14"), "Answer in full, in time", _timed(ClockName.RESPOND), Act.RESPOND),
    Duty("extension", ("6.4", "6.15"), "Explain an extension before the due date", _extension_explained, Act.CONTACT),
    Duty("updates", ("5.9", "5.9"), "Agree how often to update the resident", _updates_agreed, Act.CONTACT),
    Duty("letter", ("6.9", "6.19"), "Give the answer in writing, complete", _answer_written, Act.RESPOND),
    Duty("promises", ("6.6", "6.17"), "Track outstanding actions to their end", _promises_kept, Act.UPDATE_COMMITMENT),
    Duty("learn", ("9.1", "9.1"), "Look beyond the case for what to improve", _learned, Act.CLOSE, END),
)
