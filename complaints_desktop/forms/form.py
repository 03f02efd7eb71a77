"""What a form is: a frozen class that says of each field what it asks, read by sheet, action and command line alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, TypedDict, TypeVar, Unpack, dataclass_transform

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import SUBJECTS, About, Choice
from complaints_desktop.rules.acts import Act
from db.model.base import LONG_TEXT

ONE_LINE = 200
"""Characters that a line of text holds, where a form does not say otherwise."""


class Kind(StrEnum):
    """What is typed into a field."""

    LINE = "text"
    LONG = "long text"
    DAY = "date"
    CHOICE = "choice"
    TICK = "tick"
    POUNDS = "pounds"
    SEVERAL = "several of a list"
    POINTS = "points, each with the outcome sought"


class When(StrEnum):
    """Where the day of a field lies."""

    ANY = "any day"
    PAST = "today or earlier"
    AHEAD = "after today"
    REVIEW = "after today, for a review"
    SOON = "after today, within three months"


@dataclass(frozen=True, slots=True)
class At:
    """Where a form is filled in: the case as it stands, who sits at the desk, and the id of what the form is about."""

    case: CaseFacts
    desk: Desk
    subject: str = ""


Choices = Callable[[CaseFacts | None], Sequence[Choice]]
"""What may be chosen, which may follow from the case; of what is about no case, None."""


def points(case: CaseFacts | None) -> Sequence[Choice]:
    """Return the points of the case, by their numbers."""
    return SUBJECTS[About.POINT](case) if case else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one field asks, and what may be typed."""

    kind: Kind
    label: str
    hint: str = ""
    missing: str = ""
    """What to say where it is left empty; empty where it may be."""
    paragraph: str | None = None
    """Of the Code, which asks for it."""
    limit: int = ONE_LINE
    choices: Choices = lambda _: ()
    offers: Callable[[Desk], Sequence[str]] = lambda _: ()
    """Words a line offers while it is typed; others may be typed all the same."""
    of: Callable[[str], object] = str
    """What one of several is made into."""
    other: bool = False
    """Whether other words than the choices may be typed, as far as they fit."""
    unchosen: str = "Choose…"
    when: When = When.ANY
    doubt: Callable[[str], str] = lambda _: ""
    """Why what was typed may be a slip, in words: it is asked beside the field, and bars nothing."""
    worded: bool = False
    """Whether its words must say something: no dot, no "n/a", no "TBC" stands for a reason."""
    key: str = ""
    """What a script calls it, where that is not the name under which it is kept."""
    lines: int = 3
    """How high a long text stands to begin with."""
    width: float = 0
    """How long an answer is expected, in units; 0 as long as there is room."""
    beside: bool = False
    """Whether it stands beside the field before it."""

    @property
    def required(self) -> bool:
        """Whether it must be filled in."""
        return bool(self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What is said of a whole form."""

    name: str
    """What scripts and buttons call it, and under which drafts are kept."""
    act: Act
    title: str
    why: str
    """The paragraph of the Code and what it asks."""
    button: str
    said: str
    """What is said when it was done."""
    menu: str = ""
    """What the menu of a case calls it; empty where it is opened from what it is about."""
    about: About = About.CASE
    or_none: bool = False
    """Whether it may be opened without one of what it is about."""
    tab: str = ""
    """The tab of the case in which it stands open; empty for a form that opens over the tabs."""


class Entry:
    """What was typed into a form."""

    header: ClassVar[Header]
    asks: ClassVar[Mapping[str, Asked]]
    """What it asks, in reading order, by the names under which it is kept."""

    @classmethod
    def required(cls) -> dict[str, str]:
        """Return what to say where a required field is empty, by the field."""
        return {name: asked.missing for name, asked in cls.asks.items() if asked.required}

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:  # noqa: ARG003  # most forms begin empty
        """Return what the form begins with."""
        return {}

    @property
    def became(self) -> str:
        """What is said when it was done; a form whose answers decide what becomes of it says which it was."""
        return self.header.said

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003  # as above
        """Return the fields that are not asked of `case`, or not after what was `said` so far; what is typed stays."""
        return frozenset()


E = TypeVar("E", bound=Entry)
REQUIRED: Any = MISSING
"""In the place of a default: there is none, and what takes the form has it checked first."""


class Said(TypedDict, total=False):
    """What may be said of any field; see Asked."""

    hint: str
    missing: str
    paragraph: str
    other: bool
    limit: int
    unchosen: str
    when: When
    doubt: Callable[[str], str]
    offers: Callable[[Desk], Sequence[str]]
    worded: bool
    key: str
    lines: int
    width: float
    beside: bool


def line(label: str, *, default: str | None = REQUIRED, **said: Unpack[Said]) -> Any:  # noqa: ANN401  # what a dataclass takes as a field
    """Ask for one line of text."""
    return _field(Asked(kind=Kind.LINE, label=label, **said), default)


def long_text(label: str, *, default: str | None = REQUIRED, **said: Unpack[Said]) -> Any:  # noqa: ANN401  # as above
    """Ask for several lines of text."""
    said.setdefault("limit", LONG_TEXT)
    return _field(Asked(kind=Kind.LONG, label=label, **said), default)


def day(label: str, *, default: date | None = REQUIRED, **said: Unpack[Said]) -> Any:  # noqa: ANN401  # as above
    """Ask for a date."""
    return _field(Asked(kind=Kind.DAY, label=label, **said), default)


def choice(label: str, choices: Choices | Sequence[Choice], *, default: object = REQUIRED, **said: Unpack[Said]) -> Any:  # noqa: ANN401  # as above
    """Ask for one of `choices`, which may follow from the case."""
    of_case = choices if callable(choices) else lambda _: choices
    return _field(Asked(kind=Kind.CHOICE, label=label, choices=of_case, **said), default)


def tick(label: str, *, default: bool, **said: Unpack[Said]) -> Any:  # noqa: ANN401  # as above
    """Ask for a tick."""
    return _field(Asked(kind=Kind.TICK, label=label, **said), default)


def pounds(label: str, *, default: int = REQUIRED, **said: Unpack[Said]) -> Any:  # noqa: ANN401  # as above
    """Ask for a sum of money; it is typed in pounds and kept in pence."""
    return _field(Asked(kind=Kind.POUNDS, label=label, **said), default)


def several(
    label: str,
    choices: Choices | Sequence[Choice],
    *,
    of: Callable[[str], object] = str,
    default: tuple[()] = REQUIRED,
    **said: Unpack[Said],
) -> Any:  # noqa: ANN401  # as above
    """Ask for as many of `choices`, which may follow from the case, or of other words; each is made into one `of`."""
    said["other"] = True
    of_case = choices if callable(choices) else lambda _: choices
    asked = Asked(kind=Kind.SEVERAL, label=label, choices=of_case, of=of, **said)
    return _field(asked, default)


def points_told(label: str, *, default: tuple[()] = REQUIRED, **said: Unpack[Said]) -> Any:  # noqa: ANN401  # as above
    """Ask for the points of a complaint, and what would put each right."""
    return _field(Asked(kind=Kind.POINTS, label=label, **said), default)


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(line, long_text, day, choice, tick, pounds, several, points_told),
)
def form(header: Header) -> Callable[[type[E]], type[E]]:
    """Make a class the form that `header` tells of."""

    def declare(declared: type[E]) -> type[E]:
        made = dataclass(frozen=True, kw_only=True)(declared)
        made.header = header
        made.asks = {each.name: each.metadata["asked"] for each in fields(made) if "asked" in each.metadata}  # type: ignore[arg-type]  # a dataclass by now
        return made

    return declare


def _field(said: Asked, default: object) -> Any:  # noqa: ANN401
    return field(default=default, metadata={"asked": said})
