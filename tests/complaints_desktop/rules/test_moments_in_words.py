"""A moment reads as the clock on a wall in London showed it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from complaints_desktop.rules.wording import moment_words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 1, 5, 9, 5, tzinfo=UTC), "Mon 5 Jan 2026, 09:05"),
        (datetime(2026, 7, 3, 11, 41, 59, tzinfo=UTC), "Fri 3 Jul 2026, 12:41"),
        (datetime(2026, 7, 3, 23, 0, tzinfo=UTC), "Sat 4 Jul 2026, 00:00"),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), "Thu 31 Dec 2026, 23:59"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Sun 29 Mar 2026, 00:59"),  # the clocks go forward
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Sun 29 Mar 2026, 02:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Sun 25 Oct 2026, 01:30"),  # the clocks go back
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Sun 25 Oct 2026, 01:30"),
        (datetime(2026, 1, 5, 9, 5, tzinfo=timezone(timedelta(hours=-5))), "Mon 5 Jan 2026, 14:05"),
    ],
)
def test_a_moment_is_said_as_it_was_in_london(at: datetime, words: str):
    assert moment_words(at) == words
