"""The page as it will print, beside the words: drawn at once, so that it is never blank."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea

from ui.kit.page_words import PageWords, Standing
from ui.kit.telling import PAGE
from ui.kit.theme import theme

GAP = 2
"""Units around a page, and between two."""

BAR = 1
"""Units: the width of the bar beside the words that are being typed."""

LINE = 4
"""Heights of a line that are kept in view above and below them."""


class Paper(QAbstractScrollArea):
    """Shows a PDF from memory, and stays where the person was reading when it changes.

    A page is drawn when it is looked at, which takes some milliseconds; Qt's own view draws it on another thread and
    shows a white page until then.
    """

    def __init__(self, name: str = "The page as it will print") -> None:
        """Start empty."""
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("told-as", PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.content = b""
        self._whole = False
        self._buffer, self._document = QBuffer(self), QPdfDocument(self)
        self._words: PageWords | None = None
        self._drawn: dict[int, QImage] = {}
        self._places: list[QRect] = []
        self._mark: Standing | None = None
        self._read_at: int | None = None
        """Where the person was reading before the page began to follow what is typed."""
        theme().changed.connect(self._arrange)

    def show_pdf(self, content: bytes, *, whole: bool = False) -> None:
        """Show another PDF, or none, where the last one was looked at; `whole`: from page 1, each seen whole."""
        if (content, whole) == (self.content, self._whole):
            return
        place = 0 if whole else self.verticalScrollBar().value()
        self.content, self._whole, self._mark = content, whole, None
        self._document.close()
        self._buffer.close()
        if content:
            self._buffer.setData(QByteArray(content))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
        self._words = PageWords(self._document)
        self.setAccessibleDescription(self._words.text)
        self._arrange()
        self.verticalScrollBar().setValue(place)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def height_of_page(self, page: int) -> int:
        """How many pixels high a page is shown."""
        return self._places[page].height()

    def follow(self, words: str, upto: int = 0) -> None:
        """Bring into view and mark where letter `upto` of `words` stands; what is seen already does not move."""
        self._mark = self._words.find(words, upto) if self._words else None
        if self._mark is not None:
            bar, seen = self.verticalScrollBar(), self._on_paper(*self._mark)
            if self._read_at is None:
                self._read_at = bar.value()
            room = LINE * max(seen.height(), 1)
            least, most = seen.bottom() + room - self.viewport().height(), seen.top() - room
            if not least <= bar.value() <= most:
                bar.setValue(round(max(seen.center().y() - self.viewport().height() / 2, 0)))
        self.viewport().update()

    def let_go(self) -> None:
        """Go back to where the person was reading before."""
        if self._read_at is not None:
            self.verticalScrollBar().setValue(self._read_at)
        self._read_at = self._mark = None
        self.viewport().update()

    def _arrange(self) -> None:
        """Place the pages one below the other, as wide as there is room, or each as high."""
        self._drawn.clear()
        gap, room = theme().pixels(GAP), self.viewport().size()
        top, self._places = gap, []
        for page in range(self.pages):
            size = self._size(page, room, gap)
            self._places.append(QRect(max((room.width() - size.width()) // 2, 0), top, size.width(), size.height()))
            top += size.height() + gap
        bar = self.verticalScrollBar()
        bar.setPageStep(room.height())
        bar.setSingleStep(theme().pixels(8))
        bar.setRange(0, max(top - room.height(), 0))
        self.viewport().update()

    def _size(self, page: int, room: QSize, gap: int) -> QSize:
        points = self._document.pagePointSize(page)
        scale = (room.width() - 2 * gap) / max(points.width(), 1)
        if self._whole:
            scale = min(scale, (room.height() - 2 * gap) / max(points.height(), 1))
        return (points * max(scale, 0.05)).toSize()

    def _on_paper(self, page: int, where: QRectF) -> QRectF:
        """Return where a place of a page lies on the whole roll of pages, in pixels."""
        place = self._places[page]
        scale = place.width() / max(self._document.pagePointSize(page).width(), 1)
        return QRectF(
            place.left() + where.left() * scale,
            place.top() + where.top() * scale,
            where.width() * scale,
            where.height() * scale,
        )

    def _seen(self) -> Iterator[tuple[int, QRect]]:
        """Yield each page that is in view, with where it is drawn."""
        shift = self.verticalScrollBar().value()
        for page, place in enumerate(self._places):
            drawn = place.translated(0, -shift)
            if drawn.intersects(self.viewport().rect()):
                yield page, drawn

    def _image(self, page: int, size: QSize) -> QImage:
        if page not in self._drawn:
            ratio = self.devicePixelRatioF()
            image = self._document.render(page, (size.toSizeF() * ratio).toSize())
            image.setDevicePixelRatio(ratio)
            self._drawn[page] = image
        return self._drawn[page]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Draw the pages in view, and a bar beside the words that are being typed."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("pressed"))
        seen = list(self._seen())
        self._drawn = {page: self._drawn[page] for page, _ in seen if page in self._drawn}
        for page, place in seen:
            painter.fillRect(place, theme().colour("paper"))
            painter.drawImage(place.topLeft(), self._image(page, place.size()))
        if self._mark is not None:
            line = self._on_paper(*self._mark).translated(0, -self.verticalScrollBar().value())
            left = self._places[self._mark[0]].left()
            painter.fillRect(QRectF(left, line.top(), theme().pixels(BAR), line.height()), theme().colour("focus"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the room there is now, and stay at the same part of them."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(bar.maximum(), 1)
        self._arrange()
        bar.setValue(round(part * bar.maximum()))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first page and the last as everywhere; the arrows and Page Up and Down are Qt's."""
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
