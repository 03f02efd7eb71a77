"""A file on its way in: chosen, tried row by row, its letters looked at, brought in; a subclass says what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.office import Office
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.progress import Progress
from ui.exchange.report_table import AnyReport, ReportTable
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


class Work(Protocol):
    """Brings a file in; its report is there when it is done."""

    @property
    def report(self) -> AnyReport | None:
        """What came of each row."""
        ...

    def __call__(self, session: Session, desk: Desk) -> Changes:
        """Bring the file in, in one piece."""
        ...


class FileScreen(Screen):
    """A file on its way in."""

    title = ""
    act = Act.IMPORT
    kinds = KINDS
    """The files one may choose."""
    columns: tuple[str, ...] = ()
    intro = ""
    notes = ""
    """What is said of the columns."""
    left_out = "What is invalid or there already is left out."
    nothing = "Nothing to import."
    """What is said where no row would come in."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the choice of a file."""
        super().__init__(workplace)
        self.path: Path | None = None
        self.encoding: str | None = None
        """How the letters are read, once they were shown and the import is begun on purpose."""
        self._task: Task | None = None
        self.said, self.unknown, self.letters = Banner(), Banner(), Banner()
        self.table, self.progress = self.make_table(), ProgressStrip()
        self.choose = Button("Choose a file…", self.ask_file, role="primary")
        self.begin = Button("Import", self.import_it, role="primary")
        self.again = Button("Choose another file…", self.ask_file)
        self._stack = filling(QStackedWidget(), least_height=40)
        self._lay_out()
        workplace.operations.settled.connect(self._settled)
        self._show_permission()

    def ask_file(self) -> None:
        """Ask for a file, and try it."""
        path = ask_to_open(self, self.workplace.folder, self.title, self.kinds)
        if path:
            self.try_file(path)

    def try_file(self, path: Path) -> None:
        """Say what an import of `path` would do; nothing is written."""
        self.path, self.encoding = path, None
        meter = Meter(self)

        def work(office: Office) -> AnyReport:
            with office.record.reading() as session:
                report = self.tried(session, office.desk(), path)
            meter(len(report.rows), len(report.rows))
            return report

        task = self.workplace.operations.read(
            self, work, self._tried, topic="dry run", refused=self.refuse, meter=meter
        )
        self._under_way(f"Reading {path.name}", task)

    def import_it(self) -> None:
        """Bring in what is sound."""
        if self.path is None or self._task is not None:
            return
        meter = Meter(self)
        meter.show_in(self.progress)
        meter.given_up.connect(self._given_up)
        work = self.work(self.path, meter)
        then = partial(self.brought_in, work)
        task = self.workplace.operations.do(self, work, then, refused=self.refuse, meter=meter)
        self._under_way(f"Importing {self.path.name}", task)

    def make_table(self) -> ReportTable:
        """Return the table of what comes of each row."""
        raise NotImplementedError(type(self).__name__)

    def tried(self, session: Session, desk: Desk, path: Path) -> AnyReport:
        """Say what would come of each row."""
        raise NotImplementedError(type(self).__name__)

    def work(self, path: Path, progress: Progress) -> Work:
        """Return what brings the file in."""
        raise NotImplementedError(type(self).__name__)

    def coming(self, report: AnyReport) -> tuple[int, str, str]:
        """Return how many rows would come in, what that is in words, and what the button says."""
        raise NotImplementedError(type(self).__name__)

    def brought_in(self, work: Work, changes: Changes) -> None:
        """Say what came in."""
        raise NotImplementedError(type(self).__name__)

    def ways_on(self) -> Sequence[Button]:
        """Return the buttons of the foot beside those of every file."""
        return ()

    def _lay_out(self) -> None:
        outer = column(self, gap=0)
        top = QWidget()
        head = column(top, gap=3, edge=(5, 6, 3, 6))
        for part in (text(self.title, "title"), self.said, self.letters, self.unknown):
            head.addWidget(part)
        outer.addWidget(top)
        self._stack.addWidget(scrolled(self._start_page()))
        page = QWidget()
        column(page, gap=0, edge=(0, 6, 4, 6)).addWidget(self.table)
        self._stack.addWidget(page)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.progress)
        self._foot, line = frame("foot", across=True, edge=(2.5, 6))
        for button in (self.begin, *self.ways_on(), self.again):
            line.addWidget(button)
        line.addStretch()
        outer.addWidget(self._foot)
        self._foot.hide()

    def _start_page(self) -> QWidget:
        page = Readable(most=215)
        stack = column(page, gap=3, edge=(0, 6, 6, 6))
        stack.addWidget(text(self.intro, "hint"))
        stack.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        stack.addSpacing(4)
        if self.columns:
            self._say_columns(stack)
        stack.addStretch()
        return page

    def _say_columns(self, stack: QVBoxLayout) -> None:
        stack.addWidget(heading("The columns"))
        stack.addWidget(text(f"The first row names the columns, in any order. {self.notes}", "hint"))
        card, inside = frame("card", edge=4)
        inside.addWidget(copyable(", ".join(self.columns)))
        stack.addWidget(card)

    def _show_permission(self) -> None:
        refused = refusal(self.workplace.desk().officer.role, self.act)
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

    def _tried(self, report: AnyReport) -> None:
        coming, words, button = self.coming(report)
        what = f"{report.file}: {count(len(report.rows), 'row')}, {words}"
        more = f"Nothing is written yet. {self.left_out}" if coming else self.nothing
        self.show_report(report, what, more, "info")
        letters = report.read_as
        self.encoding = letters.encoding if letters else None
        self.letters.say(
            "Not UTF-8: read as Windows text. Are these letters right?" if letters else "",
            more="\n".join(letters.samples) if letters else "",
            tone="warn",
        )
        self.begin.setText(f"{button}{' with these letters' if letters else ''}")
        self.begin.setAccessibleName(self.begin.text())
        self.offer(begin=coming > 0)
        (self.begin if coming else self.again).setFocus()

    def _given_up(self) -> None:
        self.said.say("The import was cancelled", more="Nothing of it was kept. You can begin it again.", tone="info")

    def refuse(self, refused: Refused) -> None:
        """Say why the file does not come in."""
        self.letters.say("")
        self.said.say(refused.why, more=refused.do, tone="warn")
        self.unknown.say("")
        self._stack.setCurrentIndex(0)
        self._foot.hide()

    def show_report(self, report: AnyReport, what: str, more: str, tone: str) -> None:
        """Show what comes, or came, of each row."""
        self.said.say(what, more=more, tone=tone)
        unknown = report.unknown_columns
        title = f"{count(len(unknown), 'column')} not known, and left out" if unknown else ""
        self.unknown.say(title, more=", ".join(unknown), tone="warn")
        self.table.show_report(report)
        self._stack.setCurrentIndex(1)
        self._foot.show()

    def offer(self, *, begin: bool = False) -> None:
        """Offer to begin, or only another file."""
        self.begin.setVisible(begin)
        for button in self.ways_on():
            button.hide()
