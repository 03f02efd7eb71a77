"""What is said in passing lies over the page, is read out, stays long enough, and goes when it is told to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from ui.kit.buttons import Button
from ui.kit.layouts import column, frame, row
from ui.kit.reading_order import tab_stops
from ui.kit.toasts import CLOSE, LEAST, LONGEST, MOST, PER_LETTER, WITH_ACTION, Toasts


@pytest.fixture
def desk(qtbot, look):
    """A page with a field, and the words over it."""
    window, page = QWidget(), QWidget()
    window.resize(900, 500)
    page.line, page.button = QLineEdit(), Button("Press me")
    stack = column(page)
    stack.addWidget(page.line)
    stack.addStretch()
    stack.addWidget(page.button)
    said = Toasts(page)
    row(window, gap=0).addLayout(said.over())
    qtbot.addWidget(window)
    look.dress(window)
    window.show()
    window.activateWindow()
    page.line.setFocus()
    qtbot.waitUntil(page.line.hasFocus)
    window.page, window.said = page, said
    return window


def button(toast, name):
    return next(each for each in toast.findChildren(Button) if each.text() == name)


def test_it_moves_nothing_and_lies_at_the_foot_of_the_page(desk, qtbot):
    before = [each.geometry() for each in (desk.page, desk.page.line, desk.page.button)]
    desk.said.say("The contact is recorded")
    qtbot.waitUntil(lambda: desk.said.height() > 20)
    assert [each.geometry() for each in (desk.page, desk.page.line, desk.page.button)] == before
    assert desk.said.isVisible()
    assert desk.said.geometry().bottomRight() == desk.page.geometry().bottomRight()


@pytest.mark.parametrize("side", [Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft])
def test_it_lies_where_it_covers_no_button_even_one_it_covers_now(desk, qtbot, side):
    desk.said.say("Saved")
    qtbot.waitUntil(lambda: desk.said.height() > 20)
    before = desk.page.button.x(), desk.page.button.width()
    desk.page.layout().setAlignment(desk.page.button, side)
    qtbot.waitUntil(lambda: (desk.page.button.x(), desk.page.button.width()) != before)
    desk.said.say("Saved")
    qtbot.waitUntil(lambda: not desk.said.geometry().intersects(desk.page.button.geometry()))


def test_a_page_to_read_gives_way_to_a_field(desk, qtbot):
    low, paper, box = row(), QScrollArea(), QPlainTextEdit()
    paper.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    low.addWidget(box, 1)
    low.addWidget(paper, 1)
    desk.page.button.hide()
    desk.page.layout().addLayout(low, 100)
    qtbot.waitUntil(lambda: box.isVisible() and paper.x() > 400)
    desk.said.say("Saved")
    qtbot.waitUntil(lambda: desk.said.height() > 20)
    QApplication.processEvents()
    assert not desk.said.geometry().intersects(box.geometry())


def press(desk, place):
    """Press the mouse as the window system does: the window hears of it first."""
    QTest.mouseClick(desk.windowHandle(), Qt.MouseButton.LeftButton, pos=place.mapTo(desk, place.rect().center()))


def test_a_press_elsewhere_puts_away_what_was_done_and_keeps_the_rest(desk, qtbot):
    desk.said.say("Saved", actions=(("Undo", lambda: None),))
    desk.said.say("Mend it here", tone="info", actions=(("Back to the letter", lambda: None),))
    desk.said.say("Refused", tone="warn")
    press(desk, desk.page.line)
    assert desk.said.words == "Mend it here Refused"


def test_typing_and_a_press_on_the_word_itself_leave_it(desk, qtbot):
    desk.said.say("Saved")
    qtbot.waitUntil(lambda: desk.said.height() > 20)
    qtbot.keyClicks(desk.page.line, "Ama")
    press(desk, desk.said)
    assert desk.said.words == "Saved"


def test_with_another_screen_only_what_was_said_with_it_and_a_refusal_stay(desk):
    desk.said.say("Saved")
    desk.said.say("Refused", tone="warn")
    QApplication.processEvents()
    desk.said.say("Issued")
    desk.said.go_on()
    assert desk.said.words == "Refused Issued"


def test_it_leaves_what_stands_at_the_foot_of_the_page_free(desk, qtbot):
    foot, inside = frame("foot")
    inside.addWidget(Button("Save"))
    desk.page.layout().addWidget(foot)
    qtbot.waitUntil(foot.isVisible)
    desk.said.say("The contact is recorded")
    qtbot.waitUntil(lambda: desk.said.height() > 20)
    QApplication.processEvents()
    assert desk.said.geometry().bottom() < foot.geometry().top()


def test_it_is_read_out_at_once_only_where_something_was_refused(desk, monkeypatch):
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append((event.message(), event.politeness()))
    )
    desk.said.say("Saved")
    desk.said.say("That date has passed", more="Give a later one.", tone="warn")
    polite = QAccessible.AnnouncementPoliteness
    assert heard == [("Saved.", polite.Polite), ("That date has passed. Give a later one.", polite.Assertive)]


@pytest.mark.parametrize(
    ("words", "actions", "stay"),
    [
        ("Saved", (), LEAST),
        ("x" * 100, (), 100 * PER_LETTER),
        ("x" * 400, (), LONGEST),
        ("Saved", (("Undo", lambda: None),), WITH_ACTION),
    ],
)
def test_it_stays_as_long_as_it_takes_to_read_and_to_act(desk, words, actions, stay):
    desk.said.say(words, actions=actions)
    assert desk.said.shown[0].timer.interval() == stay
    assert desk.said.shown[0].timer.isActive()


@pytest.mark.parametrize(("tone", "stays"), [("good", False), ("info", False), ("warn", True), ("danger", True)])
def test_a_refusal_or_a_trouble_stays_until_it_is_put_away(desk, tone, stays):
    desk.said.say("Something", tone=tone)
    assert desk.said.shown[0].timer.isActive() is not stays
    desk.said.put_all_away()
    assert not desk.said.isVisible()


def test_it_does_not_go_while_the_keys_are_on_it(desk, qtbot):
    desk.said.say("Saved")
    toast = desk.said.shown[0]
    button(toast, CLOSE).setFocus()
    qtbot.waitUntil(button(toast, CLOSE).hasFocus)
    toast.timer.timeout.emit()
    assert desk.said.shown == [toast]
    desk.page.line.setFocus()
    toast.timer.timeout.emit()
    assert desk.said.shown == []


def test_escape_in_it_puts_it_away_and_gives_the_keys_back(desk, qtbot):
    desk.said.say("Saved")
    away = button(desk.said.shown[0], CLOSE)
    away.setFocus()
    qtbot.waitUntil(away.hasFocus)
    qtbot.keyClick(away, Qt.Key.Key_Escape)
    assert desk.said.shown == []
    assert desk.page.line.hasFocus()


def test_tab_comes_to_it_after_the_page(desk):
    desk.said.say("Saved", actions=(("Undo", lambda: None),))
    stops = list(tab_stops(desk))
    assert [each.text() for each in stops if isinstance(each, Button)] == ["Press me", "Undo", "Close (Shift+Esc)"]


def test_what_it_offers_is_done_once_and_it_goes(desk, qtbot):
    done = []
    desk.said.say("Saved", actions=(("Undo", lambda: done.append(1)),))
    button(desk.said.shown[0], "Undo").click()
    assert done == [1]
    assert desk.said.shown == []


def test_of_many_the_oldest_in_passing_goes_first_and_a_refusal_stays(desk):
    desk.said.say("Refused", tone="warn")
    for number in range(MOST):
        desk.said.say(f"Saved {number}")
    assert desk.said.words == "Refused Saved 1 Saved 2"
    for number in range(MOST):
        desk.said.say(f"Refused {number}", tone="warn")
    assert desk.said.words == "Refused 0 Refused 1 Refused 2"


def test_what_is_said_already_is_not_said_twice(desk):
    for words in ("Saved", "Refused", "Saved"):
        desk.said.say(words)
    assert desk.said.words == "Refused Saved"


def test_on_a_low_page_only_what_has_room_is_said(desk, qtbot):
    desk.resize(900, 120)
    qtbot.waitUntil(lambda: desk.page.height() == 120)
    for number in range(MOST):
        desk.said.say(f"Saved {number}")
    assert desk.said.words.endswith("Saved 2")
    assert len(desk.said.shown) < MOST
