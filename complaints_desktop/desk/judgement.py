"""How a case stands as this desk sees it today: its clocks, and the duties judged on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock, clocks, own_table, point_clocks
from complaints_desktop.rules.duties import DutyState, duties
from complaints_desktop.rules.hazards import HazardClock, hazard_clocks
from complaints_desktop.rules.matters import MatterClocks, matter_clocks
from complaints_desktop.rules.register import KEEPING, RESTRICTION_REVIEWS, Called
from complaints_desktop.rules.retention import Kept, kept
from complaints_desktop.rules.updates import UpdateOwed, update_owed


@dataclass(frozen=True, slots=True)
class Judgement:
    """The clocks of a case and its duties, judged once."""

    clocks: tuple[Clock, ...]
    duties: tuple[DutyState, ...]


def clocks_of(case: CaseFacts, desk: Desk) -> tuple[Clock, ...]:
    """Return the clocks of `case` as this desk sees them today, with the landlord's own targets."""
    return clocks(case, today=desk.today, now=desk.now, calendar=desk.calendar, targets=desk.settings.targets)


def point_clocks_of(case: CaseFacts, desk: Desk) -> tuple[Clock, ...]:
    """Return the clocks of single points that were accepted after they had been refused."""
    return tuple(point_clocks(case, today=desk.today, calendar=desk.calendar))


def own_clocks_of(case: CaseFacts, desk: Desk) -> tuple[Clock, ...]:
    """Return the landlord's own clocks of `case` that are on and have begun, by its contacts and letters."""
    table = own_table(desk.settings.targets)
    found = clocks(case, today=desk.today, now=desk.now, calendar=desk.calendar, table=table) if table.rules else ()
    return tuple(clock for clock in found if clock.started)


def hazard_clocks_of(case: CaseFacts, desk: Desk) -> tuple[HazardClock, ...]:
    """Return the clocks of the hazards of `case`, by the limits in force when we became aware of each."""
    return hazard_clocks(case, register=desk.register, today=desk.today, calendar=desk.calendar, now=desk.now)


def latest_review_of(desk: Desk) -> date:
    """Return the last day on which a restriction of today is reviewed, by the landlord's own period (Code 5.14)."""
    limit = desk.register.rule(RESTRICTION_REVIEWS, Called.RESTRICTION_REVIEW, desk.today).value
    return limit.unit.due(desk.calendar, desk.today, limit.number)


def matter_clocks_of(case: CaseFacts, desk: Desk) -> tuple[MatterClocks, ...]:
    """Return the other matters of `case` with their clocks, by the limits in force when each was received."""
    return matter_clocks(case, register=desk.register, today=desk.today, calendar=desk.calendar)


def kept_of(case: CaseFacts, desk: Desk) -> Kept:
    """Return how it stands with the keeping of `case`, by the period of the register."""
    return kept(case, desk.register.rule(KEEPING, Called.CASES, desk.today).value.months, desk.today)


def update_of(case: CaseFacts, running: Sequence[Clock], desk: Desk) -> UpdateOwed | None:
    """Return the next update owed to the resident, by the `running` clocks of the Code (5.9); None where none is."""
    number = case.current.number
    owed = (update_owed(case, clock, desk.calendar) for clock in running if clock.rule.stage == number)
    return next((each for each in owed if each), None)


def judged(case: CaseFacts, desk: Desk, *, stops: Act | None = None) -> Judgement:
    """Return the clocks and duties of `case` as this desk sees them today.

    `stops`: only the duties that stop that act.
    """
    running = clocks_of(case, desk)
    return Judgement(running, duties(case, running, today=desk.today, stops=stops))
