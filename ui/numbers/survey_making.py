"""A survey is made: its days, by when they answer, and everybody who would be asked or is held back and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from complaints_desktop.actions.surveys import make_wave
from complaints_desktop.reading.survey_proposal import Proposed, days_asked, proposed
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised, count, in_full, in_short
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, TextField
from ui.kit.layouts import sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading, text
from ui.workplace.question import question
from ui.workplace.section import Section, Work

if TYPE_CHECKING:
    from datetime import date

    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session


def _asked(each: Proposed) -> str:
    if each.held:
        first = each.held[0]
        return f"Held back: {first.because.value} ({first.words})"
    return f"By {each.mode.value}" if each.mode else ""


COLUMNS: tuple[Column[Proposed], ...] = (
    Column(name="reference", title="Case", width=28, text=lambda each: each.reference),
    Column(name="person", title="Who", width=34, text=lambda each: each.person, goes=True),
    Column(name="stage", title="Stage", width=14, text=lambda each: str(each.stage), right=True, goes=True),
    Column(name="ended", title="Ended", width=30, text=lambda each: in_short(each.ended_on), goes=True),
    Column(name="asked", title="Asked, or why not", width=34, text=_asked, stretch=True),
)


class Making(Section):
    """The form of a survey, with who would be in it."""

    title = "Make a survey"
    why = (
        "Residents are asked 5 to 20 working days after their complaint ended, and again once all promises are kept. "
        "This sends nothing. You can hold somebody back, or have them asked all the same, before it is sent."
    )
    action_words = "Make the survey"
    said = "The survey is made. See who is asked, then write it out"
    act = Act.SURVEY

    def lay_out(self) -> None:
        """Ask for its name, its days and whether it is with names; show who would be in it."""
        self.add(TextField("name", "Name", hint="As it is found again: the month, or its days", width=90))
        day = partial(DateField, today=self.workplace.today, why_not=self.workplace.desk().calendar.why_not, brief=True)
        left = "Left empty: as far back as may be asked"
        self.add_row(
            day("from_on", "Ended from", hint=left),
            day("to_on", "Ended to", hint="Left empty: as late as may be asked"),
            day("closes_on", "They answer by", hint="It stands in the letter"),
        )
        with_names = ((True, "With names: so that things can be put right"), (False, "Without: nobody is shown whose"))
        self.add(ChoiceField("identified", "Are answers kept with names?", with_names, width=120))
        self.form.require(
            {"name": "Give it a name", "closes_on": "Give the day", "identified": "Choose one: the letter says it"}
        )
        self.body.addWidget(heading("Who would be in it"))
        self._count = text("", "hint")
        self.body.addWidget(self._count)
        self.table: PagedTable[Proposed] = PagedTable("Who would be asked, and who not and why", COLUMNS)
        self.body.addWidget(sized(self.table, fixed_height=70))
        for name in ("from_on", "to_on"):
            self.form[name].left.connect(self._ask)

    def fill(self, desk: Desk) -> None:  # noqa: ARG002 - the list is asked of the record
        """Begin empty, and ask who would be in it."""
        for name in self.form.names:
            self.form[name].set_value(None)
        self._ask()

    def work(self) -> Work:
        """Make it of what was typed."""
        typed: dict[str, Any] = {name: self.form[name].value for name in self.form.names}
        return partial(make_wave, **typed)

    def _ask(self) -> None:
        first, last = self.form["from_on"].value, self.form["to_on"].value

        def found(session: Session, desk: Desk) -> tuple[date, date, tuple[Proposed, ...]]:
            days = days_asked(desk, first, last)  # type: ignore[arg-type]  # a field for a day holds one
            return *days, proposed(session, desk, first=days[0], last=days[1])

        reads = self.workplace.operations
        reads.read(self, question(found), self._show, topic="survey", refused=self._say_refused)

    def _show(self, found: tuple[date, date, tuple[Proposed, ...]]) -> None:
        first, last, people = found
        held = sum(bool(each.held) for each in people)
        days = f"from {in_full(first)} to {in_full(last)}"
        none = f"No complaint ended {days} that was not asked about."
        some = f"{count(len(people), 'complaint')} ended {days}: {held:,} held back, {len(people) - held:,} asked."
        self._count.setText(capitalised(some) if people else none)
        self.table.show_ids(range(len(people)), dict(enumerate(people)))

    def _say_refused(self, refused: Refused) -> None:
        self._count.setText(f"{refused.why}. {refused.do}")
        self.table.show_ids([], {})
