"""Parts beside one another where there is room for all; else one at a time, chosen by name."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.kit.buttons import Segments
from ui.kit.layouts import column, row
from ui.kit.theme import theme

NARROWEST = 60
"""Units that one part alone needs."""


class Parts(QWidget):
    """Some parts with movable borders between them."""

    def __init__(self, parts: Mapping[str, tuple[str, QWidget, int]], *, least: float) -> None:
        """`parts` by name: the words to choose one by, the part, and its share; together they need `least` units."""
        super().__init__()
        self._parts, self._least = {name: part for name, (_, part, _) in parts.items()}, least
        self._absent: frozenset[str] = frozenset()
        self.choice = Segments("Show", tuple((name, words) for name, (words, _, _) in parts.items()))
        self.choice.chosen.connect(self.show_part)
        self._top = QWidget()
        row(self._top, edge=(0.5, 4)).addWidget(self.choice)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        for at, (_, part, share) in enumerate(parts.values()):
            self._panes.addWidget(part)
            self._panes.setStretchFactor(at, share)
        self._panes.setSizes([share * 10 for _, _, share in parts.values()])
        stack = column(self, gap=0)
        stack.addWidget(self._top)
        stack.addWidget(self._panes, 1)
        self._top.hide()
        theme().changed.connect(self._fit)

    @property
    def narrow(self) -> bool:
        """Whether there is room for one part only."""
        return self.width() < theme().pixels(self._least)

    def show_part(self, name: str) -> None:
        """Show one part, where there is room for one only."""
        self.choice.choose(name)
        self._fit()

    def leave_out(self, *names: str) -> None:
        """Show none of these parts, however much room there is."""
        self._absent = frozenset(names)
        self._fit()

    def _fit(self) -> None:
        left = [name for name in self._parts if name not in self._absent]
        one = self.narrow and len(left) > 1
        self._top.setVisible(one)
        for name, part in self._parts.items():
            part.setVisible(name in left and (not one or name == self.choice.value))

    def minimumSizeHint(self) -> QSize:
        """Return what one part alone needs."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().pixels(NARROWEST)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all of them, or one."""
        super().resizeEvent(event)
        self._fit()
