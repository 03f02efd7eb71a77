"""Each stage of a complaint as the line that measures count: its days as numbers of days, and nothing of today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.numbers.packed import NO_FIRST_OUTCOME, packed
from complaints_desktop.rules.calendar import CalendarEnds, WorkingCalendar
from complaints_desktop.rules.clocks import Clock, ClockName, clocks
from complaints_desktop.rules.clocks.units import day_of
from db.terms import Closing, Decision

OUTCOMES: Mapping[Decision, int] = {Decision.UPHELD: 1, Decision.PARTLY_UPHELD: 2, Decision.NOT_UPHELD: 3}

LONG_AGO = date(2000, 1, 1)
"""A day for the clocks that asks for none: what they say of today is not in the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the line of a case needs that is not loaded with its stages."""

    changed: bool = False
    """Whether a finding of stage 2 is another than that of stage 1."""
    grounds: Mapping[int, str]
    """By which ground each stage was refused as a whole."""


NOTHING_BESIDE = Beside(grounds={})


def stage_lines(
    case: CaseFacts, calendar: WorkingCalendar, beside: Beside = NOTHING_BESIDE
) -> Iterator[dict[str, Any]]:
    """Yield the line of each stage; what is no complaint has none."""
    if not case.is_complaint:
        return
    ticking = {(each.rule.stage, each.rule.clock): each for each in clocks(case, today=LONG_AGO, calendar=calendar)}
    for stage in case.stages:
        sent, answered = (ticking.get((stage.number, name)) for name in (ClockName.ACKNOWLEDGE, ClockName.RESPOND))
        numbers = {
            "stage": stage.number,
            **_clocked(stage, sent, answered, calendar),
            **_ended(case, stage, answered),
            **_went_on(case, stage),
            "outcome": OUTCOMES.get(stage.outcome) if stage.outcome else None,
            "changed": _changed(case, stage, beside),
        }
        yield {
            "case_id": case.id,
            "stage": stage.number,
            "reference": case.reference,
            "numbers": packed(numbers),
            "ground": beside.grounds.get(stage.number, "") if stage.refused else "",
            **_of_whom(case, stage),
        }


def _clocked(
    stage: StageFacts, sent: Clock | None, answered: Clock | None, calendar: WorkingCalendar
) -> dict[str, int | None]:
    """Return the days of its clocks. An extension beyond the Code's limit without a good reason is none (kpis 2.1)."""
    counts = [each for each in answered.extensions if each.until == each.due_on] if answered else []
    notified = {each.due_on: each.notified_on for each in stage.extensions}
    return {
        "received": _day(sent.started if sent else stage.came_on),
        "acknowledge_by": _day(sent.due if sent else None),
        "acknowledged": _day(stage.acknowledged_on),
        "latest_due": _day(_latest_due(stage, sent, answered, calendar)),
        "first_due": _day(answered.first_due if answered else None),
        "due": _day(counts[-1].due_on if counts else answered.first_due if answered else None),
        "told": _day(notified[counts[0].due_on] if counts else None),
        "responded": _day(stage.responded_on),
        "taken": answered.from_receipt if answered else None,
        "taken_from_acknowledgement": answered.taken if answered else None,
    }


def _latest_due(
    stage: StageFacts, sent: Clock | None, answered: Clock | None, calendar: WorkingCalendar
) -> date | None:
    """Return when the answer was due while nothing was acknowledged; None where that cannot be said."""
    if sent is None or sent.due is None or answered is None:
        return None
    if stage.acknowledged_on is None:
        return answered.first_due
    rule = answered.rule
    try:
        return day_of(rule.unit.due(calendar, rule.unit.counted(sent.due), rule.limit))
    except CalendarEnds:
        return None


def _ended(case: CaseFacts, stage: StageFacts, answered: Clock | None) -> dict[str, int | None]:
    """Return how the stage ended other than by its answer; of a case with a later stage that one may have."""
    closing = case.closed_as if stage is case.current else None
    known = {Closing.WITHDRAWN: "withdrawn", Closing.MERGED: "merged"}
    days = {name: _day(case.closed_on) if closing is each else None for each, name in known.items()}
    waits = stage.responded_on is None and not stage.refused and not any(days.values())
    return {
        "refused": _day(stage.refused_on) if stage.refused else None,
        **days,
        "passed": _day(_passed(case, stage, answered)) if waits else None,
        "closed": _day(case.closed_on) if waits and stage is case.current else None,
    }


def _passed(case: CaseFacts, stage: StageFacts, answered: Clock | None) -> date | None:
    """Return the day a case went past a stage that has no answer on record; None of one that still waits for it."""
    later = next((each for each in case.stages if each.number > stage.number), None)
    if later is not None and (case.import_run_id is not None or later.received_on is None):
        return _came(later) or case.closed_on or (answered.first_due if answered else None) or LONG_AGO
    return case.closed_on if later is None and case.closed_as is Closing.ANSWERED else None


def _came(later: StageFacts) -> date | None:
    """Return the day of a request for stage 2, or where that is not recorded the first that is known of it."""
    known = (later.received_on, later.acknowledged_on, later.refused_on, later.responded_on)
    return next((day for day in known if day), None)


def _went_on(case: CaseFacts, stage: StageFacts) -> dict[str, int | None]:
    second = case.stage(2) if stage.number == 1 else None
    if second is None:
        return {"asked_on": None, "asked_refused": None}
    return {"asked_on": _day(_came(second)), "asked_refused": _day(second.refused_on) if second.refused else None}


def _changed(case: CaseFacts, stage: StageFacts, beside: Beside) -> int | None:
    """Whether stage 2 decided otherwise than stage 1: as a whole, or on any point."""
    first = case.stage(1)
    if stage.number == 1 or stage.outcome is None:
        return None
    if beside.changed:
        return True
    if first is None or first.outcome is None:
        return NO_FIRST_OUTCOME
    return first.outcome is not stage.outcome


def _of_whom(case: CaseFacts, stage: StageFacts) -> dict[str, str]:
    by = stage.reviewer.officer if stage.reviewer else case.handler
    return {
        "team": case.team or "",
        "officer": by.name if by else "",
        "category": case.category or "",
        "channel": case.channel or "",
        "estate": case.estate or "",
        "stock_type": case.stock_type or "",
    }


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None
