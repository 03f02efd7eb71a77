"""Papers of ours that are no letter, lists and reviews: under the landlord's name, and tagged as letters are."""

from collections.abc import Iterable, Sequence

from complaints_desktop.desk.desk import Desk
from complaints_desktop.letters.characters import clean, one_line
from complaints_desktop.letters.compose import SAMPLE
from complaints_desktop.letters.page import Block, Bullets, Heading, Page, Paragraph, Run, Table
from complaints_desktop.letters.pdf import write_pdf

SIZE = 10
"""Points: they are read at a desk and in a meeting."""


def paper(desk: Desk, title: str, blocks: Iterable[Block], *, sample: bool) -> bytes:
    """Return the PDF of a paper of today; one of a `sample` record says so."""
    return write_pdf(page_of(desk, title, blocks, sample=sample))


def page_of(desk: Desk, title: str, blocks: Iterable[Block], *, sample: bool) -> Page:
    """Return a paper of today, to be written as any format."""
    landlord = desk.settings.landlord
    return Page(
        title=title,
        issued_on=desk.today,
        landlord=one_line(landlord.name),
        landlord_lines=(),
        colour=landlord.colour,
        logo=None,
        recipient=(),
        particulars=(),
        blocks=tuple(blocks),
        marks=(SAMPLE,) if sample else (),
        footer=title,
        text_size=SIZE,
    )


def heading(words: str, *, level: int = 2) -> Heading:
    """Return a heading."""
    return Heading((Run(one_line(words)),), level, words)


def said(words: str) -> Paragraph:
    """Return a paragraph."""
    return Paragraph((Run(clean(words)),), "said")


def points(lines: Iterable[str]) -> Bullets:
    """Return a list of points."""
    return Bullets(tuple((Run(clean(line)),) for line in lines), "points")


def table(
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    figures: Iterable[int] = (),
    shares: tuple[float, ...] = (),
) -> Table:
    """Return a table; `figures` are the columns of numbers, `shares` the width of each where it does not follow."""
    numbers = frozenset(figures)
    return Table(
        tuple((Run(title),) for title in titles),
        tuple(tuple((Run(clean(cell)),) for cell in row) for row in rows),
        tuple(place in numbers for place in range(len(titles))),
        "table",
        shares,
    )
