"""A deadline opened: the days counted and skipped, the rule, and both clocks where the landlord's own is stricter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame

from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.calendar import CalendarEnds
from complaints_desktop.rules.clocks import Clock, explain
from complaints_desktop.rules.wording import capitalised, in_full
from ui.case.words import clock_words
from ui.kit.buttons import Button
from ui.kit.chips import OUTCOMES, Chip
from ui.kit.flow import flow
from ui.kit.layouts import column, frame, scrolled, show_if
from ui.kit.readable import Readable
from ui.kit.strip import CalendarStrip, StripDay
from ui.kit.texts import copyable, text

MOST_DAYS = 70
"""Days shown of a count that runs far past its limit; the rest is said in words."""


class DeadlinePage(QFrame):
    """One clock, explained."""

    left = Signal()

    def __init__(self, clock: Clock, desk: Desk) -> None:
        """Explain `clock` as `desk` sees it today."""
        super().__init__()
        self.setProperty("role", "page")
        page = Readable(most=260)
        stack = column(page, gap=3, edge=(4, 6))
        title = capitalised(clock.rule.called)
        icon_name, tone, _ = OUTCOMES[clock.outcome.value]
        chip = Chip(clock_words(clock, desk.today, desk.calendar), icon_name=icon_name, tone=tone)
        stack.addWidget(flow(text(title, "title", wrap=False), chip, gap=3))
        lines = list(explain(clock, desk.calendar))
        stack.addWidget(copyable(lines[0], "hint"))
        strip = CalendarStrip()
        days = list(days_of(clock, desk))
        strip.show_days(days)
        stack.addWidget(strip)
        for words in _said(lines, days):
            stack.addWidget(copyable(words))
        stack.addWidget(_both(clock))
        stack.addStretch()
        outer = column(self, gap=0)
        outer.addWidget(scrolled(page), 1)
        foot, line = frame("foot", across=True, edge=(2.5, 6))
        self.back = Button("Back to the case", self.left.emit)
        line.addWidget(self.back)
        line.addStretch()
        outer.addWidget(foot)

    def focus_first(self) -> None:
        """Put the cursor on the way back."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def days_of(clock: Clock, desk: Desk) -> Iterator[StripDay]:
    """Yield the day of the event, then each day up to the last that matters."""
    if clock.started is None or clock.beyond_calendar:
        return
    ends = [day for day in (clock.due, clock.done, *(each.due for each in clock.targets)) if day]
    if clock.done is None:
        ends.append(clock.ended_on or desk.today)
    last = max(ends, default=clock.started)
    targets = {each.due for each in clock.targets}
    first = clock.started
    yield StripDay(first, 0, clock.started_by.rpartition(" ")[2], "event", today=first == desk.today)
    try:
        for day in islice(clock.rule.unit.days(desk.calendar, first, last), MOST_DAYS):
            words = [
                day.skipped or "",
                *_events(day.on, clock),
                "our target" if day.on in targets else "",
            ]
            kind = "skipped" if day.skipped else _kind(day.on, clock)
            said = "; ".join(part for part in words if part)
            yield StripDay(day.on, day.number, said, kind, today=day.on == desk.today)
    except CalendarEnds:
        return


def _events(day: date, clock: Clock) -> list[str]:
    events = []
    if day == clock.first_due:
        events.append("due" if clock.due == clock.first_due else "first due")
    if day == clock.due and clock.due != clock.first_due:
        events.append("extended to here")
    if day == clock.done:
        events.append("done")
    return events


def _kind(day: date, clock: Clock) -> str:
    if day == clock.done:
        return "late" if clock.due and day > clock.due else "done"
    if day in (clock.due, clock.first_due):
        return "due"
    return "late" if clock.due and day > clock.due else ""


def _said(lines: list[str], days: list[StripDay]) -> list[str]:
    """Return the lines that the strip does not already show: those that are about no single day."""
    drawn = tuple(in_full(day.on) for day in days)
    return [line for line in lines[1:] if not line.startswith(drawn)]


def _both(clock: Clock) -> QFrame:
    """Both clocks side by side where the landlord has a stricter target."""
    card, stack = frame("card", gap=1, edge=3.5)
    show_if(card, bool(clock.targets))
    for each in clock.targets:
        met = "running" if each.met is None else "met" if each.met else "missed"
        stack.addWidget(text(f"Our own target “{each.target.name}”: {met}", "subheading"))
        code = f"; the Code's own date is {in_full(clock.due)}" if clock.due else ""
        stack.addWidget(text(f"{each.target.within}, by {in_full(each.due)}{code}. It is never in its place.", "hint"))
    return card
