"""The Code's clocks: dated events and a calendar become due dates, each with its reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaints_desktop.calendar import CalendarEnds, WorkingCalendar
from complaints_desktop.facts import CaseFacts, StageFacts
from complaints_desktop.wording import in_full, working_days


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


RULES: tuple[Rule, ...] = (
    Rule(ClockName.ACKNOWLEDGE, 1, "6.2", 5),
    Rule(ClockName.RESPOND, 1, "6.3", 10, 10, "6.4"),
    Rule(ClockName.ACKNOWLEDGE, 2, "6.11", 5),
    Rule(ClockName.RESPOND, 2, "6.14", 20, 20, "6.15"),
)
"""code_rules.md B; an acknowledgement runs from receipt, a response from the actual acknowledgement."""


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
    outcome: Outcome
    targets: tuple[TargetDate, ...] = ()
    beyond_calendar: str | None = None

    @property
    def open(self) -> bool:
        """Whether it still waits for its event."""
        return self.outcome in (Outcome.RUNNING, Outcome.OVERDUE) or (
            self.done is None and self.outcome is Outcome.EXTENDED
        )


def receipt(case: CaseFacts, stage: StageFacts) -> tuple[date | None, str]:
    """Return day 0 of a stage and its event; stage 1: receipt by anyone, or first expression (Code 3.2)."""
    if stage.number == 2:
        return stage.received_on, "the request to escalate was received"
    if case.expressed_on and (stage.received_on is None or case.expressed_on < stage.received_on):
        return case.expressed_on, "dissatisfaction was first expressed"
    return stage.received_on, "the complaint was received"


def clocks(
    case: CaseFacts, *, today: date, calendar: WorkingCalendar, targets: Sequence[Target] = ()
) -> tuple[Clock, ...]:
    """Return the clocks of each stage the case has come to, in the order of RULES."""
    return tuple(_clock(rule, case, stage, today, calendar, targets) for stage in case.stages for rule in _of(stage))


def _of(stage: StageFacts) -> tuple[Rule, ...]:
    return RULES[:2] if stage.number == 1 else RULES[2:]


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
    beyond = first_due = due = taken = from_receipt = None
    try:
        if started:
            first_due = calendar.due(started, rule.limit)
            taken = calendar.between(started, done) if done else None
        elif projected and received:
            first_due = calendar.due(calendar.due(received, 5), rule.limit)
        from_receipt = calendar.between(received, done) if received and done else None
        due = _extended(stage, first_due) if waits_for_answer else first_due
    except CalendarEnds as end:
        beyond = str(end)
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
        outcome=_outcome(first_due, due, done, today, projected=projected, passed=_passed(case, stage, rule)),
        targets=_targets(rule, started, received, done, today, calendar, targets),
        beyond_calendar=beyond,
    )


def _extended(stage: StageFacts, first_due: date | None) -> date | None:
    """The last extension counts; one that ends before the first due date extends nothing."""
    last = max((extension.due_on for extension in stage.extensions), default=None)
    return last if last and (first_due is None or last > first_due) else first_due


def _passed(case: CaseFacts, stage: StageFacts, rule: Rule) -> bool:
    """Whether the case has since gone past the event this clock waits for, so that its date is only missing."""
    answered = rule.clock is ClockName.ACKNOWLEDGE and stage.responded_on is not None
    return answered or stage.number < case.current.number or case.closed_on is not None


def _outcome(
    first_due: date | None, due: date | None, done: date | None, today: date, *, projected: bool, passed: bool
) -> Outcome:
    if due is None or first_due is None or (done is None and passed):
        return Outcome.NOT_RECORDED
    day = done or today
    if day > due:
        return Outcome.LATE if done else Outcome.OVERDUE
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
    today: date,
    calendar: WorkingCalendar,
    targets: Sequence[Target],
) -> tuple[TargetDate, ...]:
    found = []
    for target in targets:
        start = received if target.from_receipt else started
        if (target.clock, target.stage) != (rule.clock, rule.stage) or start is None:
            continue
        due = calendar.due(start, target.limit)
        met = done <= due if done else (None if today <= due else False)
        found.append(TargetDate(target, due, met))
    return tuple(found)


def explain(clock: Clock, calendar: WorkingCalendar) -> Iterator[str]:
    """Yield one line a rule and one line a day: the event, the paragraph, each day counted or skipped."""
    rule = clock.rule
    if clock.beyond_calendar:
        yield clock.beyond_calendar
        return
    yield _rule_line(rule)
    if clock.started is None and not clock.projected:
        yield "The day this clock starts from is not recorded, so nothing can be said about its limit."
        return
    if clock.projected:
        yield from _explain_projection(clock)
    elif clock.started and clock.first_due:
        yield from _explain_days(clock.started, clock, calendar)
    if clock.first_due and clock.due and clock.due > clock.first_due:
        yield (
            f"Extended (Code {rule.extension_paragraph}) from {in_full(clock.first_due)} to {in_full(clock.due)}: "
            f"{working_days(calendar.between(clock.first_due, clock.due))} more."
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
            f"The latest date the Code could allow is the day it was {start} + 5 + {clock.rule.limit} working days: "
            f"{in_full(clock.first_due)}. The answer is judged against that."
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
    elif clock.due:
        yield f"Due on {in_full(clock.due)}: {clock.outcome.value}."
    for target in clock.targets:
        yield f"Our own target “{target.target.name}”: {working_days(target.target.limit)}, by {in_full(target.due)}."
