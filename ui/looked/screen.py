"""Who looked at what, at any desk: by person, case and days, and taken out as a table."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.looked import TITLES, LookLine, Looks, Which, asked_which, looks
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.problems import EnvironmentProblem
from db.terms import Looked
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, Field, TextField
from ui.kit.flow import flow
from ui.kit.layouts import column, filling, sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import text
from ui.workplace.files import ask_to_save
from ui.workplace.list_out import KINDS
from ui.workplace.place import Place
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office
    from complaints_desktop.sharing.sharing import Sharing

COLUMNS: tuple[Column[LookLine], ...] = (
    Column(name="at", title=TITLES[0], width=26, text=lambda line: line.cells[0]),
    Column(name="by", title=TITLES[1], width=20, text=lambda line: line.by),
    Column(name="desk", title=TITLES[2], width=14, text=lambda line: line.desk, goes=True),
    Column(name="what", title=TITLES[3], width=18, text=lambda line: line.what[:1].upper() + line.what[1:]),
    Column(name="reference", title=TITLES[4], width=18, text=lambda line: line.reference),
    Column(name="thing", title=TITLES[5], width=40, text=lambda line: line.thing, stretch=True, goes=True),
)


class LookedScreen(Screen):
    """The lines of who looked."""

    subjects = frozenset({Subject.SHARING})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with everybody and every case."""
        super().__init__(workplace)
        desk = workplace.desk()
        self.by = ChoiceField("by", "Who", (), unchosen="Everybody")
        self.case = TextField("case", "Case", hint="")
        days = [
            DateField(name, label, today=workplace.today, why_not=desk.calendar.why_not, hint="", brief=True)
            for name, label in (("from", "From"), ("to", "To"))
        ]
        self.first, self.last = days
        for each in days:
            each.set_hint("")
        self.said = Banner()
        self._count = text("", "hint")
        self.table: PagedTable[LookLine] = PagedTable("Who looked", COLUMNS)
        self._found = Looks(())
        self._lay_out()

    def _lay_out(self) -> None:
        stack = column(self, gap=3, edge=(5, 6, 6, 6))
        stack.addWidget(text("Who looked", "title"))
        fields: tuple[Field, ...] = (self.by, self.case, self.first, self.last)
        line = flow(*(sized(each, least_width=44, most_width=60) for each in fields), gap=3)
        stack.addWidget(line)
        self.shows = Button("Show", self.load, role="primary")
        self.takes_out = Button("Take out…", self._ask_file, icon_name="save")
        stack.addWidget(flow(self.shows, self.takes_out))
        stack.addWidget(self.said)
        stack.addWidget(self._count)
        stack.addWidget(filling(self.table, least_height=40), 1)
        for field in (self.case, self.first, self.last):
            field.control.returnPressed.connect(self.load)  # type: ignore[attr-defined]  # each is a line
        self.table.activated.connect(lambda _: self._open())

    def show_place(self, place: Place) -> None:
        """Show who looked at the case of this reference."""
        self.case.set_value(place.place)
        self.load()

    def load(self) -> None:
        """Ask the shared database, and of a desk that cannot reach it what it knows itself."""
        self.said.say("")
        asked = {"by_id": self.by.value, "reference": str(self.case.value or "")}
        days = {"from_on": self.first.value, "to_on": self.last.value}

        def which(office: Office) -> Which:
            with office.record.reading() as session:
                return asked_which(session, **asked, **days)  # type: ignore[arg-type]

        def work(sharing: Sharing) -> Looks:
            return sharing.who_looked(which(sharing.office))

        def here(office: Office) -> Looks:
            office.keep_looks()
            with office.record.reading() as session:
                return looks(session, office.desk(), which=which(office))

        operations = self.workplace.operations

        def alone(problem: EnvironmentProblem) -> None:
            more = f"Only what this desk has not shared yet, or shared in the last weeks, is below. {problem.what}."
            self.said.say("The shared database was not asked", more=more, tone="warn")
            operations.read(self, here, self._show, topic="looked", refused=self._refused)

        operations.share(self, work, self._show, refused=self._refused, troubled=alone)

    def _refused(self, refused: Refused) -> None:
        self.said.say(refused.why, more=refused.do, tone="warn")
        self._show(replace(self._found, lines=()))

    def _show(self, found: Looks) -> None:
        self._found = found
        if found.officers:
            self.by.set_choices([(known, name) for known, name in found.officers.items()])
        self.table.show_ids(range(len(found.lines)), dict(enumerate(found.lines)), from_top=True)
        said = f"{found.in_words}, the newest first" if found.lines else "Nobody opened or took out any of this"
        self._count.setText(f"{said}. Nothing here can be changed or taken away.")
        self.takes_out.setEnabled(bool(found.lines))

    def _open(self) -> None:
        line = self.table.current
        if line is not None and line.case_id:
            self.workplace.go.open_case(line.case_id)

    def _ask_file(self) -> None:
        name = f"who-looked-{self.workplace.today().isoformat()}.xlsx"
        path = ask_to_save(self, self.workplace.folder, "Take out who looked", name, KINDS)
        if path:
            self.take_out(path)

    def take_out(self, path: Path) -> None:
        """Write the lines that are shown to a table."""
        lines = self._found.lines

        def work(office: Office) -> int:
            from complaints_desktop.exchange.listed import write_list

            write_list(path, TITLES, [each.cells for each in lines])
            office.looked(Looked.LIST_OUT, number=len(lines))
            return len(lines)

        self.workplace.operations.read(self, work, partial(self._taken_out, path), topic="take out")

    def _taken_out(self, path: Path, number: int) -> None:
        self.workplace.go.say(f"{count(number, 'line')} written to {path.name}")
