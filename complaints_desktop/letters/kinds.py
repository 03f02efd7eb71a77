"""The kinds of letter: what each must say, read from the templates in `resources/letters`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from complaints_desktop.letters.characters import LONGEST
from complaints_desktop.letters.template import Block, Node, Section, parse
from complaints_desktop.rules.refusals import Refused
from resources.reader import names, read_text


class Purpose(StrEnum):
    """What a letter is for; the gate asks the same of every letter of one purpose."""

    ACKNOWLEDGEMENT = "acknowledgement"
    RESPONSE = "response"


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


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A section of a letter; an `optional` one is only printed when there is something to say."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterKind:
    """A kind of letter, with its fields, its sections and its wording."""

    name: str
    code: str
    title: str
    version: str
    stage: int
    purpose: Purpose
    fields: tuple[LetterField, ...]
    sections: tuple[LetterSection, ...]
    body: tuple[Node, ...]

    def field(self, name: str) -> LetterField | None:
        """Return the field called `name`; the number of a row is passed over (`points.2.reasons`)."""
        wanted = ".".join(part for part in name.split(".") if not part.isdigit())
        return next((field for field in self.fields if field.name == wanted), None)

    @property
    def typed_fields(self) -> tuple[LetterField, ...]:
        """The fields the officer types for this letter."""
        return tuple(field for field in self.fields if field.typed)

    @property
    def paragraphs(self) -> frozenset[str]:
        """Every paragraph of the Code that a field or a section of this letter meets."""
        asked = {field.paragraph for field in self.fields if field.paragraph}
        return frozenset(asked.union(*(section.paragraphs for section in self.sections)))


SHARED = "letters/parts"
"""The folder of what every letter begins and ends with."""


@lru_cache(maxsize=32)
def letter_kind(name: str) -> LetterKind:
    """Return the kind of letter called `name`, such as `stage1-response`; Refused where there is none."""
    try:
        text = read_text("letters", f"{name}.md")
    except FileNotFoundError:
        known = ", ".join(kind.name for kind in letter_kinds())
        raise Refused(f"There is no letter called “{name}”", do=f"Choose one of: {known}.") from None
    return read_kind(name, text)


@lru_cache(maxsize=1)
def letter_kinds() -> tuple[LetterKind, ...]:
    """Return every kind of letter, in the order of the catalogue."""
    found = (letter_kind(name.removesuffix(".md")) for name in names("letters", ".md"))
    return tuple(sorted(found, key=lambda kind: kind.code))


def read_kind(name: str, text: str) -> LetterKind:
    """Return the kind a template describes; ValueError says which template and line cannot be read."""
    opening, closing = read_text(SHARED, "opening.md"), read_text(SHARED, "closing.md")
    every = tomllib.loads(read_text(SHARED, "fields.toml"))
    try:
        _, header, wording = text.split("+++\n", 2)
        about = tomllib.loads(header)
        body = (*parse(opening), *parse(wording), *parse(closing))
    except (tomllib.TOMLDecodeError, ValueError) as problem:
        raise ValueError(f"the letter {name} cannot be read: {problem}") from problem
    return LetterKind(
        name=name,
        code=about["code"],
        title=about["title"],
        version=about["version"],
        stage=about["stage"],
        purpose=Purpose(about["purpose"]),
        fields=tuple(_field(each) for each in (*every["fields"], *about["fields"])),
        sections=tuple(_sections(body, {**every["sections"], **about["sections"]})),
        body=body,
    )


def _field(about: Mapping[str, Any]) -> LetterField:
    return LetterField(
        name=about["name"],
        label=about["label"],
        hint=about["hint"],
        paragraph=about.get("paragraph"),
        typed=about["from"] == "officer",
        required=about["required"],
        max_length=about.get("max_length", LONGEST),
    )


def _sections(
    nodes: tuple[Node, ...], paragraphs: Mapping[str, list[str]], *, optional: bool = False
) -> list[LetterSection]:
    """Find the sections of the wording; one inside a block is only printed with it."""
    found = []
    for node in nodes:
        if isinstance(node, Section):
            title = "".join(piece.text for piece in node.title)
            found.append(LetterSection(node.name, title, tuple(paragraphs.get(node.name, ())), optional))
        elif isinstance(node, Block):
            found += _sections(node.nodes, paragraphs, optional=True)
    return found
