"""The measures of a year over 100,000 cases, against pandas; one opened to its cases; and what they cost elsewhere."""

import statistics
from collections.abc import Iterator
from functools import partial

from sqlalchemy.orm import Session

from benchmarks.measure import Line, against, timed, within
from benchmarks.numbers_in_pandas import Figures, figures
from complaints_desktop.case.case import load_cases
from complaints_desktop.numbers.measure import Source
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.periods import year_of
from complaints_desktop.office import Office
from complaints_desktop.reading.case_lines import READ, restate
from complaints_desktop.reading.measures import Numbers, Wanted, behind, cases_behind, measures
from complaints_desktop.reading.stage_rows import stages_of
from db.record.connection import Rows

ALL, OPENED, WRITTEN, AN_ACT = 1000, 100, 300, 1000
"""Milliseconds for every measure of a year, for one opened to its cases, for the references of all of them as a script
has them, and for a thousand cases counted anew."""
SOME = 1000
STAGES = [code for code, each in MEASURES.items() if each.source is Source.STAGES]
APART = frozenset({"EW"})
"""It needs the working days of the program."""


def numbers(record: Rows, office: Office) -> Iterator[Line]:
    """Yield the lines about measures; what pandas reckons has to be ours."""
    last = year_of(office.desk().today)
    wanted = Wanted(start=last.start, end=last.end, as_of=office.desk().today)
    whole = _all(office, wanted)
    _require_same(whole, figures(record.rows, wanted.start, wanted.end, wanted.as_of))
    many = f"{len(whole.stages):,} stages"
    yield within(f"every measure of a year over {many}", lambda: _all(office, wanted), ALL)
    theirs = partial(figures, record.rows, wanted.start, wanted.end, wanted.as_of)
    yield against(f"those of stages, over {many}", lambda: _all(office, wanted, STAGES), theirs, "pandas", 1)
    with office.record.reading() as session:
        for code in ("K2", "K4now", "M15"):
            (result,) = whole.results[code]
            opened = partial(behind, session, result, whole.stages)
            listed = partial(cases_behind, session, result, whole.stages)
            many = f"{result.d or result.n:,}"
            yield within(f"{code} opened to its {many} cases in the window", listed, OPENED)
            yield within(f"{code} opened to their references for a script", opened, WRITTEN)
    yield _counted_anew(record, office)


def _all(office: Office, wanted: Wanted, codes: list[str] | None = None) -> Numbers:
    with office.record.reading() as session:
        return measures(session, office.desk(), wanted, codes=codes or ())


def _require_same(whole: Numbers, theirs: Figures) -> None:
    """Raise RuntimeError where pandas comes to another figure."""
    for code, results in whole.results.items():
        for each in results if code in STAGES and code not in APART else ():
            n, d = theirs[f"{code}, {each.of_whom}" if each.of_whom else code]
            if each.n != n or (
                each.d is not None and each.measure.kind.value not in ("rate", "number") and each.d != d
            ):
                raise RuntimeError(f"{code} {each.of_whom}: ours {each.n} of {each.d}, pandas {n} of {d}")


def _counted_anew(record: Rows, office: Office) -> Line:
    """Return what counting a thousand cases takes of the time in which their lines are derived anew."""
    ids = [case_id for (case_id,) in record.rows(f"SELECT id FROM case_ WHERE kind IS NULL LIMIT {SOME}")]

    def counted(session: Session) -> float:
        cases = list(load_cases(session, ids, parts=READ))
        return timed(lambda: list(stages_of(session, cases, office.desk().calendar)))

    with office.record.reading() as session:
        ours = statistics.median(counted(session) for _ in range(5))
    with office.record.writing(author="benchmark", applying=True) as session:
        line = timed(lambda: restate(session, office.desk(), ids))
    return Line(
        what=f"the stages of {SOME:,} cases counted anew",
        ours=ours,
        reference=line,
        against="their lines derived anew, this within it",
        limit=f"{AN_ACT} ms",
        met=ours <= AN_ACT,
    )
