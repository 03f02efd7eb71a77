"""A month to pick a day from, by mouse or arrow keys; bank holidays are named."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from complaints_desktop.rules.wording import DAYS, MONTHS, in_full
from ui.kit.buttons import Button
from ui.kit.layouts import column, empty, grid, row, sized
from ui.kit.texts import text

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}


class MonthPopup(QFrame):
    """One month on a small sheet. Arrow keys move, Enter picks, Escape leaves things as they were."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, shown: date, today: date, why_not: Callable[[date], str | None]) -> None:
        """Show the month of `shown` with that day chosen."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Calendar: arrow keys move by a day or a week, Enter picks")
        self._chosen, self._today, self._why_not = shown, today, why_not
        inside = column(self, gap=2, edge=3)
        self._title = text("", "subheading", wrap=False)
        head = row(gap=1)
        head.addWidget(Button("", lambda: self._go(-1), role="tool", icon_name="chevron-left", name="Month before"))
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(Button("", lambda: self._go(1), role="tool", icon_name="chevron-right", name="Month after"))
        inside.addLayout(head)
        self._days: QGridLayout = grid(gap=0.5)
        inside.addLayout(self._days)
        self._note = text("", "small", wrap=False)
        inside.addWidget(self._note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draw()

    def _go(self, months: int) -> None:
        index = self._chosen.year * 12 + self._chosen.month - 1 + months
        self._chosen = date(index // 12, index % 12 + 1, 1)
        self._draw()

    def _draw(self) -> None:
        empty(self._days)
        first = self._chosen.replace(day=1)
        self._title.setText(f"{MONTHS[first.month - 1]} {first.year}")
        for place, name in enumerate(DAYS):
            self._days.addWidget(text(name[:2], "small", wrap=False), 0, place, Qt.AlignmentFlag.AlignCenter)
        start = first - timedelta(first.weekday())
        for offset in range(42):
            day = start + timedelta(offset)
            if day.month == first.month:
                self._days.addWidget(self._button(day), 1 + offset // 7, offset % 7)
        self._note.setText(
            in_full(self._chosen) + (f" · {self._named(self._chosen)}" if self._named(self._chosen) else "")
        )

    def _button(self, day: date) -> QWidget:
        button = Button(str(day.day), lambda: self._pick(day), role="day", name=in_full(day))
        button.setCheckable(True)
        button.setChecked(day == self._chosen)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named = self._named(day)
        button.setProperty("kind", "skipped" if named else "today" if day == self._today else "")
        button.setToolTip(named or "")
        return sized(button, fixed_width=9, fixed_height=8)

    def _named(self, day: date) -> str | None:
        from complaints_desktop.rules.calendar import CalendarEnds

        try:
            return self._why_not(day)
        except CalendarEnds:
            return None

    def _pick(self, day: date) -> None:
        self.picked.emit(day)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, pick with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._chosen += timedelta(_STEPS[key])
            self._draw()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._chosen)
        else:
            super().keyPressEvent(event)
