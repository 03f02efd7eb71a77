"""The priority and route a complaint is suggested, at each boundary (Code 6.1)."""

import pytest

from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.triage import matrix
from complaints_desktop.rules.triage import Matrix, Risk, suggested
from db.terms import Hazard
from tests.tables import each_row

SMALL = Matrix(
    {
        "rent": Risk(2, failed=1, of=2),
        "damp": Risk(4, failed=4, of=5),
        "lift": Risk(3, failed=4, of=5),
        "mould": Risk(4, failed=1, of=4),
        "noise": Risk(2, failed=0, of=1),
    },
    high_from=15,
    medium_from=8,
    routes=("quick", "full", "director"),
)


@pytest.mark.parametrize(("failed", "likelihood"), [(0, 1), (19, 1), (20, 2), (59, 3), (60, 4), (99, 5), (100, 5)])
def test_the_likelihood_is_the_fifth_of_the_share_that_failed(failed: int, likelihood: int):
    assert Risk(1, failed=failed, of=100).likelihood == likelihood


@each_row(
    ("category", "hazard", "hard", "needs", "priority", "route"),
    [
        ("rent", Hazard.NONE, False, False, "low", "quick"),  # 2 x 3
        ("rent", Hazard.NONE, False, True, "medium", "full"),  # 3 x 3
        ("rent", Hazard.NONE, True, False, "low", "director"),
        ("rent", Hazard.SIGNIFICANT, False, False, "medium", "full"),  # 4 x 3
        ("rent", Hazard.EMERGENCY, False, False, "high", "full"),  # 5 x 3
        ("mould", Hazard.NONE, False, False, "medium", "full"),  # 4 x 2
        ("noise", Hazard.NONE, False, False, "low", "quick"),  # 2 x 1
        ("noise", Hazard.EMERGENCY, False, False, "high", "full"),  # 5 x 1, and an emergency all the same
        ("lift", Hazard.NONE, False, False, "high", "full"),  # 3 x 5
        ("damp", Hazard.NONE, False, True, "high", "full"),  # 5 x 5, no more
        ("what nobody listed", Hazard.NONE, False, False, "low", "quick"),
        (None, Hazard.NONE, False, True, "medium", "full"),
        (None, Hazard.EMERGENCY, True, True, "high", "director"),
    ],
)
def test_what_is_suggested(category: str | None, hazard: Hazard, hard: bool, needs: bool, priority: str, route: str):
    found = suggested(SMALL, category, hazard, hard=hard, needs=needs)
    assert (found.priority, found.route) == (priority, route)


@pytest.mark.parametrize(
    ("category", "hazard", "hard", "needs", "because"),
    [
        ("rent", Hazard.NONE, False, False, "“rent”: impact 2 x likelihood 3 = 6"),
        ("rent", Hazard.NONE, False, True, "“rent”: impact 3 x likelihood 3 = 9; needs in the home"),
        ("rent", Hazard.NONE, True, False, "“rent”: impact 2 x likelihood 3 = 6; complex"),
        ("rent", Hazard.EMERGENCY, False, False, "“rent”: impact 5 x likelihood 3 = 15; emergency hazard"),
        ("rent", Hazard.SIGNIFICANT, True, True,
         "“rent”: impact 4 x likelihood 3 = 12; significant hazard; complex; needs in the home"),
        ("x", Hazard.NONE, False, False, "a category the risk matrix does not have: impact 1 x likelihood 5 = 5"),
        (None, Hazard.NONE, False, False, "a category the risk matrix does not have: impact 1 x likelihood 5 = 5"),
    ],
)  # fmt: skip
def test_it_says_because_of_what(category: str | None, hazard: Hazard, hard: bool, needs: bool, because: str):
    assert suggested(SMALL, category, hazard, hard=hard, needs=needs).because == because


def test_every_category_that_is_offered_is_in_the_matrix_within_its_classes():
    rows = matrix().rows
    assert {each.value for each in listed("categories")} <= rows.keys()
    assert all(1 <= each.impact <= 5 and 0 <= each.failed <= each.of for each in rows.values())
