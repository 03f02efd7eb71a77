"""The chart of causes: bars from the most frequent, each with its number, its share, and how far all go so far."""

from decimal import Decimal
from textwrap import fill

from complaints_desktop.numbers.chart import Axis, Bar, Chart, Numbers
from complaints_desktop.numbers.pareto import Cause, Pareto, finding
from complaints_desktop.numbers.share import FEW, Saying, Share

NOT_RECORDED = "Not recorded"

NAME = 26
"""Characters of a bar's name in one line."""


def causes_chart(name: str, found: Pareto, *, source: str, things: str = "cases") -> Chart:
    """Return the bars of causes: each with its number, its share, and how far all go so far; no percent of a few."""
    bars = [_bar(each, found.total) for each in found.causes]
    missing = Share(found.not_recorded, found.total) if found.not_recorded else None
    if missing:
        said = f"{missing.n:,}{_percent(missing, ', {}%')}"
        bars.append(
            Bar(
                name=NOT_RECORDED,
                length=float(missing.n),
                label=said,
                said=f"{NOT_RECORDED}: {missing.n:,} of {found.total:,}{_percent(missing, ', {}%')}",
                hatched=True,
            )
        )
    return Chart(
        name=name,
        finding=finding(found, things),
        x=Axis(0.0, max((each.length for each in bars), default=1.0), ()),
        y=Axis(0.0, float(max(len(bars), 1)), ()),
        bars=tuple(bars),
        source=source,
        notes=(f"The cause is not recorded of {missing.n:,} of {found.total:,} {things}",) if missing else (),
        numbers=_numbers(found, missing),
    )


def _bar(each: Cause, total: int) -> Bar:
    share, so_far = _percent(each.share, ", {}%"), _percent(each.so_far, "; with those above, {}%")
    return Bar(
        name=fill(each.name, NAME),
        length=float(each.share.n),
        label=f"{each.share.n:,}{share}",
        more=_percent(each.so_far, " (so far {}%)"),
        said=f"{each.name}: {each.share.n:,} of {total:,}{share}{so_far}",
    )


def _percent(share: Share, words: str) -> str:
    """Return `words` around a percent, nothing of a few cases."""
    return "" if share.saying is Saying.WORDS else words.format(share.percent)


def _numbers(found: Pareto, missing: Share | None) -> Numbers:
    """Return the table: without a column of percentages where there are only a few cases."""
    named = [(each.name, each.share, each.so_far.percent) for each in found.causes]
    rows = [*named, *([(NOT_RECORDED, missing, None)] if missing else [])]
    if found.total < FEW:
        return Numbers(("Cause", "Number"), tuple((name, share.n) for name, share, _ in rows), frozenset({1}))
    return Numbers(
        ("Cause", "Number", "Share (%)", "So far (%)"),
        tuple((name, share.n, _cell(share.percent), _cell(so_far)) for name, share, so_far in rows),
        frozenset({1, 2, 3}),
    )


def _cell(percent: str | None) -> Decimal | str:
    return Decimal(percent) if percent else ""
