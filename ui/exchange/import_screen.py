"""Import complaints: choose a file, see what would come of each row, then bring it in; and take it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.columns import COLUMNS
from complaints_desktop.exchange.importing import Report, Result, RowReport, dry_run, import_file, undo_import
from complaints_desktop.rules.wording import count
from db.progress import Progress
from ui.exchange.file_screen import FileScreen, Work
from ui.exchange.report_table import AnyReport, ReportTable, Shown, result_column, why
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

SHOWN: Shown = {
    Result.NEW: ("tick-circle", "good", "New"),
    Result.DUPLICATE: ("unknown", "", "Duplicate"),
    Result.INVALID: ("warning", "danger", "Invalid"),
}
"""One shape, one tone and one word for each result."""

ROWS: tuple[Column[RowReport], ...] = (
    Column(name="line", title="Line", width=16, text=lambda row: str(row.line), right=True),
    result_column(SHOWN),
    Column(name="source", title="Their reference", width=36, text=lambda row: row.source_reference or ""),
    Column(name="reference", title="Our reference", width=34, text=lambda row: row.reference or ""),
    Column(name="reason", title="Why", width=130, text=why),
)


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


class ImportScreen(FileScreen):
    """A file of complaints, on its way in."""

    title = "Import complaints"
    columns = tuple(COLUMNS)
    intro = (
        "A table of complaints from a spreadsheet or another system, as CSV or Excel (XLSX). First you see "
        "what would come of each row; nothing is written before you say so. An import can be undone."
    )
    notes = (
        "Dates are 2026-04-03 or 3/4/2026; an empty cell means it is not known. Columns with other names are left "
        "out, and you are told which."
    )

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the choice of a file."""
        self.run_id: str | None = None
        self.undo = Button("Undo this import", self.undo_it)
        self.cases = Button("Go to the cases", partial(workplace.go.show_screen, "cases"))
        super().__init__(workplace)

    def make_table(self) -> ReportTable:
        """Return the table of what comes of each row; a reference is there when it is in."""
        return ReportTable(ROWS, SHOWN, wrong=Result.INVALID, when_in="reference")

    def tried(self, session: Session, desk: Desk, path: Path) -> AnyReport:
        """Say what would come of each row."""
        return dry_run(session, desk, path)

    def work(self, path: Path, progress: Progress) -> Work:
        """Return what brings the complaints in."""
        return ImportWork(path, progress, self.encoding)

    def coming(self, report: AnyReport) -> tuple[int, str, str]:
        """Return how many complaints are new."""
        self.run_id = None
        new = report.count(Result.NEW)
        return new, f"{new:,} new", f"Import {count(new, 'complaint')}"

    def ways_on(self) -> Sequence[Button]:
        """Return what can be done once they are in."""
        return (self.undo, self.cases)

    def undo_it(self) -> None:
        """Take the import back."""
        if self.run_id:
            work = partial(undo_import, run_id=self.run_id)
            self.workplace.operations.do(self, work, self._undone, words="Undoing the import", refused=self.refuse)

    def brought_in(self, work: Work, changes: Changes) -> None:
        """Say how many came in, and offer to take them back."""
        self.letters.say("")
        if work.report is None:
            return
        self.run_id = changes.made
        new = work.report.count(Result.NEW)
        left = len(work.report.rows) - new
        more = f"{count(left, 'row')} left out: the reasons stand below." if left else "Every row came in."
        self.show_report(work.report, f"{count(new, 'complaint')} imported", more, "good")
        self.offer()
        for button in self.ways_on():
            button.show()
        self.cases.setFocus()

    def _undone(self, _changes: Changes) -> None:
        self.run_id = None
        self.said.say("The import is undone", more="Its cases stay on record as void, and are in no list.", tone="info")
        self.unknown.say("")
        self.offer()
        self.again.setFocus()
