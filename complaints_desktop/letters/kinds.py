"""What a kind of letter is; each is a template in `resources/letters`, which declares all of it."""

from dataclasses import dataclass

from complaints_desktop.facts.letters import Again
from complaints_desktop.letters.days import Day
from complaints_desktop.letters.events import Event, Recorded
from complaints_desktop.letters.template import Node
from complaints_desktop.rules.acts import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterField:
    """One thing a letter says: taken from the record, or typed by the officer for this letter alone."""

    name: str
    """`apology`; a column of a block as `points.reasons`."""
    label: str
    hint: str
    paragraph: str | None
    """The paragraph of the Code that asks for it; None for good practice."""
    typed: bool
    required: bool
    """Whether the letter has a hole without it, where the letter prints it at all."""
    max_length: int
    place: str = ""
    """Where it is recorded: a form or a tab of the case, or the settings; empty where typed, or a column of a point."""
    day: Day | None = None
    """What the letter says of it, where it is a day: printed in full. Of the record by `days`, typed by its header."""
    least: int = 0
    """So many words it takes to answer; fewer are too short to be a reason."""


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A section of a letter; an `optional` one is only printed when there is something to say."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """A sentence that no wording may lose: what it tells the reader, and words that show that it is there."""

    section: str
    paragraph: str | None
    what: str
    """After “It does not say”: “that they need give no reason”."""
    words: tuple[tuple[str, ...], ...]
    """One of each group stands in the sentence, in small letters; the first of a group is the example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind:
    """A kind of letter, with its fields, its sections and its wording."""

    name: str
    code: str
    """Its number in the catalogue: L04."""
    title: str
    version: str
    act: Act
    """The act that issuing it is: the letter may be written where the act is allowed."""
    stages: tuple[int, ...]
    """Which it is about; NO_STAGE of what is no complaint."""
    records: Recorded
    again: Again
    """Whether it may go again at the same stage."""
    must_say: tuple[str, ...]
    """The paragraphs of the Code that the wording must meet, whoever edits it."""
    when: str
    """What has happened when it is written."""
    due: str
    """By when it goes, in words; the days themselves are those of the clocks."""
    audience: str
    """To whom it goes: an authority on record may send it to somebody else (Code 3.6)."""
    after: frozenset[Act]
    """The acts after which it is offered."""
    fields: tuple[LetterField, ...]
    sections: tuple[LetterSection, ...]
    body: tuple[Node, ...]
    says: tuple[Says, ...] = ()
    locked: frozenset[str] = frozenset()
    """Sections of which managers alone write another wording: the decision, rights, and the ways on."""
    instead_of: frozenset[str] = frozenset()
    """Letters that say less of the same: where both are true, it is the one that is offered."""

    def field(self, name: str) -> LetterField | None:
        """Return the field called `name`; the number of a row is passed over (`points.2.reasons`)."""
        wanted = ".".join(part for part in name.split(".") if not part.isdigit())
        return next((field for field in self.fields if field.name == wanted), None)

    @property
    def event(self) -> Event:
        """All that is true of the event it records."""
        return self.records.value

    @property
    def writing(self) -> str:
        """What to write it is called in a menu: Write the stage 1 response."""
        return f"Write the {self.title[0].lower()}{self.title[1:]}"

    @property
    def typed_fields(self) -> tuple[LetterField, ...]:
        """The fields the officer types for this letter."""
        return tuple(field for field in self.fields if field.typed)

    @property
    def paragraphs(self) -> frozenset[str]:
        """Every paragraph of the Code that a field or a section of this letter meets."""
        asked = {field.paragraph for field in self.fields if field.paragraph}
        return frozenset(asked.union(*(section.paragraphs for section in self.sections)))
