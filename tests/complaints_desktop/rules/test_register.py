"""The register of rules that change with time: what holds on which day, by hand from the sources."""

from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.desk.register import shipped
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import (
    BANDS,
    BANK_HOLIDAYS,
    BODIES,
    CHANGES,
    DATA_PROTECTION_LIMITS,
    HAZARD_LIMITS,
    HAZARDS,
    KINDS,
    MONEY_ADVICE_LIMITS,
    RATES,
    NoRow,
    Register,
    Row,
    read_row,
)
from complaints_desktop.rules.register.rows import months_later
from tests.tables import each_row


def row(**changes: Any) -> Row[Any]:
    """Return a rate of £8.00 a day from 1 April 2026, checked that day."""
    known: dict[str, Any] = {
        "kind": "compensation_rate",
        "name": "no-heat",
        "from_on": "2026-04-01",
        "source": "the guidance",
        "checked_on": "2026-04-01",
        "checked_by": "a manager",
        "sure": "A",
        "value": {"words": "No heat", "pence": 800, "per": "day"},
    }
    return read_row({**known, **changes})


def pence(register: Register, day: date) -> int | None:
    """Return what the rate is on a day."""
    found = register.in_force(RATES, day).get("no-heat")
    return found.value.pence if found else None


def dearer(pounds: int, **changes: Any) -> Row[Any]:
    """Return the same rate at another sum."""
    return row(value={"words": "No heat", "pence": pounds * 100, "per": "day"}, **changes)


def test_a_rule_holds_from_its_first_day():
    assert [pence(Register((row(),)), date(2026, *day)) for day in ((3, 31), (4, 1))] == [None, 800]


def test_a_rule_holds_to_its_last_day():
    until = Register((row(until_on="2027-03-31"),))

    assert [pence(until, date(2027, *day)) for day in ((3, 31), (4, 1))] == [800, None]


def test_a_later_version_takes_the_place_of_the_earlier_from_its_day_and_leaves_it_standing_before():
    both = Register((dearer(9, from_on="2027-04-01"), row()))

    assert [pence(both, day) for day in (date(2027, 3, 31), date(2027, 4, 1))] == [800, 900]


def test_an_earlier_version_does_not_come_back_when_the_later_has_ended():
    ended = Register((row(), dearer(9, from_on="2027-04-01", until_on="2027-04-30")))

    assert [pence(ended, day) for day in (date(2027, 4, 30), date(2027, 5, 1))] == [900, None]


def test_of_two_versions_from_the_same_day_the_one_checked_later_stands_whatever_their_order():
    corrected = dearer(9, checked_on="2026-04-02")

    assert pence(Register((corrected, row())), date(2026, 4, 1)) == 900
    assert pence(Register((row(), corrected)), date(2026, 4, 1)) == 900


def test_a_version_that_was_withdrawn_never_held():
    withdrawn = row(struck=True, checked_on="2026-05-01")

    assert pence(Register((row(), withdrawn)), date(2026, 4, 10)) is None
    assert len(list(Register((row(), withdrawn)).history(RATES, "no-heat"))) == 2


def test_what_is_announced_without_a_day_is_there_and_not_in_force():
    announced = row(from_on=None, expected="2027")
    register = Register((announced,))

    assert pence(register, date(2099, 12, 31)) is None
    assert register.announced(RATES)["no-heat"].period == "Announced (expected: 2027), not in force here"


def test_a_rule_that_does_not_hold_is_refused_in_words():
    with pytest.raises(Refused, match="no “no-heat” under “Compensation: fixed sums” that holds on 31 March 2026"):
        Register((row(),)).rule(RATES, "no-heat", date(2026, 3, 31))


def test_a_row_asks_to_be_checked_after_six_months_and_not_before():
    register = Register((row(checked_on="2026-04-01"),))

    assert [each.name for each in register.unchecked(KINDS, date(2026, 10, 1))] == []
    assert [each.name for each in register.unchecked(KINDS, date(2026, 10, 2))] == ["no-heat"]


def test_what_holds_no_more_does_not_ask_to_be_checked():
    register = Register((row(until_on="2026-06-30"), row(name="old"), row(name="old", from_on="2026-07-01")))
    asked = register.unchecked(KINDS, date(2027, 1, 1))

    assert [(each.name, each.first) for each in asked] == [("old", date(2026, 7, 1))]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 5, 24), 6, date(2026, 11, 24)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
    ],
)
def test_six_months_after_a_long_month_is_the_last_day_of_a_short_one(day, months, then):
    assert months_later(day, months) == then


@each_row(
    ("changes", "said"),
    [
        ({"kind": "riddle"}, "There is no kind “riddle”"),
        ({"value": None}, "It says nothing"),
        ({"value": {"words": "No heat", "pence": 800}}, "For each is missing"),
        ({"value": {"words": "No heat", "pence": 8.5, "per": "day"}}, "Pounds: it is no whole number"),
        ({"value": {"words": "No heat", "pence": True, "per": "day"}}, "Pounds: it is no whole number"),
        ({"value": {"words": "No heat", "pence": 800, "per": "year"}}, "For each: “year” is none of: day, week, time"),
        ({"value": {"words": "No heat", "pence": 800, "per": "day", "x": 1}}, "“Compensation: fixed sums” has no x"),
        ({"value": {"words": " ", "pence": 800, "per": "day"}}, "What it is is missing"),
        ({"until_on": "2026-03-31"}, "It ends before it begins"),
        ({"from_on": None, "until_on": "2026-03-31"}, "It ends before it begins"),
        ({"from_on": "1980-01-01"}, "1 January 1980 cannot be"),
        ({"from_on": "soon"}, "“soon” is no day; write it as 2027-04-01"),
        ({"checked_on": None}, "The day it was checked is missing"),
        ({"source": "n/a"}, "Source is missing"),
        ({"checked_by": ""}, "Checked by is missing"),
        ({"sure": "certain"}, "How sure it is, is one of: A, B, C, \\?"),
        ({"note": "x" * 1_001}, "Note has more than 1,000 characters"),
    ],
)
def test_what_is_no_row_is_refused_in_words(changes, said):
    with pytest.raises(NoRow, match=said):
        row(**changes)


