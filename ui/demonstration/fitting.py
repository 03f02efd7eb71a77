"""Whether all that is shown can be read: asks every widget of a window for what it needs and what it has."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from ui.kit.choice_box import ChoiceBox

SLACK = 2
"""Pixels that a rounding may take."""

BREAKS = re.compile(r"[\s\u200b]+")
"""Where a line may end: a letter says by a space of no width where a long address may."""


def misfits(window: QWidget) -> list[str]:
    """Return, in words, what is cut off, elided, overlapped or to be scrolled sideways in `window`."""
    return sorted(set(_misfits(window)))


def _misfits(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        what = _lacks(widget)
        if what:
            yield f"{what}: {_named(widget)}"
        if _sticks_out(widget):
            yield f"sticks out of its place: {_named(widget)}"
        for one, other in _overlapping(widget):
            yield f"overlap: {_named(one)} and {_named(other)}"


def _lacks(widget: QWidget) -> str:
    """Say what a widget has too little of, if anything."""
    match widget:
        case QLabel() if widget.text():
            return _label(widget)
        case QAbstractButton() if widget.text():
            return "cut" if widget.sizeHint().width() > widget.width() + SLACK else ""
        case QLineEdit() if widget.placeholderText() and not widget.text():
            return "placeholder cut" if _wide(widget, widget.placeholderText()) > _room_of_line(widget) else ""
        case QComboBox():
            return "choice cut" if _wide(widget, widget.currentText()) > _room_of_choice(widget) + SLACK else ""
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            return "heading cut" if any(_heading_cut(widget, n) for n in range(widget.count())) else ""
        case QAbstractScrollArea():
            return "scrolls sideways" if widget.horizontalScrollBar().maximum() > 0 else ""
    return ""


def _label(label: QLabel) -> str:
    if label.wordWrap() and max(_wide(label, word) for word in BREAKS.split(label.text())) > label.width() + SLACK:
        return "cut"
    if label.wordWrap():
        return "cut" if label.heightForWidth(label.width()) > label.height() + SLACK else ""
    hint = label.sizeHint()
    return "cut" if hint.width() > label.width() + SLACK or hint.height() > label.height() + SLACK else ""


def _room_of_line(line: QLineEdit) -> int:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    return line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()


def _room_of_choice(box: QComboBox) -> int:
    option, part = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
    box.initStyleOption(option)
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
    return (box.lines if isinstance(box, ChoiceBox) else 1) * room


def _heading_cut(header: QHeaderView, number: int) -> bool:
    words = header.model().headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
    return not header.isSectionHidden(number) and _wide(header, str(words or "")) > header.sectionSize(number)


def _wide(widget: QWidget, words: str) -> int:
    return widget.fontMetrics().horizontalAdvance(words)


def _sticks_out(widget: QWidget) -> bool:
    """Whether part of a widget lies beyond its parent, which then does not show it; a page may, in what it scrolls."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _scrolls(parent) or _scrolls(parent.parentWidget()):
        return False
    room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return bool(widget.width() and widget.height()) and not room.contains(widget.geometry())


def _scrolls(widget: QWidget | None) -> bool:
    return isinstance(widget, QAbstractScrollArea)


def _overlapping(parent: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Yield what lies over one another in a layout."""
    layout = parent.layout()
    if layout is None or isinstance(parent, QStackedWidget | QScrollArea):
        return
    children = [each for each in parent.children() if isinstance(each, QWidget) and each.isVisible()]
    laid = [each for each in children if not each.isWindow() and layout.indexOf(each) >= 0]
    for number, one in enumerate(laid):
        for other in laid[number + 1 :]:
            shared: QRect = one.geometry() & other.geometry()
            if shared.width() > SLACK and shared.height() > SLACK:
                yield one, other


def _named(widget: QWidget) -> str:
    words = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel | QAbstractButton) else "")
    parent = widget.parentWidget()
    if not words and parent is not None and parent is not widget.window():
        return f"{type(widget).__name__} in {_named(parent)}"
    return f"{type(widget).__name__} “{' '.join(words.split())[:60]}”"
