"""One of a list: what is long stands in two lines, in the box and in the list, and no row of the list is cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from ui.kit.theme import theme

WIDEST = 110.0
"""Units a list may be wider than its box for its longest words; longer ones go on in a second line."""

MOST_ROWS = 14
"""Rows shown at once; the rest is scrolled to."""


class ChoiceBox(QComboBox):
    """A list that the wheel does not change while a page scrolls past it."""

    def __init__(self) -> None:
        """Be as wide as a few words."""
        super().__init__()
        self.lines = 1
        """Lines the words of what is chosen take."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(MOST_ROWS)
        rows = QListView()
        rows.setWordWrap(True)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setView(rows)
        self.setItemDelegate(_TwoLines(rows))
        self.currentTextChanged.connect(lambda _: self._fit())
        theme().changed.connect(self._fit, Qt.ConnectionType.QueuedConnection)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take a second line where the words need it."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size with room for the lines there are."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + (self.lines - 1) * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Return the least size with room for the lines there are."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is chosen, in two lines where one is too short for it."""
        if self.lines == 1:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self._room()
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self._shown(room.width()))

    def showPopup(self) -> None:
        """Open the list, every row of it whole, inside the screen."""
        super().showPopup()
        rows, holder = self.view(), self.view().window()
        liked = max((self.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        width = max(self.width(), min(liked + theme().pixels(9), theme().pixels(WIDEST)))
        screen = self.screen().availableGeometry()
        width = min(width, screen.width())
        holder.resize(width, holder.height())
        if layout := holder.layout():
            layout.activate()
        rows.doItemsLayout()
        edges = holder.contentsMargins()
        around = edges.top() + edges.bottom() + 2 * rows.frameWidth()
        box = QRect(self.mapToGlobal(self.rect().topLeft()), self.size())
        below, above = screen.bottom() - box.bottom(), box.top() - screen.top()
        height = 0
        for row in range(min(self.count(), MOST_ROWS)):
            more = rows.sizeHintForRow(row)
            if height + more + around > max(below, above):
                break
            height += more
        top = box.bottom() + 1 if height + around <= below or below >= above else box.top() - height - around
        left = max(screen.left(), min(box.left(), screen.right() + 1 - width))
        holder.setGeometry(left, top, width, height + around)
        rows.scrollTo(rows.currentIndex())

    def _room(self) -> QRect:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)

    def _shown(self, width: int) -> str:
        return _cut(self.fontMetrics(), self.currentText(), width)

    def _fit(self) -> None:
        lines = 2 if self.fontMetrics().horizontalAdvance(self.currentText()) > self._room().width() > 0 else 1
        self.setToolTip(self.currentText() if lines == 2 else "")
        if lines != self.lines:
            self.lines = lines
            self.updateGeometry()
            self.update()


class _TwoLines(QStyledItemDelegate):
    """Rows of one line or two, as their words need."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """End what would take a third line in an ellipsis; the box shows it whole when the mouse rests on it."""
        super().initStyleOption(option, index)
        option.text = _cut(option.fontMetrics, option.text, _width(self.parent()))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the width the words would like, and the height they need at the width there is."""
        words, metrics = str(index.data() or ""), option.fontMetrics
        lines = 2 if metrics.horizontalAdvance(words) > _width(self.parent()) else 1
        height = lines * metrics.lineSpacing() + theme().pixels(1.75)
        return QSize(min(metrics.horizontalAdvance(words), _width(self.parent())), max(height, theme().pixels(6.5)))


def _width(rows: object) -> int:
    return rows.viewport().width() - theme().pixels(6) if isinstance(rows, QListView) else 0


def _cut(metrics: QFontMetrics, words: str, width: int) -> str:
    """Return as much of `words` as two lines of that width hold."""
    wrapped = metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, words)
    if wrapped.height() <= 2 * metrics.lineSpacing():
        return words
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(1.8 * width))
