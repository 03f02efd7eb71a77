"""The bank holidays: those to come, and a newly proclaimed one, which shows first what it moves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from complaints_desktop.actions.settings import Moved, change_holiday, preview_holiday
from complaints_desktop.desk import Desk
from complaints_desktop.holidays import Correction
from complaints_desktop.office import Office
from complaints_desktop.wording import count, in_short
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, TextField
from ui.kit.flow import flow
from ui.kit.form import Form
from ui.kit.layouts import column
from ui.kit.texts import copyable, text
from ui.workplace import Workplace

COMING = 6
"""Bank holidays named ahead."""


class HolidayCard(QFrame):
    """The known days off, and a way to correct them."""

    def __init__(self, workplace: Workplace) -> None:
        """Fields for one correction."""
        super().__init__()
        self.setProperty("role", "card")
        self._workplace = workplace
        desk = workplace.desk()
        day = DateField(
            "on", "Day", today=desk.today, why_not=desk.calendar.why_not, hint="For example, 4 May 2027", brief=True
        )
        name = TextField("name", "Name of the day", hint="As it was proclaimed", width=70)
        what = ChoiceField("is_holiday", "It is", ((True, "A bank holiday"), (False, "Not a bank holiday")), width=46)
        self.form = Form((day, name, what), self)
        self._coming, self._ends, self._moved = copyable("", "hint"), Banner(), Banner()
        stack = column(self, gap=3, edge=4)
        stack.addWidget(text("Bank holidays of England and Wales", "heading"))
        for part in (self._ends, self._coming, self.form.summary, flow(day, name, what, gap=4)):
            stack.addWidget(part)
        self.preview = Button("Show what it moves", self.show_moves)
        stack.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addWidget(self._moved)

    def show_calendar(self, desk: Desk) -> None:
        """Name the days to come, and warn when the known ones end."""
        coming = [day for day in sorted(desk.calendar.holidays) if day >= desk.today][:COMING]
        said = " · ".join(f"{in_short(day)} {desk.calendar.holidays[day]}" for day in coming)
        self._coming.setText(said)
        self._coming.setAccessibleName(said)
        self._ends.say(desk.calendar.ends_soon(desk.today) or "", tone="warn")

    def show_moves(self) -> None:
        """Say which open cases the correction would move, before it is accepted."""
        required = {"on": "Give the day", "name": "Name the day", "is_holiday": "Say what it is"}
        correction = self._correction() if self.form.check(required) else None
        if correction is None:
            return

        def work(office: Office) -> Sequence[Moved]:
            with office.record.reading() as session:
                return preview_holiday(session, office.desk(), correction=correction)

        then = partial(self._show_moves, correction)
        self._workplace.operations.read(
            self, work, then, topic="moves", words="Counting every open case anew", refused=self.form.refuse
        )

    def _correction(self) -> Correction | None:
        day = self.form.date("on")
        if day is None:
            return None
        return Correction(day, self.form.text("name"), self.form["is_holiday"].value is True)

    def _show_moves(self, correction: Correction, moved: Sequence[Moved]) -> None:
        lines = [
            f"{each.reference}: {each.clock.value} from {in_short(each.old)} to {in_short(each.new)}"
            for each in moved[:8]
        ]
        more = len(moved) - len(lines)
        if more > 0:
            lines.append(f"and {count(more, 'more date', 'more dates')}")
        title = f"It moves {count(len(moved), 'open date')}" if moved else "It moves no open case"
        accept = ("Accept the day", partial(self._accept, correction))
        self._moved.say(title, more="\n".join(lines), tone="warn", actions=(accept,))

    def _accept(self, correction: Correction) -> None:
        work = partial(change_holiday, correction=correction)
        self._workplace.operations.do(
            self, work, self._accepted, words="Counting every case anew", refused=self.form.refuse
        )

    def _accepted(self, _changes: object) -> None:
        self.form.clear()
        self._moved.say("")
        self._workplace.go.say("The day is accepted, and every date is counted by it.")
