"""A share is said as exactly as it is, and no more of it than its cases bear (reports 10.4 and 10.6, quality 9.7)."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.numbers.share import (
    Direction,
    Saying,
    Share,
    Verdict,
    against,
    against_in_words,
    allowed_misses,
    changed,
    decimals,
    in_words,
    misses_in_words,
    newcombe,
    one_decimal,
    pooled,
)
from tests.tables import each_row

UP, DOWN = Direction.UP, Direction.DOWN
shares = st.integers(1, 2000).flatmap(lambda d: st.builds(Share, st.integers(0, d), st.just(d)))


@each_row(
    "n, d, percent",
    [
        (230, 293, "78.5"),
        (22, 32, "68.8"),
        (19, 32, "59.4"),
        (68, 74, "91.9"),
        (21, 127, "16.5"),
        (476, 3779, "12.6"),
        (1, 16, "6.3"),  # 6.25: to the even digit it would be 6.2
        (3, 16, "18.8"),
        (1, 800, "0.1"),
        (1, 2001, "0.0"),
        (0, 8, "0.0"),
        (6, 6, "100.0"),
        (0, 0, None),
    ],
)
def test_a_percent_is_to_one_decimal_with_a_half_upwards_and_there_is_none_of_no_cases(n, d, percent):
    assert Share(n, d).percent == percent


@each_row(
    "n, d, low, high",
    [
        (7, 10, "39.7", "89.2"),
        (14, 20, "48.1", "85.5"),
        (21, 30, "52.1", "83.3"),
        (35, 50, "56.2", "80.9"),
        (70, 100, "60.4", "78.1"),
        (140, 200, "63.3", "75.9"),
        (280, 400, "65.3", "74.3"),
        (19, 20, "76.4", "99.1"),
        (95, 100, "88.8", "97.8"),
        (0, 8, "0.0", "32.4"),
        (1, 3, "6.1", "79.2"),
        (230, 293, "73.4", "82.8"),
        (8, 8, "67.6", "100.0"),
    ],
)
def test_the_interval_is_that_of_wilson(n, d, low, high):
    interval = Share(n, d).interval
    assert interval is not None
    assert interval.printed == (low, high)


@each_row(
    "one, other, printed",
    [
        ((56, 70), (48, 80), ("5.2", "33.4")),
        ((9, 10), (3, 10), ("17.1", "80.9")),
        ((10, 10), (0, 20), ("67.9", "100.0")),
        ((10, 10), (0, 10), ("60.7", "100.0")),
    ],
)
def test_the_interval_of_a_difference_is_that_of_newcombe(one, other, printed):
    gap = newcombe(Share(*one), Share(*other))
    assert gap is not None
    assert gap.printed == printed


def test_of_no_cases_nothing_is_said_and_what_is_no_share_is_none():
    nothing = Share(0, 0)
    assert (nothing.percent, nothing.interval, nothing.saying, in_words(nothing)) == (
        None,
        None,
        Saying.NOTHING,
        "no cases",
    )
    assert newcombe(nothing, Share(1, 2)) is newcombe(Share(1, 2), nothing) is None
    assert against(nothing, Fraction(70), UP) is None
    assert against_in_words(nothing, Fraction(70), UP) == "no cases"
    for n, d in ((2, 1), (-1, 3), (0, -1)):
        with pytest.raises(ValueError, match="is no share"):
            Share(n, d)


def test_less_is_said_of_fewer_cases():
    assert [Share(1, d).saying for d in (1, 9, 10, 29, 30)] == [
        Saying.WORDS,
        Saying.WORDS,
        Saying.INTERVAL,
        Saying.INTERVAL,
        Saying.FULLY,
    ]
    assert in_words(Share(3, 9)) == "3 of 9"
    assert in_words(Share(7, 10)) == "7 of 10, 70.0% (between 39.7% and 89.2%)"


@each_row(
    "n, d, target, direction, verdict",
    [
        (21, 30, 70, UP, Verdict.OPEN),
        (280, 400, 65, UP, Verdict.MET),  # from 65.3
        (280, 400, 66, UP, Verdict.OPEN),
        (280, 400, 74, UP, Verdict.OPEN),  # to 74.3
        (280, 400, 75, UP, Verdict.MISSED),
        (280, 400, 65, DOWN, Verdict.MISSED),
        (280, 400, 75, DOWN, Verdict.MET),
        (50, 50, 100, UP, Verdict.MET),
        (49, 50, 100, UP, Verdict.MISSED),
        (0, 50, 0, DOWN, Verdict.MET),
        (1, 50, 0, DOWN, Verdict.MISSED),
        (50, 50, 0, UP, Verdict.MET),
    ],
)
def test_a_target_is_met_or_missed_where_the_interval_is_wholly_on_one_side(n, d, target, direction, verdict):
    assert against(Share(n, d), Fraction(target), direction) is verdict


def test_a_target_that_is_not_decided_is_named():
    assert against_in_words(Share(21, 30), Fraction(70), UP) == "too close to tell from 70%"
    assert against_in_words(Share(21, 30), Fraction(145, 2), UP) == "too close to tell from 72.5%"
    assert against_in_words(Share(280, 400), Fraction(65), UP) == "met"


@each_row(
    "later, earlier, direction, word",
    [
        ((56, 70), (48, 80), UP, "better"),
        ((56, 70), (48, 80), DOWN, "worse"),
        ((48, 80), (56, 70), UP, "worse"),
        ((48, 80), (56, 70), DOWN, "better"),
        ((50, 70), (48, 80), UP, "no clear change"),
        ((29, 29), (0, 30), UP, "no clear change"),  # 29 are too few for an arrow
        ((30, 30), (0, 30), UP, "better"),
        ((30, 30), (0, 0), UP, "no clear change"),
    ],
)
def test_better_or_worse_is_said_only_where_the_difference_is_shown_and_the_cases_are_enough(
    later, earlier, direction, word
):
    assert changed(Share(*later), Share(*earlier), direction) == word


@each_row(
    "d, target, direction, allowed, words",
    [
        (6, 95, UP, 0, "95% of 6: no miss is allowed"),
        (19, 95, UP, 0, "95% of 19: no miss is allowed"),
        (20, 95, UP, 1, "95% of 20: 1 miss is allowed"),
        (39, 95, UP, 1, "95% of 39: 1 miss is allowed"),
        (40, 95, UP, 2, "95% of 40: 2 misses are allowed"),
        (500, 100, UP, 0, "100% of 500: no miss is allowed"),
        (19, 5, DOWN, 0, "5% of 19: none"),
        (20, 5, DOWN, 1, "5% of 20: 1 at most"),
    ],
)
def test_of_a_few_cases_it_is_said_how_many_may_fall_short(d, target, direction, allowed, words):
    assert allowed_misses(d, Fraction(target), direction) == allowed
    assert misses_in_words(d, Fraction(target), direction) == words


def test_months_are_put_together_by_their_cases():
    assert pooled(Share(1, 1), Share(10, 99)) == Share(11, 100)
    assert pooled() == Share(0, 0)


def test_a_half_goes_up_wherever_it_stands():
    assert [one_decimal(Fraction(each, 100)) for each in (5, 15, 25, 35, 4, 1995)] == [
        "0.1",
        "0.2",
        "0.3",
        "0.4",
        "0.0",
        "20.0",
    ]
    assert [one_decimal(Decimal(each)) for each in ("0.25", "0.249", "2.65", "0.04")] == ["0.3", "0.2", "2.7", "0.0"]
    assert [decimals(Fraction(633, 7475) * 100, places) for places in (0, 2)] == ["8", "8.47"]


@given(shares)
def test_the_interval_holds_the_share_and_lies_within_0_and_100(share):
    interval, exact = share.interval, share.exact
    assert interval is not None
    assert exact is not None
    assert 0 <= interval.low <= interval.high <= 100
    assert Fraction(interval.low) <= exact <= Fraction(interval.high)
    assert interval.low < interval.high
    assert abs(Fraction(share.percent) - exact) <= Fraction(1, 20)
    assert Fraction(share.percent) - exact != Fraction(-1, 20)  # a half goes up


@given(shares)
def test_one_more_of_as_many_raises_the_interval_and_as_many_times_more_narrow_it(share):
    interval = share.interval
    assert interval is not None
    if share.n < share.d:
        more = Share(share.n + 1, share.d).interval
        assert more is not None
        assert more.low > interval.low
        assert more.high >= interval.high
    wide = Share(3 * share.n, 3 * share.d).interval
    assert wide is not None
    assert wide.high - wide.low < interval.high - interval.low


@given(shares, st.integers(0, 100))
def test_a_target_cannot_be_met_both_ways(share, target):
    up, down = against(share, Fraction(target), UP), against(share, Fraction(target), DOWN)
    if target not in (0, 100):
        assert (up is Verdict.OPEN) == (down is Verdict.OPEN)
        assert not (up is down is Verdict.MET)


@given(shares, shares)
def test_a_difference_the_other_way_round_is_the_same_with_its_sign_turned(one, other):
    gap, turned = newcombe(one, other), newcombe(other, one)
    assert gap is not None
    assert turned is not None
    assert abs(gap.low + turned.high) < Decimal("1e-20")
    assert gap.low <= gap.high
