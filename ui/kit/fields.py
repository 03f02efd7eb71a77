"""Form fields after the GOV.UK patterns: label, hint above, the error beside the field, one question each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.check_box import CheckBox
from ui.kit.choice_box import ChoiceBox
from ui.kit.icons import Picture
from ui.kit.layouts import column, restyle, row, show_if, sized
from ui.kit.texts import text
from ui.kit.theme import theme

SIGN = "*"
"""Stands after the label of what must be filled in; LEGEND stands once near them."""

LEGEND = f"{SIGN} must be filled in"

MUST = "Must be filled in."

LONGEST = 20_000
"""Characters a long text may have: as many as the record keeps. Far longer lines would bring the window to a halt."""


class Field(QWidget):
    """A labelled control that can say what is wrong with it. `name` is what a refusal jumps to."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, label: str, control: QWidget, *, hint: str = "") -> None:
        """Put `label` and `hint` above `control`."""
        super().__init__()
        self.name, self.control, self._wide = name, control, 0.0
        self.label_words, self._must = label, False
        self._label = text(label, "label")
        self._label.setBuddy(control)
        self._hint = text(hint, "hint")
        show_if(self._hint, bool(hint))
        self._error: _MarkedLine | None = None
        self._asked: _MarkedLine | None = None
        self.stack: QVBoxLayout = column(self, gap=1)
        for part in (self._label, self._hint, control):
            self.stack.addWidget(part)
        control.setAccessibleName(label)
        self._describe()
        self.setFocusProxy(control)

    def require(self, *, marked: bool = True) -> None:
        """Say that it must be filled in: to a screen reader always, and with the sign where others need not be."""
        self._must = True
        self._label.setText(f"{self.label_words} {SIGN}" if marked else self.label_words)
        self._describe()

    def let_be(self) -> None:
        """Say no more that it must be filled in."""
        self._must = False
        self._label.setText(self.label_words)
        self._describe()

    def _describe(self) -> None:
        """Tell a screen reader what stands around the control. Qt has no state for what must be filled in."""
        parts = (MUST if self._must else "", self.error, self.doubt, self._hint.text())
        self.control.setAccessibleDescription(" ".join(part for part in parts if part))

    def _keep_to(self, width: float) -> None:
        """Keep the control to `width` units where there is room for them; 0 lets it fill the line."""
        if width:
            self._wide = width
            self.stack.removeWidget(self.control)
            line = row(gap=0)
            line.addWidget(sized(self.control, most_width=width), 100)
            line.addStretch(1)
            self.stack.addLayout(line)

    def sizeHint(self) -> QSize:
        """Return the size it would like: as wide as what is typed into it."""
        hint = super().sizeHint()
        return (
            QSize(max(theme().pixels(self._wide), self._label.sizeHint().width()), hint.height())
            if self._wide
            else hint
        )

    def above(self, width: int) -> int:
        """Return how many pixels of words stand above the control where the field is `width` wide."""
        high = 0
        for part in (self._label, self._hint, self._error):
            if part is not None and not part.isHidden():
                inside = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
                high += inside + self.stack.spacing()
        return high

    @property
    def error(self) -> str:
        """What is wrong with this field; empty where nothing is."""
        return self._error.words.text() if self._error else ""

    def show_error(self, words: str) -> None:
        """Say what is wrong, beside the field and to a screen reader; empty words take it away."""
        if words and self._error is None:  # most fields never have one, and each costs a form its time to be built
            self._error = _MarkedLine("error", "danger")
            self.stack.insertWidget(2, self._error)
        if self._error:
            self._error.words.setText(words)
            show_if(self._error, bool(words))
        self._describe()
        restyle(self.control, wrong="true" if words else "false")

    @property
    def doubt(self) -> str:
        """What is asked about this field, beside it; empty where nothing is."""
        return self._asked.words.text() if self._asked else ""

    def show_doubt(self, words: str) -> None:
        """Ask whether what was typed is right: it may be a slip, and bars nothing."""
        if words and self._asked is None:
            self._asked = _MarkedLine("doubt", "warn")
            self.stack.addWidget(self._asked)
        if self._asked:
            self._asked.words.setText(words)
            show_if(self._asked, bool(words))
        self._describe()

    def set_hint(self, words: str) -> None:
        """Change the hint."""
        self._hint.setText(words)
        show_if(self._hint, bool(words))
        self._describe()

    @property
    def value(self) -> object:
        """What was entered, in its own type; a control that holds none has no value."""
        return None

    @property
    def empty(self) -> bool:
        """Whether nothing was entered; nought is a number like any other, and "no" an answer."""
        return self.value is None or self.value in ("", (), [])

    def set_value(self, value: object) -> None:
        """Fill the field from the record or a draft."""
        raise NotImplementedError(type(self).__name__)

    @property
    def kept(self) -> object:
        """The entry as a draft keeps it: plain JSON, even where it is not yet right."""
        return self.value


