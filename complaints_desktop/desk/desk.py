"""Who is acting, when, and under which calendar and settings: passed to every action, never looked up."""

from dataclasses import dataclass, field
from datetime import date, datetime

from complaints_desktop.desk.register import shipped
from complaints_desktop.desk.settings import Settings
from complaints_desktop.desk.wordings import WordingVersion
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.register import Register
from complaints_desktop.rules.wording import LONDON


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """An officer at work at one moment."""

    officer: OfficerFacts
    now: datetime
    """Aware, UTC."""
    calendar: WorkingCalendar
    settings: Settings
    register: Register = field(default_factory=shipped)
    """The rules that change with time: what holds on a day is asked here."""
    wordings: tuple[WordingVersion, ...] = ()
    """Every version of the landlord's own wordings of letters; `letters.wordings` says which hold."""

    contractors: tuple[str, ...] = ()
    """The names on the register of contractors who work for the landlord."""

    @property
    def money_limit(self) -> int:
        """The most pence this officer may offer on one case; none by a role this program does not know."""
        return self.settings.authority.get(self.officer.role, 0)

    @property
    def today(self) -> date:
        """The date in London, by which every working day is counted."""
        return self.now.astimezone(LONDON).date()
