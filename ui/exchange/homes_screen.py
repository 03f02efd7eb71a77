"""The landlord's list of homes: choose the file, see what would come of each row, then bring it in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport
from complaints_desktop.exchange.homes import LIMITS, HomeRow, Result, bring_in, dry_run
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import count
from db.progress import Progress
from ui.exchange.file_screen import FileScreen, Work
from ui.exchange.report_table import AnyReport, ReportTable, Shown, result_column, why
from ui.kit.column import Column

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

SHOWN: Shown = {
    Result.NEW: ("tick-circle", "good", "New"),
    Result.CHANGED: ("edit", "warn", "Changed"),
    Result.SAME: ("unknown", "", "The same"),
    Result.INVALID: ("warning", "danger", "Invalid"),
}
"""One shape, one tone and one word for each result."""

ROWS: tuple[Column[HomeRow], ...] = (
    Column(name="line", title="Line", width=16, text=lambda row: str(row.line), right=True),
    result_column(SHOWN),
    Column(name="uprn", title="UPRN", width=34, text=lambda row: row.uprn),
    Column(name="address", title="Address", width=90, text=lambda row: row.address.replace("\n", ", ")),
    Column(name="reason", title="Why", width=110, text=why),
)


@dataclass
class HomesWork:
    """One list brought in; its report is there when it is done."""

    path: Path
    progress: Progress
    encoding: str | None = None
    report: FileReport[HomeRow] | None = None

    def __call__(self, session: Session, desk: Desk) -> Changes:
        """Bring the list in, in one piece."""
        self.report, changes = bring_in(session, desk, self.path, encoding=self.encoding, progress=self.progress)
        return changes


class HomesScreen(FileScreen):
    """The list of homes, on its way in."""

    title = "Bring in the list of homes"
    act = Act.SETTINGS
    columns = tuple(LIMITS)
    intro = (
        "The landlord's own list of its homes, as CSV or Excel (XLSX). With it an address is found by postcode, street "
        "or UPRN as a complaint is logged. Bring it in again when it has changed: each home is known by its UPRN and "
        "brought up to date, and one the list leaves out stays. First you see what would come of each row."
    )
    notes = "UPRN and address are needed in each row. Columns with other names are left out, and you are told which."

    def make_table(self) -> ReportTable:
        """Return the table of what comes of each row."""
        return ReportTable(ROWS, SHOWN, wrong=Result.INVALID)

    def tried(self, session: Session, desk: Desk, path: Path) -> AnyReport:  # noqa: ARG002  # a home is nobody's
        """Say what would come of each row."""
        return dry_run(session, path)

    def work(self, path: Path, progress: Progress) -> Work:
        """Return what brings the homes in."""
        return HomesWork(path, progress, self.encoding)

    def coming(self, report: AnyReport) -> tuple[int, str, str]:
        """Return how many homes are new or differ."""
        new, differ = report.count(Result.NEW), report.count(Result.CHANGED)
        return new + differ, f"{new:,} new, {differ:,} changed", f"Bring in {count(new + differ, 'home')}"

    def brought_in(self, work: Work, _changes: Changes) -> None:
        """Say how many came in."""
        self.letters.say("")
        if work.report is None:
            return
        new, differ = work.report.count(Result.NEW), work.report.count(Result.CHANGED)
        wrong = work.report.count(Result.INVALID)
        more = f"{count(wrong, 'row')} left out: the reasons stand below." if wrong else "Every row is in the list."
        self.show_report(work.report, f"{count(new, 'home')} new, {differ:,} brought up to date", more, "good")
        self.offer()
        self.again.setFocus()
