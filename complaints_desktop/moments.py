"""Moments: the one that is now, asked in one place so that a story or a test can tell another; and in words."""

from datetime import UTC, datetime

from complaints_desktop.desk import LONDON
from complaints_desktop.wording import in_short


def utc_now() -> datetime:
    """Return the moment, aware."""
    return datetime.now(UTC)


def moment_words(at: datetime) -> str:
    """Return "Mon 20 Apr 2026, 12:41", as it was in London."""
    there = at.astimezone(LONDON)
    return f"{in_short(there.date())}, {there:%H:%M}"
