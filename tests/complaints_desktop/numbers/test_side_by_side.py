"""Teams, causes, years and seldom things side by side: what differs, what makes up most, how long between."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.numbers.funnel import ALARM, WARN, Place, band, funnel, normal_band, placed
from complaints_desktop.numbers.pareto import finding, pareto
from complaints_desktop.numbers.rare import gap_limits, rare, rare_in_words
from complaints_desktop.numbers.rate import Rate, change_in_words, rate_in_words, ratio, reduced
from complaints_desktop.numbers.share import Share, Verdict
from tests.tables import each_row

EIGHTY = Fraction(4, 5)


@each_row(
    "n, near, far",
    [
        (10, (55, 100), (41, 100)),
        (20, (62, 97), (52, 100)),
        (50, (69, 91), (62, 97)),
        (100, (72, 88), (68, 92)),
    ],
)
def test_the_normal_limits_are_those_printed(n, near, far):
    for errors, printed in ((WARN, near), (ALARM, far)):
        found = normal_band(EIGHTY, n, errors)
        assert abs(found.low - printed[0]) < Fraction(6, 10)
        assert abs(found.high - printed[1]) < Fraction(6, 10)


@each_row(
    "n, near, far",
    [
        (5, (40, 100), (20, 100)),
        (10, (50, 100), (40, 100)),
        (20, (60, 95), (50, 100)),
    ],
)
def test_under_30_the_limits_are_the_outermost_shares_that_chance_still_gives(n, near, far):
    for errors, printed in ((WARN, near), (ALARM, far)):
        found = band(EIGHTY, n, errors)
        within = [share for k in range(n + 1) if found.low <= (share := Fraction(100 * k, n)) <= found.high]
        assert (within[0], within[-1]) == printed
        assert found.low > within[0] - Fraction(100, n)


def test_from_30_on_the_limits_are_those_of_the_normal_curve():
    assert band(EIGHTY, 29, WARN) != normal_band(EIGHTY, 29, WARN)
    assert band(EIGHTY, 30, WARN) == normal_band(EIGHTY, 30, WARN)


@each_row(
    "n, d, place",
    [
        (5, 10, Place.WITHIN),
        (4, 10, Place.LOW),
        (3, 10, Place.FAR_LOW),
        (19, 20, Place.WITHIN),
        (20, 20, Place.HIGH),
        (73, 100, Place.WITHIN),
        (72, 100, Place.LOW),  # under 72.16
        (67, 100, Place.FAR_LOW),
        (87, 100, Place.WITHIN),
        (88, 100, Place.HIGH),
        (93, 100, Place.FAR_HIGH),
    ],
)
def test_a_share_is_placed_by_the_limits_of_as_many_cases(n, d, place):
    assert placed(Share(n, d), Share(800, 1000)) is place


def test_a_share_on_a_limit_is_within_and_so_is_one_whose_tail_is_just_1_in_40():
    assert placed(Share(1201, 2500), Share(1, 2)) is Place.WITHIN  # the limit is at 48.04
    assert placed(Share(1200, 2500), Share(1, 2)) is Place.LOW
    assert placed(Share(0, 1), Share(39, 40)) is Place.WITHIN
    assert placed(Share(0, 1), Share(391, 400)) is Place.LOW


def test_a_funnel_keeps_the_order_and_leaves_out_who_has_no_cases():
    found = funnel([("West", Share(80, 100)), ("East", Share(60, 100)), ("New", Share(0, 0)), ("North", Share(9, 10))])
    assert [each.name for each in found.placed] == ["West", "East", "North"]
    assert found.whole == Share(149, 210)
    assert [(each.name, each.place) for each in found.beyond] == [("West", Place.HIGH), ("East", Place.LOW)]
    assert funnel([]).placed == ()
    with pytest.raises(ValueError, match="no cases"):
        placed(Share(0, 0), Share(1, 2))


@given(st.integers(1, 60), st.integers(0, 20))
def test_limits_hold_the_middle_and_the_far_ones_the_near_ones(n, twentieths):
    middle = Fraction(twentieths, 20)
    near, far = band(middle, n, WARN), band(middle, n, ALARM)
    assert 0 <= far.low <= near.low <= 100 * middle + Fraction(100, n)
    assert 100 * middle - Fraction(100, n) <= near.high <= far.high <= 100


def test_causes_stand_by_their_counts_and_what_is_not_recorded_is_none_of_them():
    found = pareto({"late": 30, "No access": 15, "damp": 15, "noise": 0, "Parts": 20}, not_recorded=20)
    assert [(each.name, each.share.n, each.so_far.n) for each in found.causes] == [
        ("late", 30, 30),
        ("Parts", 20, 50),
        ("damp", 15, 65),
        ("No access", 15, 80),
    ]
    assert (found.total, found.not_recorded) == (100, 20)
    assert [each.name for each in found.most] == ["late", "Parts", "damp", "No access"]
    assert pareto({"late": 30, "parts": 49}, not_recorded=21).most == ()
    with pytest.raises(ValueError, match="no fewer"):
        pareto({"late": -1})


@each_row(
    "counts, not_recorded, words",
    [
        ({"a": 60, "b": 25, "c": 10, "d": 5}, 0, "2 of 4 causes make up 85.0% of 100 misses"),
        ({"a": 80, "b": 15, "c": 5}, 0, "1 of 3 causes makes up 80.0% of 100 misses"),
        ({"a": 79, "b": 15, "c": 6}, 0, "The most frequent cause, a, has 79.0% of 100 misses"),
        ({"a": 10}, 90, "The most frequent cause, a, has 10.0% of 100 misses"),
        ({}, 12, "No cause is recorded of 12 misses"),
        ({}, 0, "No misses"),
    ],
)
def test_the_finding_is_what_a_few_causes_make_up(counts, not_recorded, words):
    assert finding(pareto(counts, not_recorded=not_recorded), "misses") == words


@given(st.dictionaries(st.text(max_size=4), st.integers(0, 50), max_size=8), st.integers(0, 20))
def test_causes_and_what_is_not_recorded_add_up(counts, not_recorded):
    found = pareto(counts, not_recorded=not_recorded)
    assert sum(each.share.n for each in found.causes) + not_recorded == found.total
    numbers = [each.share.n for each in found.causes]
    assert numbers == sorted(numbers, reverse=True)


@each_row(
    "number, homes, places, printed",
    [
        (127, 7475, 1, "17.0"),
        (61, 7475, 2, "8.16"),
        (66, 7475, 2, "8.83"),
        (1, 8000, 1, "0.1"),
        (0, 8000, 1, "0.0"),
        (5, 0, 1, None),
    ],
)
def test_a_rate_is_for_every_1000_homes_of_the_period(number, homes, places, printed):
    assert Rate(number, homes).printed(places) == printed


def test_a_rate_says_where_homes_are_not_recorded_and_refuses_what_cannot_be():
    assert rate_in_words(Rate(127, 7475)) == "127 cases, 17.0 for every 1,000 homes in the period"
    assert rate_in_words(Rate(1, 0)) == "1 case; homes are not recorded"
    for number, homes in ((-1, 5), (1, -5)):
        with pytest.raises(ValueError, match="no rate"):
            Rate(number, homes)


@each_row(
    "now, base, verdict",
    [
        ((136, 5000), (239, 5000), Verdict.MET),  # 43% less, at least 29.8% by its interval
        ((180, 5000), (239, 5000), Verdict.OPEN),
        ((239, 5000), (239, 5000), Verdict.MISSED),
        ((8, 500), (10, 500), Verdict.OPEN),
        ((0, 500), (0, 500), None),
        ((5, 0), (10, 500), None),
        ((5, 500), (10, 0), None),
    ],
)
def test_a_fifth_less_is_shown_by_the_interval_of_the_ratio(now, base, verdict):
    assert reduced(Rate(*now), Rate(*base), Fraction(20)) is verdict


def test_a_change_against_the_base_is_said_with_its_interval_and_for_as_many_homes():
    assert change_in_words(Rate(136, 5000), Rate(239, 5000), Fraction(20)) == (
        "43.1% less than the base (between 53.9% less and 29.8% less): the aim of 20% less is met"
    )
    assert change_in_words(Rate(8, 500), Rate(10, 500), Fraction(20)).endswith("too close to tell from 20% less")
    assert change_in_words(Rate(8, 0), Rate(10, 500), Fraction(20)).startswith("cannot be compared")
    doubled = ratio(Rate(100, 10_000), Rate(100, 5_000))
    assert doubled is not None
    assert doubled.exact == Fraction(1, 2)


@given(st.integers(0, 300), st.integers(1, 300), st.integers(1, 9000), st.integers(1, 9000))
def test_the_interval_of_a_ratio_holds_it(now, before, homes, homes_before):
    found = ratio(Rate(now, homes), Rate(before, homes_before))
    assert found is not None
    assert found.low <= found.exact
    assert found.high is not None
    assert found.exact <= found.high


def test_what_is_rare_is_said_by_its_days():
    days, today = [date(2026, 3, 1), date(2026, 1, 1), date(2026, 3, 1), date(2027, 1, 1)], date(2026, 4, 1)
    found = rare(days, today)
    assert (found.gaps, found.since) == ((59, 0), 31)
    assert rare_in_words(found) == "3 times; the last on 1 March 2026, 31 days ago, 0 days after the one before"
    assert rare_in_words(rare([today], today)) == "once on 1 April 2026, today"
    assert rare_in_words(rare([], today)) == "never"


def test_days_between_have_limits_from_twelve_on_and_a_long_wait_lies_outside():
    gaps = (30, 41, 25, 33, 38, 29, 44, 31, 27, 36, 40)
    assert gap_limits(gaps) is None
    found = gap_limits((*gaps, 35))
    assert found is not None
    lower, centre, upper = found
    assert 0 < lower < 25 < centre < 44 < upper < 90
    assert gap_limits((0,) * 12) == (0.0, 0.0, 0.0)
