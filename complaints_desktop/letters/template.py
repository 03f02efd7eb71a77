r"""Reads the wording of a letter: a little Markdown with places to fill. There is no expression language.

    # Title        ## Heading {#section}        ### Heading        plain paragraphs with **bold**
    - an item      | a | table |                a line ending in \ breaks there
    {{name}}                         the value of a field; a value is never read as Markdown or as a template
    {{#name}} … {{/name}}            once for each row of a block; inside, {{column}} is the row's
    {{?name}} … {{/name}}            once if there is such a value or row;  {{^name}} … {{/name}} once if there is none
    {{>name}}                        a panel that every letter shares

Every tag other than {{name}} stands alone on its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: wording of ours, or the name of the field whose value goes there."""

    text: str
    bold: bool = False
    is_field: bool = False


Inline = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The start of a section; `title` is empty where it goes on without a heading."""

    name: str
    title: Inline


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (level 1 or 3), a paragraph (0) or an item of a list (-1)."""

    level: int
    inline: Inline


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table; the first of a table is its header, and says which columns hold figures."""

    cells: tuple[Inline, ...]
    figures: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Nodes printed for each row of a field (`#`), once if it has anything (`?`) or once if it has nothing (`^`)."""

    name: str
    sign: str
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The place of a panel that every letter shares."""

    name: str


Node = Section | Line | TableRow | Block | Panel

PARAGRAPH, ITEM = 0, -1
TAG = re.compile(r"\{\{([#?^/>])\s*([a-z0-9_]+)\}\}")
PLACE = re.compile(r"(\*\*|\{\{[a-z0-9_]+\}\})")
SECTION = re.compile(r"##\s+(.*?)\s*\{#([a-z0-9_]+)\}")
RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+")


def parse(text: str) -> tuple[Node, ...]:
    """Return the nodes of a template; ValueError names the line that cannot be read."""
    reader = _Reader(text.splitlines())
    try:
        return tuple(reader.nodes(inside=""))
    except ValueError as problem:
        raise ValueError(f"line {reader.at}: {problem}") from problem


def inline(text: str) -> Inline:
    """Return the pieces of one line of wording."""
    pieces, bold = [], False
    for part in PLACE.split(text):
        if part == "**":
            bold = not bold
        elif part.startswith("{{") and PLACE.fullmatch(part):
            pieces.append(Piece(part[2:-2], bold, is_field=True))
        elif part:
            pieces.append(Piece(part, bold))
    if bold or any("{{" in piece.text or "}}" in piece.text for piece in pieces):
        raise ValueError(f"a ** or {{{{ is not closed in “{text}”")
    return tuple(pieces)


class _Reader:
    """Walks the lines of a template; `at` is how many have been read."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [line.strip() for line in lines]
        self.at = 0

    def nodes(self, inside: str) -> Iterator[Node]:
        """Read nodes until the block `inside` is closed."""
        while self.at < len(self._lines):
            line = self._take()
            tag = TAG.fullmatch(line)
            if tag and tag[1] == "/":
                if tag[2] != inside:
                    raise ValueError(f"/{tag[2]} closes nothing that is open")
                return
            if tag:
                yield self._tagged(tag[1], tag[2])
            elif line:
                yield self._plain(line)
        if inside:
            raise ValueError(f"{inside} is never closed")

    def _take(self) -> str:
        self.at += 1
        return self._lines[self.at - 1]

    @property
    def _next(self) -> str:
        return self._lines[self.at] if self.at < len(self._lines) else ""

    def _tagged(self, sign: str, name: str) -> Node:
        return Panel(name) if sign == ">" else Block(name, sign, tuple(self.nodes(inside=name)))

    def _plain(self, line: str) -> Node:
        section = SECTION.fullmatch(line)
        if section:
            return Section(section[2], inline(section[1]))
        for mark, level in (("# ", 1), ("### ", 3), ("- ", ITEM)):
            if line.startswith(mark):
                return Line(level, inline(line.removeprefix(mark)))
        if line.startswith("#"):
            raise ValueError("a heading is # or ###, or ## with its {#name}")
        return self._table_row(line) if line.startswith("|") else Line(PARAGRAPH, inline(self._paragraph(line)))

    def _table_row(self, line: str) -> TableRow:
        cells = tuple(inline(cell.strip()) for cell in line.strip("|").split("|"))
        if RULE.fullmatch(self._next):
            figures = tuple(cell.strip().endswith(":") for cell in self._take().strip("|").split("|"))
            return TableRow(cells, figures)
        return TableRow(cells)

    def _paragraph(self, line: str) -> str:
        """Join the lines of a paragraph; a backslash at an end of line keeps the break."""
        while self._next and not self._next.startswith(("#", "- ", "|")) and not TAG.fullmatch(self._next):
            following = self._take()
            line = f"{line[:-1]}\n{following}" if line.endswith("\\") else f"{line} {following}"
        return line
