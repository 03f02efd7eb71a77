"""The order Tab goes in: as a page is read, whatever was made first, and with what came late."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)


def tab_stops(page: QWidget, present: QWidget | None = None) -> Iterator[QWidget]:
    """Yield the controls of `page` at which Tab stops, in reading order.

    What is hidden or disabled is passed over, but not `present`: it may have just become so.
    """
    for part in _parts(page):
        if part is present or _stops(part):
            yield part
        if not (part.isWindow() or part.isHidden()):
            yield from tab_stops(part, present)


def next_stop(page: QWidget, present: QWidget | None, *, back: bool = False) -> QWidget | None:
    """Return the stop after (or before) `present`, round the ends of `page`; None where `present` is no stop of it."""
    stops = list(tab_stops(page, present))
    if present not in stops:
        return None
    return stops[(stops.index(present) + (-1 if back else 1)) % len(stops)]


def bring_into_view(control: QWidget, part: QRect | None = None) -> None:
    """Scroll every page that `control` stands on, so that it is seen, or that `part` of it."""
    page = control.parentWidget()
    while page is not None:
        inside = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and inside:
            where = control.mapTo(inside, part.center()) if part else None
            if part and where:
                page.ensureVisible(where.x(), where.y(), 0, part.height())
            else:
                page.ensureWidgetVisible(control)
        page = page.parentWidget()


def _stops(part: QWidget) -> bool:
    """Whether Tab stops at `part`: of choices side by side only at the one that is made, arrow keys do the rest.

    Never asks for a focus proxy: the binding ends the proxy with the answer.
    """
    if part.isWindow() or part.isHidden() or not part.isEnabled():
        return False
    group = part.group() if isinstance(part, QAbstractButton) else None
    made = group.checkedButton() if group and group.exclusive() else None
    if made:
        return part is made
    return part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def _parts(widget: QWidget) -> list[QWidget]:
    """Return the widgets right inside `widget`, as they are read; a box to choose, count or type in is one control.

    Nor is a box asked for what Qt put into it: the binding looks for its type among all it knows, and makes each.
    """
    if isinstance(widget, QComboBox | QAbstractSpinBox | QLineEdit):
        return []
    parts = [part for part in widget.children() if isinstance(part, QWidget)]
    layout = widget.layout()
    return list(_laid(layout, parts)) if layout else parts


def _laid(layout: QLayout, parts: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield those of `parts` that stand in `layout`, by the places they were given.

    Never asks for the item at a place: Qt deletes an item with its widget and the binding is not told; what is made at
    its address next is taken for it, and the program ends when that is deleted.
    """
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places: dict[int, QWidget | QLayout] = {layout.indexOf(part): part for part in parts}
    places |= {layout.indexOf(each): each for each in inner}
    for place in sorted(places.keys() - {-1}):
        found = places[place]
        if isinstance(found, QLayout):
            yield from _laid(found, parts)
        else:
            yield found
