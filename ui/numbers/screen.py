"""Numbers, one view at a time; a measure opens over them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.measures import CasesBehind, cases_behind
from complaints_desktop.reading.numbers_board import NumbersBoard, Tile, numbers_board
from ui.kit.layouts import column, show_if
from ui.kit.panes import PagesOver
from ui.kit.texts import text
from ui.numbers.measure_page import MeasurePage
from ui.numbers.measures_view import MeasuresView
from ui.workplace.place import Place
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office


ALL = Place("numbers", place="measures")
"""All measures, with none of them open."""


class NumbersScreen(Screen):
    """The measures, and what is made of them."""

    subjects = frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.CALENDAR, Subject.SETTINGS, Subject.SURVEYS})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the tiles of the month."""
        super().__init__(workplace)
        self.board: NumbersBoard | None = None
        self._waits = ""
        self.measures = MeasuresView(workplace, self.open_measure)
        self.measures.asked.connect(self.load)
        self.over, self._title = PagesOver(), text("Numbers", "title")
        stack = column(self, gap=3, edge=(5, 6, 6, 6))
        stack.addWidget(self._title)
        stack.addWidget(self.over, 1)
        self.over.addWidget(self.measures)

    def load(self) -> None:
        """Ask for the measures of the period."""
        span, basis = self.measures.span, self.measures.by
        if span is None:
            return

        def work(office: Office) -> NumbersBoard:
            with office.record.reading() as session:
                return numbers_board(session, office.desk(), span, basis)

        refused = self.measures.say_refused
        self.workplace.operations.read(self, work, self._show, topic="board", words="Counting", refused=refused)

    def show_place(self, place: Place) -> None:
        """Show the measure that is called, as soon as it is counted; or all of them."""
        self.leave()
        self._waits = place.place
        self._open_called()

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        page = self.page
        (page if page is not None else self.measures).focus_first()

    @property
    def page(self) -> MeasurePage | None:
        """The measure that is open."""
        shown = self.over.currentWidget()
        return shown if isinstance(shown, MeasurePage) else None

    def open_measure(self, tile: Tile) -> None:
        """Go to a measure: the way back leads here."""
        self.workplace.go.show_place(Place("numbers", place=tile.key))

    def _open_called(self) -> None:
        """Look up the cases behind the measure that was called."""
        board, called = self.board, self.measures.tiles.get(self._waits)
        if board is None or called is None:
            return
        self._waits, tile = "", called.tile

        def work(office: Office) -> CasesBehind:
            with office.record.reading() as session:
                return cases_behind(session, tile.result, board.numbers.stages)

        then = partial(self._open, tile, board)
        self.workplace.operations.read(self, work, then, topic="behind", words="Looking up the cases")

    def leave(self) -> None:
        """Go back to the tiles."""
        page = self.page
        if page is None:
            return
        self.over.setCurrentWidget(self.measures)
        self.over.removeWidget(page)
        page.deleteLater()
        show_if(self._title, on=True)
        opened = self.measures.tiles.get(page.tile.key)
        if opened is not None:
            opened.opener.setFocus()

    def _show(self, board: NumbersBoard) -> None:
        self.board = board
        self.measures.show_board(board)
        self._open_called()

    def _open(self, tile: Tile, board: NumbersBoard, behind: CasesBehind) -> None:
        self.leave()
        page = MeasurePage(self.workplace, tile, board.span, behind, partial(self.workplace.go.show_place, ALL))
        self.over.addWidget(page)
        self.over.setCurrentWidget(page)
        page.focus_first()
