"""Acts on a case: in the menu bar and by a right click, with their keys; what cannot be done now says why."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from tests.thorough import one_in
from ui.kit.theme import theme
from ui.sheets.act_groups import FIRST, GROUPS, LETTERS
from ui.sheets.case_acts import KEYS, case_acts
from ui.sheets.sheet_table import MORE, SHEETS
from ui.workplace.places import PLACES

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def menu(bench):
    """Open the Case menu as a person would, and close it again."""
    bar = bench.window.menus.case

    def opened():
        bar.popup(QPoint(0, 0))
        bench.settle()
        return {each.name: bench.window.case_menu.actions[each.name] for each in case_acts()}

    yield opened
    bar.close()


def popped(bench):
    """The menu that a right click brought."""
    bench.settle()
    made = QApplication.activePopupWidget()
    assert isinstance(made, QMenu)
    return made


def lines(menu):
    return {action.text().partition("\t")[0]: action for action in every(menu)}


def every(menu):
    """The acts of a menu and of the menus within it."""
    for action in menu.actions():
        if action.menu():
            yield from every(action.menu())
        elif action.text():
            yield action


def right_click(bench, view, where):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.viewport().mapToGlobal(where))
    QApplication.sendEvent(view.viewport(), event)


def test_every_form_with_a_menu_and_every_letter_is_an_act_and_no_keys_are_given_twice():
    assert set(KEYS) == set(MORE)
    assert {each.name for each in case_acts() if not each.stages} == set(MORE)
    given = [each.keys for each in case_acts() if each.keys]
    assert len(given) == len(set(given))


def test_the_menu_allows_what_the_case_allows_and_says_why_not_the_rest(bench, menu):
    bench.case("working")
    acts = menu()
    assert acts["extend"].isEnabled()
    assert not acts["stage1-acknowledgement"].isEnabled()
    assert "already acknowledged" in acts["stage1-acknowledgement"].toolTip()
    assert not acts["close"].isEnabled()
    assert "Send the response first" in acts["close"].toolTip()


def test_without_a_case_the_menu_says_what_to_do(bench, menu):
    bench.show("settings")
    acts = menu()
    assert not any(action.isEnabled() for action in acts.values())
    assert acts["extend"].toolTip() == "Open a case first, or choose one in a list."


def test_keys_open_the_form_on_the_case_that_is_shown(bench):
    screen = bench.case("working")
    bench.bot.keyClick(bench.window, Qt.Key.Key_X, CTRL_SHIFT)
    bench.settle()
    assert screen.over.currentWidget().name == "extend"


def test_keys_open_the_form_on_the_case_that_is_chosen_in_a_list(bench):
    work = bench.show("my-work")
    chosen = work.case_at_hand
    bench.bot.keyClick(work.list, Qt.Key.Key_C, CTRL_SHIFT)
    bench.settle()
    assert bench.window.shown("case").view.case.id == chosen


def test_keys_of_what_cannot_be_done_now_say_why_and_open_nothing(bench):
    screen = bench.case("new")
    bench.bot.keyClick(bench.window, Qt.Key.Key_X, CTRL_SHIFT)
    bench.settle()
    assert screen.over.currentWidget() is screen.tabs
    assert "Acknowledge the complaint first" in said(bench)


def test_keys_without_a_case_say_what_to_do(bench):
    bench.show("settings")
    bench.bot.keyClick(bench.window, Qt.Key.Key_X, CTRL_SHIFT)
    assert "Open a case first" in said(bench)


def test_a_closed_menu_leaves_no_key_dead(bench, menu):
    bench.case("new")
    assert not menu()["extend"].isEnabled()
    bench.window.menus.case.close()
    bench.case("working")
    bench.bot.keyClick(bench.window, Qt.Key.Key_X, CTRL_SHIFT)
    bench.settle()
    assert bench.window.shown("case").over.currentWidget().name == "extend"


def test_each_act_has_one_place_in_the_menu_by_what_it_is_about():
    named = [*FIRST, *(name for names in GROUPS.values() for name in names)]
    assert sorted(named) == sorted(MORE)
    letters = [title.partition("&")[2][0] for title in (LETTERS, *GROUPS)]
    assert len(set(letters)) == len(letters)


def test_at_200_per_cent_the_menu_ends_with_the_screen(bench, menu):
    theme().set(percent=200)
    bench.case("working")
    menu()
    shown = bench.window.menus.case
    assert shown.height() <= shown.screen().availableGeometry().height()
    assert shown.sizeHint().height() <= shown.screen().availableGeometry().height()


def test_a_letter_is_opened_by_its_keys(bench):
    bench.case("new")
    bench.bot.keyClick(bench.window, Qt.Key.Key_1, CTRL_SHIFT)
    bench.settle()
    assert bench.window.shown("letter").isVisible()


def test_a_right_click_offers_the_acts_of_the_row_under_it(bench):
    screen = bench.show("cases")
    index = screen.table.rows.index(1, 0)
    right_click(bench, screen.table, screen.table.visualRect(index).center())
    menu = popped(bench)
    line = screen.table.rows.row_at(1)
    assert f"Open {line.reference}" in lines(menu)
    assert screen.case_at_hand == line.case_id
    given = [action.text().partition("\t")[2] for action in every(menu) if "\t" in action.text()]
    assert sorted(given) == sorted(each.keys for each in case_acts())
    lines(menu)["Record a need"].trigger()
    menu.close()
    bench.settle()
    assert bench.window.shown("case").view.case.id == line.case_id


@pytest.mark.parametrize("name", ["my-work", "cases", "commitments"])
def test_the_menu_key_offers_the_acts_of_the_chosen_row(bench, name):
    screen = bench.show(name)
    view = screen.list if name == "my-work" else screen.table
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    menu = popped(bench)
    assert "Extend the time to answer" in lines(menu)
    menu.close()


def test_a_right_click_on_the_head_of_a_case_offers_its_acts(bench):
    head = bench.case("working").head
    head.customContextMenuRequested.emit(QPoint(2, 2))
    menu = popped(bench)
    assert not lines(menu)["Close the case"].isEnabled()
    assert "Send the response first" in lines(menu)["Close the case"].toolTip()
    menu.close()


def test_no_two_actions_share_their_keys_on_any_screen(bench):
    """Keys shared by two are dead at best; *Next step* and *Issue* shared theirs, and a letter went out unread."""
    for name in PLACES:
        if name == "case":
            bench.case("working")
        elif name == "letter":
            bench.window.open_letter(bench.cases["working"], "stage1-response")
            bench.settle()
        else:
            bench.show(name)
        assert twice(bench.window) == [], name
    for name in one_in(4, SHEETS):
        bench.case("working", name)
        assert twice(bench.window) == [], name


def test_no_keys_do_one_thing_on_a_case_and_another_on_its_letter(bench):
    """Pressed twice, keys go on from one screen to the next."""
    case = keys_of(bench.case("working"))
    bench.window.open_letter(bench.cases["working"], "stage1-response")
    bench.settle()
    assert case & keys_of(bench.window.shown("letter")) == set()


def keys_of(screen):
    return {action.shortcut().toString() for action in screen.actions() if not action.shortcut().isEmpty()}


def twice(window):
    """The keys that two actions, buttons or shortcuts in sight have, with what has them."""
    known, found = {}, []
    for kind in (QAction, QAbstractButton, QShortcut):
        for owner in window.findChildren(kind):
            for keys in _keys(owner):
                if known.setdefault(keys, owner) is not owner:
                    found.append((keys, owner))
    return found


def _keys(owner):
    """The keys of what can be reached by them now: an action of the window or of a screen that is shown."""
    if isinstance(owner, QAction):
        holders = [each for each in owner.associatedObjects() if not isinstance(each, QMenu)]
        keys = owner.shortcuts() if not holders or any(each.isVisible() for each in holders) else []
    elif isinstance(owner, QAbstractButton):
        keys = [owner.shortcut()] if owner.isVisible() else []
    else:
        keys = owner.keys()
    return [each.toString() for each in keys if not each.isEmpty()]


def said(bench):
    return bench.window.word.words
