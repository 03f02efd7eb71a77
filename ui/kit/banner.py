"""What cannot be missed (an icon, words, a tone), and what would be here when nothing is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.kit.buttons import Button
from ui.kit.flow import Flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, empty, restyle, row, show_if
from ui.kit.texts import text
from ui.kit.theme import theme

ICONS = {"danger": "warning", "warn": "warning", "good": "tick-circle", "info": "info", "": "info"}
"""Each tone has its own shape, so that colour is never alone."""

Action = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


NARROW = 140
"""Units of width below which the buttons of a banner stand under its words."""


class Banner(QFrame):
    """A strip of words across the page, with what can be done about it."""

    def __init__(self, words: str = "", *, more: str = "", tone: str = "info", icon_name: str = "") -> None:
        """`words` in bold, `more` after them."""
        super().__init__()
        self.setProperty("role", "banner")
        line = row(self, gap=2.5, edge=(2, 3))
        self._picture = Picture("info", "ink", units=5)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        stack = column(gap=0.5)
        self._words, self._more = text("", "subheading"), text("")
        stack.addWidget(self._words)
        stack.addWidget(self._more)
        self._inside = row(gap=2.5)
        self._inside.addLayout(stack, 1)
        self._actions = Flow(gap=2)
        self._first: Button | None = None
        self._back: QWidget | None = None
        self._inside.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(self._inside, 1)
        self.say(words, more=more, tone=tone, icon_name=icon_name)

    def say(
        self, words: str, *, more: str = "", tone: str = "info", icon_name: str = "", actions: tuple[Action, ...] = ()
    ) -> None:
        """Show other words; with none, the banner goes away."""
        self._words.setText(words)
        self._more.setText(more)
        show_if(self._more, bool(more))
        self._picture.show_icon(icon_name or ICONS[tone], tone or "ink")
        restyle(self, tone=tone)
        self.setAccessibleName(f"{words} {more}".strip())
        self._let_keys_go()
        self._actions.clear()
        offered = [Button(label, act) for label, act in actions]
        for button in offered:
            self._actions.add(button)
        self._first = next(iter(offered), None)
        show_if(self, bool(words))

    def take_keys(self, *, back: QWidget) -> None:
        """Give the first thing that can be done the keys; pressed or put away, they go `back`."""
        self._back = back
        if self._first is not None:
            self._first.setFocus()

    def _let_keys_go(self) -> None:
        """Give the keys back, or to nothing, before the button that has them goes: Qt would give them to the next."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return
        if self._back is not None and self._back.isEnabled():
            self._back.setFocus()
        else:
            focus.clearFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done under the words, where beside them there is no room for both."""
        super().resizeEvent(event)
        narrow = self.width() < theme().pixels(NARROW)
        self._inside.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class EmptyState(QWidget):
    """What would be here, and the first thing to do."""

    def __init__(self, title: str, words: str, action: Action | None = None, *, icon_name: str = "") -> None:
        """`title` says what is not there yet, `words` what will bring it."""
        super().__init__()
        stack = column(self, gap=2, edge=8)
        stack.addStretch(1)
        if icon_name:
            stack.addWidget(Picture(icon_name, "quiet", units=10), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title, self._words = text(title, "heading"), text(words, "quiet")
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            stack.addWidget(label)
        self._actions = row(gap=2)
        stack.addLayout(self._actions)
        stack.addStretch(2)
        self.say(title, words, (action,) if action else ())

    def say(self, title: str, words: str, actions: tuple[Action, ...] = ()) -> None:
        """Say something else; the first of `actions` is the one to begin with."""
        self._title.setText(title)
        self._words.setText(words)
        empty(self._actions)
        self._actions.addStretch(1)
        for n, (label, act) in enumerate(actions):
            self._actions.addWidget(Button(label, act, role="" if n else "primary"))
        self._actions.addStretch(1)
