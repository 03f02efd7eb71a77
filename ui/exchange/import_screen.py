"""Import complaints: choose a file, see what would come of each row, then bring it in; and take it back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.columns import COLUMNS
from complaints_desktop.exchange.importing import Report, Result, dry_run, import_file, undo_import
from complaints_desktop.office import Office
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.progress import Progress
from ui.exchange.report_table import ReportTable
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.layouts import column, filling, frame, scrolled
from ui.kit.progress import ProgressStrip
from ui.kit.readable import Readable
from ui.kit.texts import copyable, heading, text
from ui.workplace.files import ask_to_open
from ui.workplace.meter import Meter
from ui.workplace.operations import Task
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

KINDS = "Tables (*.csv *.xlsx);;All files (*)"


@dataclass
class ImportWork:
    """One import; its report is there when it is done."""

    path: Path
    progress: Progress
    encoding: str | None = None
    report: Report | None = None

    def __call__(self, session: Session, desk: Desk) -> Changes:
        """Import the file, as one batch."""
        self.progress(0, 0)
        self.report, changes = import_file(session, desk, self.path, encoding=self.encoding, progress=self.progress)
        return changes


class ImportScreen(Screen):
    """A file of complaints, on its way in."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the choice of a file."""
        super().__init__(workplace)
        self.path: Path | None = None
        self.encoding: str | None = None
        """How the letters are read, once they were shown and the import is begun on purpose."""
        self.run_id: str | None = None
        self._task: Task | None = None
        self.said, self.unknown, self.letters = Banner(), Banner(), Banner()
        self.table, self.progress = ReportTable(), ProgressStrip()
        self.choose = Button("Choose a file…", self.ask_file, role="primary")
        self.begin = Button("Import", self.import_it, role="primary")
        self.undo = Button("Undo this import", self.undo_it)
        self.cases = Button("Go to the cases", partial(workplace.go.show_screen, "cases"))
        self.again = Button("Choose another file…", self.ask_file)
        self._stack = filling(QStackedWidget(), least_height=40)
        self._lay_out()
        workplace.operations.settled.connect(self._settled)
        self._show_permission()

    def ask_file(self) -> None:
        """Ask for a file, and try it."""
        path = ask_to_open(self, self.workplace.folder, "Import complaints", KINDS)
        if path:
            self.try_file(path)

    def try_file(self, path: Path) -> None:
        """Say what an import of `path` would do; nothing is written."""
        self.path, self.run_id, self.encoding = path, None, None
        meter = Meter(self)

        def work(office: Office) -> Report:
            with office.record.reading() as session:
                report = dry_run(session, office.desk(), path)
            meter(len(report.rows), len(report.rows))
            return report

        task = self.workplace.operations.read(
            self, work, self._tried, topic="dry run", refused=self._refused, meter=meter
        )
        self._under_way(f"Reading {path.name}", task)

    def import_it(self) -> None:
        """Bring in what is sound."""
        if self.path is None or self._task is not None:
            return
        meter = Meter(self)
        meter.show_in(self.progress)
        meter.given_up.connect(self._given_up)
        work = ImportWork(self.path, meter, self.encoding)
        then = partial(self._imported, work)
        task = self.workplace.operations.do(self, work, then, refused=self._refused, meter=meter)
        self._under_way(f"Importing {self.path.name}", task)

    def undo_it(self) -> None:
        """Take the import back."""
        if self.run_id:
            work = partial(undo_import, run_id=self.run_id)
            self.workplace.operations.do(self, work, self._undone, words="Undoing the import", refused=self._refused)

    def _lay_out(self) -> None:
        outer = column(self, gap=0)
        top = QWidget()
        head = column(top, gap=3, edge=(5, 6, 3, 6))
        for part in (text("Import complaints", "title"), self.said, self.letters, self.unknown):
            head.addWidget(part)
        outer.addWidget(top)
        self._stack.addWidget(scrolled(self._start_page()))
        page = QWidget()
        column(page, gap=0, edge=(0, 6, 4, 6)).addWidget(self.table)
        self._stack.addWidget(page)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.progress)
        self._foot, line = frame("foot", across=True, edge=(2.5, 6))
        for button in (self.begin, self.undo, self.cases, self.again):
            line.addWidget(button)
        line.addStretch()
        outer.addWidget(self._foot)
        self._foot.hide()

    def _start_page(self) -> QWidget:
        page = Readable(most=215)
        stack = column(page, gap=3, edge=(0, 6, 6, 6))
        stack.addWidget(
            text(
                "A table of complaints from a spreadsheet or another system, as CSV or Excel (XLSX). First you see "
                "what would come of each row; nothing is written before you say so. An import can be undone.",
                "hint",
            )
        )
        stack.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addSpacing(4)
        stack.addWidget(heading("The columns"))
        stack.addWidget(
            text(
                "The first row names the columns, in any order. Dates are 2026-04-03 or 3/4/2026; an empty cell means "
                "it is not known. Columns with other names are left out, and you are told which.",
                "hint",
            )
        )
        card, inside = frame("card", edge=4)
        inside.addWidget(copyable(", ".join(COLUMNS)))
        stack.addWidget(card)
        stack.addStretch()
        return page

    def _show_permission(self) -> None:
        refused = refusal(self.workplace.desk().officer.role, Act.IMPORT)
        if refused:
            self.said.say(refused.why, more=refused.do, icon_name="lock")
            self.choose.setEnabled(False)

    def _under_way(self, words: str, task: Task) -> None:
        self._task = task
        self._foot.setEnabled(False)
        self.choose.setEnabled(False)
        self.progress.say(words, task.cancel)

    def _settled(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._foot.setEnabled(True)
            self.choose.setEnabled(True)
            self.progress.say("", None)

    def _tried(self, report: Report) -> None:
        new = report.count(Result.NEW)
        what = f"{report.file}: {count(len(report.rows), 'row')}, {new:,} new"
        more = "Nothing is written yet. What is invalid or there already is left out." if new else "Nothing to import."
        self._show_report(report, what, more, "info")
        letters = report.read_as
        self.encoding = letters.encoding if letters else None
        self.letters.say(
            "Not UTF-8: read as Windows text. Are these letters right?" if letters else "",
            more="\n".join(letters.samples) if letters else "",
            tone="warn",
        )
        self.begin.setText(f"Import {count(new, 'complaint')}{' with these letters' if letters else ''}")
        self.begin.setAccessibleName(self.begin.text())
        self._offer(begin=new > 0)
        (self.begin if new else self.again).setFocus()

    def _imported(self, work: ImportWork, changes: Changes) -> None:
        self.letters.say("")
        if work.report is None:
            return
        self.run_id = changes.made
        new = work.report.count(Result.NEW)
        left = len(work.report.rows) - new
        more = f"{count(left, 'row')} left out: the reasons stand below." if left else "Every row came in."
        self._show_report(work.report, f"{count(new, 'complaint')} imported", more, "good")
        self._offer(imported=True)
        self.cases.setFocus()

    def _undone(self, _changes: Changes) -> None:
        self.run_id = None
        self.said.say("The import is undone", more="Its cases stay on record as void, and are in no list.", tone="info")
        self.unknown.say("")
        self._offer()
        self.again.setFocus()

    def _given_up(self) -> None:
        self.said.say("The import was cancelled", more="Nothing of it was kept. You can begin it again.", tone="info")

    def _refused(self, refused: Refused) -> None:
        self.letters.say("")
        self.said.say(refused.why, more=refused.do, tone="warn")
        self.unknown.say("")
        self._stack.setCurrentIndex(0)
        self._foot.hide()

    def _show_report(self, report: Report, what: str, more: str, tone: str) -> None:
        self.said.say(what, more=more, tone=tone)
        unknown = report.unknown_columns
        title = f"{count(len(unknown), 'column')} not known, and left out" if unknown else ""
        self.unknown.say(title, more=", ".join(unknown), tone="warn")
        self.table.show_report(report)
        self._stack.setCurrentIndex(1)
        self._foot.show()

    def _offer(self, *, begin: bool = False, imported: bool = False) -> None:
        self.begin.setVisible(begin)
        self.undo.setVisible(imported)
        self.cases.setVisible(imported)
