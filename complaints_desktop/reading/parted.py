"""One measure by what it is parted by, as a chart: shares as a funnel, numbers by their size (reports 10.6)."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.causes_chart import causes_chart
from complaints_desktop.numbers.chart import Chart
from complaints_desktop.numbers.funnel import funnel
from complaints_desktop.numbers.funnel_chart import funnel_chart
from complaints_desktop.numbers.measure import Kind, Measure, Source
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.pareto import pareto
from complaints_desktop.reading.measures import NOT_RECORDED, Wanted, measures
from complaints_desktop.rules.wording import capitalised, in_full

STAGED: Mapping[str, str] = {
    "category": "What it is about",
    "team": "Team",
    "estate": "Estate",
    "channel": "How it came in",
    "stock_type": "Stock type",
}
PROMISED: Mapping[str, str] = {"contractor": "Contractor"}
"""By what a measure may be looked at: never by person, for that would be a list of who is best (reports 10.6)."""


def may_be_parted(measure: Measure) -> Mapping[str, str]:
    """Return by what a measure may be looked at; empty where it is not parted."""
    if measure.kind not in (Kind.SHARE, Kind.NUMBER) or measure.code.startswith("CH0"):
        return {}
    return {Source.STAGES: STAGED, Source.PROMISES: PROMISED}.get(measure.source, {})


def parted_chart(session: Session, desk: Desk, wanted: Wanted, code: str) -> Chart:
    """Return the chart of one measure by what `wanted` says."""
    numbers = measures(session, desk, wanted, codes=(code,))
    measure, parts = MEASURES[code], numbers.parts.get(code, {})
    source = f"{capitalised(measure.formula)}; as it stood on {in_full(wanted.as_of)}"
    if measure.kind is Kind.NUMBER:
        counted = {words: each.n or 0 for words, each in parts.items() if each.n}
        missing = counted.pop(NOT_RECORDED, 0)
        return causes_chart(measure.name, pareto(counted, not_recorded=missing), source=source)
    shares = [(words, each.share) for words, each in parts.items() if each.share and each.share.d]
    return funnel_chart(measure.name, funnel(shares), source=source, who=may_be_parted(measure)[wanted.by])
