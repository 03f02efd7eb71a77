"""Numbers, one view at a time; a measure opens over them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.measures import CasesBehind, cases_behind
from complaints_desktop.reading.numbers_board import NumbersBoard, Tile, numbers_board
from complaints_desktop.reading.packs import ListedPacks, PackRead, listed_packs, read_pack
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.folding import FoldingSegments
from ui.kit.layouts import column, show_if
from ui.kit.panes import Pages, PagesOver
from ui.kit.texts import text
from ui.numbers.measure_page import MeasurePage
from ui.numbers.measures_view import MeasuresView
from ui.numbers.pack_page import PackPage
from ui.numbers.packs_view import PacksView
from ui.workplace.place import Place
from ui.workplace.places import PLACES as KNOWN
from ui.workplace.question import question
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office


MEASURES, PACKS = "measures", "packs"
VIEWS = ((MEASURES, "Measures"), (PACKS, "Packs"))

BESIDE = (("quality", "Quality"), ("surveys", "Surveys"))
"""What has a screen of its own, and is found here."""

PACK = "pack"
"""A pack that is opened, by its id."""

Over = MeasurePage | PackPage

ALL = Place("numbers", place=MEASURES)
"""All measures, with none of them open."""


class NumbersScreen(Screen):
    """The measures, and what is made of them."""

    subjects = frozenset(
        {Subject.NUMBERS, Subject.CASE, Subject.COMMITMENTS, Subject.CALENDAR, Subject.SETTINGS, Subject.SURVEYS}
    )

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the tiles of the month."""
        super().__init__(workplace)
        self.board: NumbersBoard | None = None
        self._waits = ""
        self.views = FoldingSegments("Show", VIEWS)
        self.measures, self.packs = MeasuresView(workplace, self.open_measure), PacksView(workplace, self.open_pack)
        self.parts: dict[str, QWidget] = {MEASURES: self.measures, PACKS: self.packs}
        self.measures.asked.connect(self.load)
        self.over, self.pages, self._head = PagesOver(), Pages(), QWidget()
        head = column(self._head, gap=2)
        head.addWidget(text("Numbers", "title"))
        beside = [
            Button(f"{words}…", partial(workplace.go.show_screen, name), role="link")
            for name, words in BESIDE
            if name in KNOWN
        ]
        head.addWidget(flow(self.views, *beside, gap=3))
        for part in self.parts.values():
            self.pages.addWidget(part)
        self.over.addWidget(self.pages)
        stack = column(self, gap=3, edge=(5, 6, 6, 6))
        stack.addWidget(self._head)
        stack.addWidget(self.over, 1)
        self.views.chosen.connect(lambda name: workplace.go.show_place(Place("numbers", place=name)))

    def load(self) -> None:
        """Ask for the measures of the period, and for the packs."""
        span, basis = self.measures.span, self.measures.by
        reads = self.workplace.operations
        reads.read(self, question(listed_packs), self._show_packs, topic="packs", words="Looking up packs")
        if span is not None:
            asked, refused = question(numbers_board, span, basis), self.measures.say_refused
            reads.read(self, asked, self._show, topic="board", words="Counting", refused=refused)

    def show_place(self, place: Place) -> None:
        """Show one of the views, or the measure or the pack that is called."""
        self.leave()
        self._waits = ""
        if place.place in self.parts:
            self.show_view(place.place)
        elif place.place == PACK:
            self.show_view(PACKS)
            self._look_up_pack(place.subject)
        else:
            self.show_view(MEASURES)
            self._waits = place.place
            self._open_called()

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        self.views.choose(name)
        self.pages.setCurrentWidget(self.parts[name])

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        shown = self.page or self.pages.currentWidget()
        if isinstance(shown, Over | MeasuresView | PacksView):
            shown.focus_first()

    @property
    def page(self) -> Over | None:
        """The measure or the pack that is open."""
        shown = self.over.currentWidget()
        return shown if isinstance(shown, Over) else None

    def open_measure(self, tile: Tile) -> None:
        """Go to a measure: the way back leads here."""
        self.workplace.go.show_place(Place("numbers", place=tile.key))

    def open_pack(self, pack_id: str) -> None:
        """Go to a pack."""
        self.workplace.go.show_place(Place("numbers", place=PACK, subject=pack_id))

    def _look_up_pack(self, pack_id: str) -> None:
        asked = question(read_pack, pack_id)
        self.workplace.operations.read(self, asked, self._show_pack, topic="behind", words="Looking up the pack")

    def _show_pack(self, pack: PackRead) -> None:
        leave = partial(self.workplace.go.show_place, Place("numbers", place=PACKS))
        self._open_over(PackPage(self.workplace, pack, leave, self.open_pack))

    def _show_packs(self, found: ListedPacks) -> None:
        self.packs.show_packs(found.packs, found.contractors)

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
        """Go back to the view below what is open."""
        page = self.page
        if page is None:
            return
        if isinstance(page, PackPage):
            page.keep_all()
        self.over.setCurrentWidget(self.pages)
        self.over.removeWidget(page)
        page.deleteLater()
        show_if(self._head, on=True)
        opened = self.measures.tiles.get(page.tile.key) if isinstance(page, MeasurePage) else None
        if opened is not None:
            opened.opener.setFocus()

    def leave_opened(self) -> bool:
        """Go back to the tiles or the packs, if one of them is open."""
        opened = self.page is not None
        self.leave()
        return opened

    def _show(self, board: NumbersBoard) -> None:
        self.board, page = board, self.page
        self.measures.show_board(board)
        if isinstance(page, MeasurePage) and page.anew != board.rebases.get(page.tile.result.measure.code, ()):
            self._waits = page.tile.key  # its chart is another
        self._open_called()

    def _open(self, tile: Tile, board: NumbersBoard, behind: CasesBehind) -> None:
        leave = partial(self.workplace.go.show_place, ALL)
        self._open_over(MeasurePage(self.workplace, tile, board, behind, leave))

    def _open_over(self, page: Over) -> None:
        self.leave()
        self.over.addWidget(page)
        self.over.setCurrentWidget(page)
        show_if(self._head, on=False)
        page.focus_first()
