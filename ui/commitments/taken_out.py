"""What is taken out of the tracker: the weekly list and the matrix, on paper or as a file; one's own dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from complaints_desktop.exchange.weekly import By, weekly_papers, write_weekly
from complaints_desktop.reading.commitment_board import BoardLine, Show
from complaints_desktop.rules.wording import count, in_full
from db.files import write_whole
from db.terms import Looked
from ui.kit.matrix import CellCount, Place, RiskMatrix
from ui.kit.matrix_picture import as_png, as_svg, paint_on
from ui.kit.printing import asked_printer, print_to
from ui.workplace.files import ask_to_save
from ui.workplace.meter import Meter
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:  # it brings SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.office import Office

KINDS = "Lists (*.pdf *.xlsx *.csv)"
"""The name says which."""

PICTURES = {".png": as_png, ".svg": as_svg}
"""What draws the matrix, by the ending of its file."""


MATRIX = "Commitments at risk"
"""What stands over the matrix."""


class TakenOut(QObject):
    """The acts by which the list that is shown, and its matrix, leave the program."""

    def __init__(
        self, screen: Screen, workplace: Workplace, matrix: RiskMatrix, lines: Callable[[], Sequence[BoardLine]]
    ) -> None:
        """`lines` are what the list shows, in its order."""
        super().__init__(screen)
        self._screen, self._workplace, self._matrix, self._lines = screen, workplace, matrix, lines
        self._actions: tuple[QAction, ...] = (
            screen_action(screen, "Print this list", "Ctrl+P", partial(self.print_list, By.OWNER)),
            screen_action(screen, "Print this list by contractor", "", partial(self.print_list, By.CONTRACTOR)),
            screen_action(screen, "Save this list by owner…", "", partial(self._ask, By.OWNER)),
            screen_action(screen, "Save this list by contractor…", "", partial(self._ask, By.CONTRACTOR)),
            screen_action(screen, "Save my dates for a calendar…", "", self._ask_calendar),
            screen_action(screen, "Print the matrix", "", self.print_matrix),
            screen_action(screen, "Save the matrix as a picture…", "", self._ask_picture),
        )

    def fill(self, menu: QMenu) -> None:
        """Put all of it into a menu."""
        menu.addActions(self._actions)

    def print_list(self, by: By) -> None:
        """Print the list that is shown as it is taken into the weekly meeting: the matrix, and each on sheets apart."""
        printer, lines = asked_printer(self._screen), tuple(self._lines())
        if printer is None:
            return

        def work(office: Office) -> None:
            papers = weekly_papers(lines, office.desk(), by, sample=_is_sample(office))
            print_to(printer, *(content for _, content in papers))
            office.looked(Looked.LIST_OUT, number=len(lines))

        then = partial(self._workplace.go.say, "Sent to the printer")
        self._workplace.operations.read(self._screen, work, lambda _: then(), topic="printed", meter=Meter(self))

    def print_matrix(self) -> None:
        """Print the matrix as it is shown: lines and words, no picture of them."""
        counts = self._matrix.counts

        def then(about: str) -> None:
            printer = asked_printer(self._screen)
            if printer:
                paint_on(printer, counts, MATRIX, about)
                self._workplace.go.say("Sent to the printer")

        self._workplace.operations.read(self._screen, partial(_about, counts), then, topic="printed")

    def save_picture(self, path: Path) -> None:
        """Write the matrix as it is shown to `path`, as PNG or SVG."""
        counts = self._matrix.counts

        def work(office: Office) -> None:
            from complaints_desktop.exchange.listed import require_ending

            require_ending(path, *PICTURES)
            write_whole(path, PICTURES[path.suffix.lower()](counts, MATRIX, _about(counts, office)))

        self._out(work, f"Saved as {path.name}")

    def save(self, path: Path, by: By) -> None:
        """Write the list that is shown to `path`."""
        lines = tuple(self._lines())

        def work(office: Office) -> None:
            write_weekly(path, lines, office.desk(), by, sample=_is_sample(office))
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

    def _ask_picture(self) -> None:
        name = f"commitments-{self._workplace.today().isoformat()}.png"
        kinds = "Pictures (*.png *.svg)"
        path = ask_to_save(self._screen, self._workplace.folder, "Save the matrix", name, kinds)
        if path:
            self.save_picture(path)


def _about(counts: Mapping[Place, CellCount], office: Office) -> str:
    """Return what stands under the title of the matrix: of how many promises it is, and of which day."""
    number = sum(each.number for each in counts.values())
    sample = " · SAMPLE DATA" if _is_sample(office) else ""
    return f"{count(number, 'open promise')}, {in_full(office.desk().today)}{sample}"


def _is_sample(office: Office) -> bool:
    from complaints_desktop.desk.signing_in import is_sample

    return is_sample(office.record)
