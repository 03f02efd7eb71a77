"""Clocks and duties of 100,000 cases, against numpy's business days and the holidays library for the dates alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from holidays import country_holidays

from benchmarks.measure import Line, timed
from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.office import Office
from complaints_desktop.rules.clocks import RULES, clocks
from complaints_desktop.rules.duties import duties

SOME = 20_000
READ = frozenset({Part.ADJUSTMENTS, Part.COMMITMENTS})
NOTHING_ELSE: Mapping[str, Any] = dict.fromkeys(("points", "withdrawn", "letters", "refusals"), ())
NOTHING_WEIGHED: Mapping[str, Any] = dict.fromkeys(
    ("evidence", "conflicts", "consultees", "disputed", "invitations", "checklist", "offers"), ()
)


def deadlines(office: Office) -> Iterator[Line]:
    """Yield the lines about deadlines; both sides compute the same limits from the same dated events."""
    cases = _cases(office)
    desk = office.desk()
    events = [(day, rule.limit) for case in cases for stage in case.stages for day, rule in _starts(stage)]
    ours = timed(lambda: _judge(cases, office))
    calendar = np.busdaycalendar(holidays=sorted(desk.calendar.holidays))
    one_by_one = timed(lambda: [np.busday_offset(day, n, roll="backward", busdaycal=calendar) for day, n in events])
    days = np.array([day for day, _ in events], dtype="M8[D]")
    limits = np.array([limit for _, limit in events])
    at_once = timed(lambda: np.busday_offset(days, limits, roll="backward", busdaycal=calendar))
    dates = timed(lambda: [desk.calendar.due(day, limit) for day, limit in events])
    library = country_holidays("GB", subdiv="ENG", years=range(2015, 2030))
    few = events[:2000]
    slow = timed(lambda: [library.get_nth_working_day(day, limit) for day, limit in few]) * len(events) / len(few)
    number = f"{len(cases):,} cases, {len(events):,} dates"
    yield _line(f"clocks and duties of {number}", ours, one_by_one, "numpy.busday_offset, a date at a time", 10)
    yield _line(f"clocks and duties of {number}", ours, at_once, "numpy.busday_offset, one array", 10)
    yield _line("the due dates alone", dates, at_once, "numpy.busday_offset, one array", 10)
    yield _line("the due dates alone", dates, slow, "holidays.get_nth_working_day", 0.1)


def _cases(office: Office) -> list[CaseFacts]:
    """The cases with what their clocks run on; of what else the duties ask for, there is nothing to judge."""
    ids = [row for (row,) in office.record.rows("SELECT case_id FROM case_row")]
    with office.record.reading() as session:
        cases = load_cases(session, ids, parts=READ)
    return [replace(case, **NOTHING_ELSE, stages=tuple(map(_bare, case.stages))) for case in cases]


def _bare(stage: StageFacts) -> StageFacts:
    return replace(stage, **NOTHING_WEIGHED)


def _starts(stage: StageFacts) -> Iterator[tuple[date, object]]:
    rules = [rule for rule in RULES if rule.stage == stage.number]
    for day, rule in zip((stage.received_on, stage.acknowledged_on), rules, strict=True):
        if day:
            yield day, rule


def _judge(cases: Sequence[CaseFacts], office: Office) -> None:
    desk = office.desk()
    for case in cases:
        duties(case, clocks(case, today=desk.today, calendar=desk.calendar), today=desk.today)


def _line(what: str, ours: float, reference: float, name: str, limit: float) -> Line:
    return Line(
        what=what, ours=ours, reference=reference, against=name, limit=f"{limit:g} x", met=ours <= limit * reference
    )
