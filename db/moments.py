"""Moments: the clock, read in this one place and handed on by whoever begins; and how columns keep them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

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


ISO_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d(?:\.\d{1,6})?)(?:Z|[+-]\d\d:\d\d)?")


def moment_of(text: str) -> datetime:
    """Return a moment from how it is kept; a second 60 or an hour 24, which other programs write, is the next one.

    What comes from another desk must never end a reading.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        match = ISO_MOMENT.fullmatch(text)
        if match is None:
            raise
        day, hours, minutes, seconds = match.groups()
        past = timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))
        return datetime.fromisoformat(f"{day}T00:00:00+00:00") + past


def moment_or_none(text: str | None) -> datetime | None:
    """Return the moment another desk says something was done; None where what it says is none."""
    try:
        said = moment_of(text or "")
    except (ValueError, OverflowError):
        return None
    return said if said.tzinfo else None
