"""The blocks of a page as reportlab's flowables."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

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
    Table,
    leading,
    plain,
)
from complaints_desktop.letters.pdf.charts import Picture
from complaints_desktop.letters.pdf.styles import STARTS, Styles
from complaints_desktop.letters.pdf.tables import panel, table
from complaints_desktop.letters.pdf.tags import Element
from complaints_desktop.letters.pdf.words import paragraph
from complaints_desktop.letters.sheet import HEIGHT, MM, TEXT_WIDTH

TOGETHER = 8
"""Lines of a table or panel that stay together where it begins."""

DISCS = "<< /O /List /ListNumbering /Disc >>"
"""What the structure says of a list's labels: that they are bullets."""

HALF = 0.5 * HEIGHT
"""A chart that with its source is lower than this stays with it."""

WHOLE = 0.35 * HEIGHT
"""A panel lower than this is not parted, nor what a letter says of itself."""


def flowables(blocks: Sequence[Block], styles: Styles, root: Element) -> list[Flowable]:
    """Return the flowables of `blocks`, whose structure goes beneath `root`."""
    made = [_flow(block, styles, root) for block in blocks]
    leads, room = leading(blocks), 0.0
    for number in reversed(range(len(blocks))):
        block = blocks[number]
        room = _room(block, made[number], styles, below=room if leads[number] else None)
        led = number > 0 and leads[number - 1]
        if not led and (leads[number] or isinstance(block, Table | Panel | Figure)):
            made[number].insert(0, CondPageBreak(room))
    flow: list[Flowable] = []
    for section, group in groupby(zip(blocks, made, strict=True), key=lambda pair: pair[0].section):
        parts = [part for _, parts in group for part in parts]
        if section == SIGNING:
            parts.insert(-1, Spacer(1, SIGNATURE * MM))
        whole = section == SIGNING or (section == ABOUT and _height(parts) < WHOLE)
        flow += [KeepTogether(parts)] if whole else parts
    return flow


def _height(parts: Sequence[Flowable]) -> float:
    return sum(part.wrap(TEXT_WIDTH, HEIGHT)[1] for part in parts)


def _room(block: Block, parts: list[Flowable], styles: Styles, below: float | None) -> float:
    """The height a block must find on the page where it begins: with what is `below`, if it leads to something."""
    match block:
        case Figure():
            high = parts[0].wrap(TEXT_WIDTH, HEIGHT)[1] + parts[0].getSpaceAfter()
            return high + (below or 0) if high + (below or 0) < HALF else high
        case Heading() | Paragraph() if below is not None:
            above, beneath = parts[0].getSpaceBefore(), parts[0].getSpaceAfter()
            return above + parts[0].wrap(TEXT_WIDTH, HEIGHT)[1] + beneath + below
        case Table() | Panel():
            height = parts[0].wrap(TEXT_WIDTH, HEIGHT)[1]
            whole = isinstance(block, Panel) and height < WHOLE
            return height if whole else min(height, TOGETHER * styles.body.leading)
        case _:
            return STARTS * styles.body.leading


def _flow(block: Block, styles: Styles, root: Element) -> list[Flowable]:
    match block:
        case Heading():
            level = level_beneath(block.level, root)
            heading = paragraph(block.runs, styles.headings[block.level], root.child(f"H{level}"))
            heading.heading = level, plain(block.runs)
            return [heading]
        case Paragraph():
            said = {"Lang": f"({block.language})"} if block.language else {}
            return [paragraph(block.runs, styles.body, root.child("P", **said))]
        case Bullets():
            return _bullets(block, styles, root.child("L", A=DISCS))
        case Panel():
            return panel([paragraph(line, styles.body, root.child("P")) for line in block.lines], styles)
        case Table():
            return table(block, styles, root)
        case Figure():
            return [Picture(block.chart, styles.size, root.child("Figure", Alt=PDFString(plain(block.said))))]


def level_beneath(level: int, root: Element) -> int:
    """Return the level of a heading that comes next; none is passed over, also where a letter still lacks its own."""
    tags = (kid.tag for kid in reversed(root.kids) if isinstance(kid, Element))
    return min(level, next((int(tag[1:]) for tag in tags if tag[0] == "H"), 0) + 1)


def _bullets(block: Bullets, styles: Styles, element: Element) -> list[Flowable]:
    made: list[Flowable] = []
    for item in block.items:
        entry = element.child("LI")
        label = entry.child("Lbl")
        words = paragraph(item, styles.bullet, entry.child("LBody"))
        words.label = label
        made.append(words)
    made[-1].spaceAfter = styles.body.spaceAfter
    return made
