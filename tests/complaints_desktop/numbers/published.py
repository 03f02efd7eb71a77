"""What landlords published of their complaints, and stages made to its inputs: literal figures, each with its source.

A figure that does not follow from its own inputs stays as it was printed, and says so. Where only a percentage was
published, the number behind it is one that rounds to it; where several do, the figure says that it is one of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from db.number_terms import StockType
from tests.complaints_desktop.numbers.counted import stage

RENT, OWNERSHIP = StockType.RENT, StockType.OWNERSHIP
Rows = list[Mapping[str, Any]]

YEAR_24, YEAR_25 = (date(2023, 4, 1), date(2024, 3, 31)), (date(2024, 4, 1), date(2025, 3, 31))
UPHELD, PARTLY, NOT_UPHELD = 1, 2, 3
TO_ACKNOWLEDGE, TO_ANSWER = timedelta(7), timedelta(21)
LATE = timedelta(3)
OWN_TIME = 45
"""Days at the end of a period in which nothing is received here, so that all of it falls due and is answered within."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as it was printed, and what it is of."""

    code: str
    n: int
    d: int
    printed: str
    per: int = 100
    follows: bool = True
    """Whether it follows from what is published beside it."""
    inferred: bool = False
    """Whether the number above is ours: only the percentage was published, and other numbers may round to it too."""
    stock_type: StockType | None = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A published table, and stages made to its inputs."""

    called: str
    source: str
    period: tuple[date, date]
    rows: Callable[[], Rows]
    figures: tuple[Figure, ...]
    homes: Mapping[StockType, int] = field(default_factory=dict)


def made(
    number: int,
    period: tuple[date, date],
    *,
    of_stage: int = 1,
    in_time: int | None = None,
    acknowledged: int | None = None,
    outcomes: Sequence[int] = (),
    escalated: int = 0,
    taken: Sequence[int] = (),
    stock_type: StockType = RENT,
) -> Rows:
    """Return so many stages that were received, fell due and were answered in a period.

    `in_time` and `acknowledged` say how many of them were in time, all unless said; `outcomes` how many were upheld,
    upheld in part and not; `taken` has the working days of each.
    """
    first, last = period
    days = max(1, (last - first).days - OWN_TIME)
    decided = [word for word, how_many in enumerate(outcomes, UPHELD) for _ in range(how_many)]
    return [
        _one(
            first + timedelta(place % days),
            stage=of_stage,
            late=place >= (number if in_time is None else in_time),
            late_to_acknowledge=place >= (number if acknowledged is None else acknowledged),
            outcome=decided[place] if place < len(decided) else None,
            escalated=place < escalated,
            taken=taken[place] if place < len(taken) else None,
            stock_type=stock_type.value,
        )
        for place in range(number)
    ]


def _one(received: date, *, late: bool, late_to_acknowledge: bool, escalated: bool, **said: Any) -> Mapping[str, Any]:
    acknowledge_by, first_due = received + TO_ACKNOWLEDGE, received + TO_ANSWER
    responded = first_due + LATE if late else first_due
    asked = responded + LATE if escalated else None
    return stage(
        received=received,
        acknowledge_by=acknowledge_by,
        acknowledged=acknowledge_by + LATE if late_to_acknowledge else acknowledge_by,
        first_due=first_due,
        responded=responded,
        asked_on=asked,
        **said,
    )


def _spread(mean_tenths: int, number: int) -> list[int]:
    """Return whole numbers of days, so many, with that mean to the nearest that whole days have."""
    whole, above = divmod(-(-mean_tenths * number // 10), number)
    return [whole + (place < above) for place in range(number)]


def _west_lancashire() -> Iterator[Table]:
    source = "West Lancashire Borough Council, customer feedback: our performance"
    spring = (date(2024, 4, 1), date(2024, 6, 30))
    yield Table(
        called="West Lancashire, housing, 2023/24",
        source=source,
        period=YEAR_24,
        rows=lambda: [
            *made(293, YEAR_24, in_time=230, outcomes=(167, 0, 126)),
            *made(32, YEAR_24, of_stage=2, in_time=22, outcomes=(19, 0, 13)),
        ],
        figures=(
            Figure(code="V1", n=293, d=0, printed="293"),
            Figure(code="V2", n=32, d=0, printed="32"),
            Figure(code="K2", n=230, d=293, printed="78.5", said="of 293, no other number rounds to it"),
            Figure(
                code="M1",
                n=167,
                d=293,
                printed="57",
                inferred=True,
                said="166 and 168 round to it too; its column is called a number, and holds a percentage",
            ),
            Figure(code="K6", n=22, d=32, printed="69"),
            Figure(code="M6", n=19, d=32, printed="59"),
            Figure(code="K10f", n=32, d=293, printed="10.9", said="ours: the page prints no rate of escalation"),
        ),
    )
    yield Table(
        called="West Lancashire, housing, April to June 2024",
        source=source,
        period=spring,
        rows=lambda: [
            *made(74, spring, in_time=68, outcomes=(57, 0, 17)),
            *made(11, spring, of_stage=2, outcomes=(9, 0, 2)),
        ],
        figures=(
            Figure(code="K2", n=68, d=74, printed="92"),
            Figure(code="M1", n=57, d=74, printed="77"),
            Figure(code="K6", n=11, d=11, printed="100"),
            Figure(code="M6", n=9, d=11, printed="82"),
        ),
    )
    yield Table(
        called="West Lancashire, the whole council, 2023/24",
        source=source,
        period=YEAR_24,
        rows=lambda: [
            *made(604, YEAR_24, in_time=507, outcomes=(302, 0, 302)),
            *made(72, YEAR_24, of_stage=2, in_time=56, outcomes=(28, 0, 44)),
        ],
        figures=(
            Figure(code="K2", n=507, d=604, printed="84", inferred=True, said="505 to 510 round to it"),
            Figure(code="M1", n=302, d=604, printed="50", inferred=True, said="299 to 305 round to it"),
            Figure(code="K6", n=56, d=72, printed="78"),
            Figure(code="M6", n=28, d=72, printed="39"),
        ),
    )


GATESHEAD_HOMES = 18_600


def _gateshead() -> Iterator[Table]:
    source = "Gateshead Council, housing complaints performance 2024/25"
    yield Table(
        called="Gateshead, 2024/25",
        source=source,
        period=YEAR_25,
        homes={RENT: GATESHEAD_HOMES},
        rows=lambda: [*made(650, YEAR_25), *made(99, YEAR_25, of_stage=2)],
        figures=(
            Figure(code="V1", n=650, d=0, printed="650"),
            Figure(code="V2", n=99, d=0, printed="99"),
            Figure(
                code="CH01(1)",
                n=650,
                d=GATESHEAD_HOMES,
                printed="35",
                per=1000,
                inferred=True,
                stock_type=RENT,
                said="the homes are not published: 18,505 to 18,841 give both rates",
            ),
            Figure(code="CH01(2)", n=99, d=GATESHEAD_HOMES, printed="5.3", per=1000, inferred=True, stock_type=RENT),
        ),
    )
    yield Table(
        called="Gateshead, 2023/24",
        source=source,
        period=YEAR_24,
        rows=lambda: [*made(429, YEAR_24), *made(56, YEAR_24, of_stage=2)],
        figures=(Figure(code="V1", n=429, d=0, printed="429"), Figure(code="V2", n=56, d=0, printed="56")),
    )


COASTS_HOMES = 7_475
SPRING, SUMMER = (date(2025, 4, 1), date(2025, 6, 30)), (date(2025, 7, 1), date(2025, 9, 30))


def _castles_and_coasts() -> Iterator[Table]:
    source = "Castles & Coasts Housing Association, complaints performance, April to September 2025, page 5"
    half, homes = (SPRING[0], SUMMER[1]), {RENT: COASTS_HOMES}

    def rows() -> Rows:
        return [
            *made(61, SPRING, in_time=60, outcomes=(61, 0, 0), escalated=21),
            *made(66, SUMMER, outcomes=(5, 36, 25)),
        ]

    yield Table(
        called="Castles & Coasts, April to September 2025",
        source=source,
        period=half,
        homes=homes,
        rows=rows,
        figures=(
            Figure(code="V1", n=127, d=0, printed="127"),
            Figure(code="K10", n=21, d=127, printed="16.5"),
            Figure(code="K2", n=126, d=127, printed="99"),
            Figure(code="M1", n=102, d=127, printed="80", said="printed apart: 52 upheld, 28 in part"),
            Figure(code="M2", n=25, d=127, printed="20"),
            Figure(
                code="CH01(1)",
                n=127,
                d=COASTS_HOMES,
                printed="17",
                per=1000,
                stock_type=RENT,
                said="of half a year; its stock is not parted by type, and 7,475 follows from both quarters",
            ),
        ),
    )
    for called, quarter, n, printed in (
        ("April to June", SPRING, 61, "8.16"),
        ("July to September", SUMMER, 66, "8.83"),
    ):
        yield Table(
            called=f"Castles & Coasts, {called} 2025",
            source=source,
            period=quarter,
            homes=homes,
            rows=rows,
            figures=(
                Figure(code="CH01(1)", n=n, d=COASTS_HOMES, printed=printed, per=1000, stock_type=RENT),
                Figure(code="V1", n=n, d=0, printed=str(n)),
            ),
        )


def _mtvh() -> Iterator[Table]:
    source = "MTVH, annual complaints reports"
    for year, first, second, printed, said in (
        (2019, 3_779, 476, "12.6", ""),
        (2021, 4_094, 941, "18.6", "941 of 4,094 is 23.0, and of both stages together, 5,035, 18.7"),
    ):
        period = (date(year, 4, 1), date(year + 1, 3, 31))
        yield Table(
            called=f"MTVH, {year}-{year - 1999}",
            source=source,
            period=period,
            rows=lambda first=first, second=second, period=period: [  # type: ignore[misc]  # each its own
                *made(first, period),
                *made(second, period, of_stage=2),
            ],
            figures=(Figure(code="K10f", n=second, d=first, printed=printed, follows=not said, said=said),),
        )


ANCHOR_HOMES = {RENT: 10_000, OWNERSHIP: 800}


def _anchor() -> Iterator[Table]:
    asked = {"inferred": True, "said": "no counts are published: these round to what is"}
    yield Table(
        called="Anchor, tenant satisfaction measures 2023/24",
        source="Anchor, tenant satisfaction measures 2023/24, page 9",
        period=YEAR_24,
        homes=ANCHOR_HOMES,
        rows=lambda: [
            *made(546, YEAR_24, in_time=420),
            *made(46, YEAR_24, of_stage=2, in_time=35),
            *made(37, YEAR_24, in_time=24, stock_type=OWNERSHIP),
            *made(4, YEAR_24, of_stage=2, in_time=2, stock_type=OWNERSHIP),
        ],
        figures=tuple(
            Figure(code=code, n=n, d=d, printed=printed, per=per, stock_type=kind, **asked)  # type: ignore[arg-type]
            for code, kind, n, d, printed, per in (
                ("CH01(1)", RENT, 546, 10_000, "55", 1000),
                ("CH01(2)", RENT, 46, 10_000, "5", 1000),
                ("CH01(1)", OWNERSHIP, 37, 800, "46", 1000),
                ("CH01(2)", OWNERSHIP, 4, 800, "5", 1000),
                ("CH02(1)", RENT, 420, 546, "76.9", 100),
                ("CH02(2)", RENT, 35, 46, "76.1", 100),
                ("CH02(1)", OWNERSHIP, 24, 37, "64.9", 100),
                ("CH02(2)", OWNERSHIP, 2, 4, "50.0", 100),
            )
        ),
    )


def _others() -> Iterator[Table]:
    for (first, second), period in (((239, 38), YEAR_24), ((136, 32), YEAR_25)):
        yield Table(
            called=f"Folkestone & Hythe, all services, {period[0].year}-{period[1].year % 100}",
            source="Folkestone & Hythe District Council, annual complaints report 2024-2025",
            period=period,
            rows=lambda first=first, second=second, period=period: [  # type: ignore[misc]  # each its own
                *made(first, period),
                *made(second, period, of_stage=2),
            ],
            figures=(
                Figure(code="V1", n=first, d=0, printed=str(first)),
                Figure(code="V2", n=second, d=0, printed=str(second)),
            ),
        )
    yield Table(
        called="Clarion, 2024-25",
        source="Clarion Housing Association, complaint handling performance 2024-25",
        period=YEAR_25,
        rows=lambda: made(6_898, YEAR_25, acknowledged=5_242, taken=_spread(189, 6_898)),
        figures=(
            Figure(code="V1", n=6_898, d=0, printed="6,898"),
            Figure(code="K1", n=5_242, d=6_898, printed="76", inferred=True, said="other numbers round to it too"),
            Figure(code="M4", n=130_373, d=6_898, printed="18.9", per=1, inferred=True),
        ),
    )
    yield Table(
        called="Ashfield",
        source="Ashfield District Council, housing complaints",
        period=YEAR_25,
        rows=lambda: made(54, YEAR_25, escalated=10),
        figures=(Figure(code="K10", n=10, d=54, printed="18.5"),),
    )
    for called, period, (n, d), (n2, d2), printed in (
        ("April to June", (date(2024, 4, 1), date(2024, 6, 30)), (31, 50), (29, 30), ("62", "97")),
        ("July to September", (date(2024, 7, 1), date(2024, 9, 30)), (36, 50), (2, 3), ("72", "67")),
    ):
        yield Table(
            called=f"Arun, {called} 2024",
            source="Arun District Council, committee report on complaints, quarter 2 of 2024/25",
            period=period,
            rows=lambda n=n, d=d, n2=n2, d2=d2, period=period: [  # type: ignore[misc]  # each its own
                *made(d, period, in_time=n),
                *made(d2, period, of_stage=2, in_time=n2),
            ],
            figures=(
                Figure(code="K2", n=n, d=d, printed=printed[0], inferred=True, said="no denominator is published"),
                Figure(code="K6", n=n2, d=d2, printed=printed[1], inferred=True, said="no denominator is published"),
            ),
        )


TABLES: tuple[Table, ...] = (
    *_west_lancashire(),
    *_gateshead(),
    *_castles_and_coasts(),
    *_mtvh(),
    *_anchor(),
    *_others(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A published figure that is of no stages: so many of so many, and its interval where that was worked out."""

    called: str
    n: int
    d: int
    printed: str
    per: int = 100
    follows: bool = True
    interval: tuple[str, str] | None = None
    said: str = ""


