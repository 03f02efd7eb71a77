"""The risk of every open promise as one would reckon it with pandas, from the rows and in one run; written apart."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from db.terms import TAKEN_BACK

OF_PROMISES = [
    *("id", "case_id", "owner_id", "contractor", "source", "promised_on", "due_on", "first_due_on", "impact"),
    *("higher_risk_home", "hazard", "hazard_limit", "dependency", "needs_appointment", "appointment_on", "started_on"),
    *("work_done_on", "completed_on", "state", "ended_by", "cancelled_because"),
]
OF_UPDATES = ["commitment_id", "kind", "update_on", "new_due_on", "resident_agreed", "recorded_at"]
DAYS = [name for name in (*OF_PROMISES, *OF_UPDATES) if name.endswith("_on")]
BY_OTHERS = ("the resident", "nobody: it was written down by mistake")
NOT_ASKED = "nobody: it is not asked any more"

Rows = Callable[[str], list[tuple[Any, ...]]]


def risks(rows: Rows, today: date, holidays: list[date]) -> pd.DataFrame:
    """Return impact, likelihood, score and band of every open promise by its id."""
    said = _frame(rows, OF_UPDATES, "commitment_update").sort_values(["commitment_id", "update_on", "recorded_at"])
    found = _judged(_frame(rows, OF_PROMISES, "commitment").set_index("id"), said, pd.Timestamp(today))
    calendar = np.busdaycalendar(holidays=[np.datetime64(day) for day in holidays])
    return _scored(found[found.state == "open"].copy(), said, pd.Timestamp(today), calendar)


def _frame(rows: Rows, names: list[str], table: str) -> pd.DataFrame:
    frame = pd.DataFrame(rows(f"SELECT {', '.join(names)} FROM {table}"), columns=names)
    for name in set(DAYS) & set(names):
        frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d")
    return frame


def _judged(found: pd.DataFrame, said: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """Add to every promise the day that counts, whether it was missed, its case's misses, and the worse record."""
    found["counts_on"] = _counting(found, said)
    ended = said[said.kind == "cancelled"].groupby("commitment_id").update_on.max().reindex(found.index)
    out = found.ended_by.isin(BY_OTHERS) & ~(ended > found.counts_on) | (found.ended_by == NOT_ASKED)
    out |= found.ended_by.isna() & (found.cancelled_because == TAKEN_BACK)
    tried = said[said.kind == "no access"].join(found.counts_on, on="commitment_id")
    in_days = tried[tried.update_on <= tried.counts_on].groupby("commitment_id").update_on.nunique()
    failed = in_days.reindex(found.index).fillna(0)
    in_time = found.completed_on <= found.counts_on
    late = ~in_time & (found.completed_on.notna() | (found.counts_on < today)) & (failed < 2)
    by_us = found.state.eq("cancelled") & ~out & ~found.ended_by.isin(BY_OTHERS)
    found["missed"] = by_us | (late & ~out)
    others = found.groupby("case_id").missed.transform("sum") - found.missed.astype(int)
    found["before"] = (others > 0) | ((found.due_on > found.counts_on) & found.missed)
    fell_due = found[found.counts_on.between(today - timedelta(90), today - timedelta(1)) & ~out].assign(kept=in_time)
    found["share"] = pd.concat(
        [_shares(fell_due, who).reindex(found[who]).set_axis(found.index) for who in ("owner_id", "contractor")], axis=1
    ).min(axis=1)
    return found


def _shares(fell_due: pd.DataFrame, who: str) -> "pd.Series[float]":
    counted = fell_due.groupby(who).kept.agg(["sum", "size"])
    return (counted["sum"] / counted["size"])[counted["size"] >= 10]


def _counting(found: pd.DataFrame, said: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """Return the day that counts: the first, or a later one that was agreed in time; none of these was taken back."""
    moves = said[said.commitment_id.isin(said.commitment_id[said.new_due_on.notna()])]
    counted = found.first_due_on.to_dict()
    due = dict(counted)
    each = zip(moves.commitment_id, moves.update_on, moves.new_due_on, moves.resident_agreed, strict=True)
    for made, on, new, agreed in each:
        due[made] = due[made] if pd.isna(new) else new
        if agreed == 1 and on <= counted[made]:
            counted[made] = due[made]
    return pd.Series(counted).reindex(found.index)


def _scored(found: pd.DataFrame, said: pd.DataFrame, today: pd.Timestamp, calendar: np.busdaycalendar) -> pd.DataFrame:
    last = said.groupby("commitment_id").last().reindex(found.index)
    left = _worked(today, found.due_on, calendar)
    silent = _worked(last.update_on.fillna(found.promised_on), today, calendar) > 10
    whole = _worked(found.promised_on, found.due_on, calendar)
    whole = np.maximum(np.where(whole == 0, left, whole), 1)
    gone = np.select([left <= 1, (left <= 3) | (left / whole < 0.2), left / whole <= 0.5], [3, 2, 1], 0)
    unbooked = found.needs_appointment.eq(1) & found.appointment_on.isna()
    idle = unbooked | (found.started_on.isna() & found.appointment_on.isna())
    depends = found.dependency.map({"contractor": 1, "contractor and more": 2}).fillna(0)
    no_access = last.kind.isin(["no access", "resident declined"])
    often = np.select([found.share < 0.75, found.share < 0.9], [2, 1], 0)
    points = 1 + gone + idle + depends + silent + no_access + found.before + often
    overdue, done, in_time = found.due_on < today, found.work_done_on.notna(), found.work_done_on <= found.due_on
    likelihood = np.select([in_time, done | overdue], [2, 5], np.minimum(points, 5)).astype(int)
    grounds = np.select([found.hazard == "emergency", found.hazard == "significant"], [5, 4], 0)
    grounds = np.maximum(grounds, found.source.map({"Ombudsman order": 4, "stage 2": 3}).fillna(0))
    impact = np.minimum(np.maximum(found.impact, grounds) + found.higher_risk_home + found.before, 5)
    emergency = found.hazard.eq("emergency") & found.hazard_limit.isna()
    hazard = (emergency & (today > found.promised_on)) | (found.hazard.ne("none") & ~emergency & (left <= 1))
    ordered = found.source.eq("Ombudsman order") & (left <= 5)
    critical = ordered | (~done & hazard) | (~in_time & overdue & (impact >= 4))
    score = impact * likelihood
    band = np.select([critical | (score >= 15), score >= 10, score >= 5], ["critical", "high", "medium"], "low")
    return pd.DataFrame({"impact": impact, "likelihood": likelihood, "score": score, "band": band}, index=found.index)


def _worked(start: Any, end: Any, calendar: np.busdaycalendar) -> Any:  # noqa: ANN401 - a day or a column of them
    first, last = (np.asarray(each, dtype="datetime64[D]") + 1 for each in (start, end))
    return np.busday_count(first, last, busdaycal=calendar)
