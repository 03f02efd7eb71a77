"""How a case stands as this desk sees it today: its clocks and its duties."""

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.clocks import Clock, clocks
from complaints_desktop.rules.duties import DutyState, duties


def clocks_of(case: CaseFacts, desk: Desk) -> tuple[Clock, ...]:
    """Return the clocks of `case` as this desk sees them today, with the landlord's own targets."""
    return clocks(case, today=desk.today, now=desk.now, calendar=desk.calendar, targets=desk.settings.targets)


def duties_of(case: CaseFacts, desk: Desk) -> tuple[DutyState, ...]:
    """Return the duties of `case` as this desk sees them today."""
    return duties(case, clocks_of(case, desk), today=desk.today)
