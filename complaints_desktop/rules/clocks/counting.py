"""Clocks of a case: dated events and a calendar become due dates, each with its reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.calendar import CalendarEnds, WorkingCalendar
from complaints_desktop.rules.clocks.course import Course
from complaints_desktop.rules.clocks.events import RECEIVED, REQUESTED, Event
from complaints_desktop.rules.clocks.extending import CountedExtension, counted_extensions
from complaints_desktop.rules.clocks.table import CODE, ClockTable, Line, Rule
from complaints_desktop.rules.clocks.targets import Moments, Target, TargetDate, target_dates
from complaints_desktop.rules.clocks.units import CLOCK_HOURS, Unit, day_of
from complaints_desktop.rules.outcomes import Outcome
from db.terms import Closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock of one case, with everything that explains it."""

    rule: Rule
    start: Event
    """The event on record, or first to be recorded, that it is counted from."""
    through: tuple[Rule, ...]
    """The clocks it is counted through from there, where its own start is not on record."""
    started: date | None
    projected: bool
    """True where the clock before has no end on record and `due` is the latest date the Code could allow."""
    first_due: date | None
    due: date | None
    done: date | None
    taken: int | None
    """Of the rule's unit, from the start of this clock to `done`."""
    from_receipt: int | None
    """The same from what its chain of clocks begins with: receipt, at stage 2 the request."""
    from_expression: int | None
    """Working days from an earlier expression of dissatisfaction to receipt, where it is counted from receipt."""
    outcome: Outcome
    from_answer: int | None = None
    """Working days from the answer of stage 1 to the request to escalate, where it is counted from that."""
    ended_on: date | None = None
    """The day it ended with nothing done, closed or refused: the outcome stands as of that day."""
    ended_as: str = ""
    """How it ended then: "closed"."""
    extensions: tuple[CountedExtension, ...] = ()
    targets: tuple[TargetDate, ...] = ()
    beyond_calendar: str | None = None
    due_at: datetime | None = None
    """The moment it is due, where hours are counted."""
    point: int = 0
    """The number of the point it is of alone, which was accepted after it had been refused; 0 of the whole."""
    taken_back_on: date | None = None
    """The day we took back the refusal that stood in its way: it gives no new time."""
    before: "Clock | None" = None
    """How it stood when it was refused, where it was overdue: a direction of the Ombudsman wipes nothing."""

    @property
    def started_by(self) -> str:
        """The event it is counted from: "the complaint was received"."""
        return self.start.happened

    @property
    def open(self) -> bool:
        """Whether it still waits for its event."""
        waits = self.outcome in (Outcome.RUNNING, Outcome.OVERDUE, Outcome.EXTENDED)
        return waits and self.done is None and self.ended_on is None


@dataclass(slots=True, kw_only=True)
class Count:
    """What clocks are counted with: the day, the calendar, the rows, and the moment for those in hours."""

    today: date
    calendar: WorkingCalendar
    targets: Sequence[Target] = ()
    table: ClockTable = CODE
    now: datetime | None = None

    def present(self, ended: date | None) -> date:
        """Return the day or the moment that what is not done is judged by: now, or of the closing."""
        return ended if ended and ended <= self.today else self.now or self.today


def clocks(
    case: CaseFacts,
    *,
    today: date,
    calendar: WorkingCalendar,
    targets: Sequence[Target] = (),
    table: ClockTable = CODE,
    now: datetime | None = None,
) -> tuple[Clock, ...]:
    """Return the clocks of each stage the case has come to, in the order of the table."""
    count = Count(today=today, calendar=calendar, targets=targets, table=table, now=now)
    found = (_clock(line, case, stage, count) for stage in case.stages for line in table.of_stage(stage.number))
    return tuple(clock for clock in found if clock)


def point_clocks(case: CaseFacts, *, today: date, calendar: WorkingCalendar) -> Iterator[Clock]:
    """Yield the clocks of each point alone that was accepted after it had been refused.

    What tells the resident that we look at it after all is its acknowledgement (Code 2.4, 6.11). As the Ombudsman
    directed it has the clocks of its stage from that day. Taken back by us it has no new time: what is told after the
    acknowledgement is late by the day the request came, and it is answered with the rest.
    """
    count = Count(today=today, calendar=calendar)
    for refusal in case.refusals:
        stage = case.stage(refusal.stage)
        point = next((each for each in case.points if each.id == refusal.point_id), None)
        accepted = refusal.accepted_on
        if stage is None or point is None or accepted is None or _acknowledged_with_it(refusal, stage, point):
            continue
        seen = replace(
            stage,
            directed_on=refusal.directed_on if refusal.by_direction else stage.directed_on,
            refused_on=None if refusal.by_direction else refusal.refused_on,
            taken_back_on=None if refusal.by_direction else refusal.taken_back_on,
            acknowledged_on=_told_on(refusal, stage, point, accepted),
        )
        lines = (line for line in count.table.of_stage(stage.number) if refusal.by_direction or line.before is None)
        found = (_clock(line, case, seen, count) for line in lines)
        yield from (replace(clock, point=point.number) for clock in found if clock)


