"""The bank holidays of this year and the next, and their corrections, which show first what they move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QTableView

from complaints_desktop.actions.settings import Moved, change_holiday, preview_holiday
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import Correction, corrections_of
from complaints_desktop.office import Office
from complaints_desktop.rules.wording import in_full, in_short, without_weekday
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import TextField
from ui.kit.flow import flow
from ui.kit.layouts import sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading, text
from ui.settings.moves import MovesCard
from ui.workplace.question import question
from ui.workplace.section import Section, Work


@dataclass(frozen=True, slots=True)
class Known:
    """A day of the calendar, and whether we corrected it."""

    on: date
    name: str
    worked: bool
    """True where it was struck out: the day is worked."""
    ours: bool


COLUMNS: tuple[Column[Known], ...] = (
    Column(
        name="day",
        title="Day",
        width=42,
        text=lambda row: in_short(row.on),
        mark=lambda row: ("cross-circle", "warn") if row.worked else ("calendar", "quiet"),
    ),
    Column(name="name", title="Bank holiday", width=56, text=lambda row: row.name),
    Column(
        name="from",
        title="How we know",
        width=40,
        text=lambda row: "struck out by us" if row.worked else "added by us" if row.ours else "GOV.UK",
    ),
)


class BankHolidays(Section):
    """The days that are not counted."""

    title = "Bank holidays"
    why = (
        "Bank holidays of England and Wales are not working days. Add a day that is newly proclaimed, or strike out "
        "one that was moved. Before anything changes, you see which open cases move, and by how much."
    )
    action_words = "Show what it moves"

    def lay_out(self) -> None:
        """Show the known days, and ask for one more."""
        self.ends, self._until = Banner(), text("", "small")
        self.body.addWidget(self.ends)
        self.table: PagedTable[Known] = PagedTable("Bank holidays", COLUMNS)
        sized(self.table, fixed_height=95.5)
        self.body.addWidget(self.table)
        self.body.addWidget(self._until)
        self.strike = Button("Strike out the chosen day", self.strike_chosen)
        self.body.addWidget(flow(self.strike))
        self.on_delete(self.table, self.strike_chosen)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._name_strike())
        self.moves = MovesCard()
        self.body.addWidget(self.moves)
        self.body.addWidget(heading("Add a proclaimed day"))
        day = DateField(
            "on", "Day", today=self.workplace.today, why_not=self._why_not, hint="For example, 4 May 2027", brief=True
        )
        self.add_row(day, TextField("name", "What is it called?", hint="As it was proclaimed", width=90))
        self.form.require({"on": "Give the day", "name": "Name the day"})

    def fill(self, desk: Desk) -> None:
        """Ask for the days and their corrections."""
        self.form.clear()
        self.ends.say(desk.calendar.ends_soon(desk.today) or "", tone="warn")
        self._until.setText(
            f"Known until {without_weekday(desk.calendar.known_until)}. Dates past that day are not computed."
        )

        def work(office: Office) -> Sequence[Correction]:
            return corrections_of(office.record)

        self.workplace.operations.read(self, work, partial(self._show_days, desk), topic="days")

    def work(self) -> Work:
        """A day is never changed without being shown first: see `save`."""
        return partial(change_holiday, correction=self._typed())

    def save(self) -> None:
        """Show what the day that was typed would move."""
        if self.may and self.form.check():
            self.ask(self._typed())

    def strike_chosen(self) -> None:
        """Show what striking out the chosen day, or taking it back in, would move."""
        known = self.table.current
        if known and self.may:
            self.ask(Correction(known.on, known.name, is_holiday=known.worked))

    def ask(self, correction: Correction) -> None:
        """Show which open cases `correction` moves."""
        self.workplace.operations.read(
            self,
            question(preview_holiday, correction=correction),
            partial(self._ask, correction),
            topic="moves",
            words="Counting every open case anew",
            refused=self.form.refuse,
        )

    def _ask(self, correction: Correction, moved: Sequence[Moved]) -> None:
        day = in_full(correction.on)
        what = (
            f"{day} becomes a bank holiday: {correction.name}"
            if correction.is_holiday
            else f"{day}, {correction.name}, becomes a working day"
        )
        accepted = "The day is accepted, and every date is counted by it"
        self.moves.show_moves(what, moved, lambda: self.do(partial(change_holiday, correction=correction), accepted))
        QTimer.singleShot(0, self.moves, self._bring_into_view)

    def _bring_into_view(self) -> None:
        area = self.findChild(QScrollArea)
        if area:
            area.ensureWidgetVisible(self.moves)

    def _show_days(self, desk: Desk, corrections: Sequence[Correction]) -> None:
        known = known_days(desk, corrections)
        self.table.show_ids([each.on for each in known], {each.on: each for each in known})
        coming = next((n for n, each in enumerate(known) if each.on >= desk.today), 0)
        self.table.scrollTo(self.table.rows.index(coming, 0), QTableView.ScrollHint.PositionAtCenter)
        self._name_strike()

    def _name_strike(self) -> None:
        known = self.table.current
        self.strike.setText("Take the chosen day back in" if known and known.worked else "Strike out the chosen day")
        self.strike.setAccessibleName(self.strike.text())
        self.strike.setEnabled(known is not None and self.may)

    def _typed(self) -> Correction:
        return Correction(self.form.date("on") or date.min, self.form.text("name"), is_holiday=True)

    def _why_not(self, day: date) -> str | None:
        return self.workplace.desk().calendar.why_not(day)


def known_days(desk: Desk, corrections: Sequence[Correction]) -> list[Known]:
    """Return the bank holidays of this year and the next, with those we struck out, in their order."""
    ours = {each.on: each for each in corrections}
    years = (desk.today.year, desk.today.year + 1)
    named = {**{each.on: each.name for each in corrections}, **desk.calendar.holidays}
    return [
        Known(day, named[day], worked=day not in desk.calendar.holidays, ours=day in ours and ours[day].is_holiday)
        for day in sorted(named)
        if day.year in years
    ]
