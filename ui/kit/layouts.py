"""Columns, rows and grids whose gaps and edges are measured in units, so that they grow with the text."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.scaling import measure_layout, measure_widget
from ui.kit.theme import theme

Edge = float | tuple[float, float] | tuple[float, float, float, float]
"""One number for all sides; (up and down, left and right); or (top, right, bottom, left). In units."""

_Laid = TypeVar("_Laid", bound=QLayout)
_Sized = TypeVar("_Sized", bound=QWidget)


def column(parent: QWidget | None = None, *, gap: float = 2, edge: Edge = 0) -> QVBoxLayout:
    """Return a layout from top to bottom."""
    return _measured(QVBoxLayout(parent) if parent else QVBoxLayout(), gap, edge)


def row(parent: QWidget | None = None, *, gap: float = 2, edge: Edge = 0) -> QHBoxLayout:
    """Return a layout from left to right."""
    return _measured(QHBoxLayout(parent) if parent else QHBoxLayout(), gap, edge)


def grid(parent: QWidget | None = None, *, gap: float = 2, edge: Edge = 0) -> QGridLayout:
    """Return a layout of rows and columns."""
    return _measured(QGridLayout(parent) if parent else QGridLayout(), gap, edge)


def frame(role: str, *, gap: float = 2, edge: Edge = 0, across: bool = False) -> tuple[QFrame, QBoxLayout]:
    """Return a frame that the style sheet knows by `role`, and the column (or row, `across`) inside it."""
    made = QFrame()
    made.setProperty("role", role)
    return made, (row if across else column)(made, gap=gap, edge=edge)


def scrolled(inside: QWidget) -> QScrollArea:
    """Return `inside` on a page that scrolls up and down when there is more than fits."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has no name to say; what is in it takes the keys
    area.setWidget(inside)
    return area


def rule() -> QFrame:
    """Return a thin line between two groups."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


def sized(widget: _Sized, **units: float) -> _Sized:
    """Give `widget` sizes in units (`fixed_width`, `least_height`, `most_width` …) that follow the text."""
    for name, value in units.items():
        widget.setProperty(name.replace("_", "-"), value)
    measure_widget(widget, theme().pixels)
    return widget


def filling(widget: _Sized, *, least_height: float) -> _Sized:
    """Let `widget` take whatever height is left over, and ask for no more than so many units."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return sized(widget, least_height=least_height)


def restyle(widget: QWidget, **properties: Any) -> None:  # noqa: ANN401  # what a Qt property may hold
    """Set properties the style sheet looks at, and have it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else the style looks when it is first shown
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show_if(widget: QWidget, on: bool) -> None:
    """Show or hide a widget; one that stands nowhere yet is not shown, for it would be a window of its own."""
    if not on or widget.parentWidget():
        widget.setVisible(on)


def empty(layout: QLayout) -> None:
    """Take everything out of `layout` and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget:
            widget.hide()
            widget.deleteLater()
        elif inner:
            empty(inner)
            inner.deleteLater()


def _measured(layout: _Laid, gap: float, edge: Edge) -> _Laid:
    match edge:
        case (upright, across):
            edges = [across, upright, across, upright]
        case (top, right, bottom, left):
            edges = [left, top, right, bottom]
        case float() | int():
            edges = [edge] * 4
    layout.setProperty("units", [float(value) for value in (gap, *edges)])
    measure_layout(layout, theme().pixels)
    return layout
