"""The moment, asked in one place, so that a story or a test can tell another."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the moment, aware."""
    return datetime.now(UTC)
