"""The tracker at 50,000 promises of which 5,000 are open, against pandas; and how well misses were forecast."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Line, timed, within
from benchmarks.promised import promised_home
from benchmarks.promises_in_pandas import risks
from complaints_desktop.actions import commitments
from complaints_desktop.forms.commitments import Update
from complaints_desktop.office import Office
from complaints_desktop.reading.commitment_board import Board, commitment_board
from complaints_desktop.reading.forecasts import Score, forecasts
from complaints_desktop.reading.kept_promises import kept_now
from db.record import home
from db.terms import UpdateKind

RUNS = 7
ANEW, AGAIN, FIGURES = 1000, 100, 1000
"""Milliseconds for all risks, for the board asked again, and for the figures of two periods."""


def promises(folder: Path | None = None) -> Iterator[Line]:
    """Yield the lines about promises; the risks that pandas reckons have to be ours."""
    with home.open_home(folder or promised_home(), exclusive=False) as opened:
        office = Office(opened.record)
        yield _against_pandas(office)
        yield within("the tracker asked again", lambda: _board(office), AGAIN)
        updated = statistics.median(_after_update(office) for _ in range(RUNS))
        yield Line(
            what="the tracker after one update",
            ours=updated,
            reference=None,
            against="",
            limit=f"{AGAIN} ms",
            met=updated <= AGAIN,
        )
        yield within("the figures of promises kept, month and quarter", lambda: _figures(office), FIGURES)
        yield from _forecast(office)


def _board(office: Office) -> Board:
    with office.record.reading() as session:
        return commitment_board(session, office.desk())


def _anew(office: Office) -> None:
    office.record.kept.values.clear()
    _board(office)


def _against_pandas(office: Office) -> Line:
    desk = office.desk()
    found = risks(office.record.rows, desk.today, list(desk.calendar.holidays)).to_dict("index")
    lines = _board(office).lines
    wrong = [line for line in lines if line.risk and found[line.commitment.id]["score"] != line.risk.score]
    if wrong or len(found) != len(lines):
        raise RuntimeError(f"pandas reckons {len(wrong)} of {len(lines)} risks otherwise")
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(timed(lambda: _anew(office)))
        theirs.append(timed(lambda: risks(office.record.rows, desk.today, list(desk.calendar.holidays))))
    return Line(
        what=f"{len(lines):,} open promises with their risk and level, read anew",
        ours=statistics.median(ours),
        reference=statistics.median(theirs),
        against="pandas, the scores alone",
        limit=f"{ANEW} ms",
        met=statistics.median(ours) <= ANEW,
    )


def _after_update(office: Office) -> float:
    """Return how long the board takes after one promise was updated; the update itself is not counted."""
    made, desk = _board(office).lines[-1].commitment.id, office.desk()
    with office.record.writing(author=desk.officer.id) as session:
        said = Update(kind=UpdateKind.PROGRESS, text="The scaffold is up")
        commitments.update(session, desk, commitment_id=made, typed=said)
    return timed(lambda: _board(office))


def _figures(office: Office) -> None:
    with office.record.reading() as session:
        kept_now(session, office.desk())


def _forecast(office: Office) -> Iterator[Line]:
    """Yield the Brier scores. No limit: in promises that were made up a coin decides what no factor knows."""
    found: list[Score] = []
    with office.record.reading() as session:
        taken = timed(lambda: found.append(forecasts(session, office.desk())))
    (score,) = found
    rivals = (("one number for all, nine in ten kept", score.always), ("the share missed in each band", score.band))
    for name, rival in rivals:
        if score.forecast is not None and rival is not None:
            yield Line(
                what=f"the Brier score of the forecast of {score.promises:,} promises ({taken / 1000:.0f} s)",
                ours=1000 * score.forecast,
                reference=1000 * rival,
                against=name,
                limit="-",
                met=True,
                unit="/ 1000",
            )
