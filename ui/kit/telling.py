"""What a screen reader is told that Qt does not tell by itself: headings as headings, the page of a letter as one."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

HEADINGS = ("title", "heading")
"""The roles of the style sheet that are headings."""

PAGE = "page of a letter"
CHART = "chart"
"""What a view of a document, and a chart, call themselves in their property `told-as`."""

TOLD_AS = {PAGE: QAccessible.Role.Document, CHART: QAccessible.Role.Chart}

_told: dict[int, "_Told"] = {}
"""What was told, as long as its widget is there: Qt keeps no hold of what the binding made."""


class _Told(QAccessibleWidget):
    """A widget told as something else. It asks for the widget each time, and so never keeps it."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._role = role

    def role(self) -> QAccessible.Role:
        return self._role

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.object()
        if not isinstance(widget, QWidget):
            return ""
        if kind == QAccessible.Text.Description:
            return widget.accessibleDescription()
        if kind != QAccessible.Text.Name:
            return ""
        return widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")


def tell() -> None:
    """Tell them from now on, in the whole program."""
    QAccessible.installFactory(_interface)


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = _role(thing)
    if role is None or not isinstance(thing, QWidget):
        return None
    key = id(thing)
    if key not in _told:
        _told[key] = _Told(thing, role)
        thing.destroyed.connect(lambda: _told.pop(key, None))
    return _told[key]


def _role(thing: QObject) -> QAccessible.Role | None:
    if isinstance(thing, QLabel) and thing.property("role") in HEADINGS:
        return QAccessible.Role.Heading
    return TOLD_AS.get(thing.property("told-as"))
