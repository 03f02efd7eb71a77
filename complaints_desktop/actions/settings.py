"""Settings: each change is a new version with the day it holds from; a changed holiday shows first what it moves."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.desk import settings as declared
from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import Correction, corrections_of, working_calendar
from complaints_desktop.desk.kept_of_newer import with_unknown
from complaints_desktop.desk.recovery import landlord_key
from complaints_desktop.desk.settings import COLOUR, LANDLORD_TEXTS, LandlordDetails, LetterPolicy, TeamPolicy
from complaints_desktop.forms import entry
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.numbers.policy import (
    BaseYear,
    HomesOn,
    MeasurePolicy,
    Readings,
    as_rows,
    bases_fault,
    homes_fault,
    measures_fault,
    readings_fault,
)
from complaints_desktop.quality.matrix import Criterion, as_value
from complaints_desktop.quality.matrix import changed as next_version
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import CODE, Target, clocks
from complaints_desktop.rules.clocks.own import KINDS
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.risk import Weights
from complaints_desktop.rules.weekly import WeeklyTargets
from complaints_desktop.rules.wording import pounds
from db.model import CaseRow, HolidayChange, Setting
from db.model.calendar import holiday_id
from db.record.connection import SessionRows
from db.terms import Dependency, Role

POINTS = {
    *("higher_risk_home", "missed_before", "half_gone", "nearly_gone", "last_day", "not_started"),
    *("no_update", "no_access", "sometimes_late", "often_late", *(each.value for each in Dependency)),
}
"""The weights that are points."""


LINES_FOLLOW = frozenset({"weights", "event_day"})
"""The settings from which the line of a case follows: its risk, and its days. No other makes every line anew."""

MOST_POINTS = 50
"""No piece of work weighs more for one reason."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An open case whose due date a changed holiday would move."""

    reference: str
    clock: str
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
    entry.sane(from_on, field="from_on")
    begins = from_on or desk.today
    kept = with_unknown(name, _before(session, name, begins), value)
    session.add(Setting(name=name, value=kept, from_on=begins, set_at=desk.now, set_by_id=desk.officer.id))
    session.flush()
    if name in LINES_FOLLOW:
        _restate(session, desk)
    return changed(Subject.SETTINGS)


def _restate(session: Session, desk: Desk) -> None:
    """Derive every line afresh by the settings as they are now."""
    settings = declared.settings_on(SessionRows(session), desk.today)
    calendar = working_calendar(
        corrections_of(SessionRows(session)), event_day=settings.event_day, register=desk.register
    )
    restate_all(session, replace(desk, settings=settings, calendar=calendar))


def _before(session: Session, name: str, day: date) -> object:
    """Return the newest version as it was written, whoever wrote it."""
    newest = select(Setting.value).where(Setting.name == name, Setting.from_on <= day)
    return session.scalar(newest.order_by(Setting.from_on.desc(), Setting.set_at.desc(), Setting.id.desc()).limit(1))


def change_landlord(session: Session, desk: Desk, *, details: LandlordDetails) -> Changes:
    """Write what letters say of the landlord from today: cleaned, with a name and a colour that can be printed."""
    if not COLOUR.fullmatch(details.colour):
        raise Refused(
            f"“{details.colour[:20]}” is not a colour", do="Write it as # and six digits, like #1f3a5f.", field="colour"
        )
    clean = {
        name: entry.text(getattr(details, name), field=name, limit=limit) or ""
        for name, limit in LANDLORD_TEXTS.items()
    }
    entry.required(clean["name"], field="name", what="The landlord's name")
    if clean["name"] == LandlordDetails().name:
        raise Refused("This stands for any landlord", do="Give the landlord's own name.", field="name")
    if not (clean["phone"] or clean["email"] or clean["address"]):
        raise Refused(
            "A letterhead says how to reach the landlord", do="Give a phone number, e-mail or address.", field="phone"
        )
    value = declared.as_value(LandlordDetails(**clean, colour=details.colour))
    return change_setting(session, desk, name="landlord", value=value)


def change_targets(session: Session, desk: Desk, *, targets: Sequence[Target]) -> Changes:
    """Write the landlord's own targets from today; each has a name, and a limit that can be."""
    rows = []
    for target in targets:
        limit = _most(target, desk)
        name = entry.required(target.name, field="name", what="The name of the target", limit=80)
        if not 1 <= target.limit <= limit:
            raise Refused(
                f"{target.within} is not within {limit}, the most there can be",
                do=f"Give 1 to {limit}.",
                field="limit",
            )
        rows.append({**declared.target_as_value(target), "name": name})
    return change_setting(session, desk, name="targets", value={"targets": rows})


