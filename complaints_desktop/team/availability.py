"""When somebody works: their pattern, without the days they are away, before they joined or after they left."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from complaints_desktop.facts.absences import AbsenceFacts, Spell
from complaints_desktop.facts.team import PatternFacts
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from db.terms import Role

FULL_WEEK = (2, 2, 2, 2, 2, 0, 0)
"""Halves of each day, of whom nothing else is written down."""
MORNING, AFTERNOON = 0, 1

MOST_WEEKS = 520
"""Weeks between two times of an absence; what says more, as only another program would, comes but once."""

SHARE: Mapping[Role, int] = {
    Role.RESOLUTION_OFFICER: 100,
    Role.TEAM_LEADER: 30,
    Role.COMPLAINTS_MANAGER: 20,
    Role.HEAD: 0,
    Role.OMBUDSMAN_OFFICER: 0,
    Role.OWNER: 0,
    Role.AUDITOR: 0,
}
"""Percent of a full load by role, of whom no pattern says otherwise: who leads has other work; ours, not the Code's."""


def spells(absence: AbsenceFacts, first: date, last: date) -> Iterator[Spell]:
    """Yield each time an absence holds that touches the days from `first` to `last`.

    What comes again ends before it does, whatever the row says, and is not counted from its first time on: such a row
    of many years would else keep every screen that asks who is there.
    """
    weeks = absence.every_weeks or 0
    every = timedelta(weeks=weeks) if 0 < weeks <= MOST_WEEKS else None
    length = absence.to_on - absence.from_on if absence.to_on else None
    starts = absence.from_on
    if every is not None and length is not None:
        length = min(length, every - timedelta(1))
        starts += every * max(0, -((starts + length - first) // every))
    while starts <= last and (every is None or absence.until_on is None or starts <= absence.until_on):
        ends = starts + length if length is not None else None
        if ends is None or ends >= first:
            closing = (ends, MORNING if absence.to_midday else AFTERNOON) if ends else None
            yield Spell((starts, AFTERNOON if absence.from_midday else MORNING), closing, absence)
        if every is None or ends is None:
            return
        starts += every


def away_on(worker: WorkerFacts, day: date) -> AbsenceFacts | None:
    """Return the absence by which somebody is away for the whole of `day`, None where they are there for a part."""
    found = [each for absence in worker.absences for each in spells(absence, day, day)]
    return found[0].absence if found and _free_halves(found, day, 2) == 0 else None


def here(worker: WorkerFacts, day: date) -> bool:
    """Whether somebody works here on `day` at all: they have joined and not left."""
    joined = worker.joined_on is None or worker.joined_on <= day
    return joined and (worker.left_on is None or day < worker.left_on)


def halves(worker: WorkerFacts, day: date, calendar: WorkingCalendar) -> int:
    """Return how many halves of `day` somebody works, 0 to 2."""
    if not here(worker, day) or not calendar.is_working(day):
        return 0
    pattern = pattern_on(worker, day)
    planned = (pattern.halves if pattern else FULL_WEEK)[day.weekday()]
    found = [each for absence in worker.absences for each in spells(absence, day, day)]
    return _free_halves(found, day, planned)


def pattern_on(worker: WorkerFacts, day: date) -> PatternFacts | None:
    """Return the working pattern that holds on `day`, None where none is written down."""
    held = [each for each in worker.patterns if each.from_on <= day]
    return held[-1] if held else None


def capacity(worker: WorkerFacts, first: date, last: date, calendar: WorkingCalendar, full: int) -> int:
    """Return the points somebody can carry on average from `first` to `last`, where `full` is a full load."""
    days = [first + timedelta(each) for each in range((last - first).days + 1)]
    possible = sum(FULL_WEEK[day.weekday()] for day in days if calendar.is_working(day))
    worked = sum(halves(worker, day, calendar) * _share(worker, day) for day in days)
    return round(full * worked / (100 * possible)) if possible else 0


def back_on(worker: WorkerFacts, day: date, calendar: WorkingCalendar, *, within: int = 366) -> date | None:
    """Return the first day after `day` on which somebody works, None where none is known."""
    days = (day + timedelta(each) for each in range(1, within))
    return next((each for each in days if halves(worker, each, calendar)), None)


def _share(worker: WorkerFacts, day: date) -> int:
    pattern = pattern_on(worker, day)
    return pattern.share if pattern else SHARE.get(worker.officer.role, 0)


def _free_halves(found: list[Spell], day: date, planned: int) -> int:
    """Return how many of the `planned` halves are left; a half day that is worked is taken to be the morning."""
    worked = range(planned)
    return sum(not any(each.holds((day, half)) for each in found) for half in worked)
