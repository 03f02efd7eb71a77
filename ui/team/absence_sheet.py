"""Somebody is away: who, from and until when, or ill today; and the day they are back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from complaints_desktop.reading.team_board import AbsenceLine, TeamBoard
from complaints_desktop.rules.wording import capitalised, in_london, in_short
from complaints_desktop.team.away_words import away_words
from db.team_terms import Away
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, TickField
from ui.kit.sheet import Sheet
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.changes import Changes

NOON = 12
WHY = (
    "Days and half days, so that work finds somebody who is there. Why somebody is away is not asked, and nothing "
    "about their health is kept."
)
OFTEN = ((1, "Every week"), (2, "Every 2 weeks"), (3, "Every 3 weeks"), (4, "Every 4 weeks"))


class AbsenceSheet(Sheet):
    """The form of an absence."""

    done = Signal(str, str)
    """(in words what was recorded, the id of the absence)."""

    def __init__(self, workplace: Workplace, board: TeamBoard, *, ill: bool = False) -> None:
        """Ask it; `ill`: from now on, and nobody knows until when."""
        title = "Ill today" if ill else "Plan an absence"
        action = "Record it, and see their work" if board.leads else "Record it"
        super().__init__(title, WHY, action, self.act)
        self.workplace, self._ill = workplace, ill
        self.hint.setText("Esc goes back; nothing is recorded.")
        people = [(each.id, each.name) for each in board.may_be_away]
        self.add(ChoiceField("officer", "Who is away?", people, width=70))
        self.add_row(self._day("from_on", "First day away"), TickField("from_midday", "From midday"))
        last = self._day("to_on", "Last day away", hint="Leave it empty where nobody knows")
        self.add_row(last, TickField("to_midday", "Until midday"))
        if not ill:
            again = ChoiceField("every_weeks", "Does it come again?", OFTEN, width=50, unchosen="No, only this time")
            self.add_row(again, self._day("until_on", "For the last time by", hint="Where it comes again"))
        self.form.require({"officer": "Choose who is away", "from_on": "Give the first day"})
        if len(people) == 1:
            self.form["officer"].set_value(people[0][0])
        if ill:
            self._from_now()
        self.end()

    def _day(self, name: str, label: str, *, hint: str = "") -> DateField:
        return DateField(
            name,
            label,
            today=self.workplace.today,
            why_not=self.workplace.why_not,
            hint=hint or "For example, 3 Apr or next Monday",
            brief=True,
        )

    def _from_now(self) -> None:
        desk = self.workplace.desk()
        self.form["from_on"].set_value(desk.today)
        self.form["from_midday"].set_value(in_london(desk.now).hour >= NOON)

    def act(self) -> None:
        """Record it."""
        if not self.form.check():
            return
        from complaints_desktop.actions.absences import say_away

        first = self.form.date("from_on")
        if first is None:  # the form was checked
            return
        often = self.form["every_weeks"].value if "every_weeks" in self.form else None
        work = partial(
            say_away,
            officer_id=self.form.text("officer"),
            from_on=first,
            to_on=self.form.date("to_on"),
            kind=Away.SUDDEN if self._ill else Away.PLANNED,
            from_midday=bool(self.form["from_midday"].value),
            to_midday=bool(self.form["to_midday"].value) and self.form.date("to_on") is not None,
            every_weeks=often if isinstance(often, int) else None,
            until_on=self.form.date("until_on") if "until_on" in self.form else None,
        )
        self.action.setEnabled(False)
        self.workplace.operations.do(self, work, self._recorded, words="Recording the absence", refused=self.refuse)

    def _recorded(self, changes: Changes) -> None:
        self.done.emit("The absence is recorded", changes.made or "")


class BackSheet(Sheet):
    """The day on which somebody is back, or that they were not away at all."""

    done = Signal(str, str)

    def __init__(self, workplace: Workplace, line: AbsenceLine) -> None:
        """Ask it of one absence."""
        why = f"{line.officer.name} is away {away_words(line.absence)}."
        super().__init__(f"When is {line.officer.name} back?", why, "They are back that day", self.act)
        self.workplace, self._line = workplace, line
        self.hint.setText("Esc goes back; nothing is recorded.")
        day = DateField(
            "back_on",
            "First day at work again",
            today=workplace.today,
            why_not=workplace.why_not,
            hint=f"{capitalised(in_short(line.absence.from_on))} or before: they were not away at all",
            brief=True,
        )
        self.add(day)
        day.set_value(workplace.today())
        self.form.require({"back_on": "Give the day"})
        self.end()

    def act(self) -> None:
        """Record it."""
        back_on = self.form.date("back_on")
        if not self.form.check() or back_on is None:
            return
        from complaints_desktop.actions.absences import end_absence

        work = partial(end_absence, absence_id=self._line.absence.id, back_on=back_on)
        name, never = self._line.officer.name, back_on <= self._line.absence.from_on
        said = f"{name} was not away: it is taken back" if never else f"{name} is back on {in_short(back_on)}"
        self.workplace.operations.do(
            self, work, lambda _: self.done.emit(said, ""), words="Recording it", refused=self.refuse
        )
