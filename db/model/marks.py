"""What an entity and its columns say of themselves: words, sight, erasure, search and sharing are derived from it.

A column is declared by `said`, `to` or `to_case`, an entity has `about`; `db.model.entities` refuses one that says too
little or what is not so.
"""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

FIELD = "field"
"""Where in a column's `info` its Field is."""


class Belongs(StrEnum):
    """To whom a row belongs: so it is seen, changed, erased and taken off a desk."""

    IS_CASE = auto()
    TO_CASE = auto()
    TO_CASE_OR_WRITER = auto()
    """With its case; one of no case is its writer's alone."""
    TO_CASE_OR_ALL = auto()
    """With its case; one of no case is everyone's."""
    IS_PERSON = auto()
    """With the cases that refer to the person."""
    TO_PERSON = auto()
    IS_IMPORT = auto()
    """With the cases that came with the import."""
    TO_OFFICER = auto()
    """With the officer it is about: theirs to see, and of those who lead."""
    TO_ALL = auto()


class Searched(StrEnum):
    """As what the search knows a text: each but WHAT tells who complains."""

    NUMBER = auto()
    """As it is written, and in one piece."""
    NAME = auto()
    """As it is written, and without apostrophes."""
    PHONE = auto()
    """As it is written, and as it is dialled at home."""
    WHO = auto()
    WHAT = auto()
    """What is said: of the case, or in a contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a column says of itself."""

    words: str
    """In the words of the trade: "responded on"."""
    personal: bool | None = None
    """Whether a text somebody typed is emptied when the case is erased; None where nothing is typed."""
    searched: Searched | None = None
    signs: bool | None = None
    """Whether it says who wrote, approved, declared or decided: whoever sends the row, or nobody. None but for an
    officer; False where others say whom something is given to."""
    shows: bool = False
    """It brings what it points at into sight: a desk holds that only while such a row points at it."""
    on_line: bool = False
    """What it points at has its name on the line of the case."""
    once: str = ""
    """The rule it breaks to set it twice: whoever sets it has to know that it was not set."""
    fixed_with: str = ""
    """The field with which it is set for good, by a letter or the closing of the case (Code 6.7)."""
    first: bool = False
    """Of two who set it and did not know of each other the first stands, and nobody is asked: both say it is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an entity says of itself."""

    called: str
    """How a row is called, by its own values in words: "Stage {number}"."""
    referred: str = ""
    """How it is called by a row that points at it; only where one can."""
    subject: str
    """What kind of thing changes with it, as `complaints_desktop.desk.changes.Subject` has it."""
    belongs: Belongs
    owner: str = ""
    """The field that says whose a row is, `id` for an officer's own, or the way there: "commitment_id.owner_id"."""
    every_line: bool = False
    """Whether the line of every case is derived by it."""


def said(
    words: str,
    *,
    personal: bool | None = None,
    searched: Searched | None = None,
    once: str = "",
    fixed_with: str = "",
    first: bool = False,
    **column: Any,  # noqa: ANN401 - whatever SQLAlchemy takes
) -> Mapped[Any]:
    """Return a column with its words and marks; `column` goes to SQLAlchemy as it is."""
    field = Field(words=words, personal=personal, searched=searched, once=once, fixed_with=fixed_with, first=first)
    return mapped_column(info={FIELD: field}, **column)
