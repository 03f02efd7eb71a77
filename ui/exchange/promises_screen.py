"""A list of promises that comes back filled in: what was understood of each row, then all of it recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport
from complaints_desktop.exchange.promise_list import TITLES
from complaints_desktop.exchange.promises_back import PromiseRow, Result, preview, take_back
from complaints_desktop.rules.acts import Act
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
    Result.DONE: ("tick-circle", "good", "Done"),
    Result.UPDATED: ("edit", "info", "Updated"),
    Result.EMPTY: ("unknown", "", "Nothing new"),
    Result.INVALID: ("warning", "danger", "Not understood"),
}
"""One shape, one tone and one word for each result."""

ROWS: tuple[Column[PromiseRow], ...] = (
    Column(name="line", title="Line", width=16, text=lambda row: str(row.line), right=True),
    result_column(SHOWN),
    Column(name="complaint", title="Complaint", width=34, text=lambda row: row.complaint),
    Column(name="what", title="What was promised", width=70, text=lambda row: row.what),
    Column(name="reason", title="Understood as, or why not", width=110, text=why),
)


@dataclass
class PromisesWork:
    """One list taken back; its report is there when it is done."""

    path: Path
    encoding: str | None = None
    report: FileReport[PromiseRow] | None = None

    def __call__(self, session: Session, desk: Desk) -> Changes:
        """Record what is understood, in one piece."""
        self.report, changes = take_back(session, desk, self.path, encoding=self.encoding)
        return changes


class PromisesBackScreen(FileScreen):
    """A list of promises, on its way back."""

    title = "Take a list of promises back"
    act = Act.UPDATE_COMMITMENT
    columns = TITLES
    intro = (
        "A list that was sent out from Commitments and came back filled in, as CSV or Excel (XLSX). First you see what "
        "was understood of each row; nothing is written before you say so. What is filled in becomes an update of its "
        "promise, or says that it is done and what shows it."
    )
    notes = (
        "They stay as they were sent out; Id and Complaint say which promise a row is about. The last four are filled "
        "in. Dates are 2026-04-03 or 3/4/2026."
    )
    left_out = "What is not understood is left out, and so is what is on record already."
    nothing = "Nothing new is in it."

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the choice of a file."""
        self.tracker = Button("Go to the commitments", partial(workplace.go.show_screen, "commitments"))
        self._written: int | None = None
        super().__init__(workplace)
        workplace.operations.written.connect(lambda changes, _: self._hear_undone(changes))

    def ways_on(self) -> Sequence[Button]:
        """Return what can be done once it is recorded."""
        return (self.tracker,)

    def make_table(self) -> ReportTable:
        """Return the table of what comes of each row."""
        return ReportTable(ROWS, SHOWN, wrong=Result.INVALID)

    def tried(self, session: Session, desk: Desk, path: Path) -> AnyReport:
        """Say what was understood of each row."""
        return preview(session, desk, path)

    def work(self, path: Path, progress: Progress) -> Work:  # noqa: ARG002  # it is written at once
        """Return what takes the list back."""
        return PromisesWork(path, self.encoding)

    def coming(self, report: AnyReport) -> tuple[int, str, str]:
        """Return how many promises have news."""
        done, updated = report.count(Result.DONE), report.count(Result.UPDATED)
        wrong = report.count(Result.INVALID)
        words = f"{done:,} done, {updated:,} updated, {wrong:,} not understood"
        return done + updated, words, f"Record {count(done + updated, 'row')}"

    def _hear_undone(self, changes: Changes) -> None:
        """Say no longer that it is recorded, once it was taken back."""
        if changes.undid is not None and changes.undid == self._written:
            self._written = None
            more = "The promises are as they were before it. Choose the file again to record it after all."
            self.said.say("What the list brought is taken back", more=more, tone="info")

    def brought_in(self, work: Work, changes: Changes) -> None:
        """Say how much was recorded."""
        self.letters.say("")
        self._written = changes.written
        if work.report is None:
            return
        done, updated = work.report.count(Result.DONE), work.report.count(Result.UPDATED)
        wrong = work.report.count(Result.INVALID)
        more = (
            f"{count(wrong, 'row')} not understood: the reasons stand below." if wrong else "Every row was understood."
        )
        self.show_report(work.report, f"{count(done, 'promise')} done, {updated:,} updated", more, "good")
        self.offer()
        self.tracker.show()
        self.tracker.setFocus()
