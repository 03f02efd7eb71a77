"""A set of wordings from a file: each section with what it changes, then all of them taken in, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport
from complaints_desktop.exchange.wordings import Result, SectionRow, bring_in, dry_run
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import count
from db.progress import Progress
from ui.exchange.file_screen import FileScreen, Work
from ui.exchange.report_table import AnyReport, ReportTable, Shown, result_column, why
from ui.kit.column import Column

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

SHOWN: Shown = {
    Result.CHANGED: ("edit", "warn", "Changed"),
    Result.SAME: ("unknown", "", "The same"),
    Result.REFUSED: ("warning", "danger", "Refused"),
}
"""One shape, one tone and one word for each result."""

ROWS: tuple[Column[SectionRow], ...] = (
    result_column(SHOWN),
    Column(name="letter", title="Letter", width=50, text=lambda row: row.kind),
    Column(name="section", title="Section", width=34, text=lambda row: row.section),
    Column(name="before", title="It says now", width=70, text=lambda row: _one_line(row.before)),
    Column(name="after", title="It will say", width=70, text=lambda row: _one_line(row.after)),
    Column(name="reason", title="Why", width=100, text=why),
)


def _one_line(words: str) -> str:
    return " ".join(words.split())


@dataclass
class WordingWork:
    """One file taken in; its report is there when it is done."""

    path: Path
    confirmed: tuple[str, ...] = ()
    report: FileReport[SectionRow] | None = None

    def __call__(self, session: Session, desk: Desk) -> Changes:
        """Take the file in, in one piece."""
        self.report, changes = bring_in(
            session, desk, self.path, why=f"Taken in from {self.path.name}", confirmed=self.confirmed
        )
        return changes


class WordingFileScreen(FileScreen):
    """A set of wordings, on its way in."""

    title = "Take a set of wordings in"
    act = Act.WRITE_WORDING
    kinds = "Wordings (*.json);;All files (*)"
    intro = (
        "A file of sections of letters, as this program takes it out (Wording of letters, Take our wording out). First "
        "you see what each section says now and would say, checked as if you had typed it. The file is taken in whole: "
        "where a section would lose what the Code asks, nothing is. What it adds beside that is shown under Why: by "
        "taking it in you confirm that it takes nothing of it back."
    )

    _adds: tuple[str, ...] = ()
    """What was shown as added, beside what the Code asks."""

    def make_table(self) -> ReportTable:
        """Return the table of what comes of each section."""
        return ReportTable(ROWS, SHOWN, wrong=Result.REFUSED)

    def tried(self, session: Session, desk: Desk, path: Path) -> AnyReport:  # noqa: ARG002  # the desk has the wording
        """Say what each section would change."""
        return dry_run(desk, path)

    def work(self, path: Path, progress: Progress) -> Work:  # noqa: ARG002  # it is done at once
        """Return what takes the file in."""
        return WordingWork(path, self._adds)

    def coming(self, report: AnyReport) -> tuple[int, str, str]:
        """Return how many sections change; none while one is refused."""
        self._adds = tuple(each for row in report.rows if isinstance(row, SectionRow) for each in row.adds)
        wrong, coming = report.count(Result.REFUSED), report.count(Result.CHANGED)
        words = f"{count(wrong, 'section')} to correct first" if wrong else f"{coming} to change"
        return 0 if wrong else coming, words, f"Take in {count(coming, 'section')}"

    def brought_in(self, work: Work, _changes: Changes) -> None:
        """Say how many came in."""
        if work.report is None:
            return
        coming = work.report.count(Result.CHANGED)
        self.show_report(work.report, f"{count(coming, 'section')} changed", "They hold from today.", "good")
        self.offer()
        self.again.setFocus()
