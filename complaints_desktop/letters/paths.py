"""On which paths through its conditions a wording prints what: pure, and decided without trying them one by one.

A path is what is so (“money”) and what is not so (“no lateness”). What stands in a block is printed on the paths of all
the conditions around it; what stands on none can never be printed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from complaints_desktop.letters.template import Block, Inline, Line, Node, Panel, Section, TableRow

Path = frozenset[tuple[str, bool]]
"""What is so and what is not so: the name of a value or of a block, and whether there is one."""

EVERY: Path = frozenset()

Columns = Mapping[str, Collection[str]]
"""What the rows of each block say; any other name inside it is one of the letter."""


class Sort(StrEnum):
    """What kind of thing a wording prints, or asks about."""

    SECTION = "section"
    VALUE = "value"
    ROWS = "rows"
    CONDITION = "condition"
    PANEL = "panel"
    WORDS = "words"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Printed:
    """One thing a wording prints: where, and on which path."""

    sort: Sort
    name: str
    """Of a column with its block (`points.reasons`); of words: the words themselves, each value in them as {name}."""
    section: str
    path: Path


def printed(nodes: Iterable[Node], columns: Columns) -> Iterator[Printed]:
    """Yield everything that a wording prints, each as often as it stands there; what is on no path is left out."""
    section = ""
    for each in _walk(nodes, EVERY, "", columns):
        if each.sort is Sort.SECTION:
            section = each.name
        yield Printed(each.sort, each.name, section, each.path)


def missed(asked: Iterable[Path], given: Iterable[Path]) -> Path | None:
    """Return a path of those `asked` that none of the paths `given` is on; None where each is covered."""
    given = tuple(given)
    return next((path for each in asked if (path := _uncovered(each, given)) is not None), None)


def _walk(nodes: Iterable[Node], path: Path, block: str, columns: Columns) -> Iterator[Printed]:
    for node in nodes:
        match node:
            case Section(name, title):
                yield Printed(Sort.SECTION, name, "", path)
                yield from _said(title, path, block, columns)
            case Line(level, inline):
                if level == 1:
                    yield Printed(Sort.TITLE, "", "", path)
                yield from _said(inline, path, block, columns)
            case TableRow(cells):
                for cell in cells:
                    yield from _said(cell, path, block, columns)
            case Panel(name):
                yield Printed(Sort.PANEL, name, "", path)
            case Block(name, sign, below):
                named = _named(name, block, columns)
                yield Printed(Sort.ROWS if sign == "#" else Sort.CONDITION, named, "", path)
                so = (named, sign != "^")
                if (named, not so[1]) not in path:
                    yield from _walk(below, path | {so}, name if sign == "#" else block, columns)


def _said(inline: Inline, path: Path, block: str, columns: Columns) -> Iterator[Printed]:
    """Yield the words of a line as one thing, and each value in it."""
    words = "".join(f"{{{piece.text}}}" if piece.is_field else piece.text for piece in inline)
    if words.strip():
        yield Printed(Sort.WORDS, words, "", path)
    for piece in inline:
        if piece.is_field:
            yield Printed(Sort.VALUE, _named(piece.text, block, columns), "", path)


def _named(name: str, block: str, columns: Columns) -> str:
    """Return the name of a value as the letter has it: of the row, where the rows of the block around have such."""
    return f"{block}.{name}" if name in columns.get(block, ()) else name


def _uncovered(asked: Path, given: tuple[Path, ...]) -> Path | None:
    """Return a path within `asked` that none of `given` is on, deciding one name after the other."""
    against = {(name, not there) for name, there in asked}
    left = [path - asked for path in given if not path & against]
    if not left:
        return asked
    if not all(left):
        return None
    shortest: Path = min(left, key=len)
    name, _ = min(shortest)
    for there in (False, True):
        if (found := _uncovered(asked | {(name, there)}, tuple(left))) is not None:
            return found
    return None
