"""Each measure counts what its words say, at both sides of each day; parts add up, whatever the record holds."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.numbers.as_set import as_read, targets_of
from complaints_desktop.numbers.measure import Kind, Source
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.packed import DAYS
from complaints_desktop.numbers.policy import Ch02Of, HomesOn, K2Counts, NumbersPolicy, Readings
from complaints_desktop.numbers.result import Asked, by_stock, identities, movement, of_stages
from db.number_terms import Basis, StockType
from tests.complaints_desktop.numbers.counted import stage, stages
from tests.tables import each_row

JUNE = Asked(start=date(2026, 6, 1), end=date(2026, 6, 30), as_of=date(2026, 8, 31))


def on(day: int, month: int = 6) -> date:
    return date(2026, month, day)


SENT = {"received": on(1), "acknowledge_by": on(8), "first_due": on(22)}
"""Received on the first of June, to be acknowledged by the 8th and answered by the 22nd."""

TABLE = [
    # measure, what the stage is, in n, counted, why it is left out
    ("K1", {"acknowledged": on(8)}, 1, 1, ""),
    ("K1", {"acknowledged": on(9)}, 0, 1, ""),
    ("K1", {}, 0, 1, ""),
    ("K1", {"responded": on(20)}, 0, 0, "the day of the acknowledgement is not recorded"),
    ("K1", {"refused": on(8)}, 0, 0, "refused by when the acknowledgement was due"),
    ("K1", {"refused": on(9)}, 0, 1, ""),
    ("K1", {"withdrawn": on(7)}, 0, 0, "withdrawn before the acknowledgement was due"),
    ("K1", {"withdrawn": on(8)}, 0, 1, ""),
    ("K1", {"merged": on(3)}, 0, 0, "merged into another complaint, which counts"),
    ("K2", {"responded": on(22)}, 1, 1, ""),
    ("K2", {"responded": on(23)}, 0, 1, ""),
    ("K2", {}, 0, 1, ""),
    ("K2", {"withdrawn": on(22)}, 0, 0, "withdrawn by when it was due"),
    ("K2", {"withdrawn": on(23)}, 0, 1, ""),
    ("K2", {"responded": on(23), "withdrawn": on(24)}, 0, 1, ""),
    ("K2", {"refused": on(3)}, 0, 0, "refused: counted with the refusals"),
    ("K2", {"passed": on(30)}, 0, 0, "the day of the answer is not recorded"),
    ("K2", {"told": on(22), "due": on(30), "responded": on(30)}, 0, 1, ""),
    ("K2x", {"told": on(22), "due": on(30), "responded": on(30)}, 1, 1, ""),
    ("K2x", {"told": on(22), "due": on(30), "responded": on(1, 7)}, 0, 1, ""),
    ("K2", {"told": on(22), "due": on(30), "withdrawn": on(30)}, 0, 0, "withdrawn by when it was due"),
    ("K3", {"told": on(22), "due": on(30)}, 1, 1, ""),
    ("K3", {"told": on(22), "due": on(30), "responded": on(20)}, 1, 1, ""),
    ("K3", {"responded": on(30)}, 0, 1, ""),
    ("K4", {"responded": on(22)}, 0, 1, ""),
    ("K4", {"responded": on(23)}, 1, 1, ""),
    ("K4", {"withdrawn": on(23)}, 1, 1, ""),
    ("K4", {"told": on(22), "due": on(30), "responded": on(30)}, 0, 1, ""),
    ("K4", {"told": on(22), "due": on(1, 9)}, 0, 1, ""),
    ("K4", {}, 1, 1, ""),
    ("M1", {"responded": on(23), "outcome": 1}, 1, 1, ""),
    ("M1", {"responded": on(23), "outcome": 2}, 1, 1, ""),
    ("M1", {"responded": on(23), "outcome": 3}, 0, 1, ""),
    ("M1", {"responded": on(23)}, 0, 0, "no outcome is recorded"),
    ("M2", {"responded": on(23), "outcome": 3}, 1, 1, ""),
    ("M1", {"responded": on(1, 7), "outcome": 1}, 0, 0, ""),
    ("K10", {"responded": on(23), "asked_on": on(1, 7)}, 1, 1, ""),
    ("K10", {"responded": on(23), "asked_on": on(1, 7), "asked_refused": on(2, 7)}, 0, 1, ""),
    ("K10", {"responded": on(23), "asked_on": on(1, 7), "asked_refused": on(1, 9)}, 1, 1, ""),
    ("K10r", {"responded": on(23), "asked_on": on(1, 7), "asked_refused": on(2, 7)}, 1, 1, ""),
    ("K10", {"responded": on(23), "asked_on": on(1, 9)}, 0, 1, ""),
    ("K2", {"received": None, "acknowledged": on(8), "responded": on(22)}, 1, 1, ""),
    ("M1", {"received": None, "responded": on(22), "outcome": 1}, 1, 1, ""),
    ("M15", {"received": None, "refused": on(30)}, 1, None, ""),
    ("V1", {"received": None, "acknowledged": on(8)}, 0, None, ""),
    ("K4now", {"received": None, "acknowledged": on(8)}, 1, 1, ""),
    ("M3", {"responded": on(23), "outcome": 1, "changed": 1}, 1, 1, ""),
    ("M3", {"responded": on(23), "outcome": 1, "changed": 0}, 0, 1, ""),
    ("M3", {"responded": on(23), "outcome": 1, "changed": 2}, 0, 0, "no outcome of stage 1 is recorded"),
    ("K2", {"acknowledged": on(1, 9), "latest_due": on(22), "first_due": on(15, 9)}, 0, 1, ""),
    ("K4now", {"asked_on": on(1, 7)}, 0, 0, ""),
    ("K4now", {"closed": on(1, 7)}, 0, 0, ""),
    ("K4", {"closed": on(23)}, 1, 1, ""),
    ("K4", {"closed": on(22)}, 0, 0, "the day of the answer is not recorded"),
    ("K1", {"closed": on(9)}, 0, 1, ""),
    ("K1", {"closed": on(8)}, 0, 0, "the day of the acknowledgement is not recorded"),
    ("V1", {}, 1, None, ""),
    ("V1", {"merged": on(3)}, 0, None, "merged into another complaint, which counts"),
    ("M15", {"refused": on(30)}, 1, None, ""),
    ("M15", {"refused": on(1, 7)}, 0, None, ""),
    ("K4now", {}, 1, 1, ""),
    ("K4now", {"told": on(22), "due": on(1, 9)}, 0, 1, ""),
    ("K4now", {"responded": on(23)}, 0, 0, ""),
]


@each_row(("code", "said", "n", "d", "why"), TABLE)
def test_a_measure_counts_a_stage_as_its_words_say(code, said, n, d, why):
    row = stage(**SENT | said | ({"stage": 2} if MEASURES[code].stage == 2 else {}))
    result = of_stages(MEASURES[code], stages([row], JUNE.as_of), JUNE)
    assert (result.n, result.d) == (n, d)
    assert [words for words, chosen in result.out if chosen.any()] == ([why] if why else [])


DAYS_OF_BASIS = [
    ("K2", Basis.RECEIVED, {"received": on(1)}, 1),
    ("K2", Basis.RECEIVED, {"received": on(31, 5)}, 0),
    ("K2", Basis.DUE, {"received": on(31, 5)}, 1),
    ("K2", Basis.DUE, {"first_due": on(1, 7), "due": on(1, 7)}, 0),
    ("K2", Basis.RESPONDED, {"responded": on(30)}, 1),
    ("K2", Basis.RESPONDED, {"responded": on(1, 7)}, 0),
    ("M1", Basis.RECEIVED, {"received": on(1), "responded": on(1, 7), "outcome": 1}, 1),
    ("M1", Basis.RECEIVED, {"responded": on(1, 9), "outcome": 1}, 0),
    ("M3", Basis.RECEIVED, {"responded": on(1, 9), "outcome": 1, "changed": 1, "stage": 2}, 0),
    ("M4", Basis.RECEIVED, {"responded": on(1, 9), "taken": 10}, 0),
    ("K10", Basis.RECEIVED, {"responded": None}, 0),
    ("K10", Basis.DUE, {"responded": None}, 0),
]


@each_row(("code", "basis", "said", "d"), DAYS_OF_BASIS)
def test_a_basis_says_by_which_day_a_stage_falls_in_the_period(code, basis, said, d):
    row = stage(**SENT | {"responded": on(22)} | said)
    assert of_stages(MEASURES[code], stages([row], JUNE.as_of), replace(JUNE, basis=basis)).d == d


AS_OF = [
    ("K2", on(21), 0, "not due yet"),
    ("K2", on(22), 1, ""),
    ("K4", on(22), 1, ""),
]


@each_row(("code", "as_of", "d", "why"), AS_OF)
def test_what_is_not_due_on_the_day_it_stands_as_of_is_counted_neither_way(code, as_of, d, why):
    row = stage(**SENT, responded=on(20))
    found = of_stages(MEASURES[code], stages([row], as_of), replace(JUNE, as_of=as_of))
    assert found.d == d
    if as_of < on(22):
        assert found.n == 0


def test_what_came_after_the_day_it_stands_as_of_has_not_come():
    row = stage(**SENT, responded=on(22), told=on(22), outcome=1)
    before = stages([row], on(21))
    assert not before.has("responded").any()
    assert not before.has("told").any()


def test_days_are_told_by_mean_median_and_the_ninetieth_of_a_hundred():
    taken = (3, 8, 10, 10, 12, 12, 14, 15, 40, 66)
    rows = [stage(**SENT, responded=on(22), taken=each) for each in taken]
    result = of_stages(MEASURES["M4"], stages(rows, JUNE.as_of), JUNE)
    assert (result.n, result.d) == (190, 10)
    assert (result.spread.mean, result.spread.median, result.spread.ninetieth) == (Fraction(19), Fraction(12), 40)


def test_an_answer_on_the_day_of_receipt_took_no_time_and_is_counted():
    result = of_stages(MEASURES["M4"], stages([stage(**SENT, responded=on(1), taken=0)], JUNE.as_of), JUNE)
    assert (result.value, result.d) == ("0.0", 1)


def test_no_cases_are_neither_none_nor_all_of_them():
    result = of_stages(MEASURES["K2"], stages([], JUNE.as_of), JUNE)
    assert (result.n, result.d, result.percent, result.interval) == (0, 0, None, None)


def test_a_flow_may_be_more_than_a_hundred():
    rows = [stage(**SENT), *(stage(**SENT, stage=2) for _ in range(2))]
    assert of_stages(MEASURES["K10f"], stages(rows, JUNE.as_of), JUNE).percent == "200.0"


def test_the_regulators_measures_are_by_stock_type_and_never_summed():
    rent, own, other = (
        stage(**SENT, responded=on(20), stock_type=kind) for kind in ("low-cost rent", "low-cost home ownership", "")
    )
    rented = HomesOn(year_end=on(31, 3), stock_type=StockType.RENT, number=2_000)
    homes = {StockType.RENT: rented, StockType.OWNERSHIP: None}
    all_ = stages([rent, rent, own, other], JUNE.as_of)
    found = by_stock(MEASURES["CH01(1)"], all_, JUNE, homes)
    assert [(each.of_whom, each.n, each.d, each.value) for each in found] == [
        ("low-cost rent", 2, 2_000, "1.0"),
        ("low-cost home ownership", 1, None, None),
    ]
    assert [each.said for each in found] == [
        "over the homes of 31 March 2026; 1 more without a stock type is in neither",
        "the number of homes is not recorded; 1 more without a stock type is in neither",
    ]
    assert [[why for why, _ in each.out] for each in found] == [["the stock type is not recorded"]] * 2
    assert [each.n for each in by_stock(MEASURES["CH02(1)"], all_, JUNE, homes)] == [2, 1]


def test_the_code_s_time_is_a_share_of_what_was_received_or_of_what_was_answered_as_the_landlord_reads_it():
    late = {**SENT, "received": on(31, 5), "stock_type": "low-cost rent"}
    rows = [stage(**late, responded=on(20)), stage(**SENT, stock_type="low-cost rent")]
    all_ = stages(rows, JUNE.as_of)
    for ch02, counted in ((Ch02Of.RECEIVED, (0, 1)), (Ch02Of.RESPONDED, (1, 1))):
        read = as_read(MEASURES["CH02(1)"], Readings(ch02=ch02))
        (rented, _) = by_stock(read, all_, JUNE, {})
        assert (rented.n, rented.d) == counted, ch02
    assert as_read(MEASURES["CH01(1)"], Readings(ch02=Ch02Of.RESPONDED)) is MEASURES["CH01(1)"]


def test_a_target_is_of_the_figure_that_the_landlord_reads():
    for k2, codes in ((K2Counts.FIRST, {"K2", "K6"}), (K2Counts.EXTENDED, {"K2x", "K6x"})):
        found = targets_of(NumbersPolicy(readings=Readings(k2=k2)), JUNE.end)
        assert {code for code in found if code[:2] in ("K2", "K6")} == codes
        assert {found[code].printed for code in codes} == {"95"}


def test_a_case_is_once_among_those_counted_or_left_out():
    rows = [stage(**SENT, responded=on(22)), stage(**SENT), stage(**SENT, refused=on(2)), stage(**SENT, merged=on(2))]
    all_ = stages(rows, JUNE.as_of)
    result = of_stages(MEASURES["K2"], all_, JUNE)
    assert all_.cases[result.kept].tolist() == ["0"]
    assert all_.cases[result.counted].tolist() == ["0", "1"]
    assert [all_.cases[chosen].tolist() for _, chosen in result.out] == [["3"], ["2"]]


A_DAY = st.dates(date(2026, 5, 1), date(2026, 8, 31)) | st.none()
ANY = st.fixed_dictionaries(
    dict.fromkeys(DAYS, A_DAY)
    | {"stage": st.integers(1, 2), "outcome": st.integers(0, 3), "taken": st.integers(-1, 60)}
)


@given(st.lists(ANY, max_size=30), st.dates(date(2026, 5, 1), date(2026, 9, 1)), st.sampled_from([None, *Basis]))
def test_whatever_the_record_holds_the_parts_add_up(rows, as_of, basis):
    all_ = stages([stage(**each) for each in rows], as_of)
    asked = replace(JUNE, as_of=max(as_of, JUNE.start), basis=basis)
    assert identities(all_, asked) == ()
    for measure in (each for each in MEASURES.values() if each.source is Source.STAGES):
        result = of_stages(measure, all_, asked)
        if measure.kind in (Kind.SHARE, Kind.NOW):
            assert 0 <= result.n <= result.d <= len(rows)
        taken = [result.counted, *(chosen for _, chosen in result.out)]
        if measure.kind is not Kind.FLOW:
            assert np.sum(taken, axis=0).max(initial=0) <= 1


@given(st.lists(ANY, min_size=1, max_size=20))
def test_a_withdrawal_never_makes_a_share_in_time_better(rows):
    known = [dict(each) for each in rows if each["received"] and each["first_due"]]
    late = [each | {"withdrawn": each["first_due"] + timedelta(60), "due": each["first_due"]} for each in known]
    plain = [each | {"withdrawn": None, "due": each["first_due"]} for each in known]
    after = date(2027, 1, 1)
    asked = replace(JUNE, as_of=after)
    one, other = (
        of_stages(MEASURES["K2"], stages([stage(**each) for each in some], after), asked) for some in (late, plain)
    )
    assert (one.n, one.d) == (other.n, other.d)


@pytest.mark.parametrize("code", MEASURES)
def test_every_measure_says_what_it_counts_and_who_asks_for_it(code):
    each = MEASURES[code]
    assert each.name
    assert each.formula
    assert each.ground
    assert (each.source is Source.NOWHERE) == bool(each.not_kept)


def test_what_came_less_what_ended_is_the_change_in_what_is_open():
    rows = [
        stage(**SENT),
        stage(**SENT, responded=on(20)),
        stage(**SENT, responded=on(20), withdrawn=on(25)),
        stage(**SENT, refused=on(3)),
        stage(**SENT, merged=on(4)),
        stage(**SENT, closed=on(1, 7)),
        stage(**SENT | {"received": on(20, 5)}, withdrawn=on(30)),
        stage(acknowledged=on(8), first_due=on(22)),
    ]
    moved = movement(stages(rows, JUNE.as_of), JUNE, 1)
    assert moved == {
        **{"open before": 1, "received": 7, "responded": 2, "refused": 1, "withdrawn": 1, "merged": 1},
        **{"passed": 0, "asked_on": 0, "closed": 0, "open after": 3},
    }


@given(st.lists(ANY, max_size=30), st.sampled_from([None, *Basis]))
def test_a_year_is_the_sum_of_its_months_and_no_stage_is_in_two(rows, basis):
    all_ = stages([stage(**each) for each in rows], date(2027, 1, 1))
    months = [(date(2026, 5, 1), date(2026, 5, 31)), (on(1), on(30)), (on(1, 7), on(31, 7)), (on(1, 8), on(31, 8))]
    for code in ("K1", "K2", "K4", "M1", "K10", "M15", "V1"):
        one, *parts = (
            of_stages(MEASURES[code], all_, Asked(start=start, end=end, as_of=all_.as_of, basis=basis))
            for start, end in ((months[0][0], months[-1][1]), *months)
        )
        assert one.n == sum(each.n for each in parts)
        assert np.sum([each.counted for each in parts], axis=0).max(initial=0) <= 1


@given(st.lists(ANY, max_size=30), st.dates(on(30), on(31, 8)))
def test_what_was_late_on_one_day_is_not_in_time_on_a_later_one(rows, day):
    known = [stage(**each | {"latest_due": each["first_due"]}) for each in rows]
    early, late = (stages(known, each) for each in (day, on(31, 8)))
    assert not (early.begun.astype(bool) & early.overdue & early.come(early.day("due")) & late.in_time).any()
    assert not (early.has("responded") & ~late.has("responded")).any()
