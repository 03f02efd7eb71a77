"""The window: screens by their keys, the way back, the search, failures said well."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem
from ui.kit.buttons import Button
from ui.window.bug_report import BugReport
from ui.workplace.places import PLACES

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(bench):
    return type(bench.window.area.widget().held).__name__


def test_the_first_screen_is_my_work(bench):
    assert shown(bench) == "MyWorkScreen"


def test_each_screen_has_its_key(bench):
    for key, name in (
        (Qt.Key.Key_2, "CasesScreen"),
        (Qt.Key.Key_3, "CommitmentsScreen"),
        (Qt.Key.Key_N, "LogScreen"),
        (Qt.Key.Key_1, "MyWorkScreen"),
    ):
        bench.bot.keyClick(bench.window, key, CTRL)
        bench.settle()
        assert shown(bench) == name


def test_a_screen_seen_again_has_kept_its_shortcuts(bench):
    kept = {}
    for name in 2 * tuple(name for name in PLACES if name not in ("case", "letter")):
        actions = [(action.text(), action.shortcut().toString()) for action in bench.show(name).actions()]
        assert actions == kept.setdefault(name, actions), name


def test_a_complaint_is_logged_by_its_keys_after_a_look_at_my_work(bench):
    for key in (Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_N):
        bench.bot.keyClick(bench.window, key, CTRL)
        bench.settle()
    bench.bot.keyClick(bench.window, Qt.Key.Key_Return, CTRL)
    assert bench.window.shown("log").form["name"].error == "Give the name"


def test_the_way_back_leads_through_the_places_visited(bench):
    bench.show("cases")
    bench.case("working")
    bench.bot.keyClick(bench.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert shown(bench) == "CasesScreen"
    bench.window.back()
    assert shown(bench) == "MyWorkScreen"
    bench.window.back()
    assert shown(bench) == "MyWorkScreen"


def test_the_state_of_the_record_is_said_in_words(bench):
    assert "On this desk only" in bench.window.rail.status.words
    assert "changes kept" in bench.window.rail.status.words


def test_a_problem_of_the_machine_is_a_banner_with_try_again(bench):
    tries = []
    bench.operations.trouble.emit(
        EnvironmentProblem("The disk is full", safe="All is safe.", do="Make room."), lambda: tries.append(1)
    )
    assert bench.window.word.isVisible()
    assert "The disk is full" in bench.window.word.words
    again = next(each for each in bench.window.word.findChildren(Button) if each.text() == "Try again")
    bench.bot.keyClick(again, Qt.Key.Key_Space)
    assert tries == [1]
    assert not bench.window.word.isVisible()


def test_what_was_said_in_passing_goes_with_its_screen_and_not_with_a_tab_of_it(bench):
    bench.case("working")
    bench.window.say("The contact is recorded")
    bench.settle()
    bench.window.open_case(bench.cases["working"], "letters")
    assert bench.window.word.words == "The contact is recorded"
    bench.window.show_screen("my-work")
    assert bench.window.word.words == ""


def test_what_is_said_with_another_screen_stays_on_it(bench):
    bench.window.say("The letter is issued")
    bench.window.show_screen("cases")
    assert bench.window.word.words == "The letter is issued"


def test_a_refusal_that_no_field_takes_is_said_with_what_to_do(bench):
    bench.operations.refused.emit(Refused("The definition is fixed", do="Log the new issue.", paragraph="6.8"))
    assert bench.window.word.words == "The definition is fixed (Code 6.8) Log the new issue."


def test_a_bug_is_a_report_that_can_be_copied(bench):
    bench.window.under_way.show_bug("KeyError\n  ui/case/screen.py:10 in load")
    dialog = bench.window.findChild(BugReport)
    assert "KeyError" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.accept()


def test_larger_text_by_its_keys_is_kept_for_the_next_start(bench, tmp_path):
    bench.bot.keyClick(bench.window, Qt.Key.Key_Plus, CTRL)
    assert bench.window.font().pixelSize() > 14
    bench.bot.keyClick(bench.window, Qt.Key.Key_0, CTRL)
    assert bench.window.font().pixelSize() == 14
