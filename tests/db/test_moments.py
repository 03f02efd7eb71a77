"""Moments are read as they are kept, and what another desk says in their place ends no reading."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.moments import as_kept, in_a_name, moment_of, moment_or_none

NOON = datetime(2026, 3, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-26T12:00:00.000+00:00", NOON),
        ("2026-03-26T12:00:00Z", NOON),
        ("2026-03-26T11:59:60.000+00:00", NOON),
        ("2026-03-26T11:59:60.250+00:00", NOON + timedelta(milliseconds=250)),
        ("2026-03-25T24:00:00.000+00:00", datetime(2026, 3, 26, tzinfo=UTC)),
        ("2026-12-31T23:59:60+00:00", datetime(2027, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_also_where_it_is_written_as_no_clock_shows_it(text: str, moment: datetime):
    assert moment_of(text) == moment


@pytest.mark.parametrize("text", ["", "yesterday", "2026-02-30T12:00:00+00:00", "2026-03-26 at noon", "T24:00:00"])
def test_what_is_no_moment_is_none(text: str):
    assert moment_or_none(text) is None
    with pytest.raises(ValueError, match=r".*"):
        moment_of(text)


@pytest.mark.parametrize("text", [None, "2026-03-26T12:00:00", "2026-03-26", "9999-12-31T24:00:00+00:00"])
def test_a_moment_without_a_zone_or_past_the_last_day_is_none_that_can_be_told(text: str | None):
    assert moment_or_none(text) is None


@given(st.text(max_size=90))
def test_whatever_another_desk_says_it_is_a_moment_or_none(text: str):
    said = moment_or_none(text)
    assert said is None or said.tzinfo is not None


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_moment_as_it_is_kept_is_read_again_to_the_millisecond_and_sorts_as_text(at: datetime):
    kept = as_kept(at)
    assert abs(moment_of(kept) - at) < timedelta(milliseconds=1)
    assert as_kept(at + timedelta(seconds=1)) > kept


def test_a_moment_of_another_zone_is_kept_and_named_in_utc():
    there = NOON.astimezone(timezone(timedelta(hours=1)))
    assert as_kept(there) == as_kept(NOON) == "2026-03-26T12:00:00.000+00:00"
    assert in_a_name(there) == "20260326-120000-000000"
