"""Who looked at what, gathered as it is read, at next to no cost."""

import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

AGAIN = timedelta(minutes=15)
"""Within this time the same person opening the same thing is one look: screens read anew after every change, and going
back and forth within a case is one reading of it. Whoever comes back after a telephone call has looked again."""

MOST_REMEMBERED = 10_000
"""Things of which it is remembered that they were looked at; then it is begun anew, at the cost of a line too many."""


class Look(NamedTuple):
    """One thing that was opened or taken out."""

    what: str
    by_id: str
    case_id: str | None
    thing_id: str | None
    number: int | None


class Looks:
    """What was looked at and is not written yet; safe from any thread, and of the cost of a look into a dictionary."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: dict[Look, datetime] = {}
        self._waiting: list[tuple[Look, datetime]] = []

    def note(self, look: Look, at: datetime) -> None:
        """Note a look, unless it is the one before."""
        with self._lock:
            last = self._last.get(look)
            if last is not None and timedelta() <= at - last < AGAIN:
                return
            if len(self._last) >= MOST_REMEMBERED:
                self._last.clear()
            self._last[look] = at
            self._waiting.append((look, at))

    @property
    def waiting(self) -> bool:
        """Whether anything is to be written."""
        return bool(self._waiting)

    def take(self) -> list[tuple[Look, datetime]]:
        """Hand over what is to be written."""
        with self._lock:
            taken, self._waiting = self._waiting, []
        return taken

    def put_back(self, taken: Iterable[tuple[Look, datetime]]) -> None:
        """Take back what could not be written."""
        with self._lock:
            self._waiting[:0] = taken
