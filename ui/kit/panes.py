"""A page with a side: beside each other where there is room for both, else one at a time, by name."""

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.buttons import Segments
from ui.kit.layouts import column, row
from ui.kit.theme import theme

MAIN, SIDE = "main", "side"
LEAST = 120
"""Units that the main part needs for its words; with less beside the least of its side only one is shown."""


class SidePanes(QWidget):
    """The main part, and a side on its left or right; where both would be cramped, one of them at a time."""

    narrowed = Signal(bool)
    """There is room for one part only now, or for both again."""

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        *,
        names: tuple[str, str],
        units: float,
        least: float = 60,
        share: float = 0.34,
        side_first: bool = False,
    ) -> None:
        """`names` to choose main part and side by; `units` the side would like, `share` of the whole at most.

        It has the `least` units in any case: where that leaves too little for the main part, one is shown at a time.
        """
        super().__init__()
        self._main, self._side, self._units, self._least, self._share = main, side, units, least, share
        self._away = False
        self.choice = Segments("Show", tuple(zip((MAIN, SIDE), names, strict=True)))
        self.choice.chosen.connect(self.show_part)
        self._top = QWidget()
        row(self._top, edge=(2, 4, 0, 4)).addWidget(self.choice)
        stack = column(self, gap=0)
        stack.addWidget(self._top)
        line: QHBoxLayout = row(gap=0)
        for part in (side, main) if side_first else (main, side):
            line.addWidget(part, 1 if part is main else 0)
        stack.addLayout(line, 1)
        self._top.hide()
        theme().changed.connect(self._fit)

    @property
    def narrow(self) -> bool:
        """Whether there is room for one part only."""
        return self.width() < theme().pixels(LEAST + self._least)

    def show_part(self, part: str) -> None:
        """Show the main part or the side, where there is room for one only."""
        self.choice.choose(part)
        self._fit()

    @property
    def away(self) -> bool:
        """Whether the side is put away."""
        return self._away

    def put_away(self, away: bool) -> None:
        """Give the main part all the room, or show the side again."""
        self._away = away
        self._fit()

    def name_side(self, words: str) -> None:
        """Say in the choice what waits in the side."""
        self.choice.set_words(SIDE, words)

    def _fit(self) -> None:
        narrow = self.narrow and not self._away
        self.narrowed.emit(narrow)
        self._top.setVisible(narrow)
        self._main.setVisible(not narrow or self.choice.value == MAIN)
        self._side.setVisible(not self._away and (not narrow or self.choice.value == SIDE))
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_ALL)
        else:
            wide = min(theme().pixels(self._units), int(self.width() * self._share))
            self._side.setFixedWidth(max(wide, theme().pixels(self._least)))

    def minimumSizeHint(self) -> QSize:
        """Return what one part alone needs: of both, only one is shown where there is little room."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().pixels(LEAST)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side its share, or show one part only."""
        super().resizeEvent(event)
        self._fit()


_ALL = 16_777_215
"""Qt's own greatest width: whatever there is."""


class Pages(QStackedWidget):
    """Pages of which one is shown, in whatever height is left: each scrolls its own parts.

    Without it a layout takes the height the text of a page would like for the least it must have, and squeezes what
    stands above.
    """

    def hasHeightForWidth(self) -> bool:
        """Ask for no height by the width."""
        return False


class PagesOver(Pages):
    """Pages that each open over a whole screen, and need no more room than the one that is shown.

    Without it a short form has to be as high as the screen below it: enlarged, its buttons are out of sight.
    """

    def __init__(self) -> None:
        """Begin without a page."""
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the page that is shown."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()


class Held(QWidget):
    """Holds a screen at least as large as it must be, and no taller for its text: a screen scrolls its own parts.

    Without it a scroll area asks the layout how high the text would like to be at that width, and shows a bar for it.
    """

    def __init__(self, screen: QWidget) -> None:
        """Hold `screen`."""
        super().__init__()
        self.held = screen
        screen.setParent(self)
        screen.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the screen, with its words whole at the width it has."""
        hint = self.held.minimumSizeHint()
        return QSize(hint.width(), hint.height() + _lines_more(self.held))

    def sizeHint(self) -> QSize:
        """Return the least size of the screen: it takes what room there is."""
        return self.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the screen needs more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep()
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        self.setMinimumSize(self.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the screen all the room; at another width it may need another height."""
        super().resizeEvent(event)
        self.held.resize(self.size())  # not what the event says: where a scroll area sizes anew, the first is told last
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._keep)


def _lines_more(screen: QWidget) -> int:
    """Return how much higher than one line the words on a page stand at its width: Qt asks no more than that for them.

    What scrolls in itself does with its least; a layout that is short would take it from everything in it.
    """
    layout, more = screen.layout(), 0
    if not isinstance(layout, QVBoxLayout):
        return 0
    edges = layout.contentsMargins()
    wide = screen.width() - edges.left() - edges.right()
    for item in filter(None, map(layout.itemAt, range(layout.count()))):
        words = item.widget()
        if words and not words.isHidden() and item.hasHeightForWidth() and not words.findChild(QAbstractScrollArea):
            more += max(item.heightForWidth(wide) - item.minimumSize().height(), 0)
    return more


def height_to_see(screen: QWidget) -> int:
    """Return how much of the height of `screen` can be seen: where it needs more, the page it is on scrolls."""
    page = screen.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    return page.viewport().height() if isinstance(page, QScrollArea) else screen.height()
