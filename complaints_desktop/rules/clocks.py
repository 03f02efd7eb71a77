"""The Code's clocks: dated events and a calendar become due dates, each with its reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.calendar import CalendarEnds, WorkingCalendar
from complaints_desktop.rules.wording import in_full, working_days
from db.terms import Closing


class ClockName(StrEnum):
    """What a clock waits for."""

    ACKNOWLEDGE = "acknowledge"
    RESPOND = "respond"


class Outcome(StrEnum):
    """How a clock stands."""

    MET = "met"
    LATE = "late"
    RUNNING = "running"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Rule:
    """One clock of the Code: how many working days from which event, and how far it may be extended."""

    clock: ClockName
    stage: int
    paragraph: str
    limit: int
    extension: int = 0
    extension_paragraph: str = ""


@dataclass(frozen=True, slots=True)
class CountedExtension:
    """An extension as it counts: to `until`, or not at all; `falls_short` says what it lacks (Code 6.4, 6.15)."""

    due_on: date
    until: date | None
    falls_short: str = ""


RULES: tuple[Rule, ...] = (
    Rule(ClockName.ACKNOWLEDGE, 1, "6.2", 5),
    Rule(ClockName.RESPOND, 1, "6.3", 10, 10, "6.4"),
    Rule(ClockName.ACKNOWLEDGE, 2, "6.11", 5),
    Rule(ClockName.RESPOND, 2, "6.14", 20, 20, "6.15"),
)
"""code_rules.md B; an acknowledgement runs from receipt, a response from the actual acknowledgement."""

BY_CLOCK = {(rule.clock, rule.stage): rule for rule in RULES}


def rule_of(clock: ClockName, stage: int) -> Rule:
    """Return the rule of that clock at that stage: every limit that is said anywhere is read here."""
    return BY_CLOCK[clock, stage]


@dataclass(frozen=True, slots=True)
class Target:
    """A landlord's own, stricter limit on one of the Code's clocks; `from_receipt` whatever the clock."""

    name: str
    clock: ClockName
    stage: int
    limit: int
    from_receipt: bool = True


@dataclass(frozen=True, slots=True)
class TargetDate:
    """A landlord's target on one case: never in place of the Code's date."""

    target: Target
    due: date
    met: bool | None
    """None while there is still time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock of one case, with everything that explains it."""

    rule: Rule
    started: date | None
    started_by: str
    projected: bool
    """True where the acknowledgement is not recorded and `due` is the latest date the Code could allow."""
    first_due: date | None
    due: date | None
    done: date | None
    taken: int | None
    """Working days from the start of this clock to `done`."""
    from_receipt: int | None
    """Working days from receipt (stage 2: from the request) to `done`."""
    from_expression: int | None
    """Working days from an earlier expression of dissatisfaction to receipt, at stage 1's acknowledgement."""
    outcome: Outcome
    ended_on: date | None = None
    """The day the case was closed, where it was closed with nothing done: the outcome stands as of that day."""
    extensions: tuple[CountedExtension, ...] = ()
    targets: tuple[TargetDate, ...] = ()
    beyond_calendar: str | None = None

    @property
    def open(self) -> bool:
        """Whether it still waits for its event."""
        waits = self.outcome in (Outcome.RUNNING, Outcome.OVERDUE, Outcome.EXTENDED)
        return waits and self.done is None and self.ended_on is None


def receipt(case: CaseFacts, stage: StageFacts) -> tuple[date | None, str]:
    """Return day 0 of a stage and its event; stage 1: receipt by anyone of ours (Code 3.2).

    Only where that day is not recorded does stage 1 count from the first expression of dissatisfaction; an earlier
    expression is a duty of its own (Code 1.3, 1.5; code_rules.md A).
    """
    if stage.number == 2:
        return stage.received_on, "the request to escalate was received"
    if stage.received_on is None and case.expressed_on:
        return case.expressed_on, "dissatisfaction was first expressed (the receipt is not recorded)"
    return stage.received_on, "the complaint was received"


def clocks(
    case: CaseFacts, *, today: date, calendar: WorkingCalendar, targets: Sequence[Target] = ()
) -> tuple[Clock, ...]:
    """Return the clocks of each stage the case has come to, in the order of RULES."""
    return tuple(_clock(rule, case, stage, today, calendar, targets) for stage in case.stages for rule in _of(stage))


def waiting(case: CaseFacts, *, today: date, calendar: WorkingCalendar) -> Clock | None:
    """Return the first clock of the current stage whose event has not come and whose date is known, or None.

    A list asks for no more of a case, and the clocks of what is done are most of the work.
    """
    stage = case.current
    events = {ClockName.ACKNOWLEDGE: stage.acknowledged_on, ClockName.RESPOND: stage.responded_on}
    open_rules = (rule for rule in _of(stage) if events[rule.clock] is None)
    found = (_clock(rule, case, stage, today, calendar, ()) for rule in open_rules)
    return next((clock for clock in found if clock.due), None)


