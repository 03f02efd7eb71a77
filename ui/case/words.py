"""How a case reads at a glance: its clocks as chips, its duties as lines."""

from datetime import date

from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import Clock, Outcome
from complaints_desktop.rules.wording import capitalised, in_london, in_short, time_left, working_days
from db.terms import LinkKind

NEXT_STEPS = {
    Act.ACKNOWLEDGE: "Write the acknowledgement",
    Act.RESPOND: "Write the response",
    Act.CLOSE: "Close the case",
    Act.PASS_ON: "Pass the compliment on",
    Act.ANSWER_ENQUIRY: "Answer the enquiry",
    Act.END_REQUEST: "Say what came of it",
    Act.TELL_NEXT_STEP: "Tell them the next step",
    Act.OFFER_CHOICE: "Offer the choice to complain",
}
"""What the button at the head of a case says."""

MEETS = {
    Act.CORRECT: "Correct",
    Act.DEFINE: "Define",
    Act.TELL_CHANGE: "Write the letter",
    Act.CONTACT: "",
    Act.NEEDS: "Review",
    Act.REVIEW_RESTRICTION: "Review",
    Act.ASSESS: "Assess",
    Act.ACKNOWLEDGE: "Write the letter",
    Act.CHECK: "Record",
    Act.FIND: "Decide",
    Act.EXTEND: "Explain",
    Act.PROMISE: "Promise",
    Act.RESPOND: "Write the letter",
    Act.UPDATE_COMMITMENT: "Update",
    Act.CLOSE: "Close",
    Act.ALLOCATE: "Name them",
    Act.REQUEST: "Give the reasons",
    Act.APPROVE: "Look at it",
    Act.REFUSE: "Look at it",
    Act.TELL_NEXT_STEP: "Tell them",
    Act.REVIEW_REQUEST: "Review",
    Act.OFFER_CHOICE: "Offer it",
}
"""What the button beside a duty says; empty where there is no form for it."""


DUTY_ICONS = {
    "met": ("tick-circle", "good"),
    "late": ("late", "danger"),
    "running": ("clock", "info"),
    "overdue": ("warning", "danger"),
    "extended": ("extended", "warn"),
    "not recorded": ("unknown", ""),
    "to do": ("arrow-right", "warn"),
    "not met": ("cross-circle", "danger"),
}


def link_words(link: LinkFacts) -> str:
    """Return a link in few words, as the case at this end sees it."""
    if link.from_here:
        return f"{link.kind.value[0].upper()}{link.kind.value[1:]}: {link.other_reference}"
    made = link.kind is LinkKind.REQUEST
    return f"{'A complaint was made of it' if made else 'Belongs to it'}: {link.other_reference}"


def clock_words(clock: Clock, today: date, calendar: WorkingCalendar) -> str:
    """Return a clock in one line: "Respond by Mon 20 Apr 2026 · 4 working days left"; of a point with its number."""
    of = f"Point {clock.point}: " if clock.point else ""
    return f"{of}{_clock_words(clock, today, calendar)}"


def _clock_words(clock: Clock, today: date, calendar: WorkingCalendar) -> str:
    done, do = capitalised(clock.rule.done), capitalised(clock.rule.do)
    if clock.done:
        late = working_days(calendar.between(clock.due, clock.done)) if clock.due and clock.done > clock.due else ""
        tail = (
            f"{late} late" if late else f"after {clock.rule.unit.words(clock.taken)}" if clock.taken is not None else ""
        )
        return " · ".join(part for part in (f"{done} {_day(clock.done, today)}", tail) if part)
    if clock.due is None:
        return f"{do}: start not recorded"
    if clock.outcome is Outcome.NOT_RECORDED and clock.ended_on:
        return f"{do}: {clock.ended_as} before it was due"
    if clock.outcome is Outcome.NOT_RECORDED and not clock.projected:
        return f"{done}: not recorded"
    day = clock.ended_on or today
    until = f"{do} by {_day(clock.due, today)}"
    if clock.due_at:
        until = f"{until}, {in_london(clock.due_at):%H:%M}"
    if clock.projected and clock.ended_on is None:
        return f"{until} at the latest"
    if clock.due_at and clock.ended_on is None:
        return f"{until} · overdue" if clock.outcome is Outcome.OVERDUE else until
    extended = " (extended)" if clock.due != clock.first_due else ""
    closed = f" when {clock.ended_as}" if clock.ended_on else ""
    return f"{until}{extended} · {time_left(calendar.counted(day, clock.due), clock.due, day)}{closed}"


def _day(day: date, today: date) -> str:
    """Return "Mon 20 Apr", with the year where it is not this one."""
    return in_short(day) if day.year != today.year else in_short(day).rpartition(" ")[0]
