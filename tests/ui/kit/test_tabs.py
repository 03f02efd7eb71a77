"""Parts of a page: tabs where all of them fit, else a list of the same names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from ui.kit.tabs import Tabs


@pytest.fixture
def tabs(qtbot, look):
    made = look.dress(Tabs("Parts of the case"))
    for title in ("Story", "Complaint", "People and needs"):
        made.add(QLabel(title), title)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def least(tabs):
    """The width at which the tabs just fit."""
    margins = tabs.bar.parentWidget().layout().contentsMargins()
    return sum(tabs.bar.tabRect(n).width() for n in range(tabs.bar.count())) + margins.left() + margins.right()


def shown(tabs):
    return [name for name, control in (("tabs", tabs.bar), ("list", tabs.list)) if control.isVisible()]


def test_tabs_that_just_fit_are_tabs_and_with_a_pixel_less_a_list(tabs):
    wide = least(tabs)
    tabs.resize(wide, 300)
    assert shown(tabs) == ["tabs"]
    tabs.resize(wide - 1, 300)
    assert shown(tabs) == ["list"]
    tabs.resize(wide, 300)
    assert shown(tabs) == ["tabs"]


def test_the_list_shows_the_part_that_is_chosen_in_it(tabs, qtbot):
    tabs.resize(least(tabs) - 1, 300)
    tabs.focus()
    with qtbot.waitSignal(tabs.changed) as changed:
        qtbot.keyClick(tabs.list, Qt.Key.Key_Down)
    assert changed.args == [1]
    assert (tabs.title, tabs.page.text(), tabs.bar.currentIndex()) == ("Complaint", "Complaint", 1)


def test_the_list_stands_at_the_part_that_is_shown(tabs):
    tabs.show_part(2)
    tabs.resize(least(tabs) - 1, 300)
    assert tabs.list.currentText() == "People and needs"


def test_the_cursor_goes_along_from_the_tabs_to_the_list_and_back(tabs):
    tabs.focus()
    wide = least(tabs)
    tabs.resize(wide - 1, 300)
    assert QApplication.focusWidget() is tabs.list
    tabs.resize(wide, 300)
    assert QApplication.focusWidget() is tabs.bar


def test_larger_text_turns_tabs_that_fitted_into_a_list(tabs, look):
    tabs.resize(least(tabs), 300)
    look.set(percent=150)
    QApplication.processEvents()
    assert shown(tabs) == ["list"]


def test_tabs_and_list_have_the_same_name(tabs):
    assert tabs.bar.accessibleName() == tabs.list.accessibleName() == "Parts of the case"


def test_nothing_else_has_the_cursor_on_the_way_from_the_tabs_to_the_list(tabs):
    line = QLineEdit(tabs.page)
    line.show()
    tabs.focus()
    visited = []
    QApplication.instance().focusChanged.connect(lambda _old, new: visited.append(new))
    tabs.resize(least(tabs) - 1, 300)
    assert QApplication.focusWidget() is tabs.list
    assert line not in visited
