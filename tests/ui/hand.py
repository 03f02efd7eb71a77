"""A hand at the keyboard of the window: it presses keys, walks by Tab, and types where the focus is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from ui.kit.fields import ChoiceField, TickField
from ui.sheets.case_acts import case_acts
from ui.sheets.sheet import ActionSheet

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
FAR = 60
"""Fields and buttons that are walked past at most."""


class Hand:
    """Presses real keys on whatever has the focus."""

    def __init__(self, bench) -> None:
        self.bench = bench

    @property
    def at(self) -> QWidget:
        """What has the focus."""
        return QApplication.focusWidget() or self.bench.window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key, and wait until nothing is under way."""
        self.bench.bot.keyClick(self.at, key, modifiers)
        self.bench.settle()

    def keys(self, sequence: str) -> None:
        """Press a key with those held down with it, as `Ctrl+Shift+S`."""
        pressed = QKeySequence(sequence)[0]
        self.press(pressed.key(), pressed.keyboardModifiers())

    def words(self, typed: str) -> None:
        """Type in the place of what is there."""
        self.bench.bot.keyClick(self.at, Qt.Key.Key_A, CTRL)
        self.bench.bot.keyClicks(self.at, typed)

    def walk(self, there: Callable[[QWidget], bool]) -> None:
        """Press Tab until the focus is there."""
        met = []
        for _ in range(FAR):
            if there(self.at):
                return
            met.append(f"{type(self.at).__name__} {self.at.accessibleName()}")
            self.bench.bot.keyClick(self.at, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not get there: {met}")

    def fill(self, name: str, said: Mapping[str, str]) -> None:
        """Open a form of the case, fill it in from field to field, and save it."""
        self.ask(name)
        self.typed(said)

    def ask(self, name: str) -> None:
        """Open a form or a letter of the case by its keys; what has none, by its words in the search."""
        act = next(each for each in case_acts() if each.name == name)
        if act.keys:
            self.keys(act.keys)
            return
        self.keys("Ctrl+K")
        search = self.bench.window.search
        self.bench.bot.keyClicks(self.at, act.words)
        self.bench.bot.waitUntil(lambda: not search._pause.isActive())
        self.bench.settle()
        self.press(Qt.Key.Key_Return)

    def typed(self, said: Mapping[str, str]) -> None:
        """Fill in the form that is open, and save it."""
        sheet = self.sheet()
        for name, words in said.items():
            field = sheet.form[name]
            self.walk(lambda at, control=field.control: at is control or control.isAncestorOf(at))
            if isinstance(field, ChoiceField):
                self.choose(field, words)
            elif isinstance(field, TickField):
                self.press(Qt.Key.Key_Space)
            else:
                self.words(words)
        self.keys("Ctrl+Return")
        gone = not isValid(sheet) or not sheet.isVisible()
        assert gone, [each.text() for each in sheet.findChildren(QLabel) if each.isVisible()]

    def choose(self, field: ChoiceField, words: str) -> None:
        """Go to the choice that begins with these words, by the arrow keys."""
        self.bench.bot.keyClick(self.at, Qt.Key.Key_Home)
        for _ in range(field.box.count()):
            if field.box.currentText().lower().startswith(words.lower()):
                return
            self.bench.bot.keyClick(self.at, Qt.Key.Key_Down)
        raise AssertionError(f"{field.name} does not offer {words}")

    def sheet(self) -> ActionSheet:
        """The form that has the focus."""
        at = self.at
        while at is not None and not isinstance(at, ActionSheet):
            at = at.parentWidget()
        assert at is not None, f"no form is open: {self.at}"
        return at

    def decide(self, point: int, said: Mapping[str, str]) -> None:
        """Go to the complaint, walk to a point's button, and decide it."""
        self.keys("Alt+2")
        self.button(f"Decide this point: point {point}")
        self.typed(said)

    def button(self, name: str) -> None:
        """Walk to a button and press it."""
        self.walk(lambda at: at.accessibleName() == name)
        self.press(Qt.Key.Key_Space)

    def letter(self, name: str, said: Mapping[str, str] | None = None) -> None:
        """Write a letter by its keys, what is asked for it alone too, and issue it."""
        self.ask(name)
        letter = self.bench.window.shown("letter")
        issuing = letter.issuing
        self.bench.bot.waitUntil(lambda: letter.proof is not None, timeout=20_000)
        self.bench.settle()
        for label, words in (said or {}).items():
            self.walk(lambda at, label=label: at.accessibleName().startswith(label))
            self.words(words)
        self.bench.bot.waitUntil(lambda: not letter.proof.blocks, timeout=3_000) if said else None
        assert not letter.proof.blocks, [each.why for each in letter.proof.blocks]
        self.press(Qt.Key.Key_I, CTRL | SHIFT)
        self.bench.bot.waitUntil(lambda: issuing.sheet is not None and issuing.sheet.isActiveWindow(), timeout=20_000)
        self.press(Qt.Key.Key_I, ALT)
        self.bench.bot.waitUntil(lambda: issuing.sheet is None, timeout=20_000)
        self.bench.settle()
        self.bench.window.activateWindow()  # a window manager would, once the sheet over it has gone
        self.bench.settle()
        self.button("Back to the case")