# What is shipped, by hand from the sources


def sums(day: date) -> dict[str, tuple[int, str]]:
    """Return the fixed sums of a day."""
    return {name: (each.value.pence, each.value.per) for name, each in shipped().in_force(RATES, day).items()}


def test_the_fixed_sums_are_those_of_the_guidance_of_1_april_2026_and_none_before():
    assert sums(date(2026, 3, 31)) == {}
    assert sums(date(2026, 4, 1)) == {
        "no-heating-and-hot-water": (1500, "day"),
        "no-heating-or-hot-water": (800, "day"),
        "no-power": (1000, "day"),
        "no-lighting": (1000, "week"),
        "missed-appointment": (1500, "time"),
    }


def test_the_bands_follow_one_another_and_the_highest_has_no_end():
    bands = [(each.value.least, each.value.most) for each in shipped().in_force(BANDS, date(2026, 4, 1)).values()]

    assert bands == [(5_000, 10_000), (10_000, 60_000), (60_000, 100_000), (100_000, 0)]


def covered(name: str, day: date) -> tuple[bool, bool] | None:
    """Return whether a hazard is covered as an emergency and as a significant one on a day; None where it is none."""
    found = shipped().in_force(HAZARDS, day).get(name)
    return (found.value.emergency, found.value.significant) if found else None


@each_row(
    ("name", "day", "covers"),
    [
        ("damp-and-mould", date(2025, 10, 26), None),
        ("damp-and-mould", date(2025, 10, 27), (True, True)),
        ("excess-cold", date(2025, 10, 27), (True, False)),
        ("excess-cold", date(2026, 12, 31), (True, False)),
        ("excess-cold", date(2099, 12, 31), (True, False)),
        ("overcrowding", date(2026, 12, 31), (False, False)),
        ("fire", date(2026, 6, 21), (True, False)),
        ("fire", date(2026, 6, 22), None),
        ("fire-and-explosions", date(2026, 6, 21), None),
        ("fire-and-explosions", date(2026, 6, 22), (True, False)),
    ],
)
def test_a_hazard_is_covered_from_its_day_as_far_as_the_regulations_were_seen(name, day, covers):
    assert covered(name, day) == covers


def test_there_were_29_hazards_until_21_june_2026():
    assert len(shipped().in_force(HAZARDS, date(2026, 6, 21))) == 29


def test_the_second_and_third_phase_are_announced_and_not_in_force():
    announced = shipped().announced(HAZARDS)

    assert {name for name, each in announced.items() if each.expected == "2026"} == {
        *("excess-cold", "excess-heat", "falls-baths", "falls-level", "falls-stairs", "falls-between-levels"),
        *("structural-collapse", "electrical", "domestic-hygiene", "food-safety", "fire-and-explosions"),
    }
    assert all(each.value.significant for each in announced.values())


def limits(kind: Any, day: date) -> dict[str, str]:
    """Return the limits of a kind on a day, in words."""
    return {name: each.value.unit.words(each.value.number) for name, each in shipped().in_force(kind, day).items()}


def test_the_limits_of_awaabs_law_hold_from_27_october_2025():
    assert limits(HAZARD_LIMITS, date(2025, 10, 26)) == {}
    assert limits(HAZARD_LIMITS, date(2025, 10, 27)) == {
        "emergency-investigate": "24 clock hours",
        "emergency-make-safe": "24 clock hours",
        "investigate": "10 working days",
        "summary": "3 working days",
        "make-safe": "5 working days",
        "begin-steps": "5 working days",
        "begin-work": "84 calendar days",
    }


def test_a_data_protection_complaint_is_acknowledged_within_30_days_from_19_june_2026():
    assert limits(DATA_PROTECTION_LIMITS, date(2026, 6, 18)) == {}
    assert limits(DATA_PROTECTION_LIMITS, date(2026, 6, 19)) == {
        "acknowledge": "30 calendar days",
        "answer": "30 calendar days",
    }
    assert limits(MONEY_ADVICE_LIMITS, date(2026, 6, 19)) == {"answer": "56 calendar days"}


def test_each_body_a_letter_may_name_is_there():
    assert list(shipped().in_force(BODIES, date(2026, 6, 19))) == ["housing-ombudsman", "ico", "lgsco", "fos", "cqc"]


def test_the_bank_holidays_are_known_to_the_end_of_2028():
    assert shipped().latest(BANK_HOLIDAYS, "england-and-wales").value.known_until == date(2028, 12, 31)


def test_the_competence_standard_has_no_day():
    assert "competence-standard" in shipped().announced(CHANGES)
    assert "competence-standard" not in shipped().in_force(CHANGES, date(2026, 11, 24))


def test_every_row_that_is_shipped_was_checked_in_november_2026():
    asked = shipped().unchecked(KINDS, date(2026, 11, 22) + timedelta(days=100))

    assert list(asked) == []
    assert len(list(shipped().unchecked(KINDS, date(2027, 5, 25)))) > 80
