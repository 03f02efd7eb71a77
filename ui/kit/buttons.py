"""Buttons: one primary action a screen, quiet ones beside it, each with its name and its shortcut."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ui.kit.flow import Flow
from ui.kit.icons import Picture, icon
from ui.kit.layouts import restyle, row, show_if
from ui.kit.texts import text, unmarked
from ui.kit.theme import theme

CHOSEN, PRESSED = ("rail", "tool"), ("", "cell")
"""The roles whose colour, where they stand on, is that of what is chosen, or of what is pressed; else the accent."""

_INK = {"primary": "on-accent", "link": "accent", "danger": "danger"}


class Button(QPushButton):
    """A button with words, an icon if it helps, and a role: primary, link, tool, rail, danger or plain."""

    def __init__(
        self,
        words: str,
        act: Callable[[], object] | None = None,
        *,
        role: str = "",
        icon_name: str = "",
        shortcut: str = "",
        name: str = "",
    ) -> None:
        """`words` on it, `act` when pressed, `name` for a screen reader where the words are too few."""
        super().__init__(unmarked(words))
        self._icon_name, self._role, self._label = icon_name, role, unmarked(words)
        self._standing = self._waits = False
        if role:
            self.setProperty("role", role)
        self.setAccessibleName(name or words)
        self.setAutoDefault(False)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        tip = " ".join(part for part in (name if not words else "", f"({shortcut})" if shortcut else "") if part)
        if tip:
            self.setToolTip(tip)
        if act:
            self.clicked.connect(lambda *_: act())
        self.toggled.connect(self._draw)

    def turns(self, act: Callable[[bool], object]) -> None:
        """Stand on or off; `act` when a person turns it, by mouse, key or the toggle of a screen reader."""
        self.setCheckable(True)
        self.toggled.connect(lambda on: None if self._standing else act(on))

    def stand(self, *, on: bool) -> None:
        """Stand on or off without acting."""
        self._standing = True
        self.setChecked(on)
        self._standing = False

    def lead(self, *, on: bool) -> None:
        """Be the primary action, or one beside it."""
        self._role = "primary" if on else ""
        restyle(self, role=self._role)
        self._draw()

    def fold(self, *, on: bool) -> None:
        """Show the drawing alone, or the words beside it; a screen reader is told the name either way."""
        self.setText("" if on else self._label)
        restyle(self, folded=on)

    def _draw(self) -> None:
        if self._icon_name and self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self.setIconSize(QSize(theme().pixels(4.5), theme().pixels(4.5)))
            ink = "chosen-ink" if self.isChecked() and self._role == "rail" else _INK.get(self._role, "ink")
            self.setIcon(icon(self._icon_name, ink if self.isEnabled() else "quiet", in_list=False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Enter as by the space bar; Ctrl+Enter belongs to the form."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Let no other button have the keys where this one cannot be pressed for now: Enter would press that one."""
        self._waits = self._waits or not self.isEnabled()
        return self.isEnabled() and super().focusNextPrevChild(next_)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait for the keys where they are lost because it, or all it stands on, cannot be pressed for now."""
        super().focusOutEvent(event)
        self._waits = self._waits or not self.isEnabled()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring inside the edge of a filled button that has the cursor: on its colour the edge alone is lost."""
        super().paintEvent(event)
        filled = self._role == "primary" or self.isChecked()
        if filled and self.hasFocus():
            wide, inset = theme().pixels(0.5), theme().pixels(1)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = "chosen-ink" if self._role in CHOSEN else "ink" if self._role in PRESSED else "on-accent"
            painter.setPen(QPen(theme().colour(ring), wide))
            painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), wide, wide)
            painter.end()

    def event(self, event: QEvent) -> bool:
        """Draw the icon when the style first looks at the button, as it then stands: before that nobody sees it."""
        done = super().event(event)
        if event.type() == QEvent.Type.Polish:
            self._draw()
        return done

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew when the look changes, or the button can no longer be pressed; take the keys back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and getattr(self, "_waits", False) and self.isEnabled():
            self._waits = False
            if self.window().focusWidget() is None:  # nothing that came next was given them
                self.setFocus()
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange) and hasattr(self, "_icon_name"):
            self._draw()


def turn_between(before: Button, after: Button, *, number: int, pages: int) -> None:
    """Let two buttons turn from page `number` of `pages`; where one can turn no further, the other has its keys."""
    had = next((each for each in (before, after) if each.hasFocus()), None)
    before.setEnabled(number > 1)
    after.setEnabled(number < pages)
    if had is not None and not had.isEnabled():
        (after if had is before else before).setFocus()


class Link(Button):
    """Words to press that wrap like words, for lines that are as long as they are."""

    def __init__(
        self,
        words: str,
        act: Callable[[], object] | None = None,
        *,
        name: str = "",
        tone: str = "",
        words_role: str = "link",
    ) -> None:
        """`words` to read, `act` when pressed."""
        super().__init__("", act, role="link", name=name or words)
        self.setToolTip("")
        self._picture = Picture("info", "accent", units=4)
        self._words = text(words, words_role, tone=tone)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(self, gap=1.5, edge=(0.5, 1))
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self._picture.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, *, icon_name: str = "", tone: str = "") -> None:
        """Say something else, with a shape before it where `icon_name` names one."""
        self._words.setText(words)
        self.setAccessibleName(words)
        restyle(self._words, tone=tone)
        self._picture.show_icon(icon_name or "info", tone or "accent")
        show_if(self._picture, bool(icon_name))

    def fold(self, *, on: bool) -> None:
        """Show the shape alone, or the words beside it."""
        show_if(self._words, not on)

    def sizeHint(self) -> QSize:
        """Return the size of the words."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least the words can do with."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class _Segment(Button):
    """One of a few choices, with room for its words as bold as they are when it is chosen."""

    def sizeHint(self) -> QSize:
        """Return the size with bold words: Qt asks for that of plain ones."""
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        plain = self.fontMetrics().horizontalAdvance(self.text())
        return hint.grownBy(QMargins(0, 0, max(QFontMetrics(bold).horizontalAdvance(self.text()) - plain, 0), 0))


class Segments(QWidget):
    """A few choices side by side, one of them chosen; the arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """`name` for a screen reader; `choices` as (value, words)."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self._line = line = Flow(gap=-0.25)  # their edges lie over each other, also where they go on in the next line
        row(self, gap=0).addWidget(line)
        for index, (value, words) in enumerate(choices):
            button = _Segment(words, role="segment", name=f"{name}: {words}")
            button.setProperty("place", "first" if index == 0 else "last" if index == len(choices) - 1 else "middle")
            button.turns(partial(self._choose, value))
            self._group.addButton(button)
            self._buttons[value] = button
            line.add(button)
        self.choose(choices[0][0])

    def _choose(self, value: str, on: bool) -> None:  # how a button says how it stands
        if on:
            self.chosen.emit(value)

    @property
    def value(self) -> str:
        """The choice that is made."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    @property
    def one_line(self) -> int:
        """The pixels they take side by side."""
        return self._line.sizeHint().width()

    def choose(self, value: str) -> None:
        """Make a choice without saying so."""
        self._buttons[value].stand(on=True)

    def set_words(self, value: str, words: str) -> None:
        """Change the words of one choice, to show a count in them."""
        self._buttons[value].setText(unmarked(words))
        self._buttons[value].setAccessibleName(f"{self.accessibleName()}: {words}")
