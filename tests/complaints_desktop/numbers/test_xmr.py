"""A run of numbers: its limits to the digit, its four signals on both sides of each, and what is said of it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.numbers.share import Direction
from complaints_desktop.numbers.xmr import (
    Rebase,
    Run,
    Signal,
    assurance,
    few_points,
    moving_range,
    run,
    signals,
    variation,
)
from tests.tables import each_row

PRINTED = (78, 82, 80, 75, 79, 84, 81, 77, 80, 83, 62, 79)
UP, DOWN = Direction.UP, Direction.DOWN
values = st.lists(st.integers(0, 100), min_size=1, max_size=40)


def months(*numbers) -> list:
    return [
        (date(2024 + at // 12, at % 12 + 1, 1), None if each is None else Fraction(each))
        for at, each in enumerate(numbers)
    ]


def judged(*numbers) -> Run:
    return run(months(*numbers))


def marked(found: Run, signal: Signal) -> list[int]:
    return [place for place, point in enumerate(found.points) if signal in point.signals]


def test_the_printed_run_has_the_printed_limits_and_no_point_outside():
    found = judged(*PRINTED)
    now = found.now
    assert now is not None
    assert now.limits is not None
    assert (now.mean, now.moving_range) == (Fraction(235, 3), Fraction(71, 11))
    printed = now.mean, now.limits.lower, now.limits.near_lower, now.limits.near_upper, now.limits.upper
    assert [round(float(each), 2) for each in printed] == [78.33, 61.16, 66.89, 89.78, 95.50]
    assert [point.signals for point in found.points] == [frozenset()] * 12


def test_a_step_of_3_267_means_or_more_is_left_out_once():
    steady = [Fraction(each) for each in (10, 11) * 6]
    assert moving_range(steady) == 1
    assert moving_range([*steady, Fraction(30)]) == 1  # the step of 19 is left out
    assert moving_range([Fraction(each) for each in PRINTED]) == Fraction(71, 11)  # 21 of 21.087 stays
    at = Fraction("3.267") * 11 / (12 - Fraction("3.267"))  # a twelfth step of just 3.267 means
    assert moving_range([*steady, 11 + at]) == 1
    assert moving_range([*steady, 11 + at - Fraction(1, 1000)]) > 1
    assert moving_range([Fraction(7)] * 12) == moving_range([Fraction(7)]) == 0


def test_a_point_on_a_limit_is_within_it_and_one_beyond_is_outside():
    now = judged(*PRINTED).now
    assert now is not None
    assert now.limits is not None
    at = now.limits.upper
    for value, outside in ((at, []), (at + Fraction(1, 1000), [12])):
        numbers = [*map(Fraction, PRINTED), value]
        sides = [(each > now.mean) - (each < now.mean) for each in numbers]
        found = signals(numbers, sides, now.limits)
        assert [place for place, each in enumerate(found) if Signal.OUTSIDE in each] == outside


def test_far_points_are_outside_on_either_side():
    steady = (50, 53, 48, 52, 50, 49, 53, 47, 51, 50, 52)
    assert marked(judged(*steady, 80), Signal.OUTSIDE) == [11]
    assert marked(judged(*steady, 20), Signal.OUTSIDE) == [11]


def test_seven_on_one_side_of_the_mean_are_a_shift_and_six_are_none():
    six = (40, 60, 40, 60, 40, 60, 60, 60, 60, 60, 60, 40, 40)
    seven = (40, 60, 40, 40, 60, 60, 60, 60, 60, 60, 60, 40, 40)
    assert marked(judged(*six), Signal.SHIFT) == []
    assert marked(judged(*seven), Signal.SHIFT) == list(range(4, 11))


def test_a_point_on_the_mean_ends_a_shift():
    on_it = (40, 40, 60, 60, 60, 60, 50, 60, 60, 60, 40, 40, 40, 40, 40, 40, 60)
    found = judged(*on_it)
    assert found.now is not None
    assert found.now.mean == 50
    assert marked(found, Signal.SHIFT) == []


def test_seven_points_that_rise_are_a_trend_and_six_or_two_alike_are_none():
    rest = (50, 48, 52, 47, 53)
    assert marked(judged(*rest, 44, 46, 49, 51, 54, 57, 60), Signal.TREND) == list(range(5, 12))
    assert marked(judged(*rest, 60, 57, 54, 51, 49, 46, 44), Signal.TREND) == list(range(5, 12))
    assert marked(judged(*rest, 46, 46, 49, 51, 54, 57, 60, 50), Signal.TREND) == []


def test_two_of_three_near_a_limit_are_a_signal_where_all_three_are_on_one_side():
    rest = (50, 52, 48, 51, 49, 50, 53, 47, 50, 51, 49, 50)
    assert marked(judged(*rest, 57, 52, 57), Signal.NEAR) == [12, 14]
    assert marked(judged(*rest, 57, 49, 57), Signal.NEAR) == []  # the third is on the other side
    assert marked(judged(*rest, 57, 52, 52, 57), Signal.NEAR) == []  # two of four


def test_limits_need_twelve_points():
    eleven, twelve = judged(*PRINTED[:11]), judged(*PRINTED)
    assert eleven.now is not None
    assert (eleven.now.limits, few_points(eleven)) == (None, "too early to say what is usual (11 of 12 points)")
    assert few_points(judged(1)) == "too early to say what is usual (1 of 12 points)"
    assert few_points(judged()) == "too early to say what is usual (none of 12 points)"
    assert few_points(twelve) == ""
    assert not any(point.signals for point in judged(1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9).points)


def test_a_month_without_a_number_is_no_point_and_its_neighbours_are_next_to_each_other():
    with_gap = judged(*PRINTED[:5], None, *PRINTED[5:])
    assert [point.value for point in with_gap.points] == list(PRINTED)
    assert with_gap.now is not None
    assert with_gap.now.moving_range == Fraction(71, 11)


def test_limits_are_reckoned_anew_from_a_recorded_day_for_a_reason():
    low, high = (50, 51, 49, 50, 52, 50, 49, 51, 50, 49, 51, 50), (80, 81, 79, 80, 82, 80, 79, 81, 80, 79, 81, 80)
    since = Rebase(date(2025, 1, 1), "a new contractor")
    found = run(months(*low, *high), [since])
    assert [(len(each.points), round(each.mean), each.since) for each in found.stretches] == [
        (12, 50, None),
        (12, 80, since),
    ]
    assert not any(point.signals for point in found.points)
    assert any(point.signals for point in judged(*low, *high).points)
    day_later = run(months(*low, *high), [Rebase(date(2025, 1, 2), "a new contractor")])
    assert [len(each.points) for each in day_later.stretches] == [13, 11]
    with pytest.raises(ValueError, match="only with a reason"):
        Rebase(date(2025, 1, 1), " ")


@each_row(
    "last, direction, words",
    [
        (80, UP, "better"),
        (80, DOWN, "worse"),
        (20, UP, "worse"),
        (20, DOWN, "better"),
        (80, None, "higher"),
        (20, None, "lower"),
        (51, UP, "no clear change"),
    ],
)
def test_better_or_worse_is_said_of_the_last_point_where_it_is_a_signal(last, direction, words):
    steady = (50, 51, 49, 50, 52, 50, 49, 51, 50, 49, 51)
    assert variation(judged(*steady, last), direction) == words
    assert variation(judged(), UP) == "no clear change"


@each_row(
    "target, direction, words",
    [
        (96, UP, "consistently fails"),
        (95, UP, "hit or miss"),  # the limit is at 95.50
        (62, UP, "hit or miss"),
        (61, UP, "consistently passes"),
        (96, DOWN, "consistently passes"),
        (61, DOWN, "consistently fails"),
    ],
)
def test_a_target_within_the_limits_is_hit_or_miss(target, direction, words):
    assert assurance(judged(*PRINTED), Fraction(target), direction) == words


def test_a_target_on_a_limit_is_hit_or_miss():
    now = judged(*PRINTED).now
    assert now is not None
    assert now.limits is not None
    for target in (now.limits.lower, now.limits.upper):
        assert assurance(judged(*PRINTED), target, UP) == assurance(judged(*PRINTED), target, DOWN) == "hit or miss"


def test_without_limits_no_assurance_is_given():
    assert assurance(judged(*PRINTED[:11]), Fraction(90), UP) == "too early to say what is usual (11 of 12 points)"


@given(values)
def test_limits_lie_evenly_around_the_mean_and_the_near_ones_within(numbers):
    found = judged(*numbers).now
    assert found is not None
    if found.limits:
        limits = found.limits
        assert limits.upper - found.mean == found.mean - limits.lower == Fraction("2.66") * found.moving_range
        assert (limits.near_upper - found.mean) * 3 == (limits.upper - found.mean) * 2
        assert limits.lower <= limits.near_lower <= found.mean <= limits.near_upper <= limits.upper


@given(values, st.integers(-50, 50), st.integers(1, 9))
def test_signals_do_not_depend_on_the_scale(numbers, moved, times):
    other = judged(*(each * times + moved for each in numbers))
    assert [point.signals for point in other.points] == [point.signals for point in judged(*numbers).points]


@given(values)
def test_turned_upside_down_better_is_worse(numbers):
    turned = judged(*(-each for each in numbers))
    word = {"better": "worse", "worse": "better"}
    said = variation(judged(*numbers), UP)
    points = judged(*numbers).points
    if points[-1].side:
        assert variation(turned, UP) == word.get(said, said)
