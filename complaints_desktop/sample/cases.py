"""Draws sample cases: each a complaint that may have happened, with its dates on working days."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from random import Random
from typing import Any

from complaints_desktop.rules.calendar import WorkingCalendar
from db.terms import Decision
from resources.reader import read_text

CHANNELS = ("telephone", "email", "website form", "letter", "office visit", "MP")
ADJUSTMENTS = (("large print", "18 point"), ("no unexpected calls", None), ("interpreter", "Polish"))
NEEDS = ("respiratory condition", "child under 5", "mobility", "hearing", "mental health")


@dataclass(frozen=True, slots=True)
class Stock:
    """What sample cases are drawn from."""

    words: Mapping[str, Any]
    points: tuple[tuple[str, str], ...]
    """(category, text) of real published points."""


def stock() -> Stock:
    """Return the words and points that come with the program."""
    points = csv.DictReader(StringIO(read_text("sample", "points.csv")))
    words = tomllib.loads(read_text("sample", "names.toml"))
    return Stock(words, tuple((row["category"], row["point"]) for row in points))


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The dated events of a drawn case; None where it has not come to that yet."""

    received: date
    acknowledged: date | None
    responded: date | None
    escalated: date | None
    acknowledged_2: date | None
    responded_2: date | None
    closed: date | None
    category: str
    points: tuple[str, ...]
    decisions: tuple[Decision, ...] = field(default=())


class Drawing:
    """Draws one case after another from a seed; the same seed and day draw the same cases."""

    def __init__(self, random: Random, today: date, calendar: WorkingCalendar, source: Stock, days: int) -> None:
        """Draw cases received in the last `days`."""
        self.random, self.today, self.calendar, self.source, self.days = random, today, calendar, source, days

    def case(self) -> Drawn:
        """Draw the events of one case, as far as they have happened by today."""
        received = self.today - timedelta(int(self.days * self.random.random() ** 1.3))
        acknowledged = self._later(received, 1, 5, late=0.08)
        responded = self._later(acknowledged, 6, 10, late=0.12)
        escalated = self._later(responded, 3, 18) if self.random.random() < 0.18 else None
        acknowledged_2 = self._later(escalated, 1, 5, late=0.08)
        responded_2 = self._later(acknowledged_2, 12, 20, late=0.1)
        last = responded_2 if escalated else responded
        closed = self._later(last, 1, 6) if self.random.random() < 0.9 else None
        category, first = self.random.choice(self.source.points)
        more = [text for kind, text in self.source.points if kind == category and text != first]
        points = (first, *self.random.sample(more, min(len(more), self.random.choice((0, 0, 1, 1, 2)))))
        return Drawn(
            received=received,
            acknowledged=acknowledged,
            responded=responded,
            escalated=escalated,
            acknowledged_2=acknowledged_2,
            responded_2=responded_2,
            closed=closed,
            category=category,
            points=points,
            decisions=tuple(self.random.choice(tuple(Decision)) for _ in points),
        )

    def _later(self, day: date | None, least: int, most: int, late: float = 0.0) -> date | None:
        """Return a working day after `day` if it has come, now and then past the limit."""
        if day is None:
            return None
        over = self.random.randint(1, 6) if self.random.random() < late else 0
        later = self.calendar.due(day, (most if over else self.random.randint(least, most)) + over)
        return later if later <= self.today else None
