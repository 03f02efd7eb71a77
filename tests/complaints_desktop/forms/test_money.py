"""The offer form asks only what the guidance that is chosen counts (Code 7.4)."""

import pytest

from complaints_desktop.forms.money import MoneyOffer

DAYS, TIMES, LESS = {"lost_from", "lost_until"}, {"times"}, {"below_because"}


@pytest.mark.parametrize(
    ("guide", "asked"),
    [
        (None, set[str]()),
        ("no-power", DAYS | LESS),
        ("no-lighting", DAYS | LESS),
        ("missed-appointment", TIMES | LESS),
        ("service-failure", LESS),
        ("our-own-rate", DAYS | TIMES | LESS),
    ],
)
def test_days_and_times_are_asked_once_the_guidance_is_chosen_that_counts_them(guide: str | None, asked: set[str]):
    left_out = MoneyOffer.left_out(None, {"guide": guide})
    assert (DAYS | TIMES | LESS) - left_out == asked
