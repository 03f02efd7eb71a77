"""A date, typed as a date, that says back which day it is; a calendar stands beside it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from complaints_desktop.forms.form import When
from complaints_desktop.forms.typed_date import NamedDay, read_date, understand
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import MONTHS, in_full
from ui.kit.buttons import Button
from ui.kit.fields import Field, TextLine
from ui.kit.layouts import row, sized
from ui.kit.month import MonthPopup
from ui.kit.texts import text
from ui.kit.theme import theme

ROOM = 92
"""Units a field must be wide for the day to be said back beside it, and not below."""


class DateField(Field):
    """A date in the words people use; what was understood is said back: "Friday 3 April 2026 · Good Friday"."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        today: Callable[[], date],
        why_not: NamedDay,
        hint: str = "",
        when: When = When.ANY,
        brief: bool = False,
    ) -> None:
        """`today` tells the day it is, for a field may stand open overnight; `when` is where the day lies.

        A `brief` field says the day back below, for where there is no room beside.
        """
        self._today, self._why_not, self._when = today, why_not, when
        self.line = TextLine()
        super().__init__(name, label, self.line, hint=hint or "For example, 3 Apr, 3/4/26 or last Tuesday")
        self._said = text("", "small" if brief else "quiet", wrap=True)
        if brief:
            self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._brief = brief
        self._beside()
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finished)

    @property
    def value(self) -> date | None:
        """The date, None where none was typed or it cannot be."""
        try:
            found = read_date(self.line.text(), self._today(), self._when, why_not=self._why_not)
        except Refused:
            return None
        return None if found and self._too_late(found) else found

    def set_value(self, value: object) -> None:
        """Fill the field with a date, or with what was typed when a draft was kept."""
        self.line.setText(_typed_form(value) if isinstance(value, date) else str(value or ""))
        self._say()

    @property
    def kept(self) -> str:
        """The text as typed, so that a draft keeps even a date that cannot be."""
        return self.line.text()

    @property
    def problem(self) -> str:
        """What is wrong with the date typed; empty where nothing is."""
        try:
            found = read_date(self.line.text(), self._today(), self._when, why_not=self._why_not)
        except Refused as refused:
            return f"{refused.why}. {refused.do}"
        if found and self._too_late(found):
            return f"{in_full(found)} has not come yet: this must be {in_full(self._today())} or earlier"
        return ""

    def _too_late(self, day: date) -> bool:
        return self._when is When.PAST and day > self._today()

    def _beside(self) -> None:
        self.stack.removeWidget(self.line)
        sized(self.line, fixed_width=34)
        line = row(gap=1)
        line.addWidget(self.line)
        button = Button(
            "", self._open_calendar, role="tool", icon_name="calendar", name=f"Calendar for: {self.label_words}"
        )
        line.addWidget(button)
        line.addStretch()
        self._line = row(gap=1)
        self._line.addLayout(line)
        self._line.addWidget(self._said, 1)
        self.stack.addLayout(self._line)
        QWidget.setTabOrder(self.line, button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the day back below where there is no room beside."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        below = self._brief or self.width() < theme().pixels(ROOM)
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way != self._line.direction():
            self._line.setDirection(way)

    def _typed(self) -> None:
        if self.error and not self.problem:
            self.show_error("")
        self._say()
        self.edited.emit()

    def _finished(self) -> None:
        self.show_error(self.problem)
        if not self.problem and self.value:
            self.line.setText(_typed_form(self.value))  # what was said back, with its doubt, still stands beside
        self.left.emit()

    def _say(self) -> None:
        found = self.value
        parts = (in_full(found), self._named(found), self._doubt) if found else ()
        self._said.setText(" · ".join(part for part in parts if part))

    @property
    def _doubt(self) -> str:
        """What may have been meant instead."""
        found = understand(self.line.text(), self._today(), self._when, why_not=self._why_not)
        return found.doubt if found else ""

    def _named(self, day: date) -> str | None:
        from complaints_desktop.rules.calendar import WEEKEND, CalendarEnds

        try:
            why = self._why_not(day)
        except CalendarEnds:
            return "past the bank holidays we know"
        return "not a working day" if why in WEEKEND else why

    def _open_calendar(self) -> None:
        popup = MonthPopup(self, self.value or self._today(), self._today(), self._why_not)
        popup.picked.connect(self._picked)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height())))
        popup.show()
        popup.setFocus()

    def _picked(self, day: date) -> None:
        self.set_value(day)
        self.show_error(self.problem)
        self.edited.emit()
        self.left.emit()
        self.line.setFocus()


def _typed_form(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
