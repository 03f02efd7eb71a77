"""Sizes kept in units on the layouts and widgets themselves, so that a new text size can measure them all again."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLayout, QWidget

Pixels = Callable[[float], int]
"""Units to pixels at the present text size."""


def measure_layout(layout: QLayout, pixels: Pixels) -> None:
    """Set the gap and edges of `layout` from the units it was made with."""
    units = layout.property("units")
    if units:
        gap, *edges = (pixels(value) for value in units)
        layout.setSpacing(gap)
        layout.setContentsMargins(*edges)


def measure_widget(widget: QWidget, pixels: Pixels) -> None:
    """Set the fixed, least and greatest sizes of `widget` from the units it was given."""
    for name, apply in (
        ("fixed-width", widget.setFixedWidth),
        ("fixed-height", widget.setFixedHeight),
        ("least-width", widget.setMinimumWidth),
        ("least-height", widget.setMinimumHeight),
        ("most-width", widget.setMaximumWidth),
        ("most-height", widget.setMaximumHeight),
    ):
        units = widget.property(name)
        if units:
            apply(pixels(units))


def measure_all(windows: Iterable[QWidget], pixels: Pixels) -> None:
    """Measure everything in these windows anew, after the text size has changed."""
    for window in windows:
        for layout in window.findChildren(QLayout):
            measure_layout(layout, pixels)
        for widget in (window, *window.findChildren(QWidget)):
            measure_widget(widget, pixels)
