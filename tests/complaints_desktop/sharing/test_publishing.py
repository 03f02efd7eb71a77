"""What measures count reaches the shared database for reporting tools, from desks that see every case, as it stands."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from complaints_desktop.numbers.measure import Source
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.packed import NUMBERS
from complaints_desktop.numbers.result import Asked, of_stages
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.reading.measures import load_stages
from complaints_desktop.sharing.publishing import publishes
from db.model import Stage
from db.problems import EnvironmentProblem
from tests.complaints_desktop.sharing.conftest import Sit
from tests.postgres import Shared

COUNTED = (
    "SELECT case_id, stage, received, responded, outcome, officer FROM report.counted_stages ORDER BY case_id, stage"
)

K2 = """SELECT count(*) FILTER (WHERE responded <= first_due), count(*) FROM report.counted_stages
    WHERE stage = 1 AND first_due BETWEEN %s AND %s AND merged IS NULL AND refused IS NULL
    AND NOT (withdrawn IS NOT NULL AND responded IS NULL AND withdrawn <= due)
    AND NOT (responded IS NULL AND (passed IS NOT NULL OR coalesce(closed <= due, FALSE)))"""
"""The measure as docs/reports.md has it for a reporting tool, as of the last day of the period."""


def rows(shared: Shared) -> list[tuple[object, ...]]:
    return [tuple(row) for row in shared.admin.execute(COUNTED).fetchall()]


def test_the_view_has_what_the_desk_of_a_manager_counts(shared: Shared, sit: Sit):
    manager = sit("ann").join(shared)
    case_id = manager.log()
    other = manager.log("Efua Baptiste")
    manager.sharing.once()
    assert [(row[0], row[1], row[3]) for row in rows(shared)] == [(each, 1, None) for each in sorted((case_id, other))]

    today = manager.office.desk().today
    with manager.office.record.writing(author="test", applying=True) as session:
        stage = session.scalars(select(Stage).where(Stage.case_id == case_id)).one()
        stage.acknowledged_on = stage.responded_on = today
        session.flush()
        restate(session, manager.office.desk(), [case_id])
    manager.sharing.once()
    assert {row[0]: row[3] for row in rows(shared)} == {case_id: today, other: None}
    with manager.office.record.reading() as session:
        all_ = load_stages(session, date(2027, 1, 1), manager.office.desk().calendar)
    year = Asked(start=date(2026, 1, 1), end=date(2026, 12, 31), as_of=date(2027, 1, 1))
    result = of_stages(MEASURES["K2"], all_, year)
    assert shared.admin.execute(K2, (year.start, year.end)).fetchone() == (result.n, result.d) == (1, 2)
    assert manager.office.record.rows("SELECT count(*) FROM stage_row WHERE sent = 0") == [(0,)]


def test_a_desk_that_sees_its_team_alone_publishes_nothing(shared: Shared, sit: Sit):
    officer = sit("ben").join(shared)
    officer.log()
    officer.sharing.once()
    assert rows(shared) == []
    assert not publishes(officer.office.record)
    with officer.sharing._connected() as transport:
        assert transport is not None
        with pytest.raises(EnvironmentProblem):
            transport.publish({"device": officer.sharing._device(), "rows": []})


def test_the_shared_database_has_a_column_for_each_number_that_is_counted(shared: Shared):
    columns = shared.admin.execute("SELECT * FROM report.counted_stages LIMIT 0").description
    assert set(NUMBERS) <= {each.name for each in columns or ()}


def test_every_measure_of_stages_is_written_down_for_reporting_tools():
    written = (Path(__file__).parents[3] / "docs" / "reports.md").read_text(encoding="utf-8")
    counted = [code for code, each in MEASURES.items() if each.source is Source.STAGES]
    assert [code for code in counted if f"`{code}`" not in written] == []