def _most(target: Target, desk: Desk) -> int:
    """Return the largest limit of a target: the Code's on one of its clocks, any sane one on a clock of our own."""
    if (target.clock, target.stage) in KINDS:
        return declared.MOST
    return CODE.rule(target.clock, target.stage, target.holds.first or desk.today).limit * target.unit.in_a_day


def change_weights(session: Session, desk: Desk, *, weights: Weights) -> Changes:
    """Write the points of the risk from today; points are 0 to 5, and the bands follow one another."""
    value = asdict(weights)
    for name, points in {**value, **{each.value: n for each, n in weights.dependency.items()}}.items():
        if name in POINTS and not 0 <= points <= 5:
            raise Refused(f"{points} is not a number of points", do="Give 0 to 5.", field=name)
    if not 1 < weights.medium_from < weights.high_from < weights.critical_from <= 25:
        raise Refused(
            "The bands must follow one another",
            do="Medium, high and critical begin in that order.",
            field="medium_from",
        )
    value["dependency"] = {each.value: points for each, points in weights.dependency.items()}
    return change_setting(session, desk, name="weights", value=value)


def change_authority(
    session: Session, desk: Desk, *, limits: Mapping[Role, int], from_on: date | None = None
) -> Changes:
    """Write what each role may offer on one case, in pence; nobody gives more than they have (Code 4.2)."""
    for role, pence in limits.items():
        if pence > max(desk.money_limit, desk.settings.authority[role]):
            raise Refused(
                f"You may offer {pounds(desk.money_limit)}, and a {role.value} would be let offer {pounds(pence)}",
                do="Ask somebody with a higher limit to set it.",
                paragraph="4.2",
                field=role.value,
            )
    value = {role.value: pence for role, pence in limits.items()}
    return change_setting(session, desk, name="authority", value=value, from_on=from_on)


def change_approvals(session: Session, desk: Desk, *, kinds: Sequence[str], from_on: date | None = None) -> Changes:
    """Write which kinds of letter somebody else approves before they are issued; a decision is approved once."""
    for name in kinds:
        kind = letter_kind(name)
        if kind.event.approved_before:
            why = f"What the letter “{kind.title}” tells of is approved by somebody else before it"
            raise Refused(why, do="Leave it out.", field=name)
    return change_setting(session, desk, name="approvals", value={"kinds": sorted(kinds)}, from_on=from_on)


def change_letters(session: Session, desk: Desk, *, policy: LetterPolicy) -> Changes:
    """Write what the landlord's own policy adds to its letters, from today."""
    return change_setting(session, desk, name="letters", value=asdict(policy))


def change_team(session: Session, desk: Desk, *, policy: TeamPolicy) -> Changes:
    """Write what an officer carries, what a piece of work weighs, and how work is given out, from today."""
    if policy.full_load < 1:
        raise Refused("A full load is some work at least", do="Give the points of one.", field="full_load")
    for name, points in declared.load_weights_as_value(policy.weights).items():
        if points not in range(MOST_POINTS + 1):
            do = f"Give 0 to {MOST_POINTS}."
            raise Refused(f"{points} is not a number of points", do=do, field=name)
    value = {**asdict(policy), "weights": declared.load_weights_as_value(policy.weights)}
    return change_setting(session, desk, name="team", value=value)


def change_weekly(session: Session, desk: Desk, *, targets: WeeklyTargets) -> Changes:
    """Write what is asked of each role in a week, in percent, from today."""
    for role, asked in targets.items():
        for measure, percent in asked.items():
            if percent not in range(declared.FULL + 1):
                why = f"{percent} is not a percentage"
                raise Refused(why, do="Give 0 to 100.", field=f"{role.value}:{measure.value}")
    value = {role.value: {each.value: percent for each, percent in asked.items()} for role, asked in targets.items()}
    return change_setting(session, desk, name="weekly", value=value)


def change_quality(
    session: Session, desk: Desk, *, criteria: Sequence[Criterion], from_on: date | None = None
) -> Changes:
    """Write the matrix of quality anew; reviews that are there keep the version they were scored by."""
    value = as_value(next_version(desk.settings.quality, criteria))
    return change_setting(session, desk, name="quality", value=value, from_on=from_on)


