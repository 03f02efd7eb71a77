"""How a sample promise went: who keeps it, what befell it, and so when it was done; a miss has causes, and they show.

The causes are of the trade and not of the forecast: some keep their dates worse than others, some visits find nobody
in, some parts are late, and some work is arranged too late. What is left is chance.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log
from random import Random
from typing import Any

from db.terms import MissLevel

NO_ACCESS, WAITING, UNARRANGED, ARRANGED = 0.9, 1.0, 1.5, -0.5
"""What makes a miss likelier, as log-odds on top of how often its keeper is late."""

AT_LEAST = 2
"""By so much what befell a promise is more than its keeper's record, where it is named as the cause."""

CAUSES = {
    "no access": ("access problem", MissLevel.PROCESS),
    "waits": ("delay", MissLevel.SUPPLIER),
    "unarranged": ("missed or failed appointment", MissLevel.PROCESS),
    "contractor": ("contractor performance", MissLevel.SUPPLIER),
    "owner": ("handover between teams", MissLevel.PEOPLE),
}
"""What is said to have caused a miss, by what did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A promise from the day it was made to its end, known whole: the record shows of it what has come by today."""

    promise: Mapping[str, Any]
    owner: str
    contractor: str | None
    promised_on: date
    due_on: date
    """The last date it was given."""
    first_due_on: date
    moved_on: date | None
    """When the resident agreed to another date."""
    arranged_on: date
    """When the job was raised, and the visit booked."""
    started_on: date
    attempts: tuple[date, ...]
    """Days on which nobody was in."""
    waits: bool
    """Whether parts are waited for."""
    done_on: date
    missed: bool
    because: str
    """What most likely made it a miss: a key of CAUSES."""


class Courses:
    """Draws how promises went; the same draws make the same promises."""

    def __init__(self, random: Random, words: Mapping[str, Any]) -> None:
        """Draw from the words of the sample."""
        self.random, self._words = random, words
        self._late = {**words["late"], **{each["name"]: each["late"] for each in words["contractors"]}}

    def draw(self, promise: Mapping[str, Any], promised_on: date) -> Course:
        """Return how one promise went."""
        random = self.random
        owner = random.choice(promise["owners"])
        contractor = random.choice((None, *promise["contractors"])) if promise["contractors"] else None
        first = before_weekend(promised_on + timedelta(random.randint(12, 50)))
        waits, early = "waits" in promise and random.random() < 0.3, random.random() < 0.8
        failed = random.choices((0, 1, 2), (82, 13, 5))[0] if promise["visits"] else 0
        arranged = promised_on + timedelta(random.randint(1, 6)) if early else first - timedelta(random.randint(1, 4))
        days = sorted(promised_on + timedelta(random.randint(6, (first - promised_on).days - 2)) for _ in range(failed))
        befell = {"no access": NO_ACCESS * failed, "waits": WAITING * waits, "unarranged": UNARRANGED * (not early)}
        keeper, odds = ("contractor" if contractor else "owner"), self._odds(contractor or owner)
        missed = random.random() < 1 / (1 + exp(-odds - ARRANGED * early - sum(befell.values())))
        worst = max(befell, key=lambda each: befell[each])
        moved = first - timedelta(random.randint(2, 5)) if (waits or failed) and random.random() < 0.4 else None
        due = before_weekend(first + timedelta(random.randint(7, 21))) if moved else first
        late = before_weekend(due + timedelta(random.randint(4, 24)))
        done = late if missed else self._in_time(promised_on, moved, due)
        started = min(arranged + timedelta(random.randint(0, 5)), done) if early else done - timedelta(1)
        return Course(
            promise=promise,
            owner=owner,
            contractor=contractor,
            promised_on=promised_on,
            due_on=due,
            first_due_on=first,
            moved_on=moved,
            arranged_on=min(arranged, done),
            started_on=max(started, promised_on),
            attempts=tuple(day for day in days if day < done),
            waits=waits,
            done_on=done,
            missed=missed,
            because=worst if befell[worst] > odds + AT_LEAST else keeper,
        )

    def _odds(self, keeper: str) -> float:
        late = self._late[keeper] / 100
        return log(late / (1 - late))

    def _in_time(self, promised_on: date, moved: date | None, due: date) -> date:
        """Return a day not after `due`: most work is done in its last days."""
        most = (due - (moved or promised_on)).days - 2
        back = self.random.randint(0, 6) if self.random.random() < 0.6 else self.random.randint(3, 18)
        return before_weekend(due - timedelta(max(0, min(back, most))))


def before_weekend(day: date) -> date:
    """Return a day, or the Friday before it where it is no working day."""
    return day - timedelta(max(0, day.weekday() - 4))


def after_weekend(day: date) -> date:
    """Return a day, or the Monday after it where it is no working day."""
    return day + timedelta((7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
