"""What is taken out of the tracker: the weekly list by owner or contractor, on paper or as a file; one's own dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from complaints_desktop.exchange.weekly import By, weekly_rows, weekly_titles
from complaints_desktop.reading.commitment_board import BoardLine, Show
from complaints_desktop.rules.wording import count
from db.files import write_whole
from db.terms import Looked
from ui.commitments.weekly import as_pdf, weekly_list
from ui.workplace.files import ask_to_save
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:  # it brings SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.office import Office

KINDS = "Lists (*.pdf *.xlsx *.csv);;All files (*)"
"""The name says which: what is called neither .pdf nor .xlsx is written as CSV."""


class TakenOut(QObject):
    """The acts by which the list that is shown leaves the program."""

    def __init__(self, screen: Screen, workplace: Workplace, lines: Callable[[], Sequence[BoardLine]]) -> None:
        """`lines` are what the list shows, in its order."""
        super().__init__(screen)
        self._screen, self._workplace, self._lines = screen, workplace, lines
        self._actions: tuple[QAction, ...] = (
            screen_action(screen, "Print this list", "Ctrl+P", partial(self.print_list, By.OWNER)),
            screen_action(screen, "Print this list by contractor", "", partial(self.print_list, By.CONTRACTOR)),
            screen_action(screen, "Save this list by owner…", "", partial(self._ask, By.OWNER)),
            screen_action(screen, "Save this list by contractor…", "", partial(self._ask, By.CONTRACTOR)),
            screen_action(screen, "Save my dates for a calendar…", "", self._ask_calendar),
        )

    def menu(self) -> QMenu:
        """Return a menu of all of it."""
        menu = QMenu("Weekly list", self._screen)
        menu.addActions(self._actions)
        return menu

    def print_list(self, by: By) -> None:
        """Print the list that is shown, with its matrix, as it is taken into the weekly meeting."""
        lines = self._lines()
        if weekly_list(self._screen, lines, self._workplace.desk(), by):
            self._out(lambda office: office.looked(Looked.LIST_OUT, number=len(lines)), "Sent to the printer")

    def save(self, path: Path, by: By) -> None:
        """Write the list that is shown to `path`."""
        lines = tuple(self._lines())

        def work(office: Office) -> None:
            if path.suffix.lower() == ".pdf":
                write_whole(path, as_pdf(lines, office.desk(), by))
            else:
                from complaints_desktop.exchange.listed import write_list

                write_list(path, weekly_titles(by), weekly_rows(lines, by))
            office.looked(Looked.LIST_OUT, number=len(lines))

        self._out(work, f"Saved as {path.name}")

    def save_calendar(self, path: Path) -> None:
        """Write the days of one's own open promises to `path`."""

        def work(office: Office) -> int:
            from complaints_desktop.exchange.calendar_file import as_calendar
            from complaints_desktop.reading.commitment_board import commitment_board

            with office.record.reading() as session:
                desk = office.desk()
                lines = commitment_board(session, desk, show=Show.MINE).lines
            write_whole(path, as_calendar(lines, desk.now))
            office.looked(Looked.LIST_OUT, number=len(lines))
            return len(lines)

        def then(number: int) -> None:
            self._workplace.go.say(f"{count(number, 'date')} saved as {path.name}")

        self._workplace.operations.read(self._screen, work, then, topic="taken out", words="Saving your dates")

    def _ask(self, by: By) -> None:
        name = f"commitments-by-{by.value}-{self._workplace.today().isoformat()}.pdf"
        path = ask_to_save(self._screen, self._workplace.folder, "Save this list", name, KINDS)
        if path:
            self.save(path, by)

    def _ask_calendar(self) -> None:
        kinds = "Calendars (*.ics)"
        path = ask_to_save(self._screen, self._workplace.folder, "Save my dates", "commitments.ics", kinds)
        if path:
            self.save_calendar(path)

    def _out(self, work: Callable[[Office], None], words: str) -> None:
        self._workplace.operations.read(
            self._screen, work, lambda _: self._workplace.go.say(words), topic="taken out", words="Saving the list"
        )
