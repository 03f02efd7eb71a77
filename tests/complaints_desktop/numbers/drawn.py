"""Charts as the tests draw them."""

from datetime import date
from fractions import Fraction

from complaints_desktop.numbers.causes_chart import causes_chart
from complaints_desktop.numbers.chart import Chart
from complaints_desktop.numbers.funnel import funnel
from complaints_desktop.numbers.funnel_chart import funnel_chart
from complaints_desktop.numbers.pareto import pareto
from complaints_desktop.numbers.run_chart import Period, run_chart
from complaints_desktop.numbers.share import Direction, Share

PRINTED = (78, 82, 80, 75, 79, 84, 81, 77, 80, 83, 62, 79)
SOURCE = "Responses due April 2025 to March 2026; n = 1,200"


def periods(*values, d: int | None = 100) -> list[Period]:
    return [
        Period(
            date(2025 + (at + 3) // 12, (at + 3) % 12 + 1, 1),
            None if value is None else Fraction(value),
            None if value is None or d is None else round(Fraction(value) * d / 100),
            d,
        )
        for at, value in enumerate(values)
    ]


def drawn_run(*values, d: int | None = 100, **more) -> Chart:
    settings = {"direction": Direction.UP, "target": Fraction(95), "source": SOURCE, **more}
    return run_chart("Answered in time", periods(*values, d=d), **settings)


def drawn_funnel() -> Chart:
    shares = [("North", Share(85, 100)), ("South", Share(60, 100)), ("West", Share(5, 6)), ("East", Share(95, 100))]
    return funnel_chart("Kept on time", funnel(shares), source=SOURCE, things="promises")


def drawn_causes(**counts) -> Chart:
    known = counts or {"Parts": 34, "No access": 27, "Wrong trade": 9}
    return causes_chart("Causes", pareto(known, not_recorded=0 if counts else 12), source=SOURCE, things="misses")
