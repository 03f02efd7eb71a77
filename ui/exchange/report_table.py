"""What came of each row of a file, as a table that can be narrowed to what matters."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from complaints_desktop.exchange.importing import Report, Result, RowReport
from ui.kit.buttons import Segments
from ui.kit.column import Column
from ui.kit.layouts import column
from ui.kit.paged_table import PagedTable

SHOWN: dict[Result, tuple[str, str, str]] = {
    Result.NEW: ("tick-circle", "good", "New"),
    Result.DUPLICATE: ("unknown", "", "Duplicate"),
    Result.INVALID: ("warning", "danger", "Invalid"),
}
"""One shape, one tone and one word for each result."""

ALL = "all"


def _mark(row: RowReport) -> tuple[str, str]:
    icon_name, tone, _ = SHOWN[row.result]
    return icon_name, tone


def _why(row: RowReport) -> str:
    return ": ".join(part for part in (row.column, row.reason) if part)


COLUMNS: tuple[Column[RowReport], ...] = (
    Column(name="line", title="Line", width=16, text=lambda row: str(row.line), right=True),
    Column(name="result", title="Result", width=28, text=lambda row: SHOWN[row.result][2], mark=_mark),
    Column(name="source", title="Their reference", width=36, text=lambda row: row.source_reference or ""),
    Column(name="reference", title="Our reference", width=34, text=lambda row: row.reference or ""),
    Column(name="reason", title="Why", width=130, text=_why),
)


class ReportTable(QWidget):
    """The rows of a report, all or those of one result."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.report: Report | None = None
        self.results = Segments("Rows", ((ALL, "All"), *((each.value, SHOWN[each][2]) for each in Result)))
        self.table: PagedTable[RowReport] = PagedTable("What comes of each row", COLUMNS)
        stack = column(self, gap=3)
        stack.addWidget(self.results)
        stack.addWidget(self.table, 1)
        self.results.chosen.connect(lambda _: self._narrow())

    def show_report(self, report: Report) -> None:
        """Show `report`, before it is brought in first what is wrong with it, where something is."""
        self.report = report
        self.results.set_words(ALL, f"All {len(report.rows):,}")
        for each in Result:
            self.results.set_words(each.value, f"{SHOWN[each][2]} {report.count(each):,}")
        self.results.choose(Result.INVALID.value if report.dry_run and report.count(Result.INVALID) else ALL)
        self.table.setColumnHidden(3, report.dry_run)
        self._narrow()

    def _narrow(self) -> None:
        rows = self.report.rows if self.report else ()
        wanted = self.results.value
        shown: dict[Hashable, RowReport] = {row.line: row for row in rows if wanted in (ALL, row.result.value)}
        self.table.show_ids(list(shown), shown)
