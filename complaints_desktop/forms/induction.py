"""The plan by which somebody new learns the work, as `resources/lists/induction.toml` has it."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache

from complaints_desktop.rules.calendar import WorkingCalendar
from resources.reader import read_text


def usual_steps(first_day: date, calendar: WorkingCalendar) -> Sequence[tuple[str, date]]:
    """Return the usual steps, each with its day for somebody whose first day is this."""
    return tuple((step, calendar.due(first_day, days)) for step, days in _listed())


@cache
def _listed() -> tuple[tuple[str, int], ...]:
    return tuple((each["step"], each["days"]) for each in tomllib.loads(read_text("lists", "induction.toml"))["steps"])
