"""The points of a complaint as they are told: one box a point, one for what would put it right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from complaints_desktop.forms.told import PointTyped
from ui.kit.buttons import Button
from ui.kit.fields import Field, GrowingText
from ui.kit.layouts import column, row
from ui.kit.texts import text


class _Box(GrowingText):
    """One of the two boxes of a point: Enter is done with the point, Shift+Enter begins a line."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say that the point is done, on Enter alone."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class _PointRow(QWidget):
    """One point."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.text, self.outcome = _Box(lines=1), _Box(lines=1)
        line = row(self, gap=3)
        line.addWidget(text(str(number), "subheading", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        for box, words, share in ((self.text, "What went wrong", 3), (self.outcome, "What would put it right", 2)):
            box.setAccessibleName(f"Point {number}: {words.lower()}")
            box.setPlaceholderText(words)
            line.addWidget(box, share, Qt.AlignmentFlag.AlignTop)

    @property
    def typed(self) -> PointTyped | None:
        """The point, None where nothing is written; one with an outcome alone is not dropped, but asked about."""
        words, outcome = self.text.toPlainText().strip(), self.outcome.toPlainText().strip()
        return PointTyped(text=words, outcome_sought=outcome or None) if words or outcome else None

    def fill(self, words: str, outcome: str) -> None:
        """Fill in a point, without saying that it was edited."""
        for box, value in ((self.text, words), (self.outcome, outcome)):
            blocked = box.blockSignals(True)
            box.setPlainText(value)
            box.blockSignals(blocked)


class PointsField(Field):
    """As many points as are told; an empty one at the end waits for the next."""

    def __init__(self, name: str, label: str, *, hint: str = "") -> None:
        """Start with one empty point."""
        place = QWidget()
        super().__init__(name, label, place, hint=hint)
        self._stack: QVBoxLayout = column(place, gap=2)
        self._rows: list[_PointRow] = []
        self._more = Button("Another point", self._another, role="link", icon_name="plus")
        self._stack.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._another(focus=False)

    @property
    def value(self) -> tuple[PointTyped, ...]:
        """The points that have words."""
        return tuple(typed for each in self._rows if (typed := each.typed))

    @property
    def kept(self) -> object:
        """The points as a draft keeps them."""
        return [[each.text.toPlainText(), each.outcome.toPlainText()] for each in self._rows if each.typed]

    def set_value(self, value: object) -> None:
        """Fill in the points of a draft; nothing leaves one empty point."""
        kept = [each for each in value if _is_point(each)] if isinstance(value, list) else []
        for each in self._rows:
            each.hide()
            each.deleteLater()
        self._rows = []
        for words, outcome in kept or [("", "")]:
            self._another(focus=False)
            self._rows[-1].fill(words, outcome)

    def _another(self, *, focus: bool = True) -> None:
        made = _PointRow(len(self._rows) + 1)
        for box in (made.text, made.outcome):
            box.textChanged.connect(self.edited)
            box.done.connect(partial(self._after, made))
        self._rows.append(made)
        self._stack.insertWidget(len(self._rows) - 1, made)
        if focus:
            made.text.setFocus()

    def _after(self, done: _PointRow) -> None:
        """Go on to the point after one that is done, a new one after the last; an empty one has no next."""
        place = self._rows.index(done) + 1
        if place < len(self._rows):
            self._rows[place].text.setFocus()
        elif done.typed:
            self._another()


def _is_point(kept: object) -> bool:
    """Whether a draft's entry is a point and its outcome; a newer program may keep more."""
    return isinstance(kept, list) and len(kept) == 2 and all(isinstance(each, str) for each in kept)
