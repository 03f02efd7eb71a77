"""The open promises that are kept between two readings: whatever changes, they are what a first reading would say."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.actions import commitments, follow_through, undo
from complaints_desktop.forms.commitments import Update
from complaints_desktop.reading.board_lines import BoardLine
from complaints_desktop.reading.commitment_board import commitment_board
from complaints_desktop.reading.open_lines import OF_CASE
from complaints_desktop.rules.risk import Weights
from db.model import Case, Commitment, Officer, Person
from db.model.entities import captured
from db.record.connection import SessionRows, raw_of
from db.record.kept import mark_of, place_in
from db.record.local import Record
from db.terms import UpdateKind
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import KEY, Office
from tests.complaints_desktop.reading.test_commitment_board import promise

TODAY = date(2026, 3, 26)
DAY = timedelta(1)
SQLITE_READ = 20
"""What SQLite calls it that a column is read, when it asks whether that may be."""


class GivenUp(Exception):
    """What was written is not kept."""


def lines(office: Office) -> tuple[BoardLine, ...]:
    with office.record.reading() as session:
        return commitment_board(session, office.desk).lines


def anew(office: Office) -> tuple[BoardLine, ...]:
    """What a reader says that has kept nothing."""
    with office.record.reading() as session:
        del session.info["kept"]
        return commitment_board(session, office.desk).lines


def only(office: Office, reference: str) -> list[BoardLine]:
    return [line for line in lines(office) if line.reference == reference]


@pytest.fixture
def cases(office: Office) -> list[str]:
    """Three cases with promises, of which the last is moved once and has an answer, and all of them read."""
    office.on(TODAY)
    made = [office.log(TODAY) for _ in range(3)]
    for number, case_id in enumerate(made):
        promise(office, case_id, 4 + number, what=f"gutter {number}", contractor="Roofers")
        promise(office, case_id, -3, what=f"leak {number}", owner=office.desk.officer.name)
    return made


def of(office: Office, case_id: str) -> str:
    """The promise of a case that is due soonest of those to come."""
    with office.record.reading() as session:
        due = select(Commitment.id).where(Commitment.case_id == case_id, Commitment.due_on > TODAY)
        return session.scalars(due.order_by(Commitment.due_on)).all()[0]


Act = Callable[[Session, Office, str, str], Any]

ACTS: dict[str, Act] = {
    "an update": lambda s, o, _, made: commitments.update(
        s, o.desk, commitment_id=made, typed=Update(kind=UpdateKind.NO_ACCESS, text="Nobody was in at ten")
    ),
    "a level answered": lambda s, o, case, made: follow_through.answer_level(
        s, o.desk, case_id=case, commitment_id=made, typed=filled("answer-level")
    ),
    "a new date": lambda s, o, _, made: commitments.move(
        s, o.desk, commitment_id=made, typed=filled("move", due_on=TODAY + 20 * DAY, agreed=True)
    ),
    "that it was kept": lambda s, o, _, made: commitments.complete(
        s, o.desk, commitment_id=made, typed=filled("complete", completed_on=TODAY, evidence="Photos, job 4411")
    ),
    "another name of the resident": lambda s, *_: s.execute(update(Person).values(preferred_name="Mx Smith")),
    "another name of an owner": lambda s, *_: s.execute(
        update(Officer).where(Officer.name == "Repairs").values(name="Repairs North")
    ),
    "a case that counts no longer": lambda s, _, case, __: s.execute(
        update(Case).where(Case.id == case).values(void_because="entered twice")
    ),
    "a case that counts again": lambda s, _, case, __: s.execute(
        update(Case).where(Case.id == case).values(void_because=None)
    ),
    "another contractor": lambda s, *_: s.execute(update(Commitment).values(contractor="Builders")),
    "all of them ended": lambda s, _, case, __: s.execute(
        update(Commitment).where(Commitment.case_id == case).values(state="cancelled", completed_on=None, ended_by="us")
    ),
    "all of them open again": lambda s, _, case, __: s.execute(
        update(Commitment).where(Commitment.case_id == case).values(state="open", completed_on=None, ended_by=None)
    ),
}
"""Whatever is written of a case."""


def test_whatever_is_written_the_lines_are_what_a_first_reading_says(office: Office, cases: list[str]):
    lines(office)
    made = of(office, cases[0])
    for what, act in ACTS.items():
        before = anew(office)
        with office.working() as session:
            act(session, office, cases[0], made)
        assert lines(office) == anew(office), what
        assert anew(office) != before, f"{what} changes a line"


def test_what_is_taken_back_and_what_is_given_up_leave_the_lines_as_they_were(office: Office, cases: list[str]):
    before, made = lines(office), of(office, cases[1])
    with office.record.writing(author=office.desk.officer.id) as session:
        ACTS["a new date"](session, office, cases[1], made)
        number = mark_of(SessionRows(session)).seq
    assert lines(office) != before
    with office.working() as session:
        ((first,),) = SessionRows(session).rows(
            "SELECT min(seq) FROM change WHERE batch = (SELECT batch FROM change WHERE seq = ?)", (number,)
        )
        undo.undo(session, office.desk, written=first)
    assert lines(office) == anew(office)
    before = lines(office)
    with contextlib.suppress(GivenUp), office.working() as session:
        ACTS["a new date"](session, office, cases[1], made)
        assert commitment_board(session, office.desk).lines != before  # who writes sees what it wrote
        raise GivenUp
    with office.working() as session:  # the numbers of the changes that were given up are given out again
        ACTS["a new date"](session, office, cases[2], of(office, cases[2]))
    assert lines(office) == anew(office) != before


def test_a_day_that_passes_another_calendar_and_other_weights_are_seen(office: Office, cases: list[str]):
    lines(office)
    for day in (TODAY + DAY, TODAY + 5 * DAY, TODAY + 120 * DAY, TODAY):
        office.on(day)
        assert lines(office) == anew(office)
    usual = office.desk
    heavier = replace(usual, settings=replace(usual.settings, weights=Weights(not_started=3)))
    other_days = replace(usual, calendar=replace(usual.calendar, event_day=1 - usual.calendar.event_day))
    for office.desk in (heavier, usual, other_days):
        assert lines(office) == anew(office)


def test_mine_are_those_of_whoever_asks(office: Office, cases: list[str]):
    with office.record.reading() as session:
        mine = commitment_board(session, office.desk).numbers
        nobodys = replace(office.desk, officer=replace(office.desk.officer, id="new"))
        theirs = commitment_board(session, nobodys).numbers
    assert [numbers["mine"] for numbers in (mine, theirs)] == [3, 0]


def test_a_share_that_falls_is_seen_in_every_case_of_that_contractor_and_the_rest_is_not_made_again(
    office: Office, cases: list[str]
):
    apart = promise(office, office.log(TODAY), 30, what="nobody else's", owner="Grounds")
    with office.working() as session:
        for days in range(1, 11):
            due = TODAY - days * DAY
            said = {"source": "stage 1", "kind": "repair", "owner_id": office.desk.officer.id, "impact": 2}
            row = Commitment(
                case_id=cases[days // 6],
                what="Tile",
                contractor="Roofers",
                promised_on=due - 30 * DAY,
                due_on=due,
                **said,
            )
            row.first_due_on, row.completed_on, row.state = due, due, "completed"
            session.add(row)
    before = {line.commitment.id: line for line in lines(office)}
    with office.working() as session:
        late = update(Commitment).where(Commitment.what == "Tile", Commitment.due_on <= TODAY - 8 * DAY)
        session.execute(late.values(completed_on=TODAY))
    now = {line.commitment.id: line for line in lines(office)}
    assert tuple(now.values()) == anew(office)
    elsewhere = of(office, cases[2])
    assert now[elsewhere].risk != before[elsewhere].risk
    assert "on time in 70%" in " ".join(now[elsewhere].risk.because)
    assert now[apart] is before[apart]


def arrive(office: Office, cursor: int, write: Callable[[Session], object], *, told: list[str] | None) -> None:
    """Write as a pull does, with no change of ours; `told`: of which cases the puller says something came."""
    with office.record.writing(author="shared database", applying=True) as session:
        before = place_in(SessionRows(session))
        raw_of(session).execute(
            'INSERT INTO shared_database (id, address, login, joined_at, cursor, "full", leads, erases) '
            "VALUES (1, 'a', 'b', '2026-01-01T00:00:00.000+00:00', ?, 0, 0, 0) "
            "ON CONFLICT (id) DO UPDATE SET cursor = excluded.cursor",
            (cursor,),
        )
        write(session)
        after = place_in(SessionRows(session))
    if told is not None:
        office.record.kept.pulled(before, after, cases=told, entities={"commitment"})


def test_what_comes_from_another_desk_is_seen_whether_or_not_it_is_told_of_which_case(office: Office, cases: list[str]):
    made = of(office, cases[0])
    lines(office)

    def due(days: int) -> Callable[[Session], object]:
        return lambda session: session.execute(
            update(Commitment).where(Commitment.id == made).values(due_on=TODAY + days * DAY)
        )

    arrive(office, 1, due(9), told=None)  # it joins
    assert lines(office) == anew(office)
    kept = {line.commitment.id: line for line in lines(office)}
    arrive(office, 2, due(11), told=[cases[0]])
    arrive(office, 3, lambda _: None, told=[])
    now = {line.commitment.id: line for line in lines(office)}
    assert tuple(now.values()) == anew(office)
    assert now[made].commitment.due_on == TODAY + 11 * DAY
    assert [now[each] is kept[each] for each in now if now[each].case_id != cases[0]] == [True] * 4
    arrive(office, 4, due(12), told=None)  # by another program
    arrive(office, 5, lambda _: None, told=[])
    assert lines(office) == anew(office)
    assert lines(office)[0] is lines(office)[0]


def test_what_another_program_at_the_same_record_writes_is_seen(office: Office, cases: list[str]):
    lines(office)
    made = of(office, cases[0])
    with Record.open(office.record.path, KEY, now=office.record.now) as other, other.writing(author="me") as session:
        ACTS["an update"](session, office, cases[0], made)
    assert lines(office) == anew(office)
    assert any(line.commitment.updates for line in lines(office))


def test_who_reads_an_earlier_moment_is_not_answered_with_a_later_one(office: Office, cases: list[str]):
    made = of(office, cases[0])
    lines(office)
    with office.record.reading() as early:
        mark_of(SessionRows(early))  # its moment begins
        with office.working() as session:
            ACTS["a new date"](session, office, cases[0], made)
        later = lines(office)
        assert commitment_board(early, office.desk).lines != later
    assert lines(office) == later == anew(office)


def test_a_line_is_made_of_no_row_whose_change_goes_unnoticed(office: Office, cases: list[str]):
    read: set[str] = set()
    with office.record.reading() as session:
        del session.info["kept"]
        connection: Any = session.connection().connection.driver_connection
        connection.set_authorizer(lambda action, table, *_: read.add(table) or 0 if action == SQLITE_READ else 0)
        commitment_board(session, office.desk)
        connection.set_authorizer(None)
    assert {each for each in read if each in captured()} == OF_CASE | {"person", "officer"}
