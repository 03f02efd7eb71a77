"""The day the suite runs on: fixed, so that no test knows the real one; and other days, to show that none needs it.

`pytest` runs on `DAY`; `pytest --day leap-day` on another of `DAYS`, or on any moment in ISO form; `--day today` on
the computer's own. Each test begins at that moment, and the clock goes on. The clock is shifted in this process: not
in PostgreSQL, not in SQLite's SQL, not in a program a test starts. A test that compares their time with ours asks them.

`--asks-the-day` runs only what asked the clock in the last whole run, and leaves out what is marked `long`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import Path

import pytest
import time_machine

from db import moments

DAY = "2026-03-26T12:00:00+00:00"
"""Thursday noon."""

DAYS: Mapping[str, str] = {
    "last-of-december": "2027-12-31T23:59:59+00:00",
    "leap-day": "2028-02-29T12:00:00+00:00",
    "clocks-forward": "2027-03-28T00:59:59+00:00",
    "clocks-back": "2027-10-31T00:59:59+00:00",
    "bank-holiday": "2027-12-27T09:00:00+00:00",
    "after-the-holidays": "2029-01-02T09:00:00+00:00",
}
"""Days that break programs: the end of a year, a leap day, a second before the clocks of London go forward and back, a
bank holiday, and a day after the last whose bank holidays are known."""

TODAY = "today"
KEPT = "clock/asked"
"""Where pytest's cache has the tests that ask the clock of the program."""


class Asked(datetime):
    """The clock as `db.moments` reads it, counting how often."""

    times = 0

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        """Return the moment, and count."""
        Asked.times += 1
        return datetime.now(tz)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    parser.addoption("--day", default=DAY, help=f"when each test begins: {', '.join(DAYS)}; a moment in ISO; {TODAY}")
    parser.addoption("--asks-the-day", action="store_true", help="run only what asked the clock when last run")


def pytest_configure(config: pytest.Config) -> None:
    """Shift the clock before any test is read, for a module may ask it too."""
    config.addinivalue_line("markers", "long: takes seconds; on other days than the first it is left to `make soak`")
    config.addinivalue_line("markers", "soak: takes seconds and seldom tells anything new; left to `make soak`")
    moments.datetime = Asked  # type: ignore[misc]
    day = config.getoption("--day")
    if day != TODAY:
        config.pluginmanager.register(Shift(_moment(day)))
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Notes(config))


class Shift:
    """Has each test begin at one moment."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.travel = time_machine.travel(at, tick=True)
        self.clock = self.travel.start()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Go back to the beginning."""
        self.clock.move_to(self.at)

    def pytest_unconfigure(self) -> None:
        """Let the clock be right again."""
        self.travel.stop()


def _moment(day: str) -> datetime:
    try:
        return datetime.fromisoformat(DAYS.get(day, day))
    except ValueError as error:
        raise pytest.UsageError(
            f"--day {day} is none of {', '.join(DAYS)}, {TODAY}, and no moment in ISO form"
        ) from error


class Notes:
    """Keeps which tests asked the clock, from one run to the next."""

    def __init__(self, config: pytest.Config) -> None:
        self.cache = config.cache
        self.ran: set[str] = set()
        self.asked: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take a note from a report, wherever it was run."""
        self.ran.add(report.nodeid)
        if dict(report.user_properties).get(KEPT):
            self.asked.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Keep the notes."""
        if self.cache is not None and self.ran:
            self.cache.set(KEPT, sorted(self.asked | (set(self.cache.get(KEPT, [])) - self.ran)))


def pytest_report_header(config: pytest.Config) -> str:
    """Say what day it is."""
    day = config.getoption("--day")
    return f"day: {day}" + (f", {DAYS[day]}" if day in DAYS else "")


def _asked_before(config: pytest.Config) -> set[str]:
    """Return what asked the clock when last run, if only that is wanted; nothing where that is not known."""
    return set(config.cache.get(KEPT, [])) if config.cache and config.getoption("--asks-the-day") else set()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over files in which no test asked: to read them takes longer than to run the others."""
    asked = _asked_before(config)
    if not asked or collection_path.suffix != ".py":
        return None
    return str(collection_path.relative_to(config.rootpath)) not in {each.partition("::")[0] for each in asked} or None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what asked nothing; where that is not known yet, leave out nothing."""
    asked = _asked_before(config)
    if asked:
        again = [item for item in items if item.nodeid in asked and not item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=[item for item in items if item not in again])
        items[:] = again


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Count from nothing for each test."""
    Asked.times = 0
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Note whether the test asked so far."""
    if Asked.times and (KEPT, True) not in item.user_properties:
        item.user_properties.append((KEPT, True))
