"""A deadline opened: every day of the count, the counted ones numbered, the skipped ones named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from complaints_desktop.rules.calendar import WEEKEND
from complaints_desktop.rules.wording import DAYS, MONTHS, in_full
from ui.kit.layouts import column, empty, frame, grid, restyle, sized
from ui.kit.texts import text


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the strip. `kind`: plain, skipped, event, due, late or done."""

    on: date
    number: int | None
    words: str
    """What the day is: "Good Friday", "received", "due"; empty for an ordinary counted day."""
    kind: str = ""
    today: bool = False


class CalendarStrip(QWidget):
    """The days of one clock in weeks, as on a wall calendar, so that a person can count them."""

    def __init__(self, *, brief: bool = False) -> None:
        """Start empty. A `brief` strip stands in a narrow place: its days say only what is short."""
        super().__init__()
        self._brief = brief
        self._grid: QGridLayout = grid(gap=1)
        stack = column(self)
        stack.addLayout(self._grid)
        stack.addStretch()

    def show_days(self, days: Sequence[StripDay]) -> None:
        """Show `days`, which follow one another without a gap."""
        empty(self._grid)
        if not days:
            return
        for place, name in enumerate(DAYS):
            self._grid.addWidget(text(name[:3], "small", wrap=False), 0, place)
        first = days[0].on.toordinal() - days[0].on.weekday()
        month = 0
        for day in days:
            week = (day.on.toordinal() - first) // 7
            self._grid.addWidget(
                _day_box(day, name_month=day.on.month != month and not self._brief, brief=self._brief),
                week + 1,
                day.on.weekday(),
            )
            month = day.on.month
        for place in range(7):
            self._grid.setColumnStretch(place, 3 if place > 4 and not self._brief else 4)


def _day_box(day: StripDay, *, name_month: bool, brief: bool) -> QFrame:
    box, stack = frame("day", gap=0, edge=(1, 0.5 if brief else 1.25))
    restyle(box, kind=day.kind, today="true" if day.today else "false")
    top = (
        f"{day.on.day} {MONTHS[day.on.month - 1][:3]}"
        if name_month or (day.on.day == 1 and not brief)
        else str(day.on.day)
    )
    date_words = text(f"{top} today" if day.today and not brief else top, "small")
    date_words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    stack.addWidget(date_words)
    if day.number is not None:
        stack.addWidget(text(str(day.number), "number", wrap=False))
    silent = day.words in WEEKEND or (brief and day.kind in ("event", ""))
    words = text("" if silent else day.words, "small")
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    stack.addWidget(words, 1)
    counted = f"day {day.number}" if day.number is not None else "not counted"
    box.setAccessibleName(", ".join(part for part in (in_full(day.on), counted, day.words) if part))
    box.setToolTip(box.accessibleName())
    return sized(box, least_height=15)
