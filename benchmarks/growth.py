"""What grows with the record: the same question asked of 10,000, 100,000 and 300,000 cases, and how many times as long.

A list, a search, a case opened and a start take as long at thirty times the cases, or as the logarithm of them. The
start of the day follows the promises that are open, so it is measured a case with one.
"""

import statistics
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from benchmarks.large_home import large_home
from benchmarks.measure import Line, timed
from benchmarks.starting import LISTED, run
from complaints_desktop.office import Office
from complaints_desktop.reading.case_list import CaseFilter, case_lines, case_rows
from complaints_desktop.reading.case_view import view_case
from db.record import home
from db.record.search import find

SIZES = (10_000, 100_000, 300_000)
FEW, LIMIT = 15, 2.0
"""Times asked; and how many times as long the largest may take as the smallest: log n would be 1.37."""

Asked = Mapping[str, Callable[[], object]]


def growth() -> Iterator[Line]:
    """Yield a line a question: the largest record against the smallest, the one between in words."""
    found = [_times(size) for size in SIZES]
    for what in found[0]:
        small, middle, large = (times[what] for times in found)
        yield Line(
            what=f"{what}, 300,000 cases",
            ours=large,
            reference=small,
            against=f"10,000; {middle:.1f} at 100,000",
            limit=f"{LIMIT:g} x",
            met=large <= LIMIT * small,
        )


def _times(cases: int) -> dict[str, float]:
    """Return the milliseconds of each question at a record of so many cases."""
    folder = large_home(cases)
    with home.open_home(folder, exclusive=False) as opened:
        office = Office(opened.record)
        office.start_day()
        times = {what: _median(ask) for what, ask in _asked(office).items()}
        times["the start of a day, a thousand cases with an open promise"] = _day(office)
    times["start to a populated list"] = statistics.median(run(LISTED, str(folder)) for _ in range(5))
    return times


def _asked(office: Office) -> Asked:
    record = office.record
    rows = case_rows(record, CaseFilter())[540:600]
    case_id = case_lines(record, rows)[0].case_id

    def open_case() -> None:
        with record.reading() as session:
            view_case(session, office.desk(), case_id=case_id)

    return {
        "first page of the list": lambda: case_lines(record, case_rows(record, CaseFilter())[:60]),
        "a page of the list": lambda: case_lines(record, rows),
        "search for a name": lambda: find(record, "zieli", limit=20),
        "search for a word of a call": lambda: find(record, "gutter", limit=20),
        "search for a reference": lambda: find(record, "26-5MP-00", limit=20),
        "a case opened": open_case,
    }


def _day(office: Office) -> float:
    """Return how long the lines of a thousand cases take that the next day changes."""
    ((promised,),) = office.record.rows("SELECT count(*) FROM case_row WHERE open_commitments > 0")
    now = office.record.now
    office.record.now = lambda: now() + timedelta(1)
    taken = timed(office.start_day)
    office.record.now = now
    office.start_day()
    return taken * 1000 / promised


def _median(ask: Callable[[], object]) -> float:
    ask()
    return statistics.median(timed(ask) for _ in range(FEW))
