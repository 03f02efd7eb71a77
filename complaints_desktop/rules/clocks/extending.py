"""Extensions as they count: which moves a due date, how far, and what another lacks (Code 6.4, 6.15)."""

from dataclasses import dataclass, replace
from datetime import date

from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks.table import Rule
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.wording import in_full


@dataclass(frozen=True, slots=True)
class CountedExtension:
    """An extension as it counts: to `until`, or not at all; `falls_short` says what it lacks (Code 6.4, 6.15)."""

    due_on: date
    until: date | None
    falls_short: str = ""
    again: bool = False
    """Whether it moves a due date that another has moved: outside the standard, one extension a stage (Code 6.4)."""


def counted_extensions(
    rule: Rule, stage: StageFacts, first_due: date | None, calendar: WorkingCalendar
) -> tuple[CountedExtension, ...]:
    """Judge each extension by the due date it was to move: its reason, its notice, and how far it may go."""
    if first_due is None:
        unknown = "the day the answer is counted from is not recorded"
        return tuple(CountedExtension(each.due_on, None, unknown) for each in stage.extensions)
    found = []
    due = first_due
    for extension in sorted(stage.extensions, key=lambda each: each.due_on):
        judged = _judged(rule, extension, first_due, due, calendar)
        judged = replace(judged, again=bool(judged.until) and due > first_due)
        due = judged.until or due
        found.append(judged)
    return tuple(found)


def furthest(rule: Rule, first_due: date, calendar: WorkingCalendar) -> date:
    """Return the last day an answer may be put off to without a good reason, counted from when it was first due."""
    last: date = rule.unit.due(calendar, first_due, rule.extension)
    return last


def _judged(
    rule: Rule, extension: ExtensionFacts, first_due: date, due: date, calendar: WorkingCalendar
) -> CountedExtension:
    until = extension.due_on
    if until <= due:
        return CountedExtension(until, None, f"it ends by {in_full(due)}, when the answer was due already")
    if says_nothing(extension.reason):
        lacks = f"“{extension.reason[:30]}” is no reason" if extension.reason else "its reason is not recorded"
        return CountedExtension(until, None, lacks)
    if extension.notified_on is None:
        return CountedExtension(until, None, "the day the resident was told of it is not recorded")
    if extension.notified_on > due:
        told = f"the resident was told on {in_full(extension.notified_on)}, after the due date {in_full(due)}"
        return CountedExtension(until, None, told)
    most = furthest(rule, first_due, calendar)
    rule.unit.between(calendar, first_due, until)  # a day past the known calendar is said, not guessed
    if until > most and says_nothing(extension.good_reason):
        limit = f"{rule.unit.words(rule.extension)} more are allowed without a good reason on record"
        return CountedExtension(until, max(due, most), f"{limit}: it counts to {in_full(most)}")
    return CountedExtension(until, until)
