"""Spelling in a letter: marked under the word, gone through by F7, mended from what is offered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.kit.fields import GrowingText
from ui.letters.screen import LetterScreen


@pytest.fixture
def letter(bench) -> LetterScreen:
    bench.window.open_letter(bench.cases["working"], "progress-update")
    bench.settle()
    screen = bench.window.shown("letter")
    bench.bot.waitUntil(lambda: screen.spelling.speller is not None)
    return screen


def box_of(letter: LetterScreen, number: int = 0) -> GrowingText:
    return list(letter.words.boxes.values())[number].box


def marked(box: GrowingText) -> list[str]:
    return [each.cursor.selectedText() for each in box.extraSelections()]


def test_a_slip_is_marked_and_mended_by_the_keyboard_alone(bench, letter: LetterScreen):
    box = box_of(letter)
    box.setFocus()
    QTest.keyClicks(box, "We recieved it")
    box.textCursor().insertText(" \N{GRINNING FACE} adn")
    bench.bot.waitUntil(lambda: marked(box) == ["recieved", "adn"])
    words = box.toPlainText()

    QTest.keyClick(letter, Qt.Key.Key_F7)
    assert box.textCursor().selectedText() == "recieved"  # after the last comes the first again
    menu = letter.spelling.menu
    assert menu is not None
    assert menu.activeAction().text() == "received"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert box.toPlainText() == words.replace("recieved", "received")
    assert marked(box) == ["adn"]
    assert letter.words.typed

    QTest.keyClick(letter, Qt.Key.Key_F7)
    assert box.textCursor().selectedText() == "adn"
    assert letter.spelling.menu is not None
    QTest.keyClick(letter.spelling.menu, Qt.Key.Key_Escape)
    letter.spelling.menu = None
    letter.spelling._leave("adn")
    assert marked(box) == []
    QTest.keyClick(letter, Qt.Key.Key_F7)
    assert letter.spelling.menu is None


def test_marks_change_no_word_and_no_draft(bench, letter: LetterScreen):
    box = box_of(letter)
    told = []
    box.setPlainText("recieved")
    box.textChanged.connect(lambda: told.append(1))
    letter.spelling.mark()
    assert marked(box) == ["recieved"]
    assert told == []
    assert box.toPlainText() == "recieved"
