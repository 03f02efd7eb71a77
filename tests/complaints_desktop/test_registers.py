"""References: no number a case on this desk has is given again, whichever file of ours gave it."""

from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints_desktop.registers import draw_references
from db.local import Record
from db.model import Case, Desk
from tests.complaints_desktop.office import KEY

NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
TODAY = date(2026, 3, 26)


@pytest.fixture
def record(template: Path, tmp_path: Path):
    with Record.open(Path(copyfile(template, tmp_path / "record.db")), KEY) as opened:
        yield opened


def hold(record: Record, numbers: set[int], code: str, last: int) -> None:
    """Have cases with these numbers on the desk, as another file under our code gave them."""
    with record.writing(author="test", applying=True) as session:
        session.connection().exec_driver_sql("DELETE FROM case_")
        session.add_all(Case(reference=f"26-{code}-{n:04d}", logged_at=NOW) for n in numbers)
        desk = session.get_one(Desk, 1)
        desk.code, desk.last_number = code, last


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    numbers=st.sets(st.integers(1, 60), max_size=40) | st.sets(st.integers(9_990, 10_010)),
    last=st.integers(0, 40) | st.just(9_995),
    number=st.integers(1, 30),
)
def test_no_number_that_is_here_is_given_again(record: Record, numbers: set[int], last: int, number: int) -> None:
    hold(record, numbers, "AAA", last)
    with record.writing(author="ann") as session:
        first = draw_references(session, TODAY, number)
        second = draw_references(session, TODAY)
        ((kept,),) = session.connection().exec_driver_sql("SELECT last_number FROM desk").fetchall()
    given_now = [int(each.rpartition("-")[2]) for each in first + second]
    assert len(first) == number
    assert given_now == sorted(set(given_now))
    assert not set(given_now) & numbers
    assert last < given_now[0] <= kept == given_now[-1]


def test_numbers_of_another_code_are_not_ours(record: Record) -> None:
    hold(record, {1, 2, 3}, "BBB", 0)
    with record.writing(author="ann") as session:
        session.get_one(Desk, 1).code = "AAA"
        session.flush()
        assert draw_references(session, TODAY) == ["26-AAA-0001"]


def test_many_numbers_given_by_a_copy_are_passed_in_few_questions(record: Record) -> None:
    hold(record, set(range(1, 3_001)), "AAA", 0)
    asked: list[str] = []
    with record.writing(author="ann") as session:
        raw = session.connection().connection.driver_connection
        raw.set_trace_callback(asked.append)  # type: ignore[union-attr]
        assert draw_references(session, TODAY) == ["26-AAA-3001"]
        raw.set_trace_callback(None)  # type: ignore[union-attr]
    assert len([each for each in asked if each.startswith("SELECT")]) < 40
