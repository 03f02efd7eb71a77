"""Parts of a page under tabs, which become a list to choose from where they would not all fit."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget

from ui.kit.layouts import column, frame
from ui.kit.panes import Pages
from ui.kit.theme import theme

EDGE = 4
"""Units on the left and on the right of the tabs."""


class Tabs(QWidget):
    """One part at a time, chosen by its tab, or from a list of the same names."""

    changed = Signal(int)
    """Another part is shown: its number."""

    def __init__(self, name: str) -> None:
        """`name` for a screen reader, of the tabs and of the list."""
        super().__init__()
        self.bar, self.list, self._pages = QTabBar(), QComboBox(), Pages()
        self._parts: list[QWidget] = []
        for control in (self.bar, self.list):
            control.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setMinimumWidth(1)  # else a page could never be narrower than its tabs
        self._top, line = frame("tabs", across=True, edge=(0, EDGE))
        line.addWidget(self.bar)
        line.addWidget(self.list)
        line.addStretch()
        stack = column(self, gap=0)
        stack.addWidget(self._top)
        stack.addWidget(self._pages, 1)
        self.list.hide()
        self.bar.currentChanged.connect(self._show)
        self.list.activated.connect(self.bar.setCurrentIndex)

    def add(self, page: QWidget, title: str) -> None:
        """Take one more part."""
        self._pages.addWidget(page)
        self._parts.append(page)
        self.list.addItem(title)
        self.bar.addTab(title)
        self._fit()

    @property
    def number(self) -> int:
        """The number of the part that is shown."""
        return self.bar.currentIndex()

    @property
    def title(self) -> str:
        """The name of the part that is shown."""
        return self.bar.tabText(self.number)

    @property
    def pages(self) -> list[QWidget]:
        """Every part, in order."""
        return list(self._parts)

    @property
    def page(self) -> QWidget:
        """The part that is shown."""
        return self._parts[self.number]

    def show_part(self, number: int) -> None:
        """Show the part with that number."""
        self.bar.setCurrentIndex(number)

    def focus(self) -> None:
        """Put the cursor on what the parts are chosen by."""
        (self.list if self.bar.isHidden() else self.bar).setFocus()

    def _show(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self.list.setCurrentIndex(number)
        self.changed.emit(number)

    def _fit(self) -> None:
        """Show the tabs where all of them fit, else the list; the cursor stays on whichever is shown."""
        wide = sum(self.bar.tabRect(number).width() for number in range(self.bar.count()))
        fits = wide <= self.width() - 2 * theme().pixels(EDGE)
        if fits == self.bar.isHidden():
            comes, goes = (self.bar, self.list) if fits else (self.list, self.bar)
            comes.show()
            if goes.hasFocus():  # before it goes: Qt would hand the cursor to the next field, which opens by it
                comes.setFocus()
            goes.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the tabs fit."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """See it anew when the tabs ask for more or less room: with another size of text."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done
