"""How an officer grows: one-to-ones, what was agreed, objectives, training, induction; and the papers of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.officers import Officers, officers
from db.files import write_whole
from db.terms import Looked
from ui.kit.buttons import Button
from ui.kit.fields import ChoiceField
from ui.kit.flow import flow
from ui.kit.folding import FoldingBar, FoldingSegments
from ui.kit.layouts import column, show_if
from ui.kit.panes import Pages
from ui.team.growth_lists import Actions, Aims, Courses, GrownList, Notes, Steps, Talks
from ui.team.register_page import RegisterPage
from ui.team.week_page import WeekPage
from ui.workplace.files import ask_to_save
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office

PARTS: Mapping[str, type[GrownList]] = {  # type: ignore[type-arg]
    "talks": Talks,
    "agreed": Actions,
    "aims": Aims,
    "training": Courses,
    "induction": Steps,
    "notes": Notes,
}
EVERYBODY, WEEK = "everybody", "week"
PDF, TABLES = "PDF (*.pdf)", "Workbook (*.xlsx);;Table (*.csv)"


class GrowthView(QWidget):
    """One officer, one part at a time; who does not lead reads their own."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the officer at the desk, and their one-to-ones."""
        super().__init__()
        self.workplace = workplace
        self._made: dict[tuple[str, str], GrownList] = {}  # type: ignore[type-arg]
        self.whose = ChoiceField("whose", "Whose", [], width=90)
        self.views = FoldingSegments(
            "Part",
            [
                *((name, each.title) for name, each in PARTS.items()),
                (EVERYBODY, "Everybody’s training"),
                (WEEK, "The week"),
            ],
        )
        self.pages = Pages()
        self.sheet = Button("Sheet for a one-to-one…", self.save_sheet)
        self.week = WeekPage(workplace, self.save_week)
        self.everybody = RegisterPage(workplace, self.save_register)
        stack = column(self, gap=2)
        self._head = flow(self.whose, self.sheet)
        stack.addWidget(self._head)
        stack.addWidget(FoldingBar(self.views))
        stack.addWidget(self.pages, 1)
        self.pages.addWidget(self.everybody)
        self.pages.addWidget(self.week)
        self._part = "talks"
        self.whose.edited.connect(self._show)
        self.views.chosen.connect(self.show_part)

    @property
    def officer_id(self) -> str:
        """Whose is shown."""
        chosen = self.whose.value
        return chosen if isinstance(chosen, str) else self.workplace.desk().officer.id

    @property
    def part(self) -> GrownList:  # type: ignore[type-arg]
        """The list that is shown."""
        return self._made[self.officer_id, self._part]

    def load(self) -> None:
        """Ask who there is, and show what is on record of the one that is chosen."""
        self.workplace.operations.read(self, question(officers), self._offer, topic="officers")

    def show_part(self, name: str) -> None:
        """Show one part."""
        self._part = name
        self.views.choose(name)
        self._show()

    def focus_first(self) -> None:
        """Put the cursor to whose it is."""
        self.whose.control.setFocus()

    def _offer(self, found: Officers) -> None:
        desk = self.workplace.desk()
        own = desk.officer.id
        people = [(each.id, each.name) for each in found.people if each.id in found.led]
        self.whose.set_choices(people)
        if self.whose.value is None:
            self.whose.set_value(own)
        self._show()

    def _show(self) -> None:
        show_if(self._head, self._part not in (EVERYBODY, WEEK))
        if self._part == EVERYBODY:
            self.pages.setCurrentWidget(self.everybody)
            self.everybody.show_settings({})
            return
        if self._part == WEEK:
            self.pages.setCurrentWidget(self.week)
            self.week.load()
            return
        key = self.officer_id, self._part
        if key not in self._made:
            self._made[key] = PARTS[self._part](self.workplace, self.officer_id)
            self.pages.addWidget(self._made[key])
        self.pages.setCurrentWidget(self._made[key])
        self._made[key].show_settings({})

    def save_sheet(self) -> None:
        """Ask where to, and write the sheet of the officer that is chosen; no name stands in that of the file."""
        self._save("Save the sheet", f"one-to-one-{self.workplace.today()}.pdf", PDF, partial(_sheet, self.officer_id))

    def save_week(self) -> None:
        """Ask where to, and write the review of the week that is chosen."""
        name = f"weekly-review-{self.week.monday}.pdf"
        self._save("Save the weekly review", name, PDF, partial(_week, self.week.monday))

    def save_register(self) -> None:
        """Ask where to, and write the training of everybody."""
        self._save("Save the training register", f"training-{self.workplace.today()}.xlsx", TABLES, _register)

    def _save(self, title: str, name: str, kinds: str, write: Callable[[Path, Office], None]) -> None:
        path = ask_to_save(self, self.workplace.folder, title, name, kinds)
        if path:
            said = f"It is saved as {path.name}"
            self.workplace.operations.read(
                self, partial(write, path), lambda _: self.workplace.go.say(said), topic="out", words=title
            )


def _sheet(officer_id: str, path: Path, office: Office) -> None:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.growth_papers import one_to_one_pdf
    from complaints_desktop.exchange.listed import require_ending
    from complaints_desktop.reading.one_to_one import one_to_one

    require_ending(path, ".pdf")
    desk = office.desk()
    with office.record.reading() as session:
        sheet = one_to_one(session, desk, officer_id=officer_id)
    write_whole(path, one_to_one_pdf(sheet, desk, sample=is_sample(office.record)))
    office.looked(Looked.LIST_OUT, number=1)


def _week(monday: date, path: Path, office: Office) -> None:
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.growth_papers import week_pdf
    from complaints_desktop.exchange.listed import require_ending
    from complaints_desktop.reading.week_review import week_review

    require_ending(path, ".pdf")
    desk = office.desk()
    with office.record.reading() as session:
        weeks = week_review(session, desk, monday=monday)
    write_whole(path, week_pdf(weeks, desk, monday, sample=is_sample(office.record)))
    office.looked(Looked.LIST_OUT, number=len(weeks))


def _register(path: Path, office: Office) -> None:
    from complaints_desktop.exchange.listed import write_list
    from complaints_desktop.reading.training_register import TITLES, cells, training_register

    desk = office.desk()
    with office.record.reading() as session:
        rows = list(cells(training_register(session, desk)))
    write_list(path, TITLES, rows)
    office.looked(Looked.LIST_OUT, number=len(rows))
