"""How wide the columns of a table are, in every format with a sheet."""

from collections.abc import Sequence

from complaints_desktop.letters.fonts import BOLD
from complaints_desktop.letters.page import Run, Runs, Table, plain
from complaints_desktop.letters.sheet import TEXT_WIDTH, width

NARROW, WIDE, WORDY = 16, 24, 80
"""Characters a line of a column must hold to be read well, more where a cell has many words (over 80 characters):
with fewer, a table is printed row by row."""

GUTTER = 10
"""Points between two columns."""


def column_widths(block: Table, size: float) -> list[float] | None:
    """Return the width of each column by what it holds, or None where they would be too narrow to read."""
    if block.shares:
        return [TEXT_WIDTH * share for share in block.shares]
    columns = list(zip(block.header, *block.rows, strict=True))
    lengths = [max(len(plain(cell)) for cell in cells) for cells in columns]
    least = [
        max(_longest_word(cells, size), 0 if figures else min(WIDE if length > WORDY else NARROW, length) * size * 0.55)
        for cells, figures, length in zip(columns, block.figures, lengths, strict=True)
    ]
    spare = TEXT_WIDTH - sum(least) - GUTTER * (len(least) - 1)
    if spare < 0:
        return None
    shares = [0 if figures else length for figures, length in zip(block.figures, lengths, strict=True)]
    widths = [width + GUTTER + spare * share / (sum(shares) or 1) for width, share in zip(least, shares, strict=True)]
    return [*widths[:-1], widths[-1] - GUTTER]


def row_by_row(block: Table) -> list[list[Runs]]:
    """Return each row as lines: the column's name in bold, then what it says; an empty cell is left out."""
    return [[_labelled(header, cell) for header, cell in pairs if plain(cell)] for pairs in block.stacked]


def _labelled(header: Runs, cell: Runs) -> Runs:
    return (Run(f"{plain(header)}: ", bold=True), *cell)


def _longest_word(cells: Sequence[Runs], size: float) -> float:
    words = {word for cell in cells for word in plain(cell).split()}
    return max((width(word, size, BOLD) for word in words), default=0.0) + 1
