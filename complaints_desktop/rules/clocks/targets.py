"""A landlord's own, stricter limits: dates beside the Code's, never in their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from complaints_desktop.rules.calendar import CalendarEnds, WorkingCalendar
from complaints_desktop.rules.clocks.table import ALWAYS, Period, Rule
from complaints_desktop.rules.clocks.units import WORKING_DAYS, Unit, day_of


@dataclass(frozen=True, slots=True)
class Target:
    """A landlord's own limit on one of the Code's clocks; `from_receipt` whatever the clock."""

    name: str
    clock: str
    stage: int
    limit: int
    from_receipt: bool = True
    unit: Unit = WORKING_DAYS
    holds: Period = ALWAYS
    """A case keeps the target of the day it is counted from."""

    @property
    def within(self) -> str:
        """The limit in words: "24 clock hours"."""
        return self.unit.words(self.limit)


@dataclass(frozen=True, slots=True)
class TargetDate:
    """A landlord's target on one case: never in place of the Code's date."""

    target: Target
    due: date
    met: bool | None
    """None while there is still time."""


@dataclass(slots=True)
class Moments:
    """When a clock started, its chain began and it was done, each as recorded: a day, or a moment."""

    started: date | None
    received: date | None
    done: date | None
    present: date
    """What is not done is judged by it: now, or the day the case was closed."""


def target_dates(targets: Sequence[Target], rule: Rule, at: Moments, calendar: WorkingCalendar) -> Iterator[TargetDate]:
    """Yield the date of each target on that clock which holds for what started then, and whether it was met."""
    for target in targets:
        start, unit = at.received if target.from_receipt else at.started, target.unit
        if (target.clock, target.stage) != (rule.clock, rule.stage) or start is None:
            continue
        if day_of(start) not in target.holds:
            continue
        try:
            due = unit.due(calendar, unit.counted(start), target.limit)
        except CalendarEnds:  # said once, of the Code's own date
            continue
        missed = unit.after(unit.counted(at.done or at.present), due)
        yield TargetDate(target, day_of(due), False if missed else True if at.done else None)
