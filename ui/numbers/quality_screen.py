"""Quality of complaint handling: draws, reviews, what was found and agreed; others read the reviews of their work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from complaints_desktop.actions.quality import take_draw_back
from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.quality import Seen, matrix_of, review_of
from complaints_desktop.reading.quality_board import QualityBoard, quality_board
from complaints_desktop.reading.quality_sheet import ReviewSheet, review_sheet
from db.files import write_whole
from ui.kit.folding import FoldingBar, FoldingSegments
from ui.kit.layouts import column, show_if
from ui.kit.panes import Pages, PagesOver
from ui.kit.texts import text
from ui.numbers.quality_form import ReviewForm
from ui.numbers.quality_lists import CalibrationView, DrawsView, FoundView, ReviewsView
from ui.numbers.quality_sheets import CalibrationSheet, DrawSheet, QualitySheet, SkipSheet
from ui.numbers.quality_shown import ReviewShown
from ui.workplace.files import ask_to_save
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.workplace import Screen, Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.changes import Changes
    from complaints_desktop.office import Office
    from complaints_desktop.rules.refusals import Refused

REVIEWS, DRAWS, FOUND, CALIBRATION = "reviews", "draws", "found", "calibration"
ITEM, REVIEW = "item", "review"
VIEWS = ((DRAWS, "Draws"), (REVIEWS, "Reviews"), (FOUND, "What was found"), (CALIBRATION, "Calibration"))
LEAST = 3
"""How many of the criteria with the least agreement are proposed for a calibration."""


class QualityScreen(Screen):
    """The lists, one at a time; what is decided opens over them."""

    subjects = frozenset({Subject.QUALITY, Subject.SETTINGS, Subject.TEAM})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with the reviews that may be read."""
        super().__init__(workplace)
        self.board: QualityBoard | None = None
        self._waits: Callable[[], object] | None = None
        acts: dict[str, Callable[[], object]] = {
            **{"draw": self.draw, "review": self.review_chosen, "skip": self.skip},
            **{"copy": self.save_copy, "back": self.take_back},
        }
        self.draws, self.reviews = DrawsView(workplace, acts), ReviewsView(self.read_chosen)
        self.found, self.calibration = FoundView(), CalibrationView(self.write_calibration)
        self.views = FoldingSegments("Show", VIEWS)
        self._parts: dict[str, DrawsView | ReviewsView | FoundView | CalibrationView] = {
            **{DRAWS: self.draws, REVIEWS: self.reviews, FOUND: self.found, CALIBRATION: self.calibration},
        }
        self.pages, self.over = Pages(), PagesOver()
        for part in self._parts.values():
            self.pages.addWidget(part)
        self.views.chosen.connect(self.show_view)
        main = QWidget()
        stack = column(main, gap=3, edge=(5, 6, 4, 6))
        stack.addWidget(text("Quality", "title"))
        self._bar = FoldingBar(self.views)
        stack.addWidget(self._bar)
        stack.addWidget(self.pages, 1)
        self.over.addWidget(main)
        column(self, gap=0).addWidget(self.over)
        self.show_view(REVIEWS)

    def load(self) -> None:
        """Ask for all of it."""
        asked = question(quality_board)
        self.workplace.operations.read(self, asked, self._show, topic="board", words="Looking up reviews")

    def show_view(self, name: str) -> None:
        """Show one of the lists."""
        self.views.choose(name)
        self.pages.setCurrentWidget(self._parts[name])

    def show_place(self, place: Place) -> None:
        """Show a list, an answer to review, or a review; one comes back to a form from its case as it was left."""
        shown = self.opened
        if place.place == ITEM and isinstance(shown, ReviewForm) and shown.sheet.item.id == place.subject:
            return
        self.leave()
        if place.place == ITEM:
            self._ask_sheet(place.subject)
        elif place.place == REVIEW:
            self._ask_review(place.subject)
        elif place.place in self._parts:
            self.show_view(place.place)

    def focus_first(self) -> None:
        """Put the cursor where work begins."""
        shown = self.opened
        if shown is not None:
            shown.focus_first()
        elif self.views.value in (REVIEWS, DRAWS):
            (self.draws if self.views.value == DRAWS else self.reviews).table.setFocus()
        else:
            super().focus_first()

    @property
    def opened(self) -> QualitySheet | ReviewForm | None:
        """What is open over the lists."""
        shown = self.over.currentWidget()
        return shown if isinstance(shown, QualitySheet | ReviewForm) else None

    @property
    def case_at_hand(self) -> str:
        """The case of the answer that is chosen or reviewed."""
        shown, item = self.opened, self.draws.table.current
        if isinstance(shown, ReviewForm):
            return shown.sheet.item.case_id
        return item.case_id if item is not None and shown is None and self.views.value == DRAWS else ""

    def draw(self) -> None:
        """Ask what is to be drawn."""
        if self.board is not None:
            self._open(DrawSheet(self.workplace, self.board))

    def review_chosen(self) -> None:
        """Open the form of the answer that is chosen."""
        item = self.draws.table.current
        if item is not None and item.waits_for(self.workplace.desk().officer.id):
            self._ask_sheet(item.id)

    def skip(self) -> None:
        """Ask why the answer that is chosen is not reviewed."""
        item = self.draws.table.current
        if item is not None:
            self._open(SkipSheet(self.workplace, item))

    def read_chosen(self) -> None:
        """Show the review that is chosen."""
        seen = self.reviews.table.current
        if seen is not None:
            self._open_review(seen)

    def write_calibration(self) -> None:
        """Ask what reviewers agreed, of the criteria on which they agree least."""
        found = self.board.compared if self.board else None
        apart = tuple(key for key, each in found.by_criterion if each.agreed < each.n) if found else ()
        self._open(CalibrationSheet(self.workplace, apart[:LEAST]))

    def take_back(self) -> None:
        """Take the draw back that is shown."""
        draw = self.draws.chosen
        if draw is not None:
            work = partial(take_draw_back, draw_id=draw.id)
            self.workplace.operations.do(self, work, self._taken, words="Taking it back", refused=self._refused)

    def save_copy(self) -> None:
        """Ask where to, and write the answer that is chosen for residents to read."""
        item = self.draws.table.current
        path = item and ask_to_save(self, self.workplace.folder, "Save the copy", "letter-to-review.pdf", "PDF (*.pdf)")
        if item is None or not path:
            return
        told = "It is saved. Read it before anybody else does: its end says what to look for"
        self.workplace.operations.read(
            self,
            partial(_write_copy, item.id, path),
            lambda _: self.workplace.go.say(told),
            topic="copy",
            words="Taking the names out",
            refused=self._refused,
        )

    def leave(self) -> None:
        """Close what is open over the lists; what is marked is kept."""
        for n in range(self.over.count() - 1, 0, -1):
            page = self.over.widget(n)
            if isinstance(page, ReviewForm):
                page.keep(self, self._refused)
            if page is not None:
                self.over.removeWidget(page)
                page.deleteLater()

    def _ask_sheet(self, item_id: str) -> None:
        asked = question(review_sheet, item_id=item_id)
        self.workplace.operations.read(self, asked, self._open_form, topic="sheet", refused=self._refused)

    def _ask_review(self, review_id: str) -> None:
        asked = question(review_of, review_id=review_id)
        self.workplace.operations.read(self, asked, self._open_review, topic="review", refused=self._refused)

    def _open_form(self, sheet: ReviewSheet) -> None:
        form = ReviewForm(self.workplace, sheet)
        form.done.connect(self._done)
        self._put(form)

    def _open_review(self, seen: Seen) -> None:
        self._open(ReviewShown(self.workplace, seen, matrix_of(self.workplace.desk(), seen.review)))

    def _open(self, sheet: QualitySheet) -> None:
        sheet.done.connect(self._recorded)
        self._put(sheet)

    def _put(self, page: QualitySheet | ReviewForm) -> None:
        self.leave()
        page.left.connect(self._go_back)
        self.over.addWidget(page)
        self.over.setCurrentWidget(page)
        page.focus_first()

    def _go_back(self) -> None:
        self.leave()
        self.focus_first()

    def _done(self, words: str) -> None:
        self._go_back()
        self.workplace.go.say(words)

    def _recorded(self, words: str, made: str) -> None:
        drew = isinstance(self.opened, DrawSheet)
        self._done(words)
        if drew:
            self.show_view(DRAWS)
            self._waits = partial(self.draws.choose, made)
            self.load()

    def _taken(self, _changes: Changes) -> None:
        self.workplace.go.say("The draw is taken back; that it was there stays on record")

    def _refused(self, refused: Refused) -> None:
        self.workplace.go.say(f"{refused.why}. {refused.do}", tone="warn")

    def _show(self, board: QualityBoard) -> None:
        first, here = self.board is None, self._has_cursor
        self.board = board
        for part in self._parts.values():
            part.show_board(board)
        show_if(self._bar, board.leads)
        if not board.leads:
            self.show_view(REVIEWS)
        elif first and not board.mine and self.views.value == REVIEWS:
            self.show_view(DRAWS)
        if here and not self._has_cursor:  # it went with the list that is not there
            super().focus_first()
        waits, self._waits = self._waits, None
        if waits is not None:
            waits()

    @property
    def _has_cursor(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)


def _write_copy(item_id: str, path: Path, office: Office) -> None:
    from complaints_desktop.exchange.quality_papers import rendition_pdf

    desk = office.desk()
    with office.record.reading() as session:
        made = rendition_pdf(session, desk, item_id=item_id)
    write_whole(path, made)
