"""The measures of stages as one would reckon them with pandas, from the rows that are kept of them; written apart."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from struct import iter_unpack
from typing import Any

import pandas as pd

Rows = Callable[[str], list[tuple[Any, ...]]]
Figures = Mapping[str, tuple[int, int]]

NAMES = (
    *("stage", "received", "acknowledge_by", "acknowledged", "latest_due", "first_due", "due", "told", "responded"),
    *("refused", "withdrawn", "merged", "passed", "closed", "asked_on", "asked_refused"),
    *("outcome", "changed", "taken", "taken_from_acknowledgement"),
)
EVENTS = [
    *("received", "acknowledged", "told", "responded", "refused", "withdrawn", "merged", "passed", "closed"),
    *("asked_on", "asked_refused"),
]
ENDS = ["responded", "refused", "withdrawn", "merged", "passed", "closed", "asked_on"]
CODES = {
    1: ("K1", "K2", "K2x", "K3", "K4", "K4now", "M1", "M2", "M4", "V1", "CH01(1)", "CH02(1)"),
    2: ("K5", "K6", "K6x", "K8", "K9", "K9now", "M6", "M7", "M5", "V2", "CH01(2)", "CH02(2)"),
}
STOCK = ("low-cost rent", "low-cost home ownership")


def figures(rows: Rows, start: date, end: date, as_of: date) -> Figures:
    """Return the numerator and the denominator of each measure by its code, the regulator's by stock type."""
    first, last, today = (day.toordinal() for day in (start, end, as_of))
    all_ = _read(rows, today)
    found: dict[str, tuple[int, int]] = {}
    for stage in CODES:
        found |= dict(_of_stage(all_[all_.stage == stage], stage, first, min(last, today), today))
    answers = all_[(all_.stage == 1) & all_.responded.between(first, last) & all_.merged.isna() & all_.refused.isna()]
    asked = answers.asked_on.notna()
    found["K10"] = (int((asked & answers.asked_refused.isna()).sum()), len(answers))
    found["K10r"] = (int(asked.sum()), len(answers))
    found["K10f"] = (found["V2"][0], found["V1"][0])
    refused = int(all_.refused.between(first, last).sum())
    return found | {"M15": (refused, refused)}


def _read(rows: Rows, today: int) -> pd.DataFrame:
    """Return the stages as they stood on a day."""
    kept = rows("SELECT numbers, stock_type FROM stage_row")
    pieces = iter_unpack(f"<{len(NAMES)}i", b"".join(piece for piece, _ in kept))
    all_ = pd.DataFrame.from_records(pieces, columns=list(NAMES))
    all_["stock_type"] = pd.array([word for _, word in kept])
    later = all_.acknowledged > today
    all_[EVENTS] = all_[EVENTS].where((all_[EVENTS] > 0) & (all_[EVENTS] <= today))
    all_["first_due"] = all_.first_due.where(~later, all_.latest_due)
    all_["due"] = all_.due.where(all_.told.notna(), all_.first_due)
    return all_


def _of_stage(
    all_: pd.DataFrame, stage: int, first: int, last: int, today: int
) -> Iterator[tuple[str, tuple[int, int]]]:
    sent, within, either, extended, overdue, now, upheld, not_upheld, days, volume, rate, code = CODES[stage]
    counts = all_[all_.merged.isna()]
    unanswered = counts.responded.isna()
    missing = counts.acknowledged.isna() & (
        ~unanswered | counts.passed.notna() | (counts.closed <= counts.acknowledge_by)
    )
    out = (counts.refused <= counts.acknowledge_by) | (counts.withdrawn < counts.acknowledge_by) | missing
    yield sent, _share(counts[counts.acknowledge_by.between(first, last) & ~out], "acknowledged", "acknowledge_by")

    out = counts.refused.notna() | (unanswered & (counts.withdrawn <= counts.due))
    out |= unanswered & (counts.passed.notna() | (counts.closed <= counts.due))
    due = counts[counts.first_due.between(first, last) & ~out]
    yield within, _share(due, "responded", "first_due")
    yield either, _share(due, "responded", "due")
    put_off = (due.told.notna()) & (due.due > due.first_due)
    yield extended, (int(put_off.sum()), len(due))
    pending = due.responded.isna() & put_off & (due.due >= today)
    yield overdue, (int((~(due.responded <= due.due) & ~pending).sum()), len(due))

    waits = all_[all_[ENDS].isna().all(axis=1) & (all_.received.notna() | all_.acknowledged.notna())]
    yield now, (int(((waits.due > 0) & (waits.due < today)).sum()), len(waits))
    answers = counts[counts.responded.between(first, last) & counts.refused.isna()]
    outcomes = answers.outcome.value_counts()
    known = int(outcomes.reindex([1, 2, 3]).sum())
    yield upheld, (int(outcomes.reindex([1, 2]).sum()), known)
    yield not_upheld, (int(outcomes.reindex([3]).sum()), known)
    taken = answers.taken[answers.taken >= 0]
    yield days, (int(taken.sum()), len(taken))
    if stage == 2:
        compared = answers[(answers.outcome > 0) & (answers.changed < 2)]
        yield "M3", (int((compared.changed == 1).sum()), len(compared))

    came = counts[counts.received.between(first, last) & counts.refused.isna()]
    yield volume, (len(came), len(came))
    wait = came.responded.isna() & came[ENDS].isna().all(axis=1) & (came.due > today)
    judged = came[~out.reindex(came.index) & (came.first_due > 0) & ~wait]
    for kind in STOCK:
        of = judged[judged.stock_type == kind]
        yield f"{rate}, {kind}", (int((came.stock_type == kind).sum()), 0)
        yield f"{code}, {kind}", _share(of, "responded", "due")


def _share(found: pd.DataFrame, done: str, by: str) -> tuple[int, int]:
    return int((found[done] <= found[by]).sum()), len(found)
