"""A list taken out of the program: copied as a table, or exported to a file, as it is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from complaints_desktop.rules.wording import count
from db.terms import Looked
from ui.kit.clipboard import copy_table
from ui.kit.column import Column
from ui.kit.paged_table import PagedTable
from ui.kit.progress import ProgressStrip
from ui.workplace.files import ask_to_save
from ui.workplace.meter import Meter
from ui.workplace.operations import Task
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:  # it brings SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.office import Office

Row = TypeVar("Row")

MOST_COPIED = 5_000
"""Rows that are copied at most; more of them are exported."""

KINDS = "Tables (*.xlsx *.csv)"
"""The name says which."""

Pages = Callable[["Office", Sequence[Any]], Iterable[Sequence[Any]]]
"""Reads the rows with these ids, a page at a time."""


class ListOut(QObject):
    """What one list is copied and exported by. Its `strip` shows how far an export has come."""

    def __init__(
        self, screen: QWidget, workplace: Workplace, table: PagedTable[Any], things: str, pages: Pages
    ) -> None:
        """`things` is what the list holds, for the name of the file; `pages` reads its rows."""
        super().__init__(screen)
        self._screen, self._workplace, self._table, self._things = screen, workplace, table, things
        self._pages = pages
        self._task: Task | None = None
        self.strip = ProgressStrip()
        table.copies = self.copy
        workplace.operations.settled.connect(self._settled)

    def copy(self) -> None:
        """Copy the rows that are chosen, in the columns shown."""
        ids = self._table.chosen_ids if self._table.chosen_number <= MOST_COPIED else None
        if ids is None:
            words = f"More than {MOST_COPIED:,} rows are not copied: export the list instead."
            self._workplace.go.say(words, tone="warn")
        elif ids:
            columns = self._table.columns.shown()

            def work(office: Office) -> list[list[str]]:
                office.looked(Looked.LIST_OUT, number=len(ids))
                return [[column.text(row) for column in columns] for page in self._pages(office, ids) for row in page]

            def then(rows: Sequence[Sequence[str]]) -> None:
                copy_table([column.title for column in columns], rows)
                self._workplace.go.say(f"{count(len(rows), 'row')} copied")

            self._workplace.operations.read(self._screen, work, then, topic="copy", words="Copying")

    def ask_file(self) -> None:
        """Ask where to, and export what is listed."""
        name = f"{self._things}-{self._workplace.today().isoformat()}.xlsx"
        path = ask_to_save(self._screen, self._workplace.folder, "Export this list", name, KINDS)
        if path:
            self.export(path)

    def export(self, path: Path) -> None:
        """Write all that is listed to `path`, in the columns shown; one export at a time."""
        if self._task is not None:
            return
        ids, columns, meter = self._table.rows.ids, self._table.columns.shown(), Meter(self)
        meter.show_in(self.strip)

        def work(office: Office) -> int:
            from complaints_desktop.exchange.listed import write_list

            write_list(path, [column.title for column in columns], self._cells(office, ids, columns, meter))
            office.looked(Looked.LIST_OUT, number=len(ids))
            return len(ids)

        def then(number: int) -> None:
            self._workplace.go.say(f"{count(number, 'row')} exported to {path.name}")

        self._task = self._workplace.operations.read(self._screen, work, then, topic="export", meter=meter)
        self.strip.say(f"Exporting {count(len(ids), 'row')}", self._task.cancel)

    def _cells(
        self, office: Office, ids: Sequence[Any], columns: Sequence[Column[Any]], meter: Meter
    ) -> Iterator[list[Any]]:
        done = 0
        for page in self._pages(office, ids):
            for row in page:
                yield [column.cell(row) for column in columns]
            done += len(page)
            meter(done, len(ids))

    def _settled(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.strip.say("", None)
