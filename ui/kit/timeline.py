"""Everything that happened, newest first: a list that only draws what is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from complaints_desktop.rules.wording import in_london, in_short
from ui.kit.icons import paint_icon
from ui.kit.reading_order import bring_into_view
from ui.kit.theme import theme

Index = QModelIndex | QPersistentModelIndex

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)
_DATE, _MARK, _EDGE, _GAP = 31.0, 9.0, 2.5, 1.0
"""Units: the width of the date, of the mark on the line, the edge of an entry, the gap inside it."""
_LINE = 5.0
"""Units: how far the time of day stands below the date."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened. `title` in bold, `body` as it was written, `by` who did it; `what` to filter by.

    `at` is the moment it was written down: its time of day is shown where that was on the day itself.
    """

    on: date | None
    title: str
    body: str = ""
    by: str = ""
    icon_name: str = "note"
    tone: str = "info"
    what: str = ""
    id: str = ""
    at: datetime | None = None

    @property
    def time(self) -> str:
        """The time of day, "14:32", of what was written down on the day it happened; else empty."""
        local = in_london(self.at) if self.at else None
        return f"{local:%H:%M}" if local and local.date() == self.on else ""

    @property
    def spoken(self) -> str:
        """All of it in one line, for a screen reader."""
        day = " ".join(part for part in (in_short(self.on) if self.on else "no date", self.time) if part)
        return ". ".join(part for part in (day, self.title, self.body, self.by) if part)


AT_ONCE = 60
"""Entries that are laid out before the first of them are seen; the rest follow, as many at a time, between keys."""


class TimelineModel(QAbstractListModel):
    """The entries, as a list; a long one is given to the view a part at a time."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.items: Sequence[TimelineItem] = ()
        self._given = 0

    def show_items(self, items: Sequence[TimelineItem]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.items, self._given = items, min(len(items), AT_ONCE)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many entries the view has been given."""
        return 0 if parent.isValid() else self._given

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are entries the view has not been given."""
        return not parent.isValid() and self._given < len(self.items)

    def fetchMore(self, parent: Index) -> None:
        """Give the view some more; it asks once it has shown the last it has."""
        more = min(len(self.items), self._given + AT_ONCE)
        self.beginInsertRows(parent, self._given, more - 1)
        self._given = more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of an entry, or the entry itself."""
        item = self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.spoken
        return item if role == Qt.ItemDataRole.UserRole else None


class Timeline(QListView):
    """The list itself: dates on the left, a line with marks, the words on the right."""

    def __init__(self, name: str = "Story of the case", *, whole: bool = False) -> None:
        """`name` for a screen reader; a `whole` list is as high as its entries, and the page it is on scrolls."""
        super().__init__()
        self._whole = whole
        self.setAccessibleName(name)
        self.setProperty("role", "plain")
        self.entries = TimelineModel()
        self.setModel(self.entries)
        self.setItemDelegate(_EntryDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def doItemsLayout(self) -> None:
        """Place the entries; where the page scrolls, be as high as they are together."""
        super().doItemsLayout()
        if self._whole:
            self.setFixedHeight(max(self.contentsSize().height(), theme().pixels(_LINE)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Bring the entry the keys have come to into view, also where the page scrolls."""
        super().currentChanged(current, previous)
        if self._whole:
            bring_into_view(self, self.visualRect(current))


class _EntryDelegate(QStyledItemDelegate):
    """Draws one entry, as high as its words need."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw date, mark and words."""
        item: TimelineItem = index.data(Qt.ItemDataRole.UserRole)
        look, room = theme(), QRect(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, look.colour("chosen"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, look.colour("hover"))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._draw_date(painter, room, item, chosen=chosen)
        self._draw_mark(painter, room, item, last=index.row() == len(_items(index)) - 1)
        self._draw_words(painter, self._words_room(room), item, chosen=chosen)
        painter.restore()

    def _draw_date(self, painter: QPainter, room: QRect, item: TimelineItem, *, chosen: bool) -> None:
        look = theme()
        painter.setPen(look.colour("chosen-ink" if chosen else "quiet"))
        painter.setFont(look.font(3.25))
        where = QRect(
            room.topLeft() + QPoint(look.pixels(2), look.pixels(_EDGE)), QSize(look.pixels(_DATE - 3), look.pixels(6))
        )
        painter.drawText(where, _WRAP, in_short(item.on) if item.on else "No date")
        painter.drawText(where.translated(0, look.pixels(_LINE)), _WRAP, item.time)

    def _draw_mark(self, painter: QPainter, room: QRect, item: TimelineItem, *, last: bool) -> None:
        look = theme()
        side = look.pixels(4.5)
        middle = room.left() + look.pixels(_DATE + _MARK / 2 - 1.5)
        top = room.top() + look.pixels(_EDGE)
        painter.setPen(look.colour("line"))
        painter.drawLine(middle, room.top(), middle, top - look.pixels(0.5))
        if not last:
            painter.drawLine(middle, top + side + look.pixels(0.5), middle, room.bottom())
        paint_icon(painter, item.icon_name, QRectF(middle - side / 2, top, side, side), look.colour(item.tone or "ink"))

    def _draw_words(self, painter: QPainter, words: QRect, item: TimelineItem, *, chosen: bool) -> None:
        look, top = theme(), words.top()
        for part, size, bold, ink in _parts(item):
            if not part:
                continue
            painter.setFont(look.font(size, bold=bold))
            painter.setPen(look.colour("chosen-ink" if chosen else ink))
            where = QRect(words.left(), top, words.width(), words.bottom() - top + look.pixels(2))
            top = painter.drawText(where, _WRAP, part).bottom() + look.pixels(_GAP)

    def _words_room(self, room: QRect) -> QRect:
        look = theme()
        return room.adjusted(look.pixels(_DATE + _MARK), look.pixels(_EDGE), -look.pixels(3), -look.pixels(1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  # Qt's own signature
        """Return the width of the list and the height the words need in it."""
        look, item = theme(), index.data(Qt.ItemDataRole.UserRole)
        width = cast(QListView, self.parent()).viewport().width()
        across = self._words_room(QRect(0, 0, width, 10_000)).width()
        beside = look.pixels(2 * _LINE) if item.time else 0
        return QSize(width, max(_tall(item, across, look.percent), beside) + look.pixels(2 * _EDGE))


@lru_cache(maxsize=2_000)
def _tall(item: TimelineItem, across: int, _percent: int) -> int:
    """Return how high the words of an entry stand; the list asks it of all of them each time it is laid out."""
    look, tall, room = theme(), 0, QRect(0, 0, across, 10_000)
    for part, size, bold, _ in _parts(item):
        if part:
            metrics = QFontMetrics(look.font(size, bold=bold))
            tall += metrics.boundingRect(room, _WRAP, part).height() + look.pixels(_GAP)
    return tall


def _parts(item: TimelineItem) -> tuple[tuple[str, float, bool, str], ...]:
    return (item.title, 3.5, True, "ink"), (item.body, 3.5, False, "ink"), (item.by, 3.1, False, "quiet")


def _items(index: Index) -> Sequence[TimelineItem]:
    model = index.model()
    return model.items if isinstance(model, TimelineModel) else ()