def change_homes(session: Session, desk: Desk, *, years: Sequence[HomesOn]) -> Changes:
    """Write how many homes there were at the end of each year, from today."""
    for each in years:
        entry.past(each.year_end, desk.today, field="year_end")
        entry.past(each.figure_on, desk.today, field="figure_on")
    _require_none(homes_fault(years))
    return change_setting(session, desk, name="homes", value={"years": as_rows(years)})


def change_measures(session: Session, desk: Desk, *, policy: MeasurePolicy) -> Changes:
    """Write targets of measures and who answers for them; of a measure nobody counts there is none."""
    from complaints_desktop.numbers.measures import MEASURES  # numpy, which a window does not wait for

    unknown = sorted({*(each.code for each in policy.targets), *policy.owners} - MEASURES.keys())
    if unknown:
        raise Refused(f"There is no measure “{unknown[0][:20]}”", do="Choose one of the measures.", field="code")
    if policy == desk.settings.measures:
        do = "Give a target, or say who answers for it."
        raise Refused("That is what holds", do=do, field="percent")
    for each in policy.targets:
        entry.sane(each.from_on, field="from_on")
    _require_none(measures_fault(policy))
    owners = {code: role.value for code, role in policy.owners.items()}
    return change_setting(session, desk, name="measures", value={"targets": as_rows(policy.targets), "owners": owners})


def add_base(session: Session, desk: Desk, *, base: BaseYear) -> Changes:
    """Write a base year; one that is there stays as it was set, and another of its measure needs a reason."""
    for name in ("from_on", "to_on"):
        entry.past(getattr(base, name), desk.today, field=name)
    because = entry.text(base.because, field="because", limit=500) or ""
    if because and says_nothing(because):
        raise Refused(f"“{because[:30]}” says nothing", do="Say it in words.", field="because")
    bases = (*desk.settings.bases, replace(base, because=because))
    _require_none(bases_fault(bases))
    return change_setting(session, desk, name="bases", value={"bases": as_rows(bases)})


def change_readings(session: Session, desk: Desk, *, readings: Readings) -> Changes:
    """Write how measures are read where there is more than one way, from today."""
    _require_none(readings_fault(readings))
    return change_setting(session, desk, name="readings", value=asdict(readings))


def _require_none(fault: Refused | None) -> None:
    if fault is not None:
        raise fault


def change_recovery_key(session: Session, desk: Desk, *, typed_key: str) -> Changes:
    """Name the landlord's public recovery key, for which every desk seals the key of its record; empty for none."""
    public = landlord_key.read(typed_key) if typed_key.strip() else b""
    return change_setting(session, desk, name="recovery_key", value={"public": public.hex()})


def preview_holiday(session: Session, desk: Desk, *, correction: Correction) -> Sequence[Moved]:
    """Return which open cases a changed holiday would move, and by how much; nothing is written."""
    after = working_calendar(
        [*corrections_of(SessionRows(session)), correction], event_day=desk.settings.event_day, register=desk.register
    )
    return _moved(session, desk, after)


def preview_event_day(session: Session, desk: Desk, *, event_day: int) -> Sequence[Moved]:
    """Return which open cases another way of counting would move, and by how much; nothing is written."""
    return _moved(
        session,
        desk,
        working_calendar(corrections_of(SessionRows(session)), event_day=event_day, register=desk.register),
    )


def _moved(session: Session, desk: Desk, after: WorkingCalendar) -> Sequence[Moved]:
    open_ids = session.scalars(select(CaseRow.case_id).where(CaseRow.open)).all()
    found = []
    for case in load_cases(session, open_ids, parts=frozenset()):
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
    day = entry.sane(correction.on, field="on")
    row = session.scalar(select(HolidayChange).where(HolidayChange.holiday_on == day)) or HolidayChange(
        id=holiday_id(day), holiday_on=day
    )
    row.name = entry.required(correction.name, field="name", what="The name of the day", limit=200)
    row.is_holiday, row.accepted_at = correction.is_holiday, desk.now
    session.add(row)
    session.flush()
    calendar = working_calendar(
        corrections_of(SessionRows(session)), event_day=desk.settings.event_day, register=desk.register
    )
    restate_all(session, replace(desk, calendar=calendar))
    return changed(Subject.CALENDAR)
