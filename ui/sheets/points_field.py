"""The points of a complaint as they are told: one box a point, one for what would put it right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from complaints_desktop.forms.definition import WHOSE
from complaints_desktop.forms.told import PointTyped
from db.terms import Responsibility
from ui.kit.buttons import Button
from ui.kit.choice_box import ChoiceBox
from ui.kit.fields import Field, GrowingText
from ui.kit.layouts import column, row
from ui.kit.texts import text

_WHOSE = (None, *(Responsibility(str(each.value)) for each in WHOSE))
"""Whose a point is, in the order of the choice; None where nobody has said yet."""


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

    done = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.text, self.outcome, self.whose = _Box(lines=1), _Box(lines=1), ChoiceBox()
        line = row(self, gap=1.5)  # at 200 % in a small window more is too much
        line.addWidget(text(str(number), "subheading", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        for box, words, share in ((self.text, "What went wrong", 3), (self.outcome, "What would put it right", 2)):
            box.setAccessibleName(f"Point {number}: {words.lower()}")
            box.setPlaceholderText(words)
            line.addWidget(box, share, Qt.AlignmentFlag.AlignTop)
        for choice in ("Whose is it?", *(each.words for each in WHOSE)):
            self.whose.addItem(choice)
        self.whose.setAccessibleName(f"Point {number}: whose responsibility it is")
        line.addWidget(self.whose, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def typed(self) -> PointTyped | None:
        """The point, None where nothing is written; one with an outcome alone is not dropped, but asked about."""
        words, outcome = self.text.toPlainText().strip(), self.outcome.toPlainText().strip()
        whose = _WHOSE[self.whose.currentIndex()]
        said = bool(words or outcome or whose)
        return PointTyped(text=words, outcome_sought=outcome or None, responsibility=whose) if said else None

    def fill(self, words: str, outcome: str = "", whose: str = "") -> None:
        """Fill in a point, without saying that it was edited."""
        self.whose.setCurrentIndex(_WHOSE.index(whose) if whose in _WHOSE else 0)
        for box, value in ((self.text, words), (self.outcome, outcome)):
            blocked = box.blockSignals(True)
            box.setPlainText(value)
            box.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be done with the point on Enter in the choice too; in the boxes it is taken before it comes here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.whose.hasFocus():
            self.done.emit()
        else:
            super().keyPressEvent(event)


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
        return [
            [each.text.toPlainText(), each.outcome.toPlainText(), str(each.typed.responsibility or "")]
            for each in self._rows
            if each.typed
        ]

    def set_value(self, value: object) -> None:
        """Fill in the points of a draft; nothing leaves one empty point."""
        kept = [each for each in value if _is_point(each)] if isinstance(value, list) else []
        for each in self._rows:
            each.hide()
            each.deleteLater()
        self._rows = []
        for words in kept or [[""]]:
            self._another(focus=False)
            self._rows[-1].fill(*words)

    def _another(self, *, focus: bool = True) -> None:
        made = _PointRow(len(self._rows) + 1)
        for box in (made.text, made.outcome):
            box.textChanged.connect(self.edited)
            box.done.connect(partial(self._after, made))
        made.whose.activated.connect(lambda _: self.edited.emit())
        made.done.connect(partial(self._after, made))
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
    """Whether a draft's entry is a point: its words, its outcome, whose it is; a newer program may keep more."""
    return isinstance(kept, list) and len(kept) in (2, 3) and all(isinstance(each, str) for each in kept)
