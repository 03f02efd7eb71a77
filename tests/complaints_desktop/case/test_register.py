"""References are never given twice, and officers and teams are known by their names."""

from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from complaints_desktop.case.references import draw_references
from complaints_desktop.case.register import officer_named, team_named
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Desk, Officer, Team
from db.model.team import officer_id, team_id
from db.record.local import Record
from db.terms import Role
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


def ids(record: Record, table: type[Officer | Team], name: str) -> list[str]:
    with record.reading() as session:
        named = select(table.id).where(table.name == name)
        return list(session.scalars(named))


def test_an_officer_is_known_by_name_and_a_new_name_is_a_new_officer_with_the_role_asked_for(record: Record) -> None:
    with record.writing(author="ann") as session:
        first = officer_named(session, " Ruth  ")
        assert officer_named(session, "Ruth") == first
        assert officer_named(session, "Ruth", role=Role.AUDITOR) == first  # who is there keeps their role
        other = officer_named(session, "ruth", role=Role.TEAM_LEADER)
    assert ids(record, Officer, "Ruth") == [first]
    assert record.rows("SELECT role FROM officer WHERE id = ?", (first,)) == [("owner of commitments",)]
    assert record.rows("SELECT role FROM officer WHERE id = ?", (other,)) == [("team leader",)]


def test_two_desks_make_the_same_officer_and_the_same_team_of_a_name(record: Record) -> None:
    with record.writing(author="ann") as session:
        made = officer_named(session, "Repairs"), team_named(session, "North")
    assert made == (officer_id("Repairs", Role.OWNER.value), team_id("North"))


def test_somebody_of_the_name_of_an_officer_who_left_is_another(record: Record) -> None:
    with record.writing(author="ann") as session:
        gone = officer_named(session, "Ruth")
        session.get_one(Officer, gone).left_on = TODAY
        session.flush()
        here = officer_named(session, "Ruth")
        assert here != gone
        assert officer_named(session, "Ruth") == here
    assert len(ids(record, Officer, "Ruth")) == 2


@pytest.mark.parametrize("name", [None, "", "  ", "\u200b", "x" * 201])
def test_an_owner_has_a_name_that_fits(record: Record, name: str | None) -> None:
    with pytest.raises(Refused) as refused, record.writing(author="ann") as session:
        officer_named(session, name)
    assert refused.value.field == "owner"
    assert record.rows("SELECT count(*) FROM officer") == [(0,)]


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_team_has_a_name_that_fits(record: Record, name: str) -> None:
    with pytest.raises(Refused) as refused, record.writing(author="ann") as session:
        team_named(session, name)
    assert refused.value.field == "team"
    assert record.rows("SELECT count(*) FROM team") == [(0,)]


def test_a_team_is_known_by_its_name(record: Record) -> None:
    with record.writing(author="ann") as session:
        first = team_named(session, "North")
        assert team_named(session, " North ") == first
        assert team_named(session, "South") != first
    assert ids(record, Team, "North") == [first]


def test_references_begin_with_the_year_they_were_drawn_in_and_count_on(record: Record) -> None:
    hold(record, set(), "AAA", 0)
    with record.writing(author="ann") as session:
        assert draw_references(session, TODAY, 2) == ["26-AAA-0001", "26-AAA-0002"]
        assert draw_references(session, date(2027, 1, 1)) == ["27-AAA-0003"]
        assert draw_references(session, TODAY, 0) == []


@pytest.mark.parametrize(("last", "reference"), [(9_998, "26-AAA-9999"), (9_999, "26-AAA-10000")])
def test_a_number_of_five_digits_is_a_number_too(record: Record, last: int, reference: str) -> None:
    hold(record, set(), "AAA", last)
    with record.writing(author="ann") as session:
        assert draw_references(session, TODAY) == [reference]