class TextField(Field):
    """One line of text."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        hint: str = "",
        width: float = 0,
        longest: int = 200,
        doubt: Callable[[str], str] = lambda _: "",
        offers: Sequence[str] = (),
    ) -> None:
        """A line `width` units wide (0: as wide as there is room) of at most `longest` characters.

        `doubt` says why what was typed may be a slip; of `offers` those that fit are listed below while one types.
        """
        self.line = TextLine()
        if offers:
            self._offer(offers)
        super().__init__(name, label, self.line, hint=hint)
        self.line.setMaxLength(longest)
        self._keep_to(width)
        self._doubts = doubt
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finished)

    def _offer(self, offers: Sequence[str]) -> None:
        completer = QCompleter(list(offers), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: self.edited.emit())
        self.line.setCompleter(completer)

    def _typed(self, _words: str) -> None:
        if not self._doubts(self.value):  # what is being typed is asked about when it is done, not at each key
            self.show_doubt("")
        self.edited.emit()

    def _finished(self) -> None:
        self.show_doubt(self._doubts(self.value))
        self.left.emit()

    @property
    def value(self) -> str:
        """The text, without spaces around it."""
        return self.line.text().strip()

    def set_value(self, value: object) -> None:
        """Fill the line."""
        self.line.setText(str(value or ""))
        self.show_doubt(self._doubts(self.value))


def holds_files(data: QMimeData) -> bool:
    """Whether files are dragged or pasted; a box of words would print where they lie."""
    return any(url.isLocalFile() for url in data.urls())


def accept_copy(event: QDropEvent) -> None:
    """Take a copy of what is dragged: a file stays where it lies, whatever the program it comes from proposes."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


class TextLine(QLineEdit):
    """A line of text that takes words which are dropped on it, and leaves a file to the page."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words alone."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)


class GrowingText(QPlainTextEdit):
    """A text box that grows with what is typed, up to a height, and leaves Tab to move on."""

    left = Signal()
    entered = Signal()

    def __init__(self, *, lines: int = 3, most: int = 14, longest: int = LONGEST) -> None:
        """Show `lines` at least and `most` at most before it scrolls; take `longest` characters in all."""
        super().__init__()
        self._lines, self._most, self._longest, self._refusal = lines, most, longest, ""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # no room is left round it
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.textChanged.connect(lambda: self._say(""))
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        edges = theme().pixels(2.5) + 2 * int(self.document().documentMargin()) + 4
        wanted = int(self.document().size().height())
        self.setFixedHeight(max(self._lines, min(wanted, self._most)) * line + edges)

    def sizeHint(self) -> QSize:
        """Return a width at which a few words are seen; in most places there is more."""
        return QSize(theme().pixels(40), super().sizeHint().height())

    def _fits(self, added: str) -> bool:
        """Whether `added` fits in the place of what is marked; where it does not, say so."""
        cursor = self.textCursor()
        taken = cursor.selectionEnd() - cursor.selectionStart()
        total = self.document().characterCount() - 1 - taken + len(added)  # Qt counts one mark at the end
        fits = total <= self._longest or len(added) <= taken
        if not fits:
            self._say(
                f"That would be {total:,} characters, and {self._longest:,} fit here. Nothing was changed: shorten it, "
                "or keep the long version as a document of the case."
            )
        return fits

    def _say(self, refusal: str) -> None:
        """Say at the field around this box that something was refused; empty takes only our own words away."""
        field = self.parentWidget()
        while field and not isinstance(field, Field):
            field = field.parentWidget()
        if isinstance(field, Field) and (refusal or (self._refusal and field.error == self._refusal)):
            field.show_error(refusal)
        self._refusal = refusal

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words; a file is left to the page, which knows what to do with it."""
        return not holds_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped, if it fits."""
        if self._fits(source.text()):
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is typed, if it fits; keys that only move or take away always do."""
        words = event.text()
        writes = words.isprintable() or words == "\r"
        commands = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
        if not words or not writes or commands or self._fits(words):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method writes, if it fits."""
        words = event.commitString()
        super().inputMethodEvent(event if not words or self._fits(words) else QInputMethodEvent())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the person has come."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person has gone on."""
        super().focusOutEvent(event)
        self.left.emit()