def _of(stage: StageFacts) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.stage == stage.number)


def _clock(
    rule: Rule, case: CaseFacts, stage: StageFacts, today: date, calendar: WorkingCalendar, targets: Sequence[Target]
) -> Clock:
    received, receipt_event = receipt(case, stage)
    waits_for_answer = rule.clock is ClockName.RESPOND
    done = stage.responded_on if waits_for_answer else stage.acknowledged_on
    started, event = (
        (stage.acknowledged_on, "the acknowledgement was sent") if waits_for_answer else (received, receipt_event)
    )
    projected = waits_for_answer and started is None
    ended = _ended(case, done)
    beyond = first_due = due = taken = from_receipt = from_expression = None
    counted: tuple[CountedExtension, ...] = ()
    try:
        if started:
            first_due = calendar.due(started, rule.limit)
            taken = calendar.between(started, done) if done else None
        elif received:
            first_due = calendar.due(calendar.due(received, _acknowledgement(rule).limit), rule.limit)
        from_receipt = calendar.between(received, done) if received and done else None
        from_expression = None if waits_for_answer else _unrecognised(case, stage, calendar)
        counted = _counted(rule, stage, first_due, calendar) if waits_for_answer else ()
        due = max((each.until for each in counted if each.until), default=first_due)
    except CalendarEnds as end:
        beyond = str(end)
    day = done or min(today, ended or today)
    return Clock(
        rule=rule,
        started=started,
        started_by=event,
        projected=projected,
        first_due=first_due,
        due=due,
        done=done,
        taken=taken,
        from_receipt=from_receipt,
        from_expression=from_expression,
        outcome=_outcome(first_due, due, done, day, projected=projected, passed=_passed(case, stage), ended=ended),
        ended_on=ended,
        extensions=counted,
        targets=_targets(rule, started, received, done, day, calendar, targets),
        beyond_calendar=beyond,
    )


def _unrecognised(case: CaseFacts, stage: StageFacts, calendar: WorkingCalendar) -> int | None:
    """Count what lay between an earlier expression and receipt (Code 1.3, 1.5): it is no part of any clock."""
    said, received = case.expressed_on, stage.received_on
    if stage.number == 2 or said is None or received is None or said >= received:
        return None
    return calendar.between(said, received)


def _acknowledgement(rule: Rule) -> Rule:
    """The rule of the acknowledgement that the answer of the same stage is counted from."""
    return rule_of(ClockName.ACKNOWLEDGE, rule.stage)


def _counted(
    rule: Rule, stage: StageFacts, first_due: date | None, calendar: WorkingCalendar
) -> tuple[CountedExtension, ...]:
    """Judge each extension by the due date it was to move: its reason, its notice, and how far it may go."""
    if first_due is None:
        unknown = "the day the answer is counted from is not recorded"
        return tuple(CountedExtension(each.due_on, None, unknown) for each in stage.extensions)
    counted = []
    due = first_due
    for extension in sorted(stage.extensions, key=lambda each: each.due_on):
        judged = _judged(rule, extension, first_due, due, calendar)
        due = judged.until or due
        counted.append(judged)
    return tuple(counted)


def _judged(
    rule: Rule, extension: ExtensionFacts, first_due: date, due: date, calendar: WorkingCalendar
) -> CountedExtension:
    until = extension.due_on
    if until <= due:
        return CountedExtension(until, None, f"it ends by {in_full(due)}, when the answer was due already")
    if not extension.reason:
        return CountedExtension(until, None, "its reason is not recorded")
    if extension.notified_on is None:
        return CountedExtension(until, None, "the day the resident was told of it is not recorded")
    if extension.notified_on > due:
        told = f"the resident was told on {in_full(extension.notified_on)}, after the due date {in_full(due)}"
        return CountedExtension(until, None, told)
    furthest = calendar.due(first_due, rule.extension)
    calendar.between(first_due, until)  # a day past the known calendar is said, not guessed
    if until > furthest and not extension.good_reason:
        limit = f"{working_days(rule.extension)} more are allowed without a good reason on record"
        return CountedExtension(until, max(due, furthest), f"{limit}: it counts to {in_full(furthest)}")
    return CountedExtension(until, until)


def _ended(case: CaseFacts, done: date | None) -> date | None:
    """The day a case was closed with this event outstanding; closed as answered, the event's date is only missing."""
    return case.closed_on if done is None and not _closed_as_answered(case) else None


def _closed_as_answered(case: CaseFacts) -> bool:
    """Also of an ending that only a newer program knows nothing can be said but that a date is missing."""
    ending = case.closed_as
    return ending is not None and (ending is Closing.ANSWERED or not ending.known)


def _passed(case: CaseFacts, stage: StageFacts) -> bool:
    """Whether the case has since gone past the events of this stage, so that a date of one is only missing."""
    answered = stage.responded_on is not None
    return answered or stage.number < case.current.number or _closed_as_answered(case)


