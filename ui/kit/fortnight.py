"""The next two weeks: what falls due on each day, bank holidays named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from complaints_desktop.rules.wording import DAYS, count, in_full
from ui.kit.buttons import Button
from ui.kit.layouts import column, empty, grid, sized
from ui.kit.texts import text
from ui.kit.theme import theme


@dataclass(frozen=True, slots=True)
class LoadDay:
    """A day and how much falls due on it; `closed` names a weekend or bank holiday."""

    on: date
    load: int
    closed: str | None = None


class FortnightCalendar(QWidget):
    """Weeks of days, Monday to Sunday, each with a bar for its load; a day can be chosen."""

    chosen = Signal(object)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._grid: QGridLayout = grid(gap=1)
        stack = column(self, gap=1)
        stack.addLayout(self._grid)
        self._days: dict[date, _LoadButton] = {}

    def show_days(self, days: Sequence[LoadDay], today: date, chosen: date | None = None) -> None:
        """Show `days` from a Monday on, the one that is `chosen` pressed; the tallest bar is the busiest day."""
        empty(self._grid)
        self._days = {}
        most = max((day.load for day in days), default=0) or 1
        for place, name in enumerate(DAYS):
            self._grid.addWidget(text(name[:2], "small", wrap=False), 0, place)
        for index, day in enumerate(days):
            button = _LoadButton(day, most, today)
            button.turns(partial(self._choose, day.on))
            button.stand(on=day.on == chosen)
            self._grid.addWidget(button, 1 + index // 7, index % 7)
            self._days[day.on] = button

    def clear(self) -> None:
        """Choose no day any more, without saying so."""
        for button in self._days.values():
            button.stand(on=False)

    def _choose(self, on: date, _on: bool) -> None:  # how a button says how it stands
        for day, button in self._days.items():
            if day != on:
                button.stand(on=False)
        self.chosen.emit(on if self._days[on].isChecked() else None)


class _LoadButton(Button):
    """One day: its number, its load, and a bar as tall as the load."""

    def __init__(self, day: LoadDay, most: int, today: date) -> None:
        said = [in_full(day.on), count(day.load, "thing due", "things due"), day.closed or ""]
        super().__init__("", role="load", name=", ".join(part for part in said if part))
        self._day, self._most, self._today = day, most, today
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # seven share what width there is
        sized(self, least_width=5)
        self.setToolTip(self.accessibleName())
        self.setProperty("kind", "skipped" if day.closed else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number of the day on top, the bar at the foot, the load upon it."""
        super().paintEvent(event)
        look, edge = theme(), theme().pixels(1)
        painter = QPainter(self)
        painter.setFont(look.font(3.1, bold=self._day.on == self._today))
        ink = "on-accent" if self.isChecked() else "accent" if self._day.on == self._today else "ink"
        painter.setPen(look.colour("quiet" if self._day.closed and ink == "ink" else ink))
        painter.drawText(
            edge,
            edge,
            self.width() - 2 * edge,
            look.pixels(4),
            Qt.AlignmentFlag.AlignCenter,
            str(self._day.on.day),
        )
        if self._day.load:
            self._bar(painter, look.colour("on-accent" if self.isChecked() else "accent"))
        painter.end()

    def _bar(self, painter: QPainter, colour: QColor) -> None:
        look = theme()
        room = self.height() - look.pixels(10)
        tall = max(look.pixels(0.75), round(room * self._day.load / self._most))
        foot = self.height() - look.pixels(1)
        painter.fillRect(look.pixels(1.5), foot - tall, self.width() - look.pixels(3), tall, colour)
        painter.setPen(look.colour("on-accent" if self.isChecked() else "ink"))
        painter.drawText(
            0,
            foot - tall - look.pixels(4),
            self.width(),
            look.pixels(4),
            Qt.AlignmentFlag.AlignCenter,
            str(self._day.load),
        )
