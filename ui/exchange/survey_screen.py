"""Answers to a survey that come in as a list: what was understood of each row, then all of it recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport
from complaints_desktop.exchange.survey_papers import TITLES
from complaints_desktop.exchange.surveys_back import AnswerRow, Result, preview, take_back
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
    Result.TAKEN: ("tick-circle", "good", "Understood"),
    Result.EMPTY: ("unknown", "", "Nothing answered"),
    Result.INVALID: ("warning", "danger", "Not understood"),
}
"""One shape, one tone and one word for each result."""

ROWS: tuple[Column[AnswerRow], ...] = (
    Column(name="line", title="Line", width=16, text=lambda row: str(row.line), right=True),
    result_column(SHOWN),
    Column(name="form", title="Form", width=30, text=lambda row: row.form),
    Column(name="reason", title="Understood as, or why not", width=110, text=why),
)


@dataclass
class SurveyWork:
    """One list taken in; its report is there when it is done."""

    path: Path
    encoding: str | None = None
    report: FileReport[AnswerRow] | None = None

    def __call__(self, session: Session, desk: Desk) -> Changes:
        """Record what is understood, in one piece."""
        self.report, changes = take_back(session, desk, self.path, encoding=self.encoding)
        return changes


class SurveyFileScreen(FileScreen):
    """Answers to a survey, on their way in."""

    title = "Take answers to a survey in"
    act = Act.TAKE_ANSWER
    columns = TITLES
    intro = (
        "The list that was written out with a survey, filled in by a survey company or by whoever phoned, as CSV or "
        "Excel (XLSX). First you see what was understood of each row; nothing is written before you say so."
    )
    notes = (
        "Id says whose form a row is. Answers are written in words, as they stand on the form: of a number nobody "
        "knows which end is good. Dates are 2026-04-03 or 3/4/2026."
    )
    left_out = "What is not understood is left out, and so is a form whose answer is on record already."
    nothing = "No answer is in it."

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the choice of a file."""
        self.surveys = Button("Go to the surveys", partial(workplace.go.show_screen, "surveys"))
        super().__init__(workplace)

    def ways_on(self) -> Sequence[Button]:
        """Return what can be done once it is recorded."""
        return (self.surveys,)

    def make_table(self) -> ReportTable:
        """Return the table of what comes of each row."""
        return ReportTable(ROWS, SHOWN, wrong=Result.INVALID)

    def tried(self, session: Session, desk: Desk, path: Path) -> AnyReport:
        """Say what was understood of each row."""
        return preview(session, desk, path)

    def work(self, path: Path, progress: Progress) -> Work:  # noqa: ARG002  # it is written at once
        """Return what takes the list in."""
        return SurveyWork(path, self.encoding)

    def coming(self, report: AnyReport) -> tuple[int, str, str]:
        """Return how many answers there are."""
        taken, wrong = report.count(Result.TAKEN), report.count(Result.INVALID)
        return taken, f"{count(taken, 'answer')}, {wrong:,} not understood", f"Record {count(taken, 'answer')}"

    def brought_in(self, work: Work, changes: Changes) -> None:  # noqa: ARG002  # what came of it is in its report
        """Say how much was recorded."""
        self.letters.say("")
        if work.report is None:
            return
        wrong = work.report.count(Result.INVALID)
        some = f"{count(wrong, 'row')} not understood: the reasons stand below."
        more = some if wrong else "Every row was understood."
        self.show_report(work.report, f"{count(work.report.count(Result.TAKEN), 'answer')} on record", more, "good")
        self.offer()
        self.surveys.show()
        self.surveys.setFocus()
