"""Settings: each change is a new version with the day it holds from; a changed holiday shows first what it moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop import settings as declared
from complaints_desktop import typed
from complaints_desktop.changes import Changes, Subject, changed
from complaints_desktop.clocks import ClockName, clocks
from complaints_desktop.desk import Desk
from complaints_desktop.holidays import Correction, corrections_of, working_calendar
from complaints_desktop.permissions import Act, require
from complaints_desktop.reading.cases import load_cases
from complaints_desktop.standing import restate_all
from db.model import CaseRow, HolidayChange, Setting


@dataclass(frozen=True, slots=True)
class Moved:
    """An open case whose due date a changed holiday would move."""

    reference: str
    clock: ClockName
    old: date
    new: date
    by: int
    """Calendar days later; negative for earlier."""


def change_setting(
    session: Session, desk: Desk, *, name: str, value: Mapping[str, Any], from_on: date | None = None
) -> Changes:
    """Write a new version of a setting."""
    require(desk.officer.role, Act.SETTINGS)
    declared.check(name, value)
    session.add(
        Setting(name=name, value=dict(value), from_on=from_on or desk.today, set_at=desk.now, set_by_id=desk.officer.id)
    )
    session.flush()
    restate_all(session, replace(desk, settings=declared.settings_on(session, desk.today)))
    return changed(Subject.SETTINGS)


def preview_holiday(session: Session, desk: Desk, *, correction: Correction) -> Sequence[Moved]:
    """Return which open cases a changed holiday would move, and by how much; nothing is written."""
    after = working_calendar([*corrections_of(session), correction], event_day=desk.settings.event_day)
    open_ids = session.scalars(select(CaseRow.case_id).where(CaseRow.open)).all()
    found = []
    for case in load_cases(session, open_ids, dated_only=True):
        pairs = zip(
            clocks(case, today=desk.today, calendar=desk.calendar),
            clocks(case, today=desk.today, calendar=after),
            strict=True,
        )
        for old, new in pairs:
            if old.open and old.due and new.due and old.due != new.due:
                days = (new.due - old.due).days
                found.append(Moved(case.reference, old.rule.clock, old.due, new.due, days))
    return found


def change_holiday(session: Session, desk: Desk, *, correction: Correction) -> Changes:
    """Accept a correction of the calendar, and derive every line afresh by it."""
    require(desk.officer.role, Act.SETTINGS)
    day = typed.sane(correction.on, field="on")
    row = session.scalar(select(HolidayChange).where(HolidayChange.holiday_on == day)) or HolidayChange(holiday_on=day)
    row.name = typed.required(correction.name, field="name", what="The name of the day", limit=200)
    row.is_holiday, row.accepted_at = correction.is_holiday, desk.now
    session.add(row)
    session.flush()
    calendar = working_calendar(corrections_of(session), event_day=desk.settings.event_day)
    restate_all(session, replace(desk, calendar=calendar))
    return changed(Subject.CALENDAR)
