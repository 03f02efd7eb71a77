"""Every screen opens on a record that a program of next year has filled, one kind of strangeness at a time."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Column, Date, Integer

from db.model import Setting
from db.record.local import Record
from tests.complaints_desktop.next_year import columns, strange
from tests.db.rows import tables, words_of
from tests.ui.office import KEY, RECORD, SmallOffice
from ui.workplace.places import PLACES

TABS = ("story", "complaint", "promises", "letters", "people", "money", "record")
ENDS = {"completed_on", "closed_on", "closed_as", "ended_on", "until_on", "withdrawn_on", "left_on", "void_because"}
"""Columns that end a thing: what has ended is on few screens."""

KINDS = {
    "words": lambda column: bool(words_of(column)),
    "days": lambda column: isinstance(column.type, Date),
    "numbers": lambda column: isinstance(column.type, Integer) and not isinstance(column.type, Date),
    "shapes": lambda column: isinstance(column.type, JSON),
    "texts": lambda column: not words_of(column) and not isinstance(column.type, Date | Integer | JSON),
}
pytestmark = pytest.mark.soak

ROUNDS = [*((kind, 0) for kind in KINDS), ("days", 1)]


def poison(record: Record, kind: str, place: int) -> None:
    """Write the strange value at `place` into every column of that kind, in every row."""
    with record.writing(author="the shared database", applying=True) as session:
        raw: Any = session.connection().connection.driver_connection
        for table in tables():
            for column in columns(table):
                values = strange(column)
                if KINDS[kind](column) and values and not _unique(column) and column.name not in ENDS:
                    raw.execute(f"UPDATE {table.name} SET {column.name} = ?", (values[place],))


def _unique(column: Column[Any]) -> bool:
    alone = any(getattr(each, "columns", None) and column.name in each.columns for each in _uniques(column))
    return bool(column.unique) or alone


def _uniques(column: Column[Any]) -> list[Any]:
    return [each for each in column.table.constraints if type(each).__name__ == "UniqueConstraint"]


@pytest.fixture
def office(request: pytest.FixtureRequest, furnished: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[Any]:
    """A copy of the record after another program has been at it."""
    shutil.copytree(furnished[0], tmp_path / "home")
    with Record.open(tmp_path / "home" / RECORD, KEY) as record:
        if isinstance(request.param, tuple):
            poison(record, *request.param)
        else:
            unreadable(record)
    opened = SmallOffice.open(tmp_path / "home")
    opened.start_day()
    yield opened
    opened.close()


def unreadable(record: Record) -> None:
    """Write a version of a setting that only a newer program can read."""
    with record.writing(author="another program") as session:
        when = {"from_on": date(2026, 4, 1), "set_at": record.now()}
        session.add(Setting(name="landlord", value={"name": ["A", "B"]}, **when))


@pytest.mark.parametrize("office", ROUNDS, indirect=True, ids=[f"{kind} {place}" for kind, place in ROUNDS])
def test_every_screen_opens_whatever_a_newer_program_wrote(bench):
    for name in PLACES:
        if name not in ("case", "letter"):
            bench.show(name)
    for tab in TABS:
        bench.case("working", tab)
    bench.window.open_letter(bench.cases["working"], "stage1-response")
    bench.settle()


@pytest.mark.parametrize("office", ["a setting that cannot be read"], indirect=True)
def test_a_setting_that_cannot_be_read_is_said_in_the_window(bench):
    said = bench.window.notices.unread.accessibleName()
    assert said.startswith("The setting “landlord” of 1 April 2026 cannot be read by this program")
    assert bench.window.notices.unread.isVisible()
