"""What a chart shows: its finding, its words, its shapes, the numbers beside it; and where words stand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.numbers.chart import LOOKS, UNDER, Shape, Stroke, scale
from complaints_desktop.numbers.laying import Print, bar_words, line_words, spot_words, ticks, widest_shape
from complaints_desktop.numbers.placing import Box, Words, beside, every, spread
from complaints_desktop.numbers.share import Direction
from complaints_desktop.numbers.xmr import Rebase
from tests.complaints_desktop.numbers.drawn import PRINTED, SOURCE, drawn_causes, drawn_funnel, drawn_run, periods
from tests.tables import each_row

STEADY = (50, 51, 49, 50, 52, 50, 49, 51, 50, 49, 51)
ROOM = Box(0, 0, 600, 300)
LETTERS = Print(lambda words: 7.0 * max(map(len, words.split("\n"))), 16.0)
heights = st.floats(-1000, 1000)


def labels(chart) -> dict[Stroke, list[str]]:
    return {stroke: [each.label for each in chart.lines if each.stroke is stroke and each.label] for stroke in Stroke}


def test_the_title_says_what_the_run_shows_and_the_lines_say_what_they_are():
    chart = drawn_run(*PRINTED)
    assert chart.finding == (
        "Answered in time: no clear change; 79.0% in March 2026; against the target of 95%: hit or miss"
    )
    assert labels(chart)[Stroke.MEAN] == ["mean 78.3%"]
    assert labels(chart)[Stroke.LIMIT] == ["upper limit 95.5%", "lower limit 61.2%"]
    assert labels(chart)[Stroke.TARGET] == ["target 95%"]
    assert chart.alt(UNDER) == f"{chart.finding}. The numbers are in the table under the chart."
    assert chart.foot.replace("\N{NO-BREAK SPACE}", " ") == f"{SOURCE}."


@each_row(
    "values, more, finding",
    [
        ((*STEADY, 80), {}, "better; 80.0% in March 2026; against the target of 95%: consistently fails"),
        ((*STEADY, 80), {"target": None}, "better; 80.0% in March 2026"),
        ((*STEADY, 80), {"direction": None}, "higher; 80.0% in March 2026"),
        (
            (*STEADY, 80),
            {"direction": Direction.DOWN, "target": None, "unit": " days"},
            "worse; 80.0 days in March 2026",
        ),
        ((50, 60), {}, "60.0% in May 2025; too early to say what is usual (2 of 12 points)"),
        ((50, None), {}, "50.0% in April 2025; too early to say what is usual (1 of 12 points)"),
        ((50,), {"d": 8}, "4 of 8 in April 2025; too early to say what is usual (1 of 12 points)"),
        ((None, None), {}, "no cases"),
        ((), {}, "no cases"),
    ],
)
def test_the_finding_is_no_more_than_the_numbers_bear(values, more, finding):
    assert drawn_run(*values, **more).finding == f"Answered in time: {finding}"


def test_each_signal_has_a_shape_and_words_of_its_own():
    down = drawn_run(*STEADY, 20).spots[-1]
    up = drawn_run(*STEADY, 80).spots[-1]
    assert (down.shape, down.label) == (Shape.DOWN, "below the lower limit")
    assert (up.shape, up.label) == (Shape.UP, "above the upper limit")
    assert up.said == "March 2026: 80.0%, 80 of 100, above the upper limit"
    shift = drawn_run(40, 60, 40, 40, 60, 60, 60, 60, 60, 60, 60, 40, 40)
    assert [spot.shape for spot in shift.spots].count(Shape.SQUARE) == 7
    assert [spot.label for spot in shift.spots if spot.label] == ["7 in a row above the mean"]
    trend = drawn_run(50, 90, 10, 90, 10, 44, 46, 49, 51, 54, 57, 60)
    assert [spot.label for spot in trend.spots if spot.label] == ["8 in a row that rise"]
    assert [spot.shape for spot in trend.spots].count(Shape.DIAMOND) == 8
    both = drawn_run(*(0, 100) * 6, 48, 49, 50, 51, 52, 53, 54, 53, 52, 51, 50, 49, 48, 100)
    assert [spot.label for spot in both.spots if spot.label] == ["7 in a row that rise", "7 in a row that fall"]
    near = drawn_run(50, 52, 48, 51, 49, 50, 53, 47, 50, 51, 49, 50, 57, 52, 57)
    assert [spot.shape for spot in near.spots][-3:] == [Shape.RING, Shape.DOT, Shape.RING]


def test_words_of_a_signal_stand_once_though_a_point_among_them_is_outside():
    chart = drawn_run(*(88, 90, 91, 87, 92, 90, 89, 93, 91, 90, 92, 88, 95, 97, 96, 95, 98, 97, 96, 60, 93, 95, 96))
    assert [spot.label for spot in chart.spots if spot.label] == [
        "above the upper limit",
        "7 in a row above the mean",
        "below the lower limit",
    ]


def test_no_percent_is_said_of_fewer_than_ten():
    for d, said, cell in ((9, "April 2025: 3 of 9", "few cases"), (10, "April 2025: 30.0%, 3 of 10", Decimal("30.0"))):
        chart = drawn_run(Fraction(300, d) if d == 9 else 30, d=d)
        assert chart.spots[0].said == said
        assert chart.numbers.rows[0][1] == cell
    assert drawn_causes(Parts=9).finding == "The most frequent cause, Parts, has 9 of 9 misses"
    assert (drawn_causes(Parts=9).bars[0].label, drawn_causes(Parts=9).numbers.titles) == ("9", ("Cause", "Number"))
    assert drawn_causes(Parts=10).bars[0].label == "10, 100.0%"
    assert "5 of 6 promises, within" in drawn_funnel().spots[2].said
    assert drawn_funnel().numbers.rows[2][3] == "few cases"


def test_a_month_without_cases_parts_the_line_and_is_named():
    chart = drawn_run(*PRINTED[:5], None, *PRINTED[5:])
    runs = [line.places for line in chart.lines if line.stroke is Stroke.RUN]
    assert [len(each) for each in runs] == [5, 7]
    assert "No cases: September 2025." in chart.foot
    assert chart.numbers.rows[5][:2] == ("September 2025", "no cases")


def test_limits_beyond_0_and_100_are_cut_and_it_is_said():
    chart = drawn_run(99, 90, 98, 91, 97, 92, 99, 90, 98, 91, 97, 92)
    assert max(y for line in chart.lines for _, y in line.places) == 100
    assert "Drawn within 0 to 100%: a limit of 113.1% at 100%." in chart.foot
    assert labels(chart)[Stroke.LIMIT][0] == "upper limit 113.1%"
    days = drawn_run(*(each * 2 for each in PRINTED), unit=" days", d=None)
    assert "Drawn within" not in days.foot
    assert max(y for line in days.lines for _, y in line.places) > 190


def test_limits_that_begin_anew_are_marked_with_their_reason():
    since = Rebase(date(2026, 4, 1), "a second reviewer.")
    chart = drawn_run(*(70, 72) * 6, *(90, 92) * 6, rebases=[since])
    assert "Limits begin anew on 1 April 2026: a second reviewer." in chart.foot
    assert [line.places[0][0] for line in chart.lines if line.stroke is Stroke.BREAK] == [11.5]
    assert len([line for line in chart.lines if line.stroke is Stroke.MEAN]) == 2
    assert labels(chart)[Stroke.MEAN] == ["mean 91.0%"]


def test_the_table_has_the_numbers_of_the_picture():
    numbers = drawn_run(*PRINTED).numbers
    assert numbers.titles == ("Month", "Value (%)", "Number", "Of cases", "Signal")
    assert numbers.rows[0] == ("April 2025", Decimal("78.0"), 78, 100, "")
    assert numbers.figures == {1, 2, 3}
    assert drawn_run(*PRINTED, unit=" days", d=None).numbers.titles == ("Month", "Value (days)", "Signal")
    causes = drawn_causes().numbers
    assert causes.rows[0] == ("Parts", 34, Decimal("41.5"), Decimal("41.5"))
    assert causes.rows[-1] == ("Not recorded", 12, Decimal("14.6"), "")
    assert drawn_causes(Parts=1200).numbers.printed[0][1] == "1,200"


def test_a_funnel_names_who_is_beyond_a_limit_and_ranks_nobody():
    chart = drawn_funnel()
    assert chart.finding == "Kept on time: 2 of 4 differ from all by more than chance"
    assert [(spot.label, spot.shape) for spot in chart.spots] == [
        ("North", Shape.DOT),
        ("South", Shape.DOWN),
        ("West", Shape.DOT),
        ("East", Shape.UP),
    ]
    assert chart.spots[1].said == "South: 60.0%, 60 of 100 promises, far below the limit"
    assert labels(chart)[Stroke.FAR] == ["99.8% limit", "99.8% limit"]


def test_bars_begin_at_0_and_what_is_not_recorded_is_hatched_and_last():
    chart = drawn_causes()
    assert chart.x.low == 0
    assert [(bar.name, bar.label, bar.hatched) for bar in chart.bars] == [
        ("Parts", "34, 41.5%", False),
        ("No access", "27, 32.9%", False),
        ("Wrong trade", "9, 11.0%", False),
        ("Not recorded", "12, 14.6%", True),
    ]
    assert chart.bars[1].said == "No access: 27 of 82, 32.9%; with those above, 74.4%"
    assert "The cause is not recorded of 12 of 82 misses." in chart.foot


def test_no_two_kinds_of_line_look_alike_in_grey():
    looks = [(look.dashes, look.width) for look in LOOKS.values()]
    assert len(set(looks)) == len(LOOKS)


@each_row(
    "values, ends, words",
    [
        ([0, 100], (0, 100), ["0", "20", "40", "60", "80", "100"]),
        ([57, 99], (50, 100), ["50", "60", "70", "80", "90", "100"]),
        ([0, 1], (0, 1), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        ([3, 14], (2.5, 15), ["2.5", "5.0", "7.5", "10.0", "12.5", "15.0"]),
        ([0, 4900], (0, 5000), ["0", "1,000", "2,000", "3,000", "4,000", "5,000"]),
        ([7, 7], (6, 8), ["6.0", "6.5", "7.0", "7.5", "8.0"]),
    ],
)
def test_an_axis_goes_in_even_steps_around_its_numbers(values, ends, words):
    axis = scale(values)
    assert (axis.low, axis.high) == ends
    assert [each for _, each in axis.ticks] == words


@given(st.lists(heights, max_size=30))
def test_an_axis_holds_its_numbers(values):
    axis = scale(values)
    assert axis.low < axis.high
    assert all(axis.low <= value <= axis.high for value in values)
    assert 2 <= len(axis.ticks) <= 9


@given(st.lists(st.integers(0, 100), max_size=24), st.integers(10, 400))
def test_every_point_and_line_of_a_run_is_within_its_axes(values, d):
    chart = drawn_run(*values, d=d)
    for x, y in [spot.place for spot in chart.spots] + [each for line in chart.lines for each in line.places]:
        assert chart.x.low <= x <= chart.x.high
        assert chart.y.low <= y <= chart.y.high
    assert len(chart.numbers.rows) == len(values)


# where words stand


@given(st.lists(st.floats(0, 300), max_size=12), st.integers(5, 20))
def test_words_of_lines_never_lie_over_each_other_where_there_is_room(wanted, height):
    places = spread(wanted, height, (0.0, 300.0))
    assert len(places) == len(wanted)
    in_order = sorted(places)
    assert all(later - earlier >= height - 1e-6 for earlier, later in pairwise(in_order))
    assert all(height / 2 - 1e-6 <= each <= 300 - height / 2 + 1e-6 for each in places)
    assert [places[at] for at in sorted(range(len(wanted)), key=lambda each: wanted[each])] == in_order


def test_words_stay_where_they_are_wanted_if_nothing_is_in_the_way():
    assert spread([50, 100], 10, (0, 300)) == [50, 100]
    assert spread([50, 52], 10, (0, 300)) == [50, 60]
    assert spread([298], 10, (0, 300)) == [295]


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(0, 300), st.booleans()), max_size=20))
def test_words_beside_points_lie_over_no_point_and_no_other_words(points):
    words = [Words(x, y, 60, 16, strong) for x, y, strong in points]
    taken = [Box(x - 3, y - 3, 6, 6) for x, y, _ in points]
    stand = [box for box in beside(words, taken, ROOM, 8) if box]
    assert not any(one.over(other) for at, one in enumerate(stand) for other in [*stand[at + 1 :], *taken])
    assert all(box.within(ROOM) for box in stand)


def test_words_avoid_lines_unless_they_are_strong_or_few():
    wall = [Box(0, 0, 600, 300)]
    few = beside([Words(300, 150, 60, 16)], [], ROOM, 8, avoided=wall)
    assert few[0] is not None
    many = [Words(300, 20.0 * at, 60, 16, strong=at == 3) for at in range(13)]
    assert [at for at, box in enumerate(beside(many, [], ROOM, 8, avoided=wall)) if box] == [3]


def test_a_name_stands_at_its_own_point_or_nowhere():
    """Far from it, it would seem to be that of another."""
    point = Words(300, 150, 60, 16, strong=True)
    around = [Box(200, 118, 200, 64)]
    assert beside([point], around, ROOM, 8) == [None]
    loose = Words(300, 150, 60, 16, strong=True, loose=True)
    assert beside([loose], [Box(200, 134, 200, 40)], ROOM, 8)[0] is not None


@each_row("room, kept", [(1200, 12), (600, 12), (599, 6), (200, 4), (199, 3)])
def test_ticks_are_thinned_to_the_room_and_the_newest_stays(room, kept):
    axis = drawn_run(*PRINTED).x
    found = ticks(axis, room, LETTERS)
    assert (len(found), found[-1][1]) == (kept, "Mar 26")


def test_words_that_would_take_much_of_a_picture_go_into_two_lines_or_are_shorter():
    run, causes = drawn_run(*PRINTED), drawn_causes()
    assert line_words(run, 600, LETTERS)[0] == "mean 78.3%"
    assert line_words(run, 300, LETTERS)[0] == "mean\n78.3%"
    assert bar_words(causes.bars, 600, LETTERS)[0] == "34, 41.5% (so far 41.5%)"
    assert bar_words(causes.bars, 300, LETTERS)[0] == "34, 41.5%"


def test_shapes_of_a_run_do_not_touch_and_the_words_of_its_signals_have_a_place():
    chart = drawn_run(*STEADY, 80)

    def at(place):
        x, y = chart.x, chart.y
        return (place[0] - x.low) / (x.high - x.low) * 600, (y.high - place[1]) / (y.high - y.low) * 300

    assert widest_shape(chart, at) == 45.0
    said = [spot.label for spot, _ in spot_words(chart, at, ROOM, LETTERS)]
    assert said == ["11 in a row below the mean", "above the upper limit"]
    assert widest_shape(drawn_funnel(), at) is None
    assert every([], 10, 5) == every([100], 0, 5) == 1


def test_a_period_says_of_what_its_number_is():
    share, mean, bare = periods(30, d=10)[0], periods(30, d=None)[0], periods(None)[0]
    assert (share.of, mean.of, bare.value) == ("3 of 10", "", None)
    assert share.number(Fraction(30), "%") == "30.0%"
