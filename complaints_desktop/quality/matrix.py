"""The matrix by which complaint handling is reviewed: its criteria, their points and grounds (quality 9.2).

No outcome of a decision is a criterion: whether a complaint was upheld says nothing of how it was handled. How fast it
was weighs little, for it has measures of its own, and one late case is not punished twice.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.refusals import Refused

WHOLE = 100
"""The points of a matrix."""
MOST_TIMED = 10
"""The most points that the criteria of time have together."""
TIMED = frozenset({"A1", "D3"})
"""The criteria of time."""
PRESENCE = frozenset({"A1", "C2", "D2", "E1"})
"""The criteria that the record answers by itself; a reviewer may say otherwise, with a reason. No other is."""
OF_LETTER = frozenset({"C1", "C2", "C3", "C4", "C5", "D1", "D3"})
"""The criteria that a letter alone can show; of a file every one is asked."""
DATA = "data"
"""The critical fail that is of no criterion."""
KEY = re.compile(r"[A-Z][0-9]{1,2}")
OUTCOME = re.compile(r"\b(upheld|uphold(s|ing)?|decided for|decided against|in (our|the resident[’']s) favour)\b", re.I)
LONGEST = 300
"""The most characters of what a criterion says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that is asked of a file or a letter."""

    key: str
    words: str
    points: int
    ground: str
    """Why it is asked: a paragraph of the Code, guidance, or our own judgement."""
    critical: str = ""
    """What about it is a critical fail, whatever the sum; empty where nothing is."""

    @property
    def presence(self) -> bool:
        """Whether the record answers it."""
        return self.key in PRESENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """All criteria, as they hold from a day on; a review keeps the version it was scored by."""

    version: str
    criteria: tuple[Criterion, ...]

    def of(self, key: str) -> Criterion | None:
        """Return the criterion called that."""
        return next((each for each in self.criteria if each.key == key), None)

    @property
    def critical(self) -> Mapping[str, str]:
        """What is a critical fail, by the key it is kept under."""
        own = {each.key: each.critical for each in self.criteria if each.critical}
        return {**own, DATA: "Another person’s data is in the letter"}


def matrix_from(value: Mapping[str, Any]) -> Matrix:
    """Return the matrix that a version of the setting keeps; ValueError or TypeError where it is none."""
    criteria = tuple(_criterion(each) for each in value["criteria"])
    fault = fault_of(criteria)
    if fault is not None:
        raise ValueError(fault.why)
    if not isinstance(value["version"], str) or not value["version"]:
        raise TypeError("a matrix has the name of its version")
    return Matrix(version=value["version"], criteria=criteria)


def as_value(matrix: Matrix) -> dict[str, Any]:
    """Return a matrix as the setting keeps it."""
    names = ("key", "words", "points", "ground", "critical")
    return {
        "version": matrix.version,
        "criteria": [{name: getattr(each, name) for name in names} for each in matrix.criteria],
    }


def changed(held: Matrix, criteria: Sequence[Criterion]) -> Matrix:
    """Return the next version; Refused where the criteria make no matrix.

    Its name has a number and a mark of what it says, so that two that were written apart are two.
    """
    fault = fault_of(criteria)
    if fault is not None:
        raise fault
    begins = re.match(r"[0-9]+", held.version)
    number = int(begins[0]) + 1 if begins else 1
    said = repr([(each.key, each.words, each.points, each.ground, each.critical) for each in criteria])
    return Matrix(version=f"{number}-{sha256(said.encode()).hexdigest()[:6]}", criteria=tuple(criteria))


def fault_of(criteria: Sequence[Criterion]) -> Refused | None:
    """Return why these criteria make no matrix; None where they do."""
    keys = [each.key for each in criteria]
    if len(set(keys)) != len(keys) or not all(KEY.fullmatch(key) for key in keys):
        return Refused("Each criterion has a key of its own, like A6", do="Change the key.", field="criteria")
    for each in criteria:
        fault = _fault(each)
        if fault is not None:
            return fault
    total = sum(each.points for each in criteria)
    if total != WHOLE:
        return Refused(f"The points come to {total}", do=f"Let them come to {WHOLE}.", field="criteria")
    timed = sum(each.points for each in criteria if each.key in TIMED)
    if timed > MOST_TIMED:
        why = f"{timed} points are of time, which has its own measures"
        return Refused(why, do=f"Give A1 and D3 {MOST_TIMED} points at most together.", field="A1")
    return None


def _fault(each: Criterion) -> Refused | None:
    if says_nothing(each.words) or says_nothing(each.ground):
        return Refused(f"{each.key} does not say what it asks, and why", do="Write both.", field=each.key)
    if max(map(len, (each.words, each.ground, each.critical))) > LONGEST:
        return Refused(f"{each.key} is longer than {LONGEST} characters", do="Shorten it.", field=each.key)
    if not 1 <= each.points <= WHOLE:
        return Refused(f"{each.key} has {each.points} points", do=f"Give 1 to {WHOLE}.", field=each.key)
    if OUTCOME.search(each.words) or OUTCOME.search(each.critical):
        why = f"{each.key} would score what was decided, and not how it was handled"
        return Refused(why, do="Ask how it was handled.", field=each.key)
    return None


def _criterion(value: Mapping[str, Any]) -> Criterion:
    said = {name: value.get(name, "") for name in ("key", "words", "ground", "critical")}
    if not all(isinstance(each, str) for each in said.values()) or type(value["points"]) is not int:
        raise TypeError("a criterion has words, and whole points")
    return Criterion(**said, points=value["points"])
