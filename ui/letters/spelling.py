"""Spelling in the boxes of a letter: a wavy line under what no dictionary has, and what may have been meant by F7."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from complaints_desktop.rules.wording import count
from ui.kit.fields import GrowingText, LongTextField
from ui.kit.texts import unmarked
from ui.kit.theme import theme
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.facts.case import CaseFacts
    from complaints_desktop.letters.spelling import Slip, Speller
    from complaints_desktop.office import Office

LAST_OF_ONE = 0xFFFF

PAUSE = 400
"""Milliseconds after the last key before words are marked: one that is being typed is not wrong yet."""


class Spelling(QObject):
    """Marks the slips in the boxes of one letter, and goes from one to the next."""

    def __init__(self, over: QWidget, workplace: Workplace, boxes: Callable[[], Mapping[str, LongTextField]]) -> None:
        """`boxes` are those that the letter `over` which it stands has now."""
        super().__init__(over)
        self._over, self._workplace, self._boxes = over, workplace, boxes
        self.speller: Speller | None = None
        self.menu: QMenu | None = None
        self._case_id = ""
        self._at: tuple[GrowingText, int] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.mark)

    def begin(self, case: CaseFacts) -> None:
        """Make a speller for a letter about `case`, where the one before was for another."""
        if self._case_id == case.id:
            self._pause.start()
            return
        self._case_id, self.speller = case.id, None

        def work(office: Office) -> Speller:
            from complaints_desktop.letters.spelling import speller

            desk = office.desk()
            return speller(desk.register, desk.today, case, (desk.officer.name, desk.settings.landlord.name))

        self._workplace.operations.read(self, work, self._made, topic="spelling")

    def typed(self) -> None:
        """Look at the words again when nobody types for a moment."""
        self._pause.start()

    def _made(self, speller: Speller) -> None:
        self.speller = speller
        self.mark()

    def mark(self) -> None:
        """Draw a wavy line under each slip; the words themselves are not touched."""
        for field in self._boxes().values():
            slips = self.speller.slips(field.box.toPlainText()) if self.speller else ()
            field.box.setExtraSelections([_marked(field.box, slip) for slip in slips])

    def next_(self) -> None:
        """Go to the next slip after the cursor, and offer what may have been meant; after the last to the first."""
        if self.speller is None:
            return
        found = [
            (field.box, slip)
            for field in self._boxes().values()
            for slip in self.speller.slips(field.box.toPlainText())
        ]
        if not found:
            self._workplace.go.say("Every word is in the dictionary, or is known", tone="good")
            return
        box, slip = found[self._place_after(found)]
        box.setFocus()
        box.setTextCursor(_cursor(box, slip))
        box.ensureCursorVisible()
        self._offer(box, slip, len(found))

    def _place_after(self, found: list[tuple[GrowingText, Slip]]) -> int:
        """Return which slip comes after the cursor."""
        boxes = [field.box for field in self._boxes().values()]
        here = next((number for number, box in enumerate(boxes) if box.hasFocus()), -1)
        at = boxes[here].textCursor().selectionEnd() if here >= 0 else 0
        places = [(boxes.index(box), _cursor(box, slip).selectionStart()) for box, slip in found]
        return next((number for number, place in enumerate(places) if place >= (here, at)), 0)

    def _offer(self, box: GrowingText, slip: Slip, number: int) -> None:
        if self.speller is None:
            return
        self.menu = menu = QMenu(f"Spelling of {slip.word}", self._over)
        head = menu.addAction(f"{slip.word}: {count(number, 'word')} not in the dictionary")
        head.setEnabled(False)
        for offered in self.speller.offers(slip.word):
            menu.addAction(unmarked(offered)).triggered.connect(partial(self._replace, box, slip, offered))
        menu.addSeparator()
        menu.addAction("It is right here").triggered.connect(partial(self._leave, slip.word))
        menu.addAction("Where the team's own words are kept…").triggered.connect(self._to_words)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(box.viewport().mapToGlobal(box.cursorRect().bottomLeft()))
        if len(menu.actions()) > 1:
            menu.setActiveAction(menu.actions()[1])

    def _replace(self, box: GrowingText, slip: Slip, instead: str) -> None:
        cursor = _cursor(box, slip)
        if cursor.selectedText() == slip.word:
            cursor.insertText(instead)
        self.mark()

    def _leave(self, word: str) -> None:
        if self.speller:
            self.speller.learn(word)
        self.mark()

    def _to_words(self) -> None:
        from ui.workplace.place import Place

        self._workplace.go.show_place(Place("settings", place="rules"))


def _cursor(box: GrowingText, slip: Slip) -> QTextCursor:
    """Return the cursor with the slip marked: Qt counts a letter beyond the first 65,536 as two."""
    before = box.toPlainText()[: slip.start]
    start = sum(1 + (ord(letter) > LAST_OF_ONE) for letter in before)
    cursor = QTextCursor(box.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len(slip.word), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _marked(box: GrowingText, slip: Slip) -> QTextEdit.ExtraSelection:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme().colour("danger"))
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = _cursor(box, slip), look
    return selection
