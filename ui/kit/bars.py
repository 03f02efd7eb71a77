"""Bars in the cells of a table: what is taken of the room there is, and blocks of time of which some is lost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.kit.paged_model import Index
from ui.kit.paged_table import PagedTable, RowDelegate
from ui.kit.theme import theme

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Bar:
    """What is taken of what there is room for; both of the `most` that any bar of the table shows."""

    taken: float
    room: float
    most: float
    before: float | None = None
    """What was taken before; None where nothing changes."""


class Drawn(RowDelegate, Generic[Row]):
    """Draws what a row shows in one column, in the colours of a row that is chosen or not."""

    def __init__(self, table: PagedTable[Row], name: str) -> None:
        """Draw the column called `name` of `table`."""
        super().__init__(table)
        self._table = table
        place = next(n for n, column in enumerate(table.rows.columns) if column.name == name)
        table.setItemDelegateForColumn(place, self)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the cell as any, and what is in it."""
        super().paint(painter, option, index)
        row = self._table.rows.row_at(index.row())
        if row is None:
            return
        painter.save()
        edge = theme().pixels(1.5)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room: QRect = option.rect.adjusted(edge, 0, -edge, 0)
        self.draw(painter, room, row, chosen=chosen)
        painter.restore()

    def draw(self, painter: QPainter, room: QRect, row: Row, *, chosen: bool) -> None:
        """Draw what is in it."""
        raise NotImplementedError(type(self).__name__)


class Bars(Drawn[Row]):
    """A bar a row: filled as far as it is taken, hatched where that is more than there is room for."""

    def __init__(self, table: PagedTable[Row], name: str, bar: Callable[[Row], Bar]) -> None:
        """`bar` tells what to draw of a row."""
        super().__init__(table, name)
        self._bar = bar

    def draw(self, painter: QPainter, room: QRect, row: Row, *, chosen: bool) -> None:
        """Draw the room as a frame, what is taken in it, what is over beside it, and a mark where it stood before."""
        bar, high = self._bar(row), theme().pixels(3.5)
        if not bar.most:
            return
        top = room.center().y() - high // 2

        def part(first: float, last: float) -> QRect:
            left = room.left() + int(room.width() * first / bar.most)
            return QRect(left, top, room.left() + int(room.width() * last / bar.most) - left, high)

        ink, fill = _inks(chosen)
        painter.fillRect(part(0, min(bar.taken, bar.room)), fill)
        if bar.taken > bar.room:
            over = part(bar.room, bar.taken)
            painter.fillRect(over, QBrush(ink, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(ink, 1))
            painter.drawRect(over.adjusted(0, 0, -1, -1))
        if bar.room:
            painter.setPen(QPen(ink, 1))
            painter.drawRect(part(0, bar.room).adjusted(0, 0, -1, -1))
        if bar.before is not None:
            at = room.left() + int(room.width() * bar.before / bar.most)
            painter.setPen(QPen(ink, theme().pixels(0.5)))
            painter.drawLine(at, top - theme().pixels(1), at, top + high + theme().pixels(1))


class Blocks(Drawn[Row]):
    """A few blocks a row, each filled as far as its time is there, and hatched where it is lost."""

    def __init__(self, table: PagedTable[Row], name: str, blocks: Callable[[Row], Sequence[tuple[int, int]]]) -> None:
        """`blocks` tells of each what there would be and what is lost of it."""
        super().__init__(table, name)
        self._blocks = blocks

    def draw(self, painter: QPainter, room: QRect, row: Row, *, chosen: bool) -> None:
        """Draw the blocks side by side."""
        blocks, gap, high = self._blocks(row), theme().pixels(0.75), theme().pixels(3.5)
        if not blocks:
            return
        wide = min((room.width() - gap * (len(blocks) - 1)) // len(blocks), theme().pixels(9))
        ink, fill = _inks(chosen)
        for n, (planned, lost) in enumerate(blocks):
            block = QRect(room.left() + n * (wide + gap), room.center().y() - high // 2, wide, high)
            if planned:
                there = int(wide * (planned - lost) / planned)
                painter.fillRect(block.adjusted(0, 0, there - wide, 0), fill)
                painter.fillRect(block.adjusted(there, 0, 0, 0), QBrush(ink, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(ink, 1))
            painter.drawRect(block.adjusted(0, 0, -1, -1))


def _inks(chosen: bool) -> tuple[QColor, QColor]:  # as Qt says how a row stands
    """Return the colour of lines, and of what is filled."""
    look = theme()
    if chosen:
        return look.colour("chosen-ink"), look.colour("chosen-ink")
    return look.colour("ink"), look.colour("accent")
