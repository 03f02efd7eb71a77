"""The clocks of each other matter of a case, by the limits in force on the day it was received."""

from dataclasses import dataclass, replace
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import Clock, ClockTable, Rule, clocks
from complaints_desktop.rules.matters.table import MATTER_RULES, RECEIVED, MatterRule, matter_row
from complaints_desktop.rules.register import BODIES, Limit, Register
from complaints_desktop.rules.wording import without_weekday
from db.terms import Closing, MatterStepKind


@dataclass(frozen=True, slots=True)
class MatterClock:
    """One clock of a matter."""

    row: MatterRule
    clock: Clock


@dataclass(frozen=True, slots=True)
class MatterClocks:
    """A matter with its clocks; what the register gives no limit for that day is said in words."""

    matter: MatterFacts
    clocks: tuple[MatterClock, ...]
    unlimited: tuple[str, ...]
    untold: str
    """That the body we tell of such a matter was not told on record; empty where it was, or there is none."""

    def named(self, limit: str) -> Clock | None:
        """Return the clock of that limit; None where the register gives none."""
        return next((each.clock for each in self.clocks if each.row.limit == limit), None)

    @property
    def next(self) -> Clock | None:
        """Return the clock that ends first, of those that wait for their event."""
        waits = [each.clock for each in self.clocks if each.clock.open and each.clock.due]
        return min(waits, key=lambda clock: clock.due or date.max, default=None)


def matter_clocks(
    case: CaseFacts, *, register: Register, today: date, calendar: WorkingCalendar
) -> tuple[MatterClocks, ...]:
    """Return every matter of the case with its clocks: they run beside those of the complaint, whatever its state."""
    return tuple(_clocks(case, matter, register, today, calendar) for matter in case.matters)


def _clocks(
    case: CaseFacts, matter: MatterFacts, register: Register, today: date, calendar: WorkingCalendar
) -> MatterClocks:
    kind = matter_row(matter.kind).limits
    limits = register.in_force(kind, matter.received_on) if kind else {}
    rows = {row.limit: row for row in MATTER_RULES}
    table = ClockTable(tuple(_rule(matter, row, limits[name].value) for name, row in rows.items() if name in limits))
    found = clocks(_seen(case, matter), today=today, calendar=calendar, table=table)
    return MatterClocks(
        matter=matter,
        clocks=tuple(MatterClock(rows[clock.rule.clock], clock) for clock in found),
        unlimited=tuple(_unlimited(matter, row, register) for row in MATTER_RULES if row.limit not in limits),
        untold=_untold(matter, register, today),
    )


def _seen(case: CaseFacts, matter: MatterFacts) -> CaseFacts:
    """Return the case as if it were of this matter alone: it ends where the matter ends, and not with the complaint."""
    ended = matter.ended
    return replace(
        case,
        matters=(matter,),
        stages=(StageFacts(id=matter.id, number=NO_STAGE, received_on=matter.received_on),),
        closed_on=ended.done_on if ended else None,
        closed_as=Closing.WITHDRAWN if ended else None,
    )


def _rule(matter: MatterFacts, row: MatterRule, limit: Limit) -> Rule:
    return Rule(
        clock=row.limit,
        stage=NO_STAGE,
        paragraph=limit.paragraph,
        law=limit.law,
        do=f"{row.do} the complaint about {matter_row(matter.kind).about}",
        done=row.done,
        starts=RECEIVED,
        ends=row.ends,
        limit=limit.number,
        unit=limit.unit,
    )


def _unlimited(matter: MatterFacts, row: MatterRule, register: Register) -> str:
    """Say that nothing in force that day gives a limit, and since when something does."""
    kind = matter_row(matter.kind).limits
    standing = (each for each in (register.standing(kind) if kind else ()) if each.name == row.limit)
    later = next((each.first for each in standing if each.first and each.first > matter.received_on), None)
    since = f"; one holds from {without_weekday(later)}" if later else ""
    day = without_weekday(matter.received_on)
    return f"No limit to {row.do} it was in force on {day}{since}. Do so without undue delay."


def _untold(matter: MatterFacts, register: Register, today: date) -> str:
    """Say which body is still to be told by us, as the register calls it today."""
    tell = matter_row(matter.kind).tell
    if tell is None or matter.ended or matter.first(MatterStepKind.BODY_TOLD):
        return ""
    known = register.in_force(BODIES, today).get(tell)
    return f"No record that the {known.value.called if known else tell} was told."
