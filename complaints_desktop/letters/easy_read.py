"""A letter laid out for Easy Read: a short sentence beside each picture. A person finishes it; nothing is reworded.

Easy Read is made with who it is for: a person chooses the pictures and says long things shorter. What a letter must
say stays in it word for word, so that nothing of it is lost on the way.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from complaints_desktop.letters.page import Block, Bullets, Figure, Heading, Page, Panel, Paragraph, Run, Runs, Table

MARK = "EASY READ - to be finished"
LEAST_SIZE = 16
"""Points."""

LONGEST = 15
"""Words of a sentence that is read with ease."""

PICTURE, SHORTER = "[Picture]", " [Say this shorter]"
COLUMNS: tuple[Runs, ...] = ((Run("Picture"),), (Run("What it says"),))
SHARES = (0.3, 0.7)
"""The place of the pictures is as wide throughout, whatever is said beside it."""

FORMAT = "format"
"""The value of a letter that says the size of its print."""

ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z“(])|\n+")
"""Between two sentences."""


def easy_read(page: Page) -> Page:
    """Return `page` with each sentence on a line of its own beside the place of a picture."""
    size = max(page.text_size, LEAST_SIZE)
    blocks: list[Block] = []
    for block in page.blocks:
        if isinstance(block, Heading):
            blocks.append(block)
            continue
        rows = tuple(
            ((Run(PICTURE),), sentence)
            for runs in _lines(block)
            for sentence in _sentences(_sized(runs, page.text_size, size))
        )
        last = blocks[-1] if blocks else None
        if isinstance(last, Table):
            blocks[-1] = replace(last, rows=(*last.rows, *rows))
        elif rows:
            blocks.append(Table(COLUMNS, rows, (False, False), block.section, SHARES))
    return replace(page, blocks=tuple(blocks), text_size=size, marks=(*page.marks, MARK))


def _lines(block: Block) -> Iterator[Runs]:
    """What stands on lines of its own already."""
    match block:
        case Heading() | Paragraph():
            yield block.runs
        case Figure():
            yield block.said
        case Bullets():
            yield from block.items
        case Panel():
            yield from block.lines
        case Table():
            for row in block.stacked:
                yield from ((Run(f"{_said(header)}: ", bold=True), *cell) for header, cell in row if _said(cell))


def _sized(runs: Runs, before: int, size: int) -> Runs:
    """The line with the size of this print where it says that of the letter's."""
    said, now = f"{before} point", f"{size} point"
    return tuple(replace(run, text=run.text.replace(said, now)) if run.field == FORMAT else run for run in runs)


def _sentences(runs: Runs) -> Iterator[Runs]:
    """The sentences of a line, each saying where it is long."""
    sentence: list[Run] = []
    for run in runs:
        first, *others = ENDS.split(run.text)
        if run.text[:1].isspace() and _said(sentence).endswith((".", "!", "?")):
            yield from _sentence(sentence)
            sentence, first = [], first.lstrip()
        sentence.append(replace(run, text=first))
        for text in others:
            yield from _sentence(sentence)
            sentence = [replace(run, text=text)]
    yield from _sentence(sentence)


def _sentence(runs: list[Run]) -> Iterator[Runs]:
    said = _said(runs).split()
    if said:
        yield (*runs, Run(SHORTER, bold=True)) if len(said) > LONGEST else tuple(runs)


def _said(runs: Runs | list[Run]) -> str:
    return "".join(run.text for run in runs)