BESIDE: tuple[Beside, ...] = (
    Beside(
        called="Amplius, cases with a failing, 20 October 2025 to 13 February 2026",
        n=21,
        d=23,
        printed="91.3",
        interval=("73.2", "97.6"),
        said="of the same decisions 70.0% of the findings: both are right, and it is printed which one it is",
    ),
    Beside(called="Amplius, findings that are a failing", n=35, d=50, printed="70.0", interval=("56.2", "80.9")),
    Beside(
        called="Croydon Churches, satisfied with handling, quarter 1 of 2024/25",
        n=2,
        d=8,
        printed="25",
        interval=("7.1", "59.1"),
    ),
    Beside(
        called="Croydon Churches, satisfied with the outcome, quarter 1",
        n=0,
        d=8,
        printed="0",
        interval=("0.0", "32.4"),
    ),
    Beside(
        called="Croydon Churches, satisfied with the outcome, quarter 2",
        n=1,
        d=3,
        printed="33",
        interval=("6.1", "79.2"),
        said="from 0 to 33 is one person",
    ),
    Beside(called="Castles & Coasts, complaints of all properties", n=127, d=7_475, printed="1.7"),
    Beside(called="Castles & Coasts, customer services, of transactions", n=3, d=40_255, printed="0.007"),
    Beside(called="Castles & Coasts, property services", n=29, d=12_647, printed="0.23"),
    Beside(called="Castles & Coasts, lettings and neighbourhoods", n=28, d=11_107, printed="0.25"),
    Beside(called="Castles & Coasts, development", n=8, d=643, printed="1.2"),
    Beside(called="Castles & Coasts, income", n=3, d=27_508, printed="0.01"),
    Beside(
        called="Castles & Coasts, complaints of all services",
        n=3 + 29 + 28 + 8 + 3,
        d=1,
        per=1,
        printed="127",
        follows=False,
        said="the services come to 71",
    ),
    Beside(
        called="Castles & Coasts, 34.3 for every 1,000 homes in complaints a year",
        n=343 * 7_475,
        d=10_000,
        per=1,
        printed="152",
        follows=False,
        said="34.3 for every 1,000 of 7,475 homes is 256",
    ),
    Beside(called="Folkestone & Hythe, fall of stage 1", n=239 - 136, d=239, printed="43"),
    Beside(
        called="Gateshead, paid on average for each determination, in pounds",
        n=19_727,
        d=21,
        per=1,
        printed="986",
        follows=False,
        said="of 21 determinations it is 939; 986 is of 20",
    ),
    Beside(called="The same of 20", n=19_727, d=20, per=1, printed="986"),
    Beside(
        called="Housing Solutions, least surveys for 4 points of 5,165 homes",
        n=60_025 * 5_165,
        d=100 * 5_165 + 60_025,
        per=1,
        printed="539",
        follows=False,
        said="600.25 of 5,165 homes makes 538",
    ),
    Beside(
        called="Decisions of the Ombudsman in a public collection, of those of 2024-25",
        n=3_770,
        d=7_082,
        printed="53.3",
        follows=False,
        said="it is 53.2",
    ),
    Beside(called="Severe findings in the same collection", n=440, d=692, printed="63.6"),
)
"""Figures of no stages, from what the same landlords and the Ombudsman published."""
