"""What is said in passing: it lies over the page, moves nothing under the pointer, and is read out to a screen reader.

Nothing slides or fades, so that there is no motion to reduce.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui.kit.announcing import announce
from ui.kit.banner import Action, Banner
from ui.kit.layouts import column, grid
from ui.kit.theme import theme

MOST = 3
"""How many are shown at once: of more, or where the page is low, the oldest that would go by itself goes first."""

LEAST, LONGEST = 5_000, 10_000
"""Milliseconds a passing word stays at the least, and the longest: it lies over the work."""

PER_LETTER = 60
"""Milliseconds a letter is given between the two: some read slowly, and some have it read to them."""

WITH_ACTION = LONGEST
"""Milliseconds a word stays that offers to do something; what Undo does, Ctrl+Z does after it has gone."""

STAYING = ("warn", "danger")
"""Tones of what stays until somebody puts it away."""

CLOSE = "Close (Shift+Esc)"
"""Names the keys that put the words away from anywhere in the window."""

SIDES = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft)
"""Where at the foot of the page the words may lie, the first choice first."""

FILLED_IN = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
"""What it must not cover where there is other room; a list or a page to read scrolls."""

WIDTH, EDGE = 90, 4
"""In units: how wide a word may be, and how far from the edge of the page it lies."""


class Toast(Banner):
    """One word in passing, with what can be done about it and a way to put it away."""

    def __init__(self, words: str, *, more: str, tone: str, actions: tuple[Action, ...], put_away: Action) -> None:
        """A refusal or a trouble stays; all else goes by itself, but not while the pointer or the keys are on it."""
        super().__init__()
        self.setProperty("role", "toast")
        self.said = (words, more, tone)
        self._put_away = put_away[1]
        self.say(words, more=more, tone=tone, actions=(*actions, put_away))
        self.stays = tone in STAYING
        self.goes_on_press = not self.stays and (tone == "good" or not actions)  # a way back is wanted after a press
        self.fresh = True
        """Whether it was said in this very turn: a screen shown in the same turn is what it is about."""
        reading = min(max(LEAST, PER_LETTER * len(words + more)), LONGEST)
        self.timer = QTimer(self, singleShot=True, interval=WITH_ACTION if actions else reading)
        self.timer.timeout.connect(self._over)
        if not self.stays:
            self.timer.start()

    @property
    def has_keys(self) -> bool:
        """Whether what is typed goes to one of its buttons."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _over(self) -> None:
        if self.underMouse() or self.has_keys:
            self.timer.start()
        else:
            self._put_away()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)


