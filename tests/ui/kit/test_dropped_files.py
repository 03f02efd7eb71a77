"""A file that is dropped on a box of words is left to the page, which takes files; words are taken by the box."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ui.kit.fields import LongTextField, TextField, accept_copy


def dragged(*, file: bool) -> QMimeData:
    data = QMimeData()
    if file:
        data.setUrls([QUrl.fromLocalFile("/tmp/mail.eml")])
    else:
        data.setText("The roof leaks")
    return data


def taken(over, data: QMimeData) -> bool:
    keys, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, keys, none)
    event.ignore()
    QApplication.sendEvent(over, event)
    return event.isAccepted()


@pytest.mark.parametrize("file", [True, False])
def test_a_box_of_words_takes_words_that_are_dropped_on_it_and_no_file(qtbot, look, file):
    told, name = LongTextField("told", "What do they say?"), TextField("name", "Name")
    qtbot.addWidget(told)
    qtbot.addWidget(name)
    data = dragged(file=file)
    assert [taken(told.box.viewport(), data), taken(name.line, data)] == [not file, not file]


def test_a_file_that_is_dropped_stays_where_it_lies_also_where_a_move_is_proposed(qapp):
    actions, moving = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.KeyboardModifier.ShiftModifier
    data = dragged(file=True)
    event = QDropEvent(QPointF(5, 5), actions, data, Qt.MouseButton.LeftButton, moving)
    assert event.proposedAction() == Qt.DropAction.MoveAction
    accept_copy(event)
    assert (event.isAccepted(), event.dropAction()) == (True, Qt.DropAction.CopyAction)
