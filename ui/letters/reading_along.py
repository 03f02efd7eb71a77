"""The page read along with what is typed: it goes to the words of the box that has the keys, and returns."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from complaints_desktop.letters.page import Page, runs_of_field
from ui.kit.paper import Paper
from ui.letters.foot import LetterFoot
from ui.letters.wording_panel import LetterWords


class ReadingAlong(QObject):
    """Keeps in view on the paper what is being written; an issued letter is left where the person reads it."""

    def __init__(self, screen: QWidget, words: LetterWords, paper: Paper, foot: LetterFoot) -> None:
        """Follow the cursor in the boxes of `words`, and wherever else on the screen it goes but the `foot`."""
        super().__init__(screen)
        self._screen, self._words, self._paper, self._foot = screen, words, paper, foot
        self._page: Page | None = None
        self._writing = False
        words.moved.connect(lambda: self._moved(None, screen.focusWidget()))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def begin(self, *, writing: bool) -> None:
        """Begin with another letter, whose page is not made yet."""
        self._page, self._writing = None, writing

    def show_page(self, page: Page) -> None:
        """Go on with the page as it is now."""
        self._page = page
        if self._words.at is not None:
            self.follow(*self._words.at)

    def follow(self, field: str, upto: int = 0) -> None:
        """Bring the paper to where the words of `field` stand, and the letter number `upto` of them."""
        self._paper.follow(runs_of_field(self._page, field) if self._page else "", upto)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Follow the box that has the keys, and return when none has."""
        if not self._writing or new is None:
            return
        if not self._screen.isVisible() or new.window() is not self._screen.window():
            return
        at = self._words.at
        if at is not None:
            self.follow(*at)
        elif not self._foot.isAncestorOf(new):
            self._paper.let_go()
