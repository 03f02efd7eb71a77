"""The commitments tracker: each view at both sides of its boundary, worst first, and every line in its cell."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import update

from complaints_desktop.actions import commitments, follow_through
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.commitments import Update
from complaints_desktop.reading.commitment_board import OPEN_VIEWS, Board, Show, commitment_board
from complaints_desktop.rules.on_time import Kept
from db.model import Case, Commitment
from db.terms import Dependency, Role, UpdateKind
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


def promise(office: Office, case_id: str, days: int, **typed: Any) -> str:
    """Add a promise due so many days from today; those of the past are moved there afterwards."""
    due_on = TODAY + timedelta(days)
    told = filled("promise", **{"what": f"in {days}", "owner": "Repairs", "due_on": max(due_on, TODAY), **typed})
    with office.working() as session:
        made = commitments.promise(session, office.desk, case_id=case_id, typed=told).made
        session.execute(update(Commitment).where(Commitment.id == made).values(due_on=due_on))
    assert made is not None
    return made


def board(office: Office, show: Show = Show.ALL) -> Board:
    with office.record.reading() as session:
        return commitment_board(session, office.desk, show=show)


def shown(office: Office, show: Show = Show.ALL) -> list[str]:
    return sorted(line.commitment.what for line in board(office, show).lines)


def test_a_record_without_promises_has_an_empty_board(office: Office):
    office.log(TODAY)
    assert {show: board(office, show).lines for show in Show} == dict.fromkeys(Show, ())
    assert board(office).matrix == {}


def test_due_in_seven_days_takes_in_what_is_overdue_and_overdue_does_not_take_in_today(office: Office):
    case_id = office.log(TODAY)
    for days in (-1, 0, 7, 8):
        promise(office, case_id, days)
    assert shown(office, Show.ALL) == ["in -1", "in 0", "in 7", "in 8"]
    assert shown(office, Show.THIS_WEEK) == ["in -1", "in 0", "in 7"]
    assert shown(office, Show.OVERDUE) == ["in -1"]


def test_mine_are_those_i_own_and_not_those_of_my_cases(office: Office):
    case_id = office.log(TODAY)
    promise(office, case_id, 5, what="mine", owner=office.desk.officer.name)
    promise(office, case_id, 5, what="another's")
    assert shown(office, Show.MINE) == ["mine"]
    office.desk = replace(office.desk, officer=OfficerFacts(id="new", name="New", role=Role.AUDITOR))
    assert shown(office, Show.MINE) == []
    assert shown(office, Show.ALL) == ["another's", "mine"]


def test_in_jeopardy_are_those_whose_level_waits_for_an_answer_and_those_of_whom_nobody_says_anything(office: Office):
    case_id = office.log(TODAY)
    gravest = promise(office, case_id, 0, what="gravest", impact=5, dependency=Dependency.CONTRACTOR_AND_MORE)
    promise(office, case_id, 60, what="far off", impact=1)
    assert shown(office, Show.JEOPARDY) == ["gravest"]
    assert {line.commitment.what: (line.level.level, line.waits) for line in board(office).lines if line.level} == {
        "gravest": (2, True),
        "far off": (0, False),
    }
    with office.working() as session:
        follow_through.answer_level(
            session, office.desk, case_id=case_id, commitment_id=gravest, typed=filled("answer-level")
        )
    assert shown(office, Show.JEOPARDY) == []
    office.on(TODAY + timedelta(21))  # silent for longer than may pass, and the other overdue: its levels go on
    assert shown(office, Show.JEOPARDY) == ["far off", "gravest"]
    assert {line.commitment.what: line.level.level for line in board(office).lines if line.level} == {
        "gravest": 4,
        "far off": 0,
    }


def test_the_worst_comes_first_then_the_soonest_then_the_older_case(office: Office):
    older, newer = office.log(TODAY), office.log(TODAY)
    promise(office, newer, 30, what="mild, newer case", impact=1)
    promise(office, older, 30, what="mild, older case", impact=1)
    promise(office, newer, 29, what="mild, sooner", impact=1)
    promise(office, newer, 30, what="grave", impact=5)
    lines = board(office).lines
    assert [line.commitment.what for line in lines] == ["grave", "mild, sooner", "mild, older case", "mild, newer case"]
    assert [line.risk.score for line in lines] == sorted((line.risk.score for line in lines), reverse=True)


def test_a_line_says_its_case_and_when_it_was_last_heard_of(office: Office):
    case_id = office.log(TODAY)
    made = promise(office, case_id, 20)
    (line,) = board(office).lines
    assert (line.case_id, line.reference, line.resident) == (case_id, "26-K7Q-0001", "A Resident")
    assert line.last_update_on is None
    for day in (TODAY + timedelta(1), TODAY + timedelta(3)):
        office.on(day)
        with office.working() as session:
            commitments.update(
                session, office.desk, commitment_id=made, typed=Update(kind=UpdateKind.PROGRESS, text="Scaffold is up")
            )
    assert board(office).lines[0].last_update_on == TODAY + timedelta(3)


def test_the_matrix_has_every_line_once_in_the_cell_of_its_impact_and_likelihood(office: Office):
    case_id = office.log(TODAY)
    for number, (days, impact) in enumerate(((0, 1), (0, 5), (60, 5), (60, 5), (60, 1))):
        promise(office, case_id, days, impact=impact, what=f"repair {number}")
    whole = board(office)
    cells = {cell: len(lines) for cell, lines in whole.matrix.items()}
    assert cells == Counter((line.risk.impact, line.risk.likelihood) for line in whole.lines)
    assert sum(cells.values()) == 5
    assert all(1 <= impact <= 5 and 1 <= likelihood <= 5 for impact, likelihood in cells)


def test_a_promise_that_ended_is_on_no_view_of_what_is_open_and_done_for_90_days(office: Office):
    case_id = office.log(TODAY)
    kept, cancelled = promise(office, case_id, -1, what="late"), promise(office, case_id, -1, what="ended")
    with office.working() as session:
        commitments.complete(
            session,
            office.desk,
            commitment_id=kept,
            typed=filled("complete", completed_on=TODAY, evidence="Photos, job 4411"),
        )
        commitments.cancel(session, office.desk, commitment_id=cancelled, typed=filled("cancel", because="They moved"))
    assert [shown(office, show) for show in OPEN_VIEWS] == [[]] * len(OPEN_VIEWS)
    (line,) = board(office, Show.DONE).lines
    assert (line.commitment.what, line.became, line.risk, line.level) == ("late", Kept.ON_TIME, None, None)
    office.on(TODAY + timedelta(90))
    assert shown(office, Show.DONE) == ["late"]
    office.on(TODAY + timedelta(91))
    assert shown(office, Show.DONE) == []


def test_a_miss_waits_to_be_explained_until_somebody_does(office: Office):
    case_id = office.log(TODAY)
    made = promise(office, case_id, 5, what="missed")
    promise(office, case_id, 6, what="due a day later")
    office.on(TODAY + timedelta(5))
    assert shown(office, Show.MISSES) == []
    office.on(TODAY + timedelta(6))
    assert shown(office, Show.MISSES) == ["missed"]
    with office.working() as session:
        typed = filled("explain-miss")
        follow_through.explain_miss(session, office.desk, case_id=case_id, commitment_id=made, typed=typed)
    assert shown(office, Show.MISSES) == []


def test_a_miss_that_an_earlier_program_ended_without_asking_by_whom_waits_too(office: Office):
    made = promise(office, office.log(TODAY), 5, what="ended long ago")
    for by, waits in ((None, ["ended long ago"]), ("the resident", [])):
        with office.working() as session:
            session.execute(update(Commitment).where(Commitment.id == made).values(state="cancelled", ended_by=by))
        assert shown(office, Show.MISSES) == waits


def test_a_promise_brought_forward_with_the_resident_is_missed_by_the_earlier_day(office: Office):
    made = promise(office, office.log(TODAY), 20, what="sooner")
    with office.working() as session:
        typed = filled("move", due_on=TODAY + timedelta(5), agreed=True)
        commitments.move(session, office.desk, commitment_id=made, typed=typed)
    for days, waits in ((5, []), (6, ["sooner"])):
        office.on(TODAY + timedelta(days))
        assert shown(office, Show.MISSES) == waits


def test_a_case_that_counts_no_longer_has_no_promise_on_the_board(office: Office):
    case_id = office.log(TODAY)
    promise(office, case_id, 5)
    with office.working() as session:
        session.execute(update(Case).where(Case.id == case_id).values(void_because="the import was undone"))
    assert board(office).lines == ()


def test_the_views_of_what_is_open_are_read_together_and_those_of_the_rest_when_they_are_asked_for(office: Office):
    promise(office, office.log(TODAY), 5)
    assert set(board(office, Show.MINE).views) == set(OPEN_VIEWS)
    assert set(board(office, Show.DONE).views) == {*OPEN_VIEWS, Show.DONE}
    assert board(office, Show.DONE).numbers[Show.ALL] == 1
