"""Rules from a file: each row as it is understood, then all of it taken in, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport
from complaints_desktop.exchange.register import COLUMNS, Result, RuleRow, bring_in, dry_run
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
    Result.VERSION: ("edit", "warn", "New version"),
    Result.SAME: ("unknown", "", "The same"),
    Result.OLDER: ("clock", "", "Older"),
    Result.INVALID: ("warning", "danger", "Invalid"),
}
"""One shape, one tone and one word for each result."""

ROWS: tuple[Column[RuleRow], ...] = (
    Column(name="line", title="Line", width=16, text=lambda row: str(row.line), right=True),
    result_column(SHOWN),
    Column(name="kind", title="Kind", width=40, text=lambda row: row.kind),
    Column(name="says", title="Understood as", width=100, text=lambda row: row.says),
    Column(name="period", title="When", width=50, text=lambda row: row.period),
    Column(name="reason", title="Why", width=100, text=why),
)


@dataclass
class RulesWork:
    """One file taken in; its report is there when it is done."""

    path: Path
    encoding: str | None = None
    report: FileReport[RuleRow] | None = None

    def __call__(self, session: Session, desk: Desk) -> Changes:
        """Take the file in, in one piece."""
        self.report, changes = bring_in(session, desk, self.path, encoding=self.encoding)
        return changes


class RulesScreen(FileScreen):
    """A file of rules, on its way into the register."""

    title = "Take rules in from a file"
    act = Act.SETTINGS
    columns = COLUMNS
    kinds = "Rules (*.csv *.xlsx *.toml *.json);;All files (*)"
    intro = (
        "Rules that change with time, as CSV, Excel (XLSX), TOML or JSON. Each is a version more in the register: "
        "nothing is written over. First you see what was understood of each row. The file is taken in whole: where a "
        "row cannot be, nothing is."
    )
    notes = (
        "Each row needs a kind, a name, a source, how sure it is (A, B, C or ?), and what its kind says. Days are "
        "written as 2027-04-01. A rule without “from_on” is announced, and not in force."
    )

    def make_table(self) -> ReportTable:
        """Return the table of what comes of each row."""
        return ReportTable(ROWS, SHOWN, wrong=Result.INVALID)

    def tried(self, session: Session, desk: Desk, path: Path) -> AnyReport:  # noqa: ARG002  # the desk has the rules
        """Say what was understood of each row."""
        return dry_run(desk, path)

    def work(self, path: Path, progress: Progress) -> Work:  # noqa: ARG002  # it is done at once
        """Return what takes the file in."""
        return RulesWork(path, self.encoding)

    def coming(self, report: AnyReport) -> tuple[int, str, str]:
        """Return how many versions there are to take in; none while a row cannot be."""
        wrong, coming = report.count(Result.INVALID), report.count(Result.NEW) + report.count(Result.VERSION)
        words = (
            f"{count(wrong, 'row')} to correct first: rules are taken in all or none"
            if wrong
            else f"{coming} to take in"
        )
        return 0 if wrong else coming, words, f"Take in {count(coming, 'rule')}"

    def brought_in(self, work: Work, _changes: Changes) -> None:
        """Say how many came in."""
        self.letters.say("")
        if work.report is None:
            return
        coming = work.report.count(Result.NEW) + work.report.count(Result.VERSION)
        self.show_report(
            work.report, f"{count(coming, 'rule')} taken in", "They are in Settings, What changed.", "good"
        )
        self.offer()
        self.again.setFocus()
