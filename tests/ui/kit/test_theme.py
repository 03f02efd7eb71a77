"""The style sheet is each window's own, and follows the look and the size of the text."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.kit.colours import Look
from ui.kit.layouts import column
from ui.kit.theme import Theme


class Styled(QObject):
    """Counts how often what it watches is styled."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.StyleChange
        return False


def window(qtbot: QtBot, look: Theme) -> QWidget:
    made = QWidget()
    column(made)
    qtbot.addWidget(made)
    return look.dress(made)


def title() -> QLabel:
    made = QLabel("Cases")
    made.setProperty("role", "title")
    return made


def test_a_part_put_into_a_window_is_styled_by_its_sheet(qtbot: QtBot, look: Theme):
    shown, plain, part = window(qtbot, look), title(), title()
    qtbot.addWidget(plain)
    shown.layout().addWidget(part)
    for each in (part, plain):
        each.ensurePolished()
    assert part.font().pixelSize() > plain.font().pixelSize()


def test_windows_follow_the_look_and_the_size_and_one_that_is_gone_is_forgotten(qtbot: QtBot, look: Theme):
    shown, gone = window(qtbot, look), look.dress(QWidget())
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(gone)
    light = shown.styleSheet()
    look.set(look=Look.DARK)
    dark = shown.styleSheet()
    look.set(percent=200)
    assert len({light, dark, shown.styleSheet()}) == 3


def test_a_tree_of_parts_is_styled_once_when_it_comes_into_the_window_however_deep_it_is(qtbot: QtBot, look: Theme):
    counted, leaf = Styled(), QLabel("deep")
    leaf.installEventFilter(counted)
    inside: QWidget = leaf
    for _ in range(10):
        around = QWidget()
        column(around).addWidget(inside)
        inside = around
    assert counted.times == 0
    window(qtbot, look).layout().addWidget(inside)
    assert counted.times == 1
