"""What comes of each row of a file, as a table that can be narrowed to what matters."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from complaints_desktop.exchange.tables import ReadAs
from ui.kit.buttons import Segments
from ui.kit.column import Column
from ui.kit.layouts import column
from ui.kit.paged_table import PagedTable

Shown = Mapping[StrEnum, tuple[str, str, str]]
"""One shape, one tone and one word for each result."""

ALL = "all"


class AnyRow(Protocol):
    """What comes of one row of some file."""

    @property
    def line(self) -> int:
        """The line in the file."""
        ...

    @property
    def result(self) -> StrEnum:
        """What comes of it."""
        ...

    @property
    def column(self) -> str | None:
        """The column that cannot be."""
        ...

    @property
    def reason(self) -> str | None:
        """Why."""
        ...


class AnyReport(Protocol):
    """What comes of some file."""

    @property
    def file(self) -> str:
        """Its name."""
        ...

    @property
    def rows(self) -> Sequence[AnyRow]:
        """What comes of each row."""
        ...

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """The columns that are left out."""
        ...

    @property
    def dry_run(self) -> bool:
        """Whether nothing is written yet."""
        ...

    @property
    def read_as(self) -> ReadAs | None:
        """How the letters were read, where the file is not UTF-8."""
        ...

    def count(self, result: Any) -> int:  # noqa: ANN401  # each file has results of its own
        """How many rows come out as `result`."""
        ...


def result_column(shown: Shown) -> Column[Any]:
    """Return the column that says what comes of a row."""
    return Column(
        name="result",
        title="Result",
        width=28,
        text=lambda row: shown[row.result][2],
        mark=lambda row: shown[row.result][:2],
    )


def why(row: AnyRow) -> str:
    """Return which column cannot be, and why."""
    return ": ".join(part for part in (row.column, row.reason) if part)


class ReportTable(QWidget):
    """The rows of a report, all or those of one result."""

    def __init__(self, columns: Sequence[Column[Any]], shown: Shown, *, wrong: StrEnum, when_in: str = "") -> None:
        """Start empty; rows that are `wrong` are shown first, the column `when_in` only of what is in."""
        super().__init__()
        self.report: AnyReport | None = None
        self._shown, self._wrong = shown, wrong
        self._when_in = next((n for n, each in enumerate(columns) if each.name == when_in), None)
        self.results = Segments("Rows", ((ALL, "All"), *((each.value, words) for each, (*_, words) in shown.items())))
        self.table: PagedTable[Any] = PagedTable("What comes of each row", tuple(columns))
        stack = column(self, gap=3)
        stack.addWidget(self.results)
        stack.addWidget(self.table, 1)
        self.results.chosen.connect(lambda _: self._narrow())

    def show_report(self, report: AnyReport) -> None:
        """Show `report`, before it is brought in first what is wrong with it, where something is."""
        self.report = report
        self.results.set_words(ALL, f"All {len(report.rows):,}")
        for each, (*_, words) in self._shown.items():
            self.results.set_words(each.value, f"{words} {report.count(each):,}")
        self.results.choose(self._wrong.value if report.dry_run and report.count(self._wrong) else ALL)
        if self._when_in is not None:
            self.table.setColumnHidden(self._when_in, report.dry_run)
        self._narrow()

    def _narrow(self) -> None:
        rows = self.report.rows if self.report else ()
        wanted = self.results.value
        shown: dict[Hashable, AnyRow] = {row.line: row for row in rows if wanted in (ALL, row.result.value)}
        self.table.show_ids(list(shown), shown)
