"""Narrow a list: each choice with how many it would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.layouts import column, empty, row, show_if
from ui.kit.texts import text, unmarked
from ui.kit.theme import theme

WIDTH = 33.0
"""Units the words of a choice may take beside the box and the number."""

SHOWN = 6
"""Choices of one facet shown before "more"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its words and how many rows have it."""

    value: object
    words: str
    number: int


class Facet(QWidget):
    """One facet: a heading and its choices. One of them at most is chosen; none means all."""

    chosen = Signal(str, object)

    def __init__(self, name: str, title: str) -> None:
        """`name` is what the list is narrowed by."""
        super().__init__()
        self._name, self._title, self._all = name, title, False
        self._choices: Sequence[Choice] = ()
        self._value: object = None
        stack = column(self, gap=0.5)
        stack.addWidget(text(title, "overline", wrap=False))
        self._lines = column(gap=0)
        stack.addLayout(self._lines)

    def show_choices(self, choices: Sequence[Choice], value: object) -> None:
        """Show the choices, with `value` chosen; redraws only where something differs."""
        if (list(choices), value) == (list(self._choices), self._value) and self._lines.count():
            return
        self._choices, self._value = choices, value
        self._draw()

    def _draw(self) -> None:
        empty(self._lines)
        shown = self._choices if self._all else self._choices[:SHOWN]
        for choice in shown:
            self._lines.addLayout(self._line(choice))
        rest = len(self._choices) - len(shown)
        if rest > 0:
            self._lines.addWidget(
                Button(f"{rest} more", self._show_all, role="link", name=f"{rest} more of {self._title}")
            )
        show_if(self, bool(self._choices))

    def _line(self, choice: Choice) -> QHBoxLayout:
        line = row(gap=1)
        room = theme().pixels(WIDTH)
        box = QCheckBox(unmarked(self.fontMetrics().elidedText(choice.words, Qt.TextElideMode.ElideRight, room)))
        box.setToolTip(choice.words)
        box.setAccessibleName(f"{self._title}: {choice.words}, {choice.number:,}")
        box.setChecked(choice.value == self._value)
        box.toggled.connect(lambda on, value=choice.value: self.chosen.emit(self._name, value if on else None))
        line.addWidget(box, 1)
        line.addWidget(text(f"{choice.number:,}", "small", wrap=False))
        return line

    def _show_all(self) -> None:
        self._all = True
        self._draw()


class FacetPanel(QWidget):
    """All facets of a list, one under the other."""

    changed = Signal(object)

    def __init__(self, titles: Mapping[str, str]) -> None:
        """`titles`: facet -> its heading."""
        super().__init__()
        self._values: dict[str, object] = {}
        stack = column(self, gap=4)
        self._facets = {name: Facet(name, title) for name, title in titles.items()}
        for facet in self._facets.values():
            facet.chosen.connect(self._choose)
            stack.addWidget(facet)
        stack.addStretch()

    @property
    def values(self) -> Mapping[str, object]:
        """What is chosen, facet by facet; a facet with nothing chosen is absent."""
        return dict(self._values)

    def set_values(self, values: Mapping[str, object]) -> None:
        """Choose without saying so, as a saved view does."""
        self._values = dict(values)

    def show_counts(self, counts: Mapping[str, Sequence[Choice]]) -> None:
        """Show the choices of each facet."""
        for name, facet in self._facets.items():
            facet.show_choices(counts.get(name, ()), self._values.get(name))

    def _choose(self, name: str, value: object) -> None:
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value
        self.changed.emit(self.values)
