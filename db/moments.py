"""Moments: the clock, read in this one place and handed on by whoever begins; and how columns keep them."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells the moment it is, aware: the computer's own, or one that a story or a test tells."""


def utc_now() -> datetime:
    """Return the moment by the clock of this computer."""
    return datetime.now(UTC)


def as_kept(at: datetime) -> str:
    """Return a moment as a column keeps it: UTC, to the millisecond, in an order that sorts as text."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def in_a_name(at: datetime) -> str:
    """Return a moment as a file is named after it."""
    return at.astimezone(UTC).strftime("%Y%m%d-%H%M%S-%f")
