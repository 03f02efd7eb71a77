"""My work today, top to bottom by what hurts first; beside it the load of the next two weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.day_notes import DayNoteTold, day_notes
from complaints_desktop.reading.my_work import MyWork, WorkItem, my_work
from complaints_desktop.rules.calendar import CalendarEnds
from complaints_desktop.rules.wording import capitalised, count, in_full, in_short
from ui.kit.banner import Banner, EmptyState
from ui.kit.buttons import Button, Link
from ui.kit.chips import RemovableChip
from ui.kit.clipboard import copy_words
from ui.kit.flow import Flow, flow
from ui.kit.fortnight import FortnightCalendar, LoadDay
from ui.kit.layouts import column, filling, frame, scrolled, show_if
from ui.kit.panes import MAIN, SidePanes
from ui.kit.row_menu import RowMenu
from ui.kit.texts import copyable, text
from ui.my_work.work_list import WorkGroup, WorkList, grouped
from ui.workplace.drafts import DraftKeeper
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace


class MyWorkScreen(Screen):
    """What this officer has to do."""

    subjects = frozenset(
        {
            Subject.CASE,
            Subject.COMMITMENTS,
            Subject.PEOPLE,
            Subject.CALENDAR,
            Subject.DRAFTS,
            Subject.SHARING,
            Subject.WORDING,
            Subject.TEAM,
        }
    )
    lists_cases = True

    def __init__(self, workplace: Workplace) -> None:
        """Lay out the list, the calendar and the reason of the chosen line."""
        super().__init__(workplace)
        self.work: MyWork | None = None
        self.list = WorkList()
        self.calendar = FortnightCalendar()
        self._title, self._summary = text("My work", "title", wrap=False), text("", "hint", wrap=False)
        self._numbers = text("", "hint", wrap=False)
        self._why_title, self._why = text("Why then?", "subheading"), copyable("")
        self._do = Button("Open the case", self.list.open_current, role="primary")
        self.notes = Banner()
        self._day: date | None = None
        self._stack = filling(QStackedWidget(), least_height=40)
        self._stack.addWidget(self.list)
        self.empty = EmptyState("", "", icon_name="my-work")
        self._stack.addWidget(scrolled(self.empty))
        self._narrowed = Flow()
        self._logging = DraftKeeper(self, workplace, "log", None, dict)
        self._go_on = Link("You were logging a complaint: go on", lambda: workplace.go.show_screen("log"))
        self._lay_out()
        self.list.opened.connect(self.open_item)
        self.list.looked_at.connect(self._show_why)
        self.list.escaped.connect(self.show_all_days)
        self.calendar.chosen.connect(self._choose_day)
        of_line = (
            screen_action(self, "Do the chosen thing", "Ctrl+Return", self.list.open_current),
            screen_action(self, "Copy reference", "Ctrl+Shift+G", self.copy_reference),
        )
        RowMenu(self.list, lambda _, where: self._offer(of_line, where))

    def load(self) -> None:
        """Ask for the work of this officer."""
        self.workplace.operations.read(
            self, question(my_work), self._show, topic="work", words="Looking up what is due"
        )
        self.workplace.operations.read(self, question(day_notes), self._show_notes, topic="notes")
        self._logging.load(lambda kept: show_if(self._go_on, bool(kept)))

    @property
    def case_at_hand(self) -> str:
        """The case of the line that is chosen."""
        item = self.list.current
        return item.case_id if item else ""

    def focus_first(self) -> None:
        """Put the cursor into the list, if there is anything in it."""
        if self.list.isHidden():
            super().focus_first()
        else:
            self.list.setFocus()

    def open_item(self, item: WorkItem) -> None:
        """Open the right form at the right place."""
        if item.question:
            self.workplace.go.open_sharing(item.question)
            return
        if item.kind.value.screen:
            view, _, part = item.kind.value.view.partition(" ")
            subject = part or (item.thing if view else "")
            self.workplace.go.show_place(Place(item.kind.value.screen, place=view, subject=subject))
            return
        if item.kind.value.settings:
            self.workplace.go.show_place(Place("settings", place=item.kind.value.settings))
            return
        self.workplace.go.open_case(item.case_id, item.place)

    def open_beside(self, by: int) -> bool:
        """Open what stands `by` lines further."""
        there = self.list.step(by)
        if there:
            self.list.open_current()
        return there

    def copy_reference(self) -> None:
        """Copy the reference of the case of the line that is chosen."""
        item = self.list.current
        if item and item.reference:
            copy_words(item.reference)
            self.workplace.go.say(f"{item.reference} copied")

    def show_all_days(self) -> None:
        """Narrow the list to no day any more."""
        if self._day is not None:
            self.calendar.clear()
            self._choose_day(None)
            self.focus_first()

    def _offer(self, of_line: Sequence[QAction], where: QPoint) -> None:
        if self.case_at_hand:
            self.workplace.go.offer_acts(self.case_at_hand, where, of_line)

    def _lay_out(self) -> None:
        main = QWidget()
        left = column(main, gap=3, edge=(5, 6, 4, 6))
        left.addWidget(flow(self._title, self._summary, self._numbers, gap=4))
        self._noted = Flow(self.notes, grow=True)  # as high as its words
        left.addWidget(self._noted)
        self._noted.hide()
        left.addWidget(self._go_on)
        self._go_on.hide()
        left.addWidget(self._narrowed)
        self._narrowed.hide()
        left.addWidget(self._stack, 1)
        self._panes = SidePanes(main, self._side(), names=("The list", "Two weeks, and why"), units=88, least=78)
        column(self, gap=0).addWidget(self._panes)

    def _side(self) -> QScrollArea:
        side, stack = frame("side", gap=3, edge=(5, 4))
        stack.addWidget(text("The next two weeks", "heading", wrap=False))
        stack.addWidget(text("Choose a day to see what is due on it.", "hint"))
        stack.addWidget(self.calendar)
        self._closed = text("", "small")
        stack.addWidget(self._closed)
        card, inside = frame("card", gap=1.5, edge=3.5)
        inside.addWidget(self._why_title)
        inside.addWidget(self._why)
        inside.addWidget(self._do, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addWidget(card)
        stack.addStretch()
        return scrolled(side)

    def _show(self, work: MyWork) -> None:
        self.work = work
        desk = self.workplace.desk()
        overdue = len(work.due(None, desk.today - timedelta(1)))
        today = len(work.due(desk.today, desk.today))
        self._summary.setText(in_full(desk.today))
        self._numbers.setText(f"{overdue} overdue   ·   {today} due today")
        self._show_calendar(work, desk.today)
        self._show_list()

    def _show_notes(self, notes: Sequence[DayNoteTold]) -> None:
        """Say what the team has to know today, each note on its line."""
        today = [each for each in notes if each.noted_on == self.workplace.today()]
        said = "\n".join(f"{each.words}{f' ({each.by})' if each.by else ''}" for each in today)
        self.notes.say("For everybody today" if today else "", more=said, icon_name="note")
        show_if(self._noted, bool(today))

    def _show_list(self) -> None:
        if self.work is None:
            return
        today = self.workplace.desk().today
        items = [item for item in self.work.items if self._day in (None, item.due_on)]
        self.list.show_groups(grouped(items, today) if self._day is None else _one_day(items), today)
        if not items:
            self._say_empty()
        self._stack.setCurrentIndex(0 if items else 1)

    def _say_empty(self) -> None:
        if self._day is not None:
            all_days = ("Show all days", self.show_all_days)
            words = f"{count(len(self.work.items if self.work else ()), 'thing')} on other days, or on none."
            self.empty.say(f"Nothing is due on {in_full(self._day)}", words, (all_days,))
            return
        go = self.workplace.go
        log = ("Log a complaint", lambda: go.show_screen("log"))
        cases = ("See the cases of others", lambda: go.show_screen("cases"))
        words = "Cases you handle and promises you own appear here, with the day they are due and why."
        self.empty.say("Nothing is waiting for you", words, (log, cases))

    def _show_calendar(self, work: MyWork, today: date) -> None:
        days = days_shown(today)
        closed = {day: self._closed_because(day) for day in days}
        load = Counter(item.due_on for item in work.items)
        self.calendar.show_days([LoadDay(day, load[day], closed[day]) for day in days], today, self._day)
        named = [f"{in_short(day)}: {why}" for day, why in closed.items() if why and day.weekday() < 5]
        self._closed.setText(" · ".join(named))
        show_if(self._closed, bool(named))

    def _closed_because(self, day: date) -> str | None:
        try:
            return self.workplace.desk().calendar.why_not(day)
        except CalendarEnds:
            return None

    def _choose_day(self, day: date | None) -> None:
        self._day = day
        chip = [RemovableChip(f"Due on {in_full(day)}", self.show_all_days)] if day else []
        self._narrowed.show_only([*chip, Button("Show all days", self.show_all_days, role="link")])
        show_if(self._narrowed, day is not None)
        self._panes.show_part(MAIN)  # where there is room for one part only, the day opens in it
        self._show_list()

    def _show_why(self, item: WorkItem | None) -> None:
        self._why_title.setText(why_words(item) if item else "Why then?")
        words = "Choose a line to see why it is due, and by which paragraph of the Code."
        said = f"{capitalised(item.because)}." if item else words
        self._why.setText(said)
        show_if(self._do, item is not None)
        self._do.setText(item.do if item else "")
        self._why.setAccessibleName(said)


def days_shown(today: date) -> list[date]:
    """Return this week and the next from Monday on; from a weekend on, two whole weeks after it as well."""
    weeks = 2 if today.weekday() < 5 else 3
    monday = today - timedelta(today.weekday())
    return [monday + timedelta(n) for n in range(7 * weeks)]


def why_words(item: WorkItem) -> str:
    """Return the question the reason answers."""
    return f"{item.reference or item.kind.value.word}: {'why me?' if item.question else 'why then?'}"


def _one_day(items: Sequence[WorkItem]) -> list[WorkGroup]:
    return [WorkGroup("Due that day", tuple(items), "info")] if items else []
