"""The compensation guidance: days counted from dates, at the rates that held on each day (Code 7.4)."""

from datetime import date
from typing import Any

import pytest

from complaints_desktop.desk.register import shipped
from complaints_desktop.rules.guidance import Guide, guidance
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import Register, read_row

TODAY = date(2026, 6, 1)


def came_to(name: str, first: date | None = None, last: date | None = None, times: int | None = None) -> Guide:
    return guidance(shipped(), name, TODAY, first=first, last=last, times=times)


@pytest.mark.parametrize(
    ("name", "first", "last", "pence"),
    [
        ("no-heating-and-hot-water", date(2026, 4, 1), date(2026, 4, 1), 1_500),
        ("no-heating-and-hot-water", date(2026, 4, 3), date(2026, 4, 25), 23 * 1_500),
        ("no-heating-or-hot-water", date(2026, 3, 20), date(2026, 4, 2), 2 * 800),  # no rate held in March
        ("no-power", date(2026, 4, 29), date(2026, 5, 2), 4 * 1_000),
        ("no-lighting", date(2026, 4, 6), date(2026, 4, 12), 1_000),
        ("no-lighting", date(2026, 4, 6), date(2026, 4, 13), 2_000),
    ],
)
def test_the_days_are_counted_from_the_first_to_the_last(name: str, first: date, last: date, pence: int):
    assert came_to(name, first, last).pence == pence


def test_how_it_was_counted_is_said():
    assert came_to("no-power", date(2026, 4, 29), date(2026, 5, 2)).words == (
        "No power: £10 a day, from 29 April 2026 to 2 May 2026: 4 days at £10"
    )


def test_days_before_the_guidance_are_said_to_count_nothing():
    assert came_to("no-heating-or-hot-water", date(2026, 3, 20), date(2026, 4, 2)).words == (
        "No heating, or no hot water: £8 a day, from 20 March 2026 to 2 April 2026: 2 days at £8; "
        "12 days before it held count nothing"
    )


@pytest.mark.parametrize(
    ("last", "pence", "said"),
    [
        (date(2026, 4, 12), 1_000, "1 week at £10"),  # one week in all, four days of it at the new sum
        (date(2026, 4, 13), 2_200, "1 week at £10 and 1 week at £12"),
    ],
)
def test_a_week_begun_at_one_sum_is_not_counted_again_at_the_next(last: date, pence: int, said: str):
    value = {"words": "No lighting, with power", "pence": 1200, "per": "week"}
    later = read_row({
        "kind": "compensation_rate", "name": "no-lighting", "value": value, "from_on": date(2026, 4, 9),
        "source": "Guidance", "checked_on": date(2026, 4, 9), "checked_by": "A manager", "sure": "A",
    })  # fmt: skip
    register = Register((*shipped().rows, later))
    guide = guidance(register, "no-lighting", TODAY, first=date(2026, 4, 6), last=last, times=None)
    assert (guide.pence, said in guide.words) == (pence, True)


def test_what_is_paid_each_time_is_counted_by_how_often():
    assert came_to("missed-appointment", times=3).pence == 4_500


def test_of_a_band_it_is_where_it_begins():
    assert came_to("adverse-effect").pence == 10_000


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"name": "no-power"}, "lost_from"),
        ({"name": "no-power", "first": TODAY}, "lost_until"),
        ({"name": "no-power", "first": TODAY, "last": date(2026, 5, 31)}, "lost_until"),
        ({"name": "no-power", "first": date(2026, 3, 1), "last": date(2026, 3, 31)}, "guide"),
        ({"name": "missed-appointment"}, "times"),
        ({"name": "free-lunch"}, "guide"),
    ],
)
def test_what_cannot_be_counted_is_refused_at_its_field(asked: dict[str, Any], field: str):
    with pytest.raises(Refused) as refused:
        came_to(**asked)
    assert refused.value.field == field
