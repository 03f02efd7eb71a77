"""How long is left is said one way everywhere, at each side of each boundary."""

import pytest

from complaints_desktop.wording import time_left


@pytest.mark.parametrize(
    ("days", "passed", "said", "short"),
    [
        (2, False, "2 working days left", "2 left"),
        (1, False, "1 working day left", "1 left"),
        (0, False, "today", "today"),
        (0, True, "overdue", "overdue"),  # a Saturday, seen on the Sunday
        (-1, True, "1 working day overdue", "1 overdue"),
        (-2, True, "2 working days overdue", "2 overdue"),
    ],
)
def test_the_time_left_is_said_in_words(days: int, passed: bool, said: str, short: str):
    assert time_left(days, passed=passed) == said
    assert time_left(days, passed=passed, short=True) == short
