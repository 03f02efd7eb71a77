"""A letter as blocks of text, before it is a PDF, a DOCX, HTML or plain text: each writer prints the same page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from complaints_desktop.numbers.chart import UNDER, Chart

WHITE = "#ffffff"

SIGNING = "closing"
"""The section that ends with who signs: on paper it stays on one page."""

ABOUT = "about"
"""The section about the letter itself, a few lines that stay on one page."""

SIGNATURE = 16
"""Millimetres of paper left to sign above the name."""


FEW = 160
"""Characters of a paragraph that stays with the table or the panel beneath it."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `field` says whose value it is (`apology`, `points.2.reasons`), None that the wording is ours.

    A `hole` stands where a value is still missing; its text says which.
    """

    text: str
    bold: bool = False
    field: str | None = None
    hole: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the letter's own, 2 a section's, 3 a point's."""

    runs: Runs
    level: int
    section: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break inside a run is kept."""

    runs: Runs
    section: str
    language: str = ""
    """Where it is another than the letter's: `cy`."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers."""

    items: tuple[Runs, ...]
    section: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; `figures` says which columns hold sums of money."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    figures: tuple[bool, ...]
    section: str
    shares: tuple[float, ...] = ()
    """Of the width of the text, what each column has; empty where that follows from what they hold."""

    @property
    def stacked(self) -> tuple[tuple[tuple[Runs, Runs], ...], ...]:
        """Each row as pairs of header and cell, for where columns would be too narrow to read."""
        return tuple(tuple(zip(self.header, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Panel:
    """A framed panel of lines, such as how to reach the Ombudsman."""

    lines: tuple[Runs, ...]
    section: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, under the heading that says what it shows; its numbers stand in a table beneath."""

    chart: Chart
    section: str

    @property
    def said(self) -> Runs:
        """What is read to who does not see it."""
        return (Run(self.chart.alt(UNDER)),)


Block = Heading | Paragraph | Bullets | Table | Panel | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole letter. Everything in it has been cleaned: no control characters, no marks that turn text round."""

    title: str
    """What a viewer shows as the document's title: never a name or an address."""
    issued_on: date
    """The day the file says it was made, so that the same page is the same bytes."""
    landlord: str
    landlord_lines: tuple[str, ...]
    colour: str
    logo: bytes | None
    recipient: tuple[str, ...]
    particulars: tuple[tuple[str, str], ...]
    """Label and value: date, reference, stage, who to ask."""
    blocks: tuple[Block, ...]
    marks: tuple[str, ...]
    """What must be seen on every page: draft, sample."""
    footer: str
    text_size: int
    paper: str = WHITE
    """The colour of the sheet."""

    @property
    def mark(self) -> str:
        """The marks in one line."""
        return " · ".join(self.marks)


def lines_of(block: Block) -> tuple[Runs, ...]:
    """Return what of a block is read in one go: a paragraph, an item of a list, a line of a panel, a cell."""
    match block:
        case Heading() | Paragraph():
            return (block.runs,)
        case Bullets():
            return block.items
        case Panel():
            return block.lines
        case Table():
            return tuple(cell for row in (block.header, *block.rows) for cell in row)
        case Figure():
            return (block.said,)


def runs_of(block: Block) -> Runs:
    """Return every run of a block, in reading order."""
    return tuple(run for line in lines_of(block) for run in line)


def plain(runs: Runs) -> str:
    """Return runs as text."""
    return "".join(run.text for run in runs)


def leading(blocks: Sequence[Block]) -> tuple[bool, ...]:
    """Return of each block whether it stays with the one beneath it."""
    neighbours = zip((None, *blocks[:-1]), blocks, (*blocks[1:], None), strict=True)
    return tuple(_leads(*each) for each in neighbours)


def _leads(above: Block | None, block: Block, following: Block | None) -> bool:
    """Whether a block means little without the one beneath it: a heading, or a few words of it.

    A paragraph under the letter's own heading may end a page: with all that it leads to, large print would have
    nothing of the letter on its first.
    """
    if isinstance(block, Figure):
        return isinstance(following, Paragraph)  # from what it is drawn
    if isinstance(block, Paragraph):
        if isinstance(above, Figure) or (isinstance(above, Heading) and above.level == 1):
            return False
        said = plain(block.runs).rstrip()
        return said.endswith(":") or (isinstance(following, Panel | Table) and len(said) <= FEW)
    return isinstance(block, Heading)


def runs_of_field(page: Page, field: str) -> str:
    """Return what `page` prints for a field of the letter, such as `apology` or `points.2.reasons`; empty for nothing.

    What a line break parts is put together with a space.
    """
    return " ".join(run.text for block in page.blocks for run in runs_of(block) if run.field == field)
