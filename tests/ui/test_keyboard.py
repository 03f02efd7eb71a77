"""The keyboard alone: Tab meets every control of every screen, in the order in which it is read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QWidget

from tests.ui.test_every_screen import CONTROLS, RAIL, TABS
from ui.kit.fields import GrowingText


def wanted(screen):
    """Every control that can be seen and used: of choices side by side, and of the matrix, the one Tab stops at."""
    own = [each for each in screen.findChildren(QWidget) if isinstance(each, CONTROLS)]
    return [
        each
        for each in own
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(each.parentWidget(), QAbstractSpinBox | QComboBox)
        and not (isinstance(each, QAbstractButton) and each.group() and not each.isChecked())
        and not (each.property("role") == "cell" and each.focusPolicy() == Qt.FocusPolicy.ClickFocus)
    ]


def tab(bench, *, back=False):
    """Press Tab and return where the cursor is."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    bench.bot.keyClick(QApplication.focusWidget() or bench.window, key)
    return QApplication.focusWidget()


def walk(bench, first=None):
    """Go round the whole window with Tab; return what was met, from `first` on."""
    (first or QApplication.focusWidget()).setFocus()
    met = [QApplication.focusWidget()]
    while (here := tab(bench)) is not met[0]:
        assert here not in met, f"Tab goes round without {met[0].accessibleName()}"
        met.append(here)
    return met


def names(widgets):
    return [each.accessibleName() or type(each).__name__ for each in widgets]


def test_tab_meets_every_control_of_every_screen(bench):
    for name in RAIL:
        screen = bench.show(name)
        met = walk(bench)
        assert [each for each in names(wanted(screen)) if each not in names(met)] == [], name
        assert not [each for each in met if isinstance(each, QScrollArea)], name


def test_tab_meets_every_control_of_a_case_its_next_step_and_more_first(bench):
    for part in TABS:
        screen = bench.case("working", part)
        met = walk(bench, screen.head.more)
        assert met[1] is screen.head.next
        assert [each for each in names(wanted(screen)) if each not in names(met)] == [], part
        assert not [each for each in met if isinstance(each, QScrollArea)], part


def test_the_cursor_of_each_screen_begins_where_its_work_begins(bench):
    for name, control in (
        ("my-work", lambda screen: screen.list),
        ("cases", lambda screen: screen.table),
        ("commitments", lambda screen: screen.table),
        ("log", lambda screen: screen.finder),
        ("settings", lambda screen: screen.list),
    ):
        screen = bench.show(name)
        assert QApplication.focusWidget() is control(screen), name
    screen = bench.case("working")
    assert QApplication.focusWidget() is screen.tabs.bar


def test_tab_goes_down_the_form_of_a_complaint_as_it_is_read(bench):
    screen = bench.show("log")
    screen.form["points"].set_value([["No heating", ""], ["No hot water", ""]])
    boxes = [each for each in screen.form["points"].findChildren(GrowingText) if each.isVisible()]
    met = walk(bench, screen.finder)
    fields = [each for name in screen.form.names for each in met if screen.form[name].isAncestorOf(each)]
    first = met.index(fields[0])  # after the finder, and the button that begins with an e-mail
    assert names(met[1:first]) == ["Begin with an e-mail…"]
    assert met[first : first + len(fields)] == fields
    assert [each for each in met if each in boxes] == boxes
    assert met[first + len(fields)] is screen.foot.log


def test_shift_tab_goes_the_same_way_back(bench):
    screen = bench.show("log")
    screen.form["hazard"].control.setFocus()
    assert tab(bench, back=True).accessibleName() == "Another point"
    assert tab(bench, back=True).accessibleName() == "Point 1: whose responsibility it is"
    assert tab(bench).accessibleName() == "Another point"


def test_save_comes_right_after_the_last_field_of_a_form(bench):
    sheet = bench.case("working", "promise").over.currentWidget()
    sheet.form[sheet.form.names[-1]].control.setFocus()
    met = walk(bench)
    after = next(each for each in met if not sheet.form[sheet.form.names[-1]].isAncestorOf(each))
    assert after is sheet.action


def test_save_comes_right_after_the_last_field_of_the_settings(bench):
    screen = bench.show("settings")
    screen.section.form[screen.section.form.names[-1]].control.setFocus()
    assert tab(bench) is screen.section.action


def test_a_control_reached_by_tab_is_scrolled_into_view(bench):
    bench.window.resize(1440, 700)
    screen = bench.show("log")
    bench.settle()
    screen.form["vulnerable"].control.setFocus()
    last = tab(bench)
    assert last is screen.form["complex"].control
    assert not last.visibleRegion().isEmpty()
