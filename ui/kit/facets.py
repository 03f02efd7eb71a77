"""Narrow a list: each choice with how many it would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.buttons import Button
from ui.kit.check_box import CheckBox
from ui.kit.layouts import column, row, show_if
from ui.kit.texts import text

SHOWN = 6
"""Choices of one facet shown before "more"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its words and how many rows have it."""

    value: object
    words: str
    number: int


class _Line(QWidget):
    """One choice: a box with its words, in as many lines as they need, and its number."""

    chosen = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.choice: Choice | None = None
        line = row(self, gap=1)
        self._box, self._number = CheckBox(), text("", "small", wrap=False)
        self._box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._box.toggled.connect(self._tell)
        line.addWidget(self._box, 1)
        line.addWidget(self._number)

    def show_choice(self, title: str, choice: Choice, *, on: bool) -> None:
        """Show a choice, `on` if it is the one that is made; the box stays, and with it the cursor."""
        self.choice = choice
        blocked = self._box.blockSignals(True)
        self._box.setChecked(on)
        self._box.blockSignals(blocked)
        self._box.setToolTip(choice.words)
        self._box.setAccessibleName(f"{title}: {choice.words}, {choice.number:,}")
        self._number.setText(f"{choice.number:,}")
        self._box.say(choice.words)

    def _tell(self, on: bool) -> None:
        if self.choice:
            self.chosen.emit(self.choice.value, on)


class Facet(QWidget):
    """One facet: a heading and its choices. One of them at most is chosen; none means all."""

    chosen = Signal(str, object)

    def __init__(self, name: str, title: str) -> None:
        """`name` is what the list is narrowed by."""
        super().__init__()
        self._name, self._title, self._all = name, title, False
        self._choices: Sequence[Choice] = ()
        self._value: object = None
        self._lines: list[_Line] = []
        stack = column(self, gap=0.5)
        stack.addWidget(text(title, "overline", wrap=False))
        self._stack = column(gap=0)
        stack.addLayout(self._stack)
        self._more = Button("", self._show_all, role="link")
        stack.addWidget(self._more)
        show_if(self, False)

    def show_choices(self, choices: Sequence[Choice], value: object) -> None:
        """Show the choices, with `value` chosen; the lines there are stay, and show something else."""
        if (list(choices), value) != (list(self._choices), self._value) or not self._lines:
            self._choices, self._value = choices, value
            self._draw()

    def _draw(self) -> None:
        shown = self._choices if self._all else self._choices[:SHOWN]
        while len(self._lines) < len(shown):
            line = _Line()
            line.chosen.connect(lambda value, on: self.chosen.emit(self._name, value if on else None))
            self._lines.append(line)
            self._stack.addWidget(line)
        for n, line in enumerate(self._lines):
            if n < len(shown):
                line.show_choice(self._title, shown[n], on=shown[n].value == self._value)
            show_if(line, n < len(shown))
        rest = len(self._choices) - len(shown)
        self._more.setText(f"{rest} more")
        self._more.setAccessibleName(f"{rest} more of {self._title}")
        show_if(self._more, rest > 0)
        show_if(self, bool(self._choices))

    def _show_all(self) -> None:
        first = len(self._choices[:SHOWN])
        self._all = True
        self._draw()
        self._lines[min(first, len(self._lines) - 1)].focusNextPrevChild(True)


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
            facet.chosen.connect(self.choose)
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

    def choose(self, name: str, value: object) -> None:
        """Narrow by one value of a facet; None leaves all."""
        if value is None:
            self._values.pop(name, None)
        else:
            self._values[name] = value
        self.changed.emit(self.values)
