"""The Code's clocks reckoned a second time, from its words and the published bank holidays, by another way of counting.

Nothing here is read from the program but the facts of a case: a slip of its calendar, its table of clocks or its
judgement is not its own proof.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import Clock, explain
from complaints_desktop.rules.wording import in_full, working_days

PUBLISHED = json.loads((Path(__file__).parent / "bank_holidays.json").read_text(encoding="utf-8"))["days"]
HOLIDAYS = [day for days in PUBLISHED.values() for day in days]

LIMITS = {1: (5, 10, 10), 2: (5, 20, 20)}
"""Working days to acknowledge, to answer, and that an extension may give without a good reason (6.2-6.4, 6.11-6.15)."""

NOTHING_SAID = {"", "n/a", ".", "TBC"}
"""Words that are no reason."""


@dataclass(frozen=True)
class Reckoned:
    """A clock as the Code has it."""

    stage: int
    name: str
    first_due: date | None
    due: date | None
    outcome: str


def later(day: date, working_days: int) -> date:
    """Return the last of so many working days, the day of the event being day 0 (code_rules A)."""
    found: date = np.busday_offset(day, working_days, roll="backward", holidays=HOLIDAYS).astype(object)
    return found


def counted(start: date, end: date) -> int:
    """Return the working days from the day after `start` to `end`."""
    return int(np.busday_count(start + timedelta(1), end + timedelta(1), holidays=HOLIDAYS))


def reckon(case: CaseFacts, today: date) -> Iterator[Reckoned]:
    """Yield both clocks of each stage the complaint has come to."""
    for stage in case.stages if case.kind is None else ():
        told = stage.received_on or (case.expressed_on if stage.number == 1 else None)
        anew = stage.directed_on if _acknowledged_before(stage) else None
        receipt = told if anew else stage.directed_on or told
        to_acknowledge, to_answer, more = LIMITS[stage.number]
        first = later(receipt, to_acknowledge) if receipt else None
        yield Reckoned(
            stage.number, "acknowledge", first, first, _outcome(case, stage, stage.acknowledged_on, first, first, today)
        )
        start = anew or stage.acknowledged_on or first
        first = later(start, to_answer) if start else None
        due = first and _extended(stage, first, later(first, more))
        guessed = stage.acknowledged_on is None
        yield Reckoned(
            stage.number,
            "respond",
            first,
            due,
            _outcome(case, stage, stage.responded_on, first, due, today, guessed=guessed),
        )


def reckon_points(case: CaseFacts, today: date) -> Iterator[tuple[int, Reckoned]]:
    """Yield the clocks of each point alone that was accepted after its refusal, with its number.

    As directed it has the days of its stage from the direction, and its answer from the letter that tells of it. What
    we took back was due to be acknowledged by the day the request came, and no answer of it has more time.
    """
    points = {each.id: each for each in case.points}
    for refusal in case.refusals:
        stage, point = case.stage(refusal.stage), points.get(refusal.point_id or "")
        accepted = refusal.directed_on or refusal.taken_back_on
        if not (stage and point and accepted):
            continue
        told = sorted(
            day for day in (stage.acknowledged_on, *(each.told_on for each in point.changes)) if day and day >= accepted
        )
        anew = refusal.directed_on is not None
        before = stage.acknowledged_on is not None and stage.acknowledged_on < accepted
        if not anew and not before:
            continue
        seen = replace(
            stage,
            acknowledged_on=told[0] if told else None,
            refused_on=None,
            directed_on=refusal.directed_on or stage.directed_on,
        )
        rest = tuple(each if each.number != stage.number else seen for each in case.stages)
        for each in reckon(replace(case, stages=rest), today):
            if each.stage == stage.number and (anew or each.name == "acknowledge"):
                yield point.number, each


def _acknowledged_before(stage: StageFacts) -> bool:
    """Whether the Ombudsman directed us to accept what had been acknowledged: its answer alone has a new clock."""
    done, directed = stage.acknowledged_on, stage.directed_on
    return done is not None and directed is not None and done < directed


def _extended(stage: StageFacts, first: date, furthest: date) -> date:
    """Each in turn: with a reason, told by the day it moves, and within the cap unless there is a good reason."""
    due = first
    for each in sorted(stage.extensions, key=lambda each: each.due_on):
        told = each.notified_on is not None and each.notified_on <= due
        if told and (each.reason or "") not in NOTHING_SAID:
            free = (each.good_reason or "") not in NOTHING_SAID
            due = max(due, each.due_on if free else min(each.due_on, furthest))
    return due


def _outcome(
    case: CaseFacts,
    stage: StageFacts,
    done: date | None,
    first: date | None,
    due: date | None,
    today: date,
    *,
    guessed: bool = False,
) -> str:
    """Judge an event that came by its day, one that did not by today or by the day there was no more to wait for."""
    if first is None or due is None or (done is None and _only_missing(case, stage)):
        return "not recorded"
    ended = None if done else _ended(case, stage)
    day = done or (ended if ended and ended <= today else today)
    if day > due:
        return "late" if done else "overdue"
    if ended:
        return "not recorded"
    if day > first or (due > first and not done):
        return "extended"
    if guessed:
        return "not recorded"
    return "met" if done else "running"


def _second(case: CaseFacts, stage: StageFacts) -> StageFacts | None:
    return next((each for each in case.stages if each.number > stage.number), None)


def _only_missing(case: CaseFacts, stage: StageFacts) -> bool:
    """What came after shows that it happened; on which day is not on record."""
    second = _second(case, stage)
    gone_by = second is not None and (case.import_run_id is not None or second.received_on is None)
    return stage.responded_on is not None or case.closed_as in ("answered", "?") or gone_by


def _ended(case: CaseFacts, stage: StageFacts) -> date | None:
    """Refused or withdrawn: a clock stands as it did on that day; going on to stage 2 ends nothing that was owed."""
    if stage.refused_on and not (stage.directed_on or stage.taken_back_on):
        return stage.refused_on
    second = _second(case, stage)
    if second is not None:
        return None
    return case.closed_on


def explained(clock: Clock, calendar: WorkingCalendar) -> None:
    """Hold the explanation of a clock to its dates: each day once, those off named, and the sum the due date."""
    lines = list(explain(clock, calendar))
    assert all(line.endswith(".") for line in lines), lines
    if clock.first_due is None:
        assert "not recorded" in lines[-1], lines
        return
    assert clock.due is not None
    if clock.projected:
        limits = [LIMITS[clock.rule.stage][0], LIMITS[clock.rule.stage][1]]
        latest = f"{limits[0]} + {limits[1]} working days: {in_full(clock.first_due)}."
        assert sum(latest in line for line in lines) == 1, lines
    else:
        assert clock.started is not None
        _days_add_up(clock, lines)
    moved = f"to {in_full(clock.due)}: {working_days(counted(clock.first_due, clock.due))} more."
    assert any(line.endswith(moved) for line in lines) == (clock.due > clock.first_due), lines
    end = clock.done or clock.ended_on or clock.due
    assert in_full(end) in lines[-1], lines
    assert lines[-1].endswith(f": {clock.outcome.value}."), lines


def _days_add_up(clock: Clock, lines: list[str]) -> None:
    start, due = clock.started, clock.first_due
    assert start is not None
    assert due is not None
    limit = LIMITS[clock.rule.stage][clock.rule.clock == "respond"]
    assert lines[1].startswith(f"{in_full(start)}: day 0, "), lines
    number = 0
    last = max(due, clock.done or due)
    for day, line in zip(_each(start, last), lines[2:], strict=False):
        if np.is_busday(day, holidays=HOLIDAYS):
            number += 1
            assert line == f"{in_full(day)}: day {number}{', the due date' if day == due else ''}.", lines
        else:
            assert line.startswith(f"{in_full(day)}: not counted ("), lines
        assert day != due or number == limit, lines


def _each(start: date, last: date) -> Iterator[date]:
    return (start + timedelta(days) for days in range(1, (last - start).days + 1))
