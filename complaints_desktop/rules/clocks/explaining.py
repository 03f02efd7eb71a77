"""Clocks in words: the rule, each day counted or skipped, and in one sentence why a clock stands as it does."""

from collections.abc import Iterator
from datetime import date, timedelta

from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks.counting import Clock
from complaints_desktop.rules.clocks.table import Rule
from complaints_desktop.rules.clocks.units import CALENDAR_DAYS_TO_A_WORKING_DAY
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import capitalised, in_full, moment_words

REFUSED = "Before the Ombudsman directed us to accept it:"
TAKEN_BACK = "Refused in between, and accepted after all"


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
            f"Extended ({rule.extension_basis}) from {in_full(clock.first_due)} to {in_full(clock.due)}: "
            f"{rule.unit.words(rule.unit.between(calendar, clock.first_due, clock.due))} more."
        )
    for extension in clock.extensions:
        if extension.again:
            yield f"Extended again to {in_full(extension.due_on)}: outside the standard, one extension a stage."
        if extension.falls_short:
            yield (
                f"The extension to {in_full(extension.due_on)} falls short of {rule.extension_basis}: "
                f"{extension.falls_short}."
            )
    if clock.before:
        yield f"{REFUSED} {because_of(clock.before)}: {clock.before.outcome.value}."
    if clock.taken_back_on:
        yield f"{TAKEN_BACK} on {in_full(clock.taken_back_on)}: our own refusal gives no new time."
    yield from _explain_end(clock)


def _rule_line(rule: Rule) -> str:
    return f"{rule.basis}: {rule.called} within {rule.within} of the day {rule.starts.happens}."


def _explain_projection(clock: Clock) -> Iterator[str]:
    rule, start = clock.rule, clock.start.briefly or clock.start.done
    yield f"{capitalised(rule.starts.what)} is not recorded, and this clock starts from it."
    if clock.first_due:
        limits = " + ".join([*(_short(each, rule) for each in clock.through), rule.within])
        latest = f"the day it was {start} + {limits}: {in_full(clock.first_due)}"
        yield f"The latest date the Code could allow is {latest}. The answer is judged against that."
    else:
        yield f"The day it was {start} is not recorded either, so nothing can be said about its limit."


def _short(before: Rule, rule: Rule) -> str:
    """The limit of a clock before, with its unit where it is not that of `rule`."""
    return str(before.limit) if before.unit is rule.unit else before.within


def _explain_days(started: date, clock: Clock, calendar: WorkingCalendar) -> Iterator[str]:
    unit = clock.rule.unit
    if clock.due_at:
        yield f"{in_full(started)}: {clock.started_by}; {clock.rule.within} end on {moment_words(clock.due_at)}."
        return
    yield f"{in_full(started)}: day {unit.between(calendar, started, started)}, {clock.started_by}."
    last = max(day for day in (clock.first_due, clock.done) if day)
    for day in unit.days(calendar, started, last):
        if day.skipped:
            yield f"{in_full(day.on)}: not counted ({day.skipped})."
        else:
            off = _day_off(clock)
            due = f", the due date{f', as {off}' if off else ''}" if day.on == clock.first_due else ""
            yield f"{in_full(day.on)}: day {day.number}{due}."


def _explain_end(clock: Clock) -> Iterator[str]:
    what = capitalised(clock.rule.done)
    if clock.done and clock.taken is not None:
        yield f"{what} on {in_full(clock.done)}, after {clock.rule.unit.words(clock.taken)}: {clock.outcome.value}."
    elif clock.done and clock.due:
        side = "after" if clock.done > clock.due else "within"
        yield f"{what} on {in_full(clock.done)}, {side} the latest date the Code could allow: {clock.outcome.value}."
    elif clock.ended_on and clock.due:
        side = "after" if clock.ended_on > clock.due else "by"
        closed = f"{capitalised(clock.ended_as)} on {in_full(clock.ended_on)} with nothing sent"
        yield f"{closed}, {side} {in_full(clock.due)}: {clock.outcome.value}."
    elif clock.due:
        yield f"Due on {_due(clock, clock.due)}: {clock.outcome.value}."
    for target in clock.targets:
        yield f"Our own target “{target.target.name}”: {target.target.within}, by {in_full(target.due)}."


def _due(clock: Clock, due: date) -> str:
    return moment_words(clock.due_at) if clock.due_at else in_full(due)


def because_of(clock: Clock) -> str:
    """Say in one sentence why a clock stands as it does, and how it stood when it was refused."""
    stands = _because(clock)
    return (
        f"{stands}; before the Ombudsman directed us to accept it, {because_of(clock.before)}"
        if clock.before
        else stands
    )


def _because(clock: Clock) -> str:
    rule, verb = clock.rule, clock.rule.done
    if clock.beyond_calendar:
        return clock.beyond_calendar
    if clock.due is None or clock.outcome is Outcome.NOT_RECORDED:
        return _not_recorded(clock)
    extended = f", extended to {in_full(clock.due)}" if clock.due != clock.first_due else ""
    if clock.ended_on:
        ended = f"{clock.ended_as} on {in_full(clock.ended_on)}"
        return f"due by {in_full(clock.due)}{extended}, and not {verb} when it was {ended}"
    if clock.projected:
        state = f"{verb} on {in_full(clock.done)}" if clock.done else f"not {verb} yet"
        latest = f"the latest the Code could allow was {in_full(clock.due)}"
        return f"{state}; {rule.starts.what} is not recorded, and {latest}"
    if clock.taken is not None:
        limit = f"the limit is {rule.limit}{extended}"
        return f"{verb} after {rule.unit.words(clock.taken)}{_late_by_a_day_off(clock)}; {limit}{_moved(clock)}"
    longer = ", and extended" if extended else ""
    start = in_full(clock.started or clock.due)
    return f"due by {_due(clock, clock.due)}: {rule.within} from {start}{longer}"


def _late_by_a_day_off(clock: Clock) -> str:
    """Sent at a weekend after the last day: no more working days than the limit, and past the date all the same."""
    late = clock.outcome is Outcome.LATE and clock.taken == clock.rule.limit
    return f" and a day off, on {in_full(clock.done)}" if clock.done and late else ""


def _moved(clock: Clock) -> str:
    """A last day that moved to the next working day, where there are more days than the limit because of it."""
    if clock.taken is None or clock.taken <= clock.rule.limit or not (off := _day_off(clock)) or not clock.first_due:
        return ""
    return f", and {off}: the last day was {in_full(clock.first_due)}"


def _day_off(clock: Clock) -> str:
    """Say that the last day of the limit was a day off, where such a day moves."""
    if clock.rule.unit is not CALENDAR_DAYS_TO_A_WORKING_DAY or not (clock.started and clock.first_due):
        return ""
    moved = clock.started + timedelta(clock.rule.limit) < clock.first_due
    return f"day {clock.rule.limit} was a day off" if moved else ""


def _not_recorded(clock: Clock) -> str:
    verb, start = clock.rule.done, clock.rule.starts.what
    if clock.ended_on and clock.due:
        ended = f"{clock.ended_as} on {in_full(clock.ended_on)}"
        return f"{ended}, when the date it was due by, {in_full(clock.due)}, had not passed"
    if clock.projected and clock.due:
        if clock.done:
            return f"{verb} on {in_full(clock.done)}, but {start} it is counted from is not recorded"
        return f"starts with {start}; the latest the Code could allow is {in_full(clock.due)}"
    if clock.started is None:
        return "the day it starts from is not recorded"
    return f"no date is recorded on which it was {verb}"
