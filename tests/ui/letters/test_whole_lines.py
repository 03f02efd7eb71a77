"""Of the lines at the foot of a letter whole ones are seen, and none is cut through."""

import pytest
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.texts import text
from ui.letters.whole_lines import WholeLines

SENTENCE = "Say whether this is ours, is not ours or has to be clarified; where it is not ours, say whose it is. "
MOST = 26
"""Units: 104 pixels at 100 %."""


@pytest.fixture
def lines(qtbot, look):
    page = QWidget()
    made = WholeLines(most=MOST)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    stack = QVBoxLayout(page)
    stack.addWidget(made)
    stack.addStretch()
    qtbot.addWidget(page)
    page.resize(400, 500)
    page.show()
    yield made
    page.close()


def seen(lines, drawn):
    for _ in range(3):
        QApplication.processEvents()
    shown = lines.viewport().rect().translated(0, lines.verticalScrollBar().value())
    return [shown.contains(each.geometry()) for each in drawn]


def test_as_many_lines_as_fit_are_whole_and_no_more_is_shown_of_the_next(lines):
    drawn = [text(SENTENCE) for _ in range(4)]
    lines.show_lines(drawn)
    whole = seen(lines, drawn)
    assert 1 <= whole.count(True) < 4
    last = drawn[whole.count(True) - 1].geometry()
    assert lines.viewport().height() == last.bottom() + 1


def test_one_line_that_is_higher_than_the_room_is_whole(lines):
    drawn = [text(SENTENCE * 5), text(SENTENCE)]
    lines.show_lines(drawn)
    assert seen(lines, drawn) == [True, False]
    assert lines.height() > MOST * 4


def test_few_lines_take_no_more_than_they_need(lines):
    drawn = [text("One"), text("Two")]
    lines.show_lines(drawn)
    assert seen(lines, drawn) == [True, True]
    assert lines.verticalScrollBar().maximum() == 0


def test_a_line_that_was_gone_to_is_whole(lines):
    drawn = [text(SENTENCE) for _ in range(4)]
    lines.show_lines(drawn)
    seen(lines, drawn)
    lines.bring_up(drawn[2])
    assert seen(lines, drawn)[2]
