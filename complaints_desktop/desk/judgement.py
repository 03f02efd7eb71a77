"""How a case stands as this desk sees it today: its clocks, and the duties judged on them."""

from dataclasses import dataclass

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock, clocks
from complaints_desktop.rules.duties import DutyState, duties


@dataclass(frozen=True, slots=True)
class Judgement:
    """The clocks of a case and its duties, judged once."""

    clocks: tuple[Clock, ...]
    duties: tuple[DutyState, ...]


def clocks_of(case: CaseFacts, desk: Desk) -> tuple[Clock, ...]:
    """Return the clocks of `case` as this desk sees them today, with the landlord's own targets."""
    return clocks(case, today=desk.today, now=desk.now, calendar=desk.calendar, targets=desk.settings.targets)


def judged(case: CaseFacts, desk: Desk, *, stops: Act | None = None) -> Judgement:
    """Return the clocks and duties of `case` as this desk sees them today.

    `stops`: only the duties that stop that act.
    """
    running = clocks_of(case, desk)
    return Judgement(running, duties(case, running, today=desk.today, stops=stops))
