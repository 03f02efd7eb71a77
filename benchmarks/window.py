"""The window at work: the longest gap of its event loop while it lists, searches and imports, and its memory."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Line


def window(home: Path) -> Iterator[Line]:
    """Yield the lines about the open window."""
    yield from ()
