"""Tables and panels of a letter: ruled, never boxed in, and row by row where the print is large."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table

from complaints_desktop.letters.columns import GUTTER, column_widths, row_by_row
from complaints_desktop.letters.fonts import REGULAR
from complaints_desktop.letters.page import Runs, plain
from complaints_desktop.letters.page import Table as Rows
from complaints_desktop.letters.pdf.styles import FAINT, TINT, Styles
from complaints_desktop.letters.pdf.tags import Element, artifact, end
from complaints_desktop.letters.pdf.words import paragraph
from complaints_desktop.letters.sheet import HEIGHT, TEXT_WIDTH

COLUMN = "<< /O /Table /Scope /Column >>"
"""What the structure says of a header cell: that it is that of its column."""

TALL = 0.65 * HEIGHT
"""A row is only split where it begins a page, as it must be taller than one."""


SHORT = 250
"""Characters the last two rows may hold together to stay together, so that no total stands alone overleaf."""


class Grid(Table):
    """A table that moves a row to the next page before it splits one."""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 - reportlab's names
        """Split between rows; within one only where nearly a whole page is there for it."""
        self.splitInRow = int(availHeight >= TALL)
        parts: list[Any] = super().split(availWidth, availHeight)
        return parts


def table(block: Rows, styles: Styles, root: Element) -> list[Flowable]:
    """Return a table that repeats its header on each page, or its rows as blocks where columns would be narrow."""
    widths = column_widths(block, styles.size)
    if widths is None:
        return _row_by_row(block, styles, root)
    element = root.child("Table")
    looks = [styles.figure if figures else styles.cell for figures in block.figures]
    lines = [_line(block.header, [styles.column] * len(looks), element.child("TR"), "TH")]
    lines += [_line(row, looks, element.child("TR"), "TD") for row in block.rows]
    rules: list[tuple[Any, ...]] = [
        ("LINEBELOW", (0, 0), (-1, 0), 1, styles.ink),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, FAINT),
        ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER),
    ]
    if sum(len(plain(cell)) for row in block.rows[-2:] for cell in row) <= SHORT:
        rules.append(("NOSPLIT", (0, -2), (-1, -1)))
    return _grid(lines, widths, rules, styles, repeated=1)


def panel(lines: Sequence[Flowable], styles: Styles) -> list[Flowable]:
    """Return a tinted panel of `lines`, with a bar of the landlord's colour at its side."""
    edge = styles.size * 0.7
    for line in lines:
        line.spaceAfter = 0
    rules = [
        ("BACKGROUND", (0, 0), (-1, -1), TINT),
        ("LINEBEFORE", (0, 0), (0, -1), 3, styles.ink),
        ("LEFTPADDING", (0, 0), (-1, -1), edge),
        ("RIGHTPADDING", (0, 0), (-1, -1), edge),
        ("TOPPADDING", (0, 0), (-1, 0), edge),
        ("BOTTOMPADDING", (0, -1), (-1, -1), edge),
    ]
    return _grid([[line] for line in lines], [TEXT_WIDTH], rules, styles)


def _line(cells: Sequence[Runs], looks: Sequence[ParagraphStyle], row: Element, tag: str) -> list[Flowable]:
    entries = {"A": COLUMN} if tag == "TH" else {}
    return [paragraph(cell, look, row.child(tag, **entries)) for cell, look in zip(cells, looks, strict=True)]


def _row_by_row(block: Rows, styles: Styles, root: Element) -> list[Flowable]:
    """Each row as a block of its own."""
    blocks = [[[paragraph(line, styles.tight, root.child("P")) for line in lines]] for lines in row_by_row(block)]
    return _grid(blocks, [TEXT_WIDTH], [("LINEBELOW", (0, 0), (-1, -1), 0.5, FAINT)], styles)


def _grid(
    lines: Sequence[list[Any]],
    widths: Sequence[float],
    rules: Sequence[tuple[Any, ...]],
    styles: Styles,
    repeated: int = 0,
) -> list[Flowable]:
    """A grid without padding at its sides; a row taller than a page goes on overleaf."""
    edge = styles.size * 0.3
    grid = Grid(
        lines,
        colWidths=widths,
        repeatRows=repeated,
        hAlign="LEFT",
        spaceAfter=styles.body.spaceAfter * 1.4,
        renderCB=_rules_as_artifacts,  # type: ignore[arg-type]  # any callable will do, the stubs know one class
        style=[
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else every grid names Helvetica, which is not embedded
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), edge),
            ("BOTTOMPADDING", (0, 0), (-1, -1), edge),
            *rules,
        ],
    )
    return [grid]


def _rules_as_artifacts(grid: Grid, step: str, *_: object) -> None:
    """Keep rules and tints from a screen reader."""
    if step in ("startBG", "startLines"):
        artifact(grid.canv)
    elif step in ("endBG", "endLines"):
        end(grid.canv)