class LongTextField(Field):
    """Several lines of text in a box that grows."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        hint: str = "",
        lines: int = 3,
        longest: int = LONGEST,
    ) -> None:
        """A box of `lines` lines to begin with, that takes `longest` characters."""
        self.box = GrowingText(lines=lines, longest=longest)
        super().__init__(name, label, self.box, hint=hint)
        self.box.textChanged.connect(self.edited)
        self.box.left.connect(self.left)

    @property
    def value(self) -> str:
        """The text, without spaces around it."""
        return self.box.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Fill the box, without saying that it was edited."""
        blocked = self.box.blockSignals(True)
        self.box.setPlainText(str(value or ""))
        self.box.blockSignals(blocked)


class ChoiceField(Field):
    """One of a list; typing the first letters finds it."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[object, str]],
        *,
        hint: str = "",
        width: float = 0,
        unchosen: str = "Choose…",
    ) -> None:
        """`choices` as (value, words); nothing is chosen for the person."""
        self.box = ChoiceBox()
        super().__init__(name, label, self.box, hint=hint)
        self._values: list[object] = [None]
        self.box.addItem(unchosen)
        self.set_choices(choices)
        self._keep_to(width)
        self.box.activated.connect(lambda _: self.edited.emit())
        self.box.currentIndexChanged.connect(lambda _: self.left.emit())

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices, keeping what is chosen where it is still offered."""
        chosen = self.value
        blocked = self.box.blockSignals(True)
        while self.box.count() > 1:
            self.box.removeItem(1)
        self._values = [None, *(value for value, _ in choices)]
        for _, words in choices:
            self.box.addItem(words)
        self.box.blockSignals(blocked)
        self.set_value(chosen)

    @property
    def value(self) -> object:
        """The value chosen, None where none is."""
        index = self.box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose `value`."""
        blocked = self.box.blockSignals(True)
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.box.blockSignals(blocked)


class TickField(Field):
    """One thing to tick; its label stands beside the box."""

    def __init__(self, name: str, label: str, *, hint: str = "") -> None:
        """A box with `label` beside it."""
        self.box = CheckBox(label)
        super().__init__(name, label, self.box, hint=hint)
        self._label.hide()
        self.box.toggled.connect(lambda _: self.edited.emit())

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    @property
    def empty(self) -> bool:
        """A box that is not ticked says nothing."""
        return not self.value

    def set_value(self, value: object) -> None:
        """Tick it or not, without saying that it was edited."""
        blocked = self.box.blockSignals(True)
        self.box.setChecked(bool(value))
        self.box.blockSignals(blocked)


class _MarkedLine(QWidget):
    """What is wrong with a field, or asked about it, with a shape before it."""

    def __init__(self, role: str, tone: str) -> None:
        super().__init__()
        self.words = text("", role)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # as wide as its field
        inside = row(self, gap=1.5)
        inside.addWidget(Picture("warning", tone, units=4), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.words, 1)
