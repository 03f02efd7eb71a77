"""The blocks of a page as Word's paragraphs and tables."""

from collections.abc import Iterator, Sequence
from math import ceil

from complaints_desktop.letters.chart_picture import chart_picture
from complaints_desktop.letters.columns import column_widths, row_by_row
from complaints_desktop.letters.docx.pictures import picture
from complaints_desktop.letters.docx.words import Links, paragraph, twips, words
from complaints_desktop.letters.page import (
    ABOUT,
    SIGNATURE,
    SIGNING,
    Block,
    Bullets,
    Figure,
    Heading,
    Panel,
    Paragraph,
    Runs,
    Table,
    leading,
    plain,
)
from complaints_desktop.letters.sheet import HEIGHT, LINE, MM, TEXT_WIDTH, width

SPACE = 0.5
"""Between two paragraphs, over the text size."""

KEEP, WHOLE_LINES = "<w:keepNext/>", "<w:keepLines/>"
TOGETHER = 0.35 * HEIGHT
"""A panel lower than this is not parted."""

TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="{wide}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
    'w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
)
HEADER, ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "<w:trPr><w:cantSplit/></w:trPr>"

NO_GUTTER = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'
"""Of the last column, which ends where the text does: all its width is for its words."""


def body(blocks: Sequence[Block], size: int, links: Links) -> Iterator[str]:
    """Yield what Word has for `blocks`; a table is never the last, nor next to another."""
    for block, following, leads in zip(blocks, (*blocks[1:], None), leading(blocks), strict=True):
        ends = following is None or following.section != SIGNING
        if block.section == SIGNING and isinstance(block, Paragraph):
            yield _signing(block, links, last=ends)
        elif isinstance(block, Paragraph):
            about = block.section == ABOUT and following is not None
            said = words(block.runs, links, block.language)
            yield paragraph("Normal", said, KEEP if about or leads else "")
        else:
            yield from _block(block, size, links)


def _signing(block: Paragraph, links: Links, *, last: bool) -> str:
    """A paragraph of the end of the letter, which stays on one page; the last has room above it to sign."""
    keep = "" if last else KEEP
    room = f'<w:spacing w:before="{twips(SIGNATURE * MM)}"/>' if last else ""
    return paragraph("Normal", words(block.runs, links), f"{keep}{WHOLE_LINES}{room}")


def _block(block: Block, size: int, links: Links) -> Iterator[str]:
    match block:
        case Heading():
            yield paragraph(f"Heading{block.level}", words(block.runs, links))
        case Bullets():
            yield from _bullets(block, size, links)
        case Panel():
            yield from _panel(block, size, links)
        case Table():
            yield from _table(block, size, links)
        case Figure():
            yield _figure(block, size, links)


def _figure(block: Figure, size: int, links: Links) -> str:
    """A chart as a picture, which stays with what it is drawn from."""
    content, wide, high = chart_picture(block.chart, size)
    number = links.picture(content)
    drawn = picture(number, len(links.pictures) + 1, wide, high, plain(block.said))
    return paragraph("Normal", drawn, f'{KEEP}<w:spacing w:line="240" w:lineRule="auto"/>')


def _bullets(block: Bullets, size: int, links: Links) -> Iterator[str]:
    """The items of a list; what follows the last has the room of a paragraph above it."""
    for item in block.items[:-1]:
        yield paragraph("ListBullet", words(item, links))
    room = f'<w:spacing w:after="{twips(size * SPACE)}"/>'
    yield from (paragraph("ListBullet", words(item, links), room) for item in block.items[-1:])


def _panel(block: Panel, size: int, links: Links) -> Iterator[str]:
    lines = sum(ceil(width(plain(line), size) / TEXT_WIDTH) for line in block.lines)
    keep = KEEP if (lines * LINE + len(block.lines) * SPACE) * size < TOGETHER else ""
    for number, line in enumerate(block.lines, start=1):
        last = number == len(block.lines)
        yield paragraph("Panel", words(line, links), f'<w:spacing w:after="{size * 14}"/>' if last else keep)


def _table(block: Table, size: int, links: Links) -> Iterator[str]:
    widths = column_widths(block, size)
    if widths is None:
        yield from _lines(row_by_row(block), links)
        return
    twentieths = [twips(each) for each in widths]
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in twentieths)
    rows = [_row(block.header, twentieths, block, links, HEADER, "Column")]
    rows += [
        _row(row, twentieths, block, links, ROW, "Cell", KEEP if number == len(block.rows) - 1 else "")
        for number, row in enumerate(block.rows, start=1)
    ]
    yield f"{TABLE.format(wide=sum(twentieths), columns=columns)}{''.join(rows)}</w:tbl>"
    yield paragraph("Cell", "", f'<w:spacing w:line="{size * 14}" w:lineRule="exact"/>')


def _row(
    cells: Sequence[Runs], widths: Sequence[int], block: Table, links: Links, look: str, style: str, keep: str = ""
) -> str:
    made = []
    margins = [""] * (len(cells) - 1) + [NO_GUTTER]
    for cell, wide, is_figure, margin in zip(cells, widths, block.figures, margins, strict=True):
        side = '<w:jc w:val="right"/>' if is_figure else ""
        said = paragraph(style, words(cell, links), f"{keep}{side}")
        made.append(f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{margin}</w:tcPr>{said}</w:tc>')
    return f"<w:tr>{look}{''.join(made)}</w:tr>"


def _lines(rows: Sequence[Sequence[Runs]], links: Links) -> Iterator[str]:
    """A table in large print: each row as lines that stay together."""
    for row in rows:
        for line in row[:-1]:
            yield paragraph("Cell", words(line, links), KEEP)
        for line in row[-1:]:
            yield paragraph("Normal", words(line, links))
