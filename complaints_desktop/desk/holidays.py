"""The known bank holidays: the library's table, with the landlord's own corrections on top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from complaints_desktop.desk.register import shipped
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.register import BANK_HOLIDAYS, Called, Register
from db.record.connection import Rows


@dataclass(frozen=True, slots=True)
class Correction:
    """A day proclaimed a bank holiday, or struck out as one."""

    on: date
    name: str
    is_holiday: bool


def working_calendar(
    corrections: Iterable[Correction] = (), *, event_day: int = 0, register: Register | None = None
) -> WorkingCalendar:
    """Return the calendar of England and Wales, as far as `register` knows it, with `corrections` applied."""
    known = (register or shipped()).latest(BANK_HOLIDAYS, Called.ENGLAND_AND_WALES).value
    first, last = known.known_from, known.known_until
    library = _between(first, last)
    named = dict(library)
    for correction in corrections:
        if correction.is_holiday:
            named[correction.on] = correction.name
        else:
            named.pop(correction.on, None)
    return WorkingCalendar(known_from=first, known_until=last, holidays=named, event_day=event_day)


@cache
def _between(first: date, last: date) -> Mapping[date, str]:
    """The library's bank holidays from the first to the last known day."""
    from holidays import country_holidays  # 0.3 s to import: only where a calendar is wanted

    table = country_holidays("GB", subdiv="ENG", years=range(first.year, last.year + 1))
    return {day: name for day, name in table.items() if first <= day <= last}


def corrections_of(record: Rows) -> list[Correction]:
    """Return the landlord's corrections of the calendar, in the order of their days."""
    rows = record.rows("SELECT holiday_on, name, is_holiday FROM holiday_change ORDER BY holiday_on")
    return [Correction(date.fromisoformat(day), name, bool(is_holiday)) for day, name, is_holiday in rows]
