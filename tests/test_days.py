"""Nobody reads the clock but the one place that may: what is done on a day is told which day it is."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from db.moments import as_kept, utc_now
from tests.days import DAYS

ROOT = Path(__file__).parents[1]

READERS: Mapping[str, frozenset[str]] = {
    "datetime": frozenset({"now", "utcnow", "today"}),
    "date": frozenset({"today"}),
    "time": frozenset({"time", "time_ns", "localtime", "gmtime", "ctime", "asctime"}),
    "QDate": frozenset({"currentDate"}),
    "QDateTime": frozenset(
        {"currentDateTime", "currentDateTimeUtc", "currentSecsSinceEpoch", "currentMSecsSinceEpoch"}
    ),
}
"""What reads the clock, by the name it is asked of; `time.monotonic` and `time.perf_counter` know no day."""

IN_SQL = re.compile(r"'now'|\bcurrent_(?:date|time|timestamp)\b", re.IGNORECASE)

MAY_READ: Mapping[str, str] = {
    "db/moments.py": "the one place",
    "tests/days.py": "shifts the clock, and counts who asks for it",
    "tests/test_days.py": "names what it looks for",
    "tests/db/sync/disturbed.py": "desks whose clocks are wrong by so much are wrong against a right one",
}

MAY_BEGIN: Mapping[str, str] = {
    "db/moments.py": "defines it",
    "db/record/local.py": "a record that is opened without another clock",
    "db/record/home.py": "a home that is opened without another clock",
    "db/record/backup.py": "names what is set aside",
    "complaints_desktop/sample/demo.py": "a sample goes on to the day it is made",
    "ui/command_line.py": "a command",
    "ui/app.py": "the window",
    "ui/demonstration/camera.py": "the window, where there is no screen",
    "ui/demonstration/story.py": "a story ends on the day it is told",
    "tests/test_days.py": "names what it looks for",
}
"""Where the computer's clock is handed on from."""


def read_by(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of a module on which the clock is read."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=whose) | ast.Attribute(attr=whose), attr=name):
                if name in READERS.get(whose, ()):
                    yield node.lineno
            case ast.ImportFrom(module="time", names=names):
                if any(each.name in READERS["time"] for each in names):
                    yield node.lineno


def modules() -> dict[str, str]:
    """Return the text of every module, by its path."""
    folders = ("benchmarks", "complaints_desktop", "db", "resources", "tests", "ui")
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found}


def test_the_clock_is_read_in_one_place():
    reading = {path for path, text in modules().items() if any(read_by(ast.parse(text)))}

    assert reading <= MAY_READ.keys()


def test_the_clock_is_handed_on_by_who_begins_and_by_nobody_else():
    naming = {path for path, text in modules().items() if re.search(r"\butc_now\b", text)}

    assert naming == MAY_BEGIN.keys()


def test_a_desk_leaves_the_day_to_its_caller_in_sql_too():
    """The server has one clock for everybody and asks it; a desk's SQL is told the moment."""
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (ROOT / "db").rglob("*.sql")}
    texts |= {path: text for path, text in modules().items() if path.startswith("db/")}

    assert {path for path, text in texts.items() if IN_SQL.search(text) and not path.startswith("db/shared/")} == set()


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)", "datetime.datetime.now()", "datetime.today()", "date.today()", "time.time()",
        "dates.date.today()", "from time import time", "f(now=datetime.now)", "QDate.currentDate()",
    ],
)  # fmt: skip
def test_a_line_that_reads_the_clock_is_found(line: str):
    assert list(read_by(ast.parse(line))) == [1]


@pytest.mark.parametrize("line", ["desk.now", "desk.today", "record.now()", "time.monotonic()", "date(2026, 3, 26)"])
def test_a_line_that_is_told_the_time_is_not(line: str):
    assert list(read_by(ast.parse(line))) == []


def test_a_test_begins_on_the_day_of_the_run(request: pytest.FixtureRequest):
    day = request.config.getoption("--day")

    assert day == "today" or as_kept(utc_now())[:18] == DAYS.get(day, day)[:18]
