"""How days are counted: whether the day of an event is day 0 or day 1, explained on the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from complaints_desktop.actions.settings import Moved, change_setting, preview_event_day
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import CODE, ClockName
from complaints_desktop.rules.wording import in_full
from ui.kit.fields import ChoiceField
from ui.kit.strip import CalendarStrip, StripDay
from ui.kit.texts import text
from ui.settings.moves import MovesCard
from ui.workplace.question import question
from ui.workplace.section import Section, Work

WAYS = (
    (0, "Day 0: the count begins on the next working day"),
    (1, "Day 1: the day itself counts, where it is a working day"),
)


class Counting(Section):
    """The two readings of a working-day limit."""

    title = "How days are counted"
    why = (
        "The Code gives limits in working days, and says nothing about the day of the event itself. By default the "
        "day a complaint is received is day 0, which is how the Ombudsman's published decisions count. A landlord may "
        "read it more strictly and count that day as day 1: every limit then ends one working day earlier."
    )
    action_words = "Show what it moves"
    said = "Every date is counted this way from now on"
    setting = "event_day"

    def lay_out(self) -> None:
        """Ask for the way, and count one acknowledgement by it."""
        self.add(ChoiceField("event_day", "The day something happens is", WAYS, width=120))
        self.form.require({"event_day": "Choose one of the two"})
        self.moves = MovesCard()
        self.body.addWidget(self.moves)
        self._example = text("", "label")
        self.body.addWidget(self._example)
        self.strip = CalendarStrip()
        self.body.addWidget(self.strip)
        self.form.edited.connect(self._show_example)

    def fill(self, desk: Desk) -> None:
        """Choose the way that holds."""
        self.form["event_day"].set_value(desk.settings.event_day)
        self._show_example()

    def work(self) -> Work:
        """Count this way from today."""
        return partial(change_setting, name="event_day", value={"event_day": self._chosen()})

    def save(self) -> None:
        """Show what the other way would move; it is kept when that is accepted."""
        if not (self.may and self.form.check()):
            return
        chosen = self._chosen()

        self.workplace.operations.read(
            self,
            question(preview_event_day, event_day=chosen),
            self._ask,
            topic="moves",
            words="Counting every open case anew",
            refused=self.form.refuse,
        )

    def _ask(self, moved: Sequence[Moved]) -> None:
        self.moves.show_moves(f"The day of an event becomes day {self._chosen()}", moved, partial(self.do, self.work()))

    def _chosen(self) -> int:
        value = self.form["event_day"].value
        return value if isinstance(value, int) else 0

    def _show_example(self) -> None:
        desk = self.workplace.desk()
        calendar = replace(desk.calendar, event_day=self._chosen())
        limit = CODE.rule(ClockName.ACKNOWLEDGE, 1, desk.today).limit
        if desk.today.year >= calendar.known_until.year:
            return  # no example can be counted past the known bank holidays
        received = _before_a_holiday(desk.today, calendar)
        self._example.setText(
            f"For example: a complaint received on {in_full(received)} is acknowledged within {limit} working days, "
            f"by {in_full(calendar.due(received, limit))}."
        )
        self.strip.show_days(list(_days(received, calendar, limit)))


def _before_a_holiday(today: date, calendar: WorkingCalendar) -> date:
    """Return the last working day before the next bank holiday, where a count has most to explain."""
    day = min((day for day in calendar.holidays if day > today and day.weekday() < 5), default=today)
    while not calendar.is_working(day):
        day -= timedelta(1)
    return day


def _days(received: date, calendar: WorkingCalendar, limit: int) -> Iterator[StripDay]:
    """Yield the days of the example, from the event to the last day."""
    due = calendar.due(received, limit)
    yield StripDay(received, calendar.event_day, "received", "event")
    for day in calendar.days(received, due):
        last = day.on == due
        kind = "due" if last else "skipped" if day.skipped else ""
        yield StripDay(day.on, day.number, "due" if last else day.skipped or "", kind)
