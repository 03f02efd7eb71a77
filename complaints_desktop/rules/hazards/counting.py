"""The clocks of each hazard of a case, by the limits in force on the day we became aware of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import Clock, ClockTable, Rule, clocks
from complaints_desktop.rules.clocks.units import day_of
from complaints_desktop.rules.hazards.table import HAZARD_RULES, SUMMARY, HazardRule
from complaints_desktop.rules.register import HAZARD_LIMITS, Limit, Register

BESIDE = 0
"""The stage of a hazard's clocks: none, they run beside those of the complaint."""


@dataclass(frozen=True, slots=True)
class HazardClock:
    """One clock of one hazard."""

    hazard: HazardFacts
    row: HazardRule
    clock: Clock


def hazard_clocks(
    case: CaseFacts, *, register: Register, today: date, calendar: WorkingCalendar, now: datetime
) -> tuple[HazardClock, ...]:
    """Return the clocks of every hazard of the case; they run on beside those of the complaint, whatever its state."""
    return tuple(each for hazard in case.hazards for each in _clocks(case, hazard, register, today, calendar, now))


def _clocks(
    case: CaseFacts, hazard: HazardFacts, register: Register, today: date, calendar: WorkingCalendar, now: datetime
) -> list[HazardClock]:
    limits = register.in_force(HAZARD_LIMITS, day_of(hazard.aware_at))
    rows = {row.limit: row for row in HAZARD_RULES if hazard.gravity in row.gravity and row.asked(hazard)}
    table = ClockTable(tuple(_rule(row, limits[name].value) for name, row in rows.items() if name in limits))
    stage = replace(case.stages[0], number=BESIDE)
    seen = replace(case, hazards=(hazard,), stages=(stage,))
    found = clocks(seen, today=today, calendar=calendar, table=table, now=now)
    return [HazardClock(hazard, rows[clock.rule.clock], clock) for clock in found if not _not_needed(clock, hazard)]


def _rule(row: HazardRule, limit: Limit) -> Rule:
    return Rule(
        clock=row.limit,
        stage=BESIDE,
        paragraph=limit.paragraph,
        law=limit.law,
        do=row.do,
        done=row.done,
        starts=row.starts,
        ends=row.ends,
        limit=limit.number,
        unit=limit.unit,
        runs_on=True,
    )


def _not_needed(clock: Clock, hazard: HazardFacts) -> bool:
    """Whether the summary is not owed: all the work was done before it was due (regulation 9)."""
    done = hazard.all_done_at
    return clock.rule.ends is SUMMARY and not clock.done and bool(done and clock.due and day_of(done) <= clock.due)
