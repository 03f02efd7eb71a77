"""Help: each screen says what it is for, and the keys are those of the actions there are."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from resources.reader import read_text
from tests.tables import each_row
from ui.sheets.case_acts import case_acts
from ui.window.help import HelpPage
from ui.workplace.places import PLACES
from ui.workplace.screen_actions import screen_action

CTRL = Qt.KeyboardModifier.ControlModifier


def page(bench):
    """The page of help that was opened last."""
    return bench.window.findChildren(HelpPage)[-1]


def choose(bench, words):
    """Choose an entry of the Help menu."""
    entries = {action.text(): action for action in bench.window.menus._menus[-1].actions()}
    entries[words].trigger()
    return page(bench).words.toPlainText()


@each_row("place", PLACES)
def test_every_screen_says_what_it_is_for_in_a_few_lines(place):
    words = read_text("help", f"{place}.txt").split()
    assert 20 < len(words) < 130


def test_f1_says_what_the_screen_is_for_and_its_keys(bench):
    bench.show("commitments")
    bench.bot.keyClick(bench.window, Qt.Key.Key_F1)
    assert page(bench).windowTitle() == "Help: Commitments"
    said = page(bench).words.toPlainText()
    assert "Every promise that is still to be kept" in said
    assert "Print this list" in said
    assert "Ctrl+P" in said


def test_escape_closes_the_help_and_the_screen_is_as_it_was(bench):
    screen = bench.show("cases")
    bench.bot.keyClick(bench.window, Qt.Key.Key_F1)
    bench.bot.keyClick(page(bench).words, Qt.Key.Key_Escape)
    bench.bot.waitUntil(lambda: not bench.window.findChildren(HelpPage))
    assert screen.isVisible()


def test_the_keys_are_those_of_every_action_in_the_menus(bench):
    screen = bench.case("working")
    screen_action(screen, "A new thing to do", "Ctrl+Shift+Y", lambda: None)
    bench.window.menus.show_place("case", screen)
    bench.bot.keyClick(bench.window, Qt.Key.Key_F1, CTRL)
    said = page(bench).words.toPlainText()
    actions = [each for each in bench.window.findChildren(QAction) if not each.shortcut().isEmpty()]
    shown = [each for each in actions if each.parent() in (bench.window, screen)]
    assert {"A new thing to do", *(each.words for each in case_acts() if each.keys)} <= {each.text() for each in shown}
    for action in shown:
        assert action.text() in said
        assert action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) in said


def test_about_says_version_and_licence(bench):
    from db.sync.cycle import app_version

    said = choose(bench, "About Complaints Desktop")
    assert f"Version {app_version()}" in said
    assert "all rights reserved" in said
    assert "third-party.md" in said


def test_getting_help_leads_to_the_list_of_what_is_in_the_way(bench):
    assert "When something is in the way" in choose(bench, "Getting help")
    assert "## When something is in the way" in Path("README.md").read_text(encoding="utf-8")
