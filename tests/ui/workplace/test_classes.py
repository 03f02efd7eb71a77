"""Classes of Qt are there before another thread asks for one."""

from PySide6 import QtGui, QtWidgets

from ui.workplace.classes import Classes


def test_whoever_waits_goes_on_when_every_class_was_met(qtbot, qapp):
    classes = Classes(qapp)

    assert not classes.met.is_set()
    qtbot.waitUntil(classes.met.is_set)

    assert all(name in vars(module) for module in (QtGui, QtWidgets) for name in dir(module))


def test_whoever_waits_goes_on_when_the_window_closes(qapp):
    classes = Classes(qapp)

    classes.stop()

    assert classes.met.is_set()
