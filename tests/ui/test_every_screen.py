"""Every screen: a name on every control, room at 150 %, its place under the keyboard, nobody's name in a title."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from tests.thorough import one_in
from ui.kit.colours import Look
from ui.kit.theme import theme
from ui.sheets.sheet import ActionSheet
from ui.sheets.sheet_table import ON_SOMETHING, SHEETS
from ui.workplace.places import PLACES

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSpinBox,
    QTabBar,
)
RAIL = tuple(name for name in PLACES if name not in ("case", "letter"))
TABS = ("story", "complaint", "promises", "letters", "people", "money", "record")


def nameless(window):
    """The visible controls that a screen reader could say nothing of."""
    own = [each for each in window.findChildren(QWidget) if isinstance(each, CONTROLS) and each.isVisible()]
    inner = {each for each in own if isinstance(each.parentWidget(), QComboBox | QAbstractItemView | QAbstractSpinBox)}
    return [each for each in own if each not in inner and not each.accessibleName() and not _says_itself(each)]


def _says_itself(control):
    scroller = type(control).__name__ == "QToolButton" and isinstance(control.parentWidget(), QTabBar)
    return scroller or bool(isinstance(control, QAbstractButton) and control.text())


def story_box(screen):
    return screen.tabs.pages[0].contact.summary.box


def fits(window):
    """Whether the window has kept its size, and the screen in it needs no scrolling as a whole."""
    bars = (window.area.horizontalScrollBar(), window.area.verticalScrollBar())
    return (window.width(), window.height()) == (1440, 900) and not any(bar.isVisible() for bar in bars)


def has_its_room(screen):
    """Whether a screen is at least as large as it must be; a new size takes a few rounds of events to arrive."""
    least = screen.minimumSizeHint()
    return screen.width() >= least.width() and screen.height() >= least.height()


def test_every_control_of_a_screen_has_a_name(bench):
    for name in RAIL:
        bench.show(name)
        assert nameless(bench.window) == [], name


def test_every_control_of_a_case_has_a_name(bench):
    for tab in TABS:
        bench.case("working", tab)
        assert nameless(bench.window) == [], tab


def test_every_form_opens_with_the_cursor_in_its_first_field_and_a_name_on_every_control(bench):
    for name in SHEETS:
        if name in ON_SOMETHING:
            continue
        shown = bench.case("working", name).over.currentWidget()
        assert isinstance(shown, ActionSheet)
        bench.bot.waitUntil(lambda: shown.isAncestorOf(QApplication.focusWidget()))  # noqa: B023  # waited for here
        assert nameless(bench.window) == [], name


def test_every_control_of_a_letter_has_a_name(bench):
    for kind in ("stage1-response", "stage1-acknowledgement"):
        bench.window.open_letter(bench.cases["working"], kind)
        bench.settle()
        assert nameless(bench.window) == [], kind


def test_the_matrix_the_lists_and_the_page_have_names_too(bench):
    screen = bench.show("commitments")
    assert screen.matrix.accessibleName()
    assert screen.table.accessibleName() == "Commitments"


def test_every_screen_fits_1440_by_900_at_150_per_cent(bench):
    theme().set(percent=150)
    bench.window.resize(1440, 900)
    for name in RAIL:
        bench.show(name)
        bench.bot.waitUntil(lambda: fits(bench.window))
    for tab in TABS:
        bench.case("working", tab)
        bench.bot.waitUntil(lambda: fits(bench.window))


def test_at_200_per_cent_the_window_keeps_its_size_and_nothing_is_out_of_reach(bench):
    theme().set(percent=200)
    bench.window.resize(1440, 900)
    for name in RAIL:
        bench.show(name)
        assert (bench.window.width(), bench.window.height()) == (1440, 900), name
        bench.bot.waitUntil(lambda: has_its_room(bench.window.shown(name)))  # noqa: B023  # waited for here


def test_the_look_and_the_size_of_text_change_while_someone_types(bench):
    screen = bench.case("working")
    story_box(screen).setPlainText("half a sentence")
    for chosen, percent in ((Look.DARK, 200), (Look.CONTRAST, 150), (Look.LIGHT, 100)):
        theme().set(look=chosen, percent=percent)
        bench.settle()
        assert story_box(screen).toPlainText() == "half a sentence"
        assert bench.window.font().pixelSize() == 14 * percent // 100
        assert theme().colour("ink") == bench.window.palette().text().color()


def test_tab_walks_through_every_screen_and_never_sticks(bench):
    for name in RAIL:
        bench.show(name)
        walked = []
        for _ in range(30):
            bench.bot.keyClick(QApplication.focusWidget() or bench.window, Qt.Key.Key_Tab)
            walked.append(QApplication.focusWidget())
        assert len({id(each) for each in walked}) >= 4, name


def test_no_name_of_a_resident_stands_in_the_title_of_the_window(bench):
    for which in ("late", "working"):
        bench.case(which)
        assert bench.window.windowTitle() == "Complaints Desktop"


def test_sample_data_is_marked_on_every_screen(bench):
    for name in RAIL:
        bench.show(name)
        assert bench.window.notices.sample.isVisible()


class Windows(QObject):
    """Writes down whatever is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):  # Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_part_of_a_screen_is_ever_a_window_of_its_own(bench, qapp):
    windows = Windows()
    qapp.installEventFilter(windows)
    for name in RAIL:
        bench.show(name)
    for place in (*TABS, *one_in(3, (name for name in SHEETS if name not in ON_SOMETHING))):
        bench.case("working", place)
    bench.window.open_letter(bench.cases["working"], "stage1-response")
    bench.settle()
    qapp.removeEventFilter(windows)
    assert windows.shown == []
    assert bench.window.isActiveWindow()