def _outcome(
    first_due: date | None,
    due: date | None,
    done: date | None,
    day: date,
    *,
    projected: bool,
    passed: bool,
    ended: date | None,
) -> Outcome:
    """Say how a clock stands on `day`: of its event, of the closing, or today."""
    if due is None or first_due is None or (done is None and passed):
        return Outcome.NOT_RECORDED
    if day > due:
        return Outcome.LATE if done else Outcome.OVERDUE
    if ended:
        return Outcome.NOT_RECORDED
    if day > first_due or (done is None and due > first_due):
        return Outcome.EXTENDED
    if projected:
        return Outcome.NOT_RECORDED
    return Outcome.MET if done else Outcome.RUNNING


def _targets(
    rule: Rule,
    started: date | None,
    received: date | None,
    done: date | None,
    day: date,
    calendar: WorkingCalendar,
    targets: Sequence[Target],
) -> tuple[TargetDate, ...]:
    found = []
    for target in targets:
        start = received if target.from_receipt else started
        if (target.clock, target.stage) != (rule.clock, rule.stage) or start is None:
            continue
        try:
            due = calendar.due(start, target.limit)
        except CalendarEnds:  # said once, of the Code's own date
            continue
        met = done <= due if done else (None if day <= due else False)
        found.append(TargetDate(target, due, met))
    return tuple(found)


def explain(clock: Clock, calendar: WorkingCalendar) -> Iterator[str]:
    """Yield one line a rule and one line a day: the event, the paragraph, each day counted or skipped."""
    rule = clock.rule
    if clock.beyond_calendar:
        yield clock.beyond_calendar
        return
    yield _rule_line(rule)
    if clock.projected:
        yield from _explain_projection(clock)
    elif clock.started is None:
        yield "The day this clock starts from is not recorded, so nothing can be said about its limit."
        return
    else:
        yield from _explain_days(clock.started, clock, calendar)
    if clock.first_due and clock.due and clock.due > clock.first_due:
        yield (
            f"Extended (Code {rule.extension_paragraph}) from {in_full(clock.first_due)} to {in_full(clock.due)}: "
            f"{working_days(calendar.between(clock.first_due, clock.due))} more."
        )
    for extension in clock.extensions:
        if extension.falls_short:
            yield (
                f"The extension to {in_full(extension.due_on)} falls short of Code {rule.extension_paragraph}: "
                f"{extension.falls_short}."
            )
    yield from _explain_end(clock)


def _rule_line(rule: Rule) -> str:
    event = {
        (ClockName.ACKNOWLEDGE, 1): "the complaint is received",
        (ClockName.ACKNOWLEDGE, 2): "the request to escalate is received",
    }.get((rule.clock, rule.stage), "the acknowledgement is sent")
    return (
        f"Code {rule.paragraph}: {rule.clock.value} stage {rule.stage} within "
        f"{working_days(rule.limit)} of the day {event}."
    )


def _explain_projection(clock: Clock) -> Iterator[str]:
    start = "received" if clock.rule.stage == 1 else "requested"
    yield "The acknowledgement is not recorded, and this clock starts from it."
    if clock.first_due:
        yield (
            f"The latest date the Code could allow is the day it was {start} + {_acknowledgement(clock.rule).limit} + "
            f"{working_days(clock.rule.limit)}: {in_full(clock.first_due)}. The answer is judged against that."
        )
    else:
        yield f"The day it was {start} is not recorded either, so nothing can be said about its limit."


def _explain_days(started: date, clock: Clock, calendar: WorkingCalendar) -> Iterator[str]:
    yield f"{in_full(started)}: day {calendar.event_day if calendar.is_working(started) else 0}, {clock.started_by}."
    last = max(day for day in (clock.first_due, clock.done) if day)
    for day in calendar.days(started, last):
        if day.skipped:
            yield f"{in_full(day.on)}: not counted ({day.skipped})."
        else:
            due = ", the due date" if day.on == clock.first_due else ""
            yield f"{in_full(day.on)}: day {day.number}{due}."


def _explain_end(clock: Clock) -> Iterator[str]:
    what = "Acknowledged" if clock.rule.clock is ClockName.ACKNOWLEDGE else "Answered"
    if clock.done and clock.taken is not None:
        yield f"{what} on {in_full(clock.done)}, after {working_days(clock.taken)}: {clock.outcome.value}."
    elif clock.done and clock.due:
        side = "after" if clock.done > clock.due else "within"
        yield f"{what} on {in_full(clock.done)}, {side} the latest date the Code could allow: {clock.outcome.value}."
    elif clock.ended_on and clock.due:
        side = "after" if clock.ended_on > clock.due else "by"
        closed = f"Closed on {in_full(clock.ended_on)} with nothing sent"
        yield f"{closed}, {side} {in_full(clock.due)}: {clock.outcome.value}."
    elif clock.due:
        yield f"Due on {in_full(clock.due)}: {clock.outcome.value}."
    for target in clock.targets:
        yield f"Our own target “{target.target.name}”: {working_days(target.target.limit)}, by {in_full(target.due)}."
