"""What an action did, announced once; each open screen decides for itself what to reload."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What kind of thing changed."""

    CASE = "case"
    COMMITMENTS = "commitments"
    LETTERS = "letters"
    DOCUMENTS = "documents"
    PEOPLE = "people"
    DRAFTS = "drafts"
    SETTINGS = "settings"
    CALENDAR = "calendar"
    HOMES = "homes"
    SHARING = "sharing"
    WORDING = "wording"
    TEAM = "team"
    NUMBERS = "numbers"
    QUALITY = "quality"
    SURVEYS = "surveys"


@dataclass(frozen=True, slots=True)
class Changes:
    """The cases and subjects one action touched, and the id of what it made."""

    cases: frozenset[str] = frozenset()
    subjects: frozenset[Subject] = frozenset()
    made: str | None = None
    written: int | None = None
    """The first change of what was written, where it can be taken back; None where it cannot."""
    undid: int | None = None
    """The first change of what was taken back; None of an act that takes back nothing."""


EVERYTHING = Changes(subjects=frozenset(Subject))
"""What a new day or a new officer at the desk changes: anything may look otherwise now."""


def changed(*subjects: Subject, case: str | None = None, made: str | None = None) -> Changes:
    """Return the Changes of an action on one case, or on none."""
    return Changes(frozenset([case] if case else []), frozenset(subjects), made)


def together(several: Iterable[Changes]) -> Changes:
    """Return the Changes of several actions that were one to who did them."""
    found = tuple(several)
    cases = frozenset[str]().union(*(each.cases for each in found))
    return Changes(cases, frozenset[Subject]().union(*(each.subjects for each in found)))