class Toasts(QWidget):
    """The words said last, the newest at the bottom, at the foot of `page` where they cover least."""

    def __init__(self, page: QWidget) -> None:
        """Lie over `page`, above what stands at the foot of it; takes room from nothing."""
        super().__init__()
        self.setAccessibleName("What was said last")
        self._page = page
        self._stack = column(self, gap=1.5, edge=EDGE)
        self._before: QWidget | None = None
        """What had the keys before one of the words had them."""
        self.shown: list[Toast] = []
        self.hide()
        self._over = grid(gap=0)
        page.installEventFilter(self)

    def over(self) -> QGridLayout:
        """Return the layout of the page with the words over it."""
        self._over.addWidget(self._page, 0, 0, 2, 1)
        self._over.addWidget(self, 0, 0, Qt.AlignmentFlag.AlignBottom | SIDES[0])
        self._over.setRowStretch(0, 1)
        return self._over

    def fit(self) -> None:
        """Have room for what is said now, and none where nothing is; the foot of the page stays free."""
        self.setVisible(bool(self.shown))
        self._over.setRowMinimumHeight(1, self._foot() if self.shown else 0)
        self.updateGeometry()

    @property
    def words(self) -> str:
        """All that is said now, the oldest first."""
        return " ".join(each.accessibleName() for each in self.shown)

    def say(self, words: str, *, more: str = "", tone: str = "good", actions: tuple[Action, ...] = ()) -> Toast:
        """Say it, and have it read out; what is said already is not said twice."""
        for same in [each for each in self.shown if each.said == (words, more, tone)]:
            self._take(same)
        focus = self.window().focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._before = focus
        toast: Toast
        away = (CLOSE, lambda: self.put_away(toast))
        doing = tuple((name, self._then(lambda: self.put_away(toast), act)) for name, act in actions)
        toast = Toast(words, more=more, tone=tone, actions=doing, put_away=away)
        self.shown.append(toast)
        self._stack.addWidget(toast)
        toast.show()
        while len(self.shown) > 1 and (
            len(self.shown) > MOST or self.sizeHint().height() > self._page.height() - self._foot()
        ):
            self._take(next((each for each in self.shown[:-1] if not each.stays), self.shown[0]))
        self.fit()
        self._lie_aside()
        self._watch_presses()
        QTimer.singleShot(0, toast, lambda: self._settle(toast))
        self.raise_()
        announce(self, f"{words}. {more}".strip(), now=toast.stays)
        return toast

    def put_away(self, toast: Toast) -> None:
        """Take one word away, where it is still said, and give the keys back to what had them."""
        if toast not in self.shown:
            return
        had_keys = toast.has_keys
        self._take(toast)
        self.fit()
        if had_keys and self._before is not None and isValid(self._before):
            self._before.setFocus()

    def put_all_away(self) -> None:
        """Take every word away."""
        for toast in tuple(self.shown):
            self.put_away(toast)

    def go_on(self) -> None:
        """Take away what was said in passing: another screen is shown, and it was about the one before."""
        for toast in tuple(self.shown):
            if not toast.stays and not toast.fresh:
                self.put_away(toast)

    def sizeHint(self) -> QSize:
        """As wide as the page lets it be, and as high as the words are."""
        width = min(theme().pixels(WIDTH), self._page.width())
        return QSize(width, self._stack.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask nothing of the page."""
        return QSize(0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page, and let go of what was done when the person presses the mouse elsewhere."""
        if event.type() == QEvent.Type.Resize and watched is self._page and self.shown:
            self.fit()
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._pressed(event)
        return super().eventFilter(watched, event)

    def _take(self, toast: Toast) -> None:
        if toast in self.shown:
            self.shown.remove(toast)
            self._stack.removeWidget(toast)
            toast.timer.stop()
            toast.hide()
            toast.deleteLater()

    def _watch_presses(self) -> None:
        """Hear the presses in the window: all come to its handle first, and nothing else in the program is slowed."""
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)  # again is as once

    def _pressed(self, event: QMouseEvent) -> None:
        if self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint())):
            return
        for toast in tuple(self.shown):
            if toast.goes_on_press:
                self.put_away(toast)

    def _settle(self, toast: Toast) -> None:
        """Be an older word from now on, and lie well on the screen that is shown with it."""
        toast.fresh = False
        if toast in self.shown:
            self.fit()
            self._lie_aside()

    def _lie_aside(self) -> None:
        """Lie where the fewest fields and buttons are covered."""
        size, bottom = self.sizeHint(), self._page.height() - self._foot()
        free = self._page.width() - size.width()
        used = [
            QRect(each.mapTo(self._page, each.rect().topLeft()), each.size())
            for each in self._page.findChildren(QWidget)
            if isinstance(each, FILLED_IN) and not each.visibleRegion().isEmpty()
        ]

        def covered(side: Qt.AlignmentFlag) -> int:
            left = {SIDES[0]: free, SIDES[1]: free // 2, SIDES[2]: 0}[side]
            mine = QRect(left, bottom - size.height(), size.width(), size.height())
            shared = [mine.intersected(each) for each in used]
            return sum(each.width() * each.height() for each in shared)

        self._over.setAlignment(self, Qt.AlignmentFlag.AlignBottom | min(SIDES, key=covered))

    def _foot(self) -> int:
        """Return how high the strip of buttons is that the page shown now has at its foot."""
        feet = [each for each in self._page.findChildren(QFrame) if each.property("role") == "foot"]
        low = self._page.height() - theme().pixels(EDGE)
        seen = [each for each in feet if each.isVisible() and self._bottom(each) >= low]
        return max((each.height() for each in seen), default=0)

    def _bottom(self, part: QWidget) -> int:
        return part.mapTo(self._page, part.rect().bottomLeft()).y()

    @staticmethod
    def _then(first: Callable[[], object], act: Callable[[], object]) -> Callable[[], object]:
        def both() -> None:
            first()
            act()

        return both