def _told_on(refusal: RefusalFacts, stage: StageFacts, point: PointFacts, accepted: date) -> date | None:
    """Return when the resident was told that we look at a point after all: by a letter on it, or the acknowledgement.

    A direction can have reached us before an acknowledgement that knew nothing of it.
    """
    days = point.told_after(refusal.id) or (stage.acknowledged_on, *(change.told_on for change in point.changes))
    return min((day for day in days if day and day >= accepted), default=None)


def _acknowledged_with_it(refusal: RefusalFacts, stage: StageFacts, point: PointFacts) -> bool:
    """Whether the acknowledgement of the stage is that of a point taken back, and its clock that of the stage."""
    sent = stage.acknowledged_on
    if refusal.by_direction or refusal.taken_back_on is None or point.told_after(refusal.id):
        return False
    return sent is None or sent >= refusal.taken_back_on


def waiting(case: CaseFacts, *, today: date, calendar: WorkingCalendar, table: ClockTable = CODE) -> Clock | None:
    """Return the first clock of the current stage whose event has not come and whose date is known, or None.

    A list asks for no more of a case, and the clocks of what is done are most of the work.
    """
    stage, count = case.current, Count(today=today, calendar=calendar, table=table)
    waits = (line for line in table.of_stage(stage.number) if line.ends.read(case, stage) is None)
    found = (_clock(line, case, stage, count) for line in waits)
    return next((clock for clock in found if clock and clock.due), None)


def _clock(line: Line, case: CaseFacts, stage: StageFacts, count: Count) -> Clock | None:
    """Return one clock by the version of its rule that holds for its start; None where none does."""
    started, event = line.starts.found(case, stage)
    received = line.first.found(case, stage)[0] if line.before else started
    rule = line.rule_on(day_of(started or received or count.today))
    if rule is None:
        return None
    done = rule.ends.read(case, stage)
    ended, how = (None, "") if done or rule.runs_on else _ended(case, stage)
    counted = rule.unit.counted
    course = Course(
        event, started and counted(started), received and counted(received), done and counted(done), ended, how
    )
    _reckon(course, line, rule, case, stage, count)
    present = count.present(ended)
    clock = _standing(line, rule, course, counted(present), passed=not rule.runs_on and _passed(case, stage))
    if stage.refused_on and (done is None or done >= stage.refused_on):
        clock = replace(clock, taken_back_on=stage.taken_back_on)
    if stage.directed_on and stage.refused_on:
        clock = replace(clock, before=_when_refused(line, case, stage, count))
    if count.targets:
        beside = target_dates(count.targets, rule, Moments(started, received, done, present), count.calendar)
        clock = replace(clock, targets=tuple(beside))
    return clock if rule.unit is not CLOCK_HOURS else _in_days(clock)


def _when_refused(line: Line, case: CaseFacts, stage: StageFacts, count: Count) -> Clock | None:
    """Return a clock as it stood on the day of the refusal, where it was overdue: by what had come until then."""
    sent, directed = stage.acknowledged_on, stage.directed_on
    sent = sent if sent and directed and sent < directed else None
    seen = replace(stage, directed_on=None, acknowledged_on=sent, responded_on=None)
    then = replace(case, closed_on=None, closed_as=None, stages=())  # no other stage says how this one stood
    found = _clock(line, then, seen, replace(count, targets=()))
    return found if found and found.outcome is Outcome.OVERDUE else None


def _standing(line: Line, rule: Rule, course: Course, present: date, *, passed: bool) -> Clock:
    projected = course.started is None and line.before is not None
    return Clock(
        rule=rule,
        start=course.start,
        through=course.through,
        started=course.started,
        projected=projected,
        first_due=course.first_due,
        due=course.due,
        done=course.done,
        taken=course.taken,
        from_receipt=course.from_receipt,
        from_expression=course.from_expression,
        from_answer=course.from_answer,
        outcome=_outcome(rule.unit, course, present, projected=projected, passed=passed),
        ended_on=course.ended,
        ended_as=course.ended_as,
        extensions=course.extensions,
        beyond_calendar=course.beyond,
    )


