"""The training of everybody: what share of the staff has each course, and who has the Code's objective."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from complaints_desktop.actions.growth import set_standard
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.training_register import Course, Register, training_register
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import count, some_of
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.flow import flow
from ui.kit.layouts import show_if, sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import copyable, heading, text
from ui.workplace.question import question
from ui.workplace.section import Section, Work
from ui.workplace.workplace import Workplace

COLUMNS: tuple[Column[Course], ...] = (
    Column(name="course", title="Course", width=40, text=lambda each: each.name, stretch=True),
    Column(name="have", title="Have it", width=26, text=lambda each: f"{each.have:,} of {each.of:,}"),
    Column(
        name="share",
        title="Share",
        width=20,
        text=lambda each: f"{100 * each.have // each.of} %",
        right=True,
        goes=True,
    ),
    Column(
        name="score",
        title="Mean score",
        width=26,
        text=lambda each: "" if each.score is None else f"{each.score} %",
        right=True,
        goes=True,
    ),
    Column(name="soon", title="Run out soon", width=28, text=lambda each: f"{each.runs_out:,}", right=True, goes=True),
    Column(
        name="without",
        title="Without it",
        width=60,
        text=lambda each: some_of(each.without) if each.without else "Nobody",
        tip=lambda each: ", ".join(each.without),
        goes=True,
    ),
)


class RegisterPage(Section):
    """The courses with their shares, and the Code's objective for whoever has it not."""

    title = "Everybody’s training"
    why = (
        "What counts today, of everybody who works with residents’ complaints: all of them are to have each course, "
        "with the score. The Code’s own objective (9.8) is for each of them, and for each contractor."
    )
    action_words = "Set it for those without"
    said = "Everybody has the Code’s objective"
    act = Act.LEAD

    def __init__(self, workplace: Workplace, save: Callable[[], object]) -> None:
        """`save` writes the register to a file."""
        self._save = save
        super().__init__(workplace)

    def lay_out(self) -> None:
        """Show the courses, who has the objective, and ask when it is reviewed."""
        self.table: PagedTable[Course] = PagedTable("Courses", COLUMNS)
        self._none = text("No training is on record. It is written down with each officer.", "hint")
        self.body.addWidget(sized(self.table, fixed_height=46))
        self.body.addWidget(self._none)
        self.body.addWidget(flow(Button("Save the register…", self._save)))
        self.body.addWidget(heading("The Code’s own objective (9.8)"))
        self._standard = copyable("")
        self.body.addWidget(self._standard)
        why_not = self.workplace.desk().calendar.why_not
        self.add(DateField("review_on", "Reviewed on", today=self.workplace.today, why_not=why_not, brief=True))
        self.form.require({"review_on": "Give the day on which it is looked at"})
        show_if(self.table, False)

    def fill(self, desk: Desk) -> None:  # noqa: ARG002 - it is asked of the record
        """Ask for the register."""
        self.form["review_on"].set_value(None)
        if self.may:
            self.workplace.operations.read(self, question(training_register), self._put, topic="register")

    def work(self) -> Work:
        """Set the objective for whoever has it not."""
        on = self.form["review_on"]
        if not isinstance(on, DateField) or on.value is None:
            raise ValueError("the form lets nobody save without a day")
        return partial(set_standard, review_on=on.value)

    def _put(self, found: Register) -> None:
        rows: dict[Hashable, Course] = {each.id: each for each in found.courses}
        self.table.show_ids(list(rows), rows)
        show_if(self.table, bool(rows))
        show_if(self._none, not rows)
        without = [each.officer.name for each in found.learners if not each.standard]
        firms = [each.name for each in found.contractors if not each.standard]
        lines = [
            f"{found.standard:,} of {count(len(found.learners), 'officer')} have it{_without(without)}.",
            f"{len(found.contractors) - len(firms):,} of {count(len(found.contractors), 'contractor')} have it"
            f"{_without(firms)}.",
        ]
        self._standard.setText("\n".join(lines))
        self.action.setEnabled(bool(without or firms))


def _without(names: list[str]) -> str:
    return f"; without it: {some_of(names)}" if names else ""
