"""Moments in words."""

from datetime import datetime

from complaints_desktop.desk import LONDON
from complaints_desktop.wording import in_short


def moment_words(at: datetime) -> str:
    """Return "Mon 20 Apr 2026, 12:41", as it was in London."""
    there = at.astimezone(LONDON)
    return f"{in_short(there.date())}, {there:%H:%M}"