def _in_days(clock: Clock) -> Clock:
    """Say a clock of hours by its days, and keep the moment it is due."""
    started, done = clock.started and day_of(clock.started), clock.done and day_of(clock.done)
    due = clock.due and day_of(clock.due)
    at = clock.due if isinstance(clock.due, datetime) else None
    return replace(clock, started=started, done=done, first_due=due, due=due, due_at=at)


def _reckon(course: Course, line: Line, rule: Rule, case: CaseFacts, stage: StageFacts, count: Count) -> None:
    """Count what can be counted, up to the first date that lies past the known bank holidays."""
    unit, calendar, start, done = rule.unit, count.calendar, course.started, course.done
    try:
        if start is None:
            start, course.start, course.through = _latest(line, case, stage, calendar)
            start = start and unit.counted(start)
        if start:
            course.first_due = course.due = unit.due(calendar, start, rule.limit)
        if done and course.started:
            course.taken = unit.between(calendar, course.started, done)
        if done and course.received:
            course.from_receipt = unit.between(calendar, course.received, done)
        if rule.starts is RECEIVED:
            course.from_expression = _unrecognised(case, stage, calendar)
        if rule.starts is REQUESTED:
            course.from_answer = _since_answer(case, stage, calendar)
        if rule.extension and stage.extensions:
            course.extensions = counted_extensions(rule, stage, course.first_due, calendar)
            course.due = max((each.until for each in course.extensions if each.until), default=course.first_due)
    except CalendarEnds as end:
        course.due, course.beyond = None, str(end)


def _latest(
    line: Line, case: CaseFacts, stage: StageFacts, calendar: WorkingCalendar
) -> tuple[date | None, Event, tuple[Rule, ...]]:
    """Return when a clock starts: as recorded, or the last day of the clocks before it; from which event, and which."""
    started, event = line.starts.found(case, stage)
    if started or line.before is None:
        return started, event, ()
    start, event, through = _latest(line.before, case, stage, calendar)
    rule = line.before.rule_on(day_of(start)) if start else None
    if start is None or rule is None:
        return None, event, ()
    return rule.unit.due(calendar, rule.unit.counted(start), rule.limit), event, (*through, rule)


def _unrecognised(case: CaseFacts, stage: StageFacts, calendar: WorkingCalendar) -> int | None:
    """Count what lay between an earlier expression and receipt (Code 1.3, 1.5): it is no part of any clock."""
    said, received = case.expressed_on, stage.received_on
    if said is None or received is None or said >= received:
        return None
    return calendar.between(said, received)


def _since_answer(case: CaseFacts, stage: StageFacts, calendar: WorkingCalendar) -> int | None:
    """Count what lay between the answer of stage 1 and the request to escalate."""
    first = case.stage(1)
    answered, asked = first.responded_on if first else None, stage.received_on
    return calendar.between(answered, asked) if answered and asked and answered <= asked else None


def _ended(case: CaseFacts, stage: StageFacts) -> tuple[date | None, str]:
    """Return the day a stage ended with an event outstanding, and how: refused, or with its case.

    Of an import, and of a case closed as answered, the event's date is only missing. Stage 2 ends nothing: what was not
    answered at stage 1 by then stays late, whatever day the request is said to have come.
    """
    if stage.refused:
        return stage.refused_on, "refused"
    later = next((each for each in case.stages if each.number > stage.number), None)
    if later is not None:
        return None, ""
    return (None, "") if _closed_as_answered(case) else (case.closed_on, "closed")


def _closed_as_answered(case: CaseFacts) -> bool:
    """Also of an ending that only a newer program knows nothing can be said but that a date is missing."""
    ending = case.closed_as
    return ending is not None and (ending is Closing.ANSWERED or not ending.known)


def _passed(case: CaseFacts, stage: StageFacts) -> bool:
    """Whether the case has since gone past the events of this stage, so that a date of one is only missing."""
    if stage.responded_on is not None or _closed_as_answered(case):
        return True
    later = next((each for each in case.stages if each.number > stage.number), None)
    return later is not None and (case.import_run_id is not None or later.received_on is None)


def _outcome(unit: Unit, course: Course, present: date, *, projected: bool, passed: bool) -> Outcome:
    """Say how a clock stands on the day of its event, of the closing, or today."""
    first_due, due, done = course.first_due, course.due, course.done
    if due is None or first_due is None or (done is None and passed):
        return Outcome.NOT_RECORDED
    day = done or present
    if unit.after(day, due):
        return Outcome.LATE if done else Outcome.OVERDUE
    if course.ended:
        return Outcome.NOT_RECORDED
    if unit.after(day, first_due) or (done is None and due > first_due):
        return Outcome.EXTENDED
    if projected:
        return Outcome.NOT_RECORDED
    return Outcome.MET if done else Outcome.RUNNING
