"""The pages of a PDF that somebody sent, one at a time: drawn in a process apart, and here only pictures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame

from complaints_desktop.documents.drawing import PageDrawer
from complaints_desktop.documents.redaction import PageSeen
from complaints_desktop.reading.documents import drawn_page
from complaints_desktop.rules.refusals import Refused
from ui.case.page_keys import PageKeys
from ui.case.page_picture import PageSheet
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button, turn_between
from ui.kit.layouts import column, frame, scrolled
from ui.kit.texts import text
from ui.workplace.meter import Meter
from ui.workplace.workplace import Workplace

ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class Drawing(Meter):
    """Ends the process that draws a page as soon as that is given up; nobody waits for its seconds to pass."""

    def __init__(self, owner: QFrame, drawer: PageDrawer) -> None:
        """Belong to whoever shows the page."""
        super().__init__(owner)
        self._drawer = drawer

    def cancel(self) -> None:
        """Give it up at once."""
        super().cancel()
        self._drawer.close()


class PdfPages(QFrame):
    """Shows a page, and turns to the next; of one that cannot be drawn it says so, and what to do."""

    def __init__(self, workplace: Workplace, title: str, content: bytes) -> None:
        """Ask for the first page."""
        super().__init__()
        self._workplace, self._title, self._content = workplace, title, content
        self._number, self._pages, self._drawer = 1, 1, PageDrawer()
        self.sheet, self.instead = PageSheet(), EmptyState("", "", icon_name="document")
        stack = column(self, gap=0)
        turning, line = frame("foot", across=True, edge=(1, 6))
        self._which = text("Drawing page 1…", wrap=False)
        self.before = Button("Previous", partial(self._turn_by, -1), name="Previous page")
        self.after = Button("Next", partial(self._turn_by, 1), name="Next page")
        for each in (self._which, self.before, self.after):
            line.addWidget(each)
        line.addStretch()
        stack.addWidget(turning)
        self._roll = scrolled(self.sheet)
        self._keys = PageKeys(self._roll, self._turn_by)
        stack.addWidget(self._roll, 1)
        stack.addWidget(self.instead, 1)
        self.instead.hide()
        self._turn(1)

    def press(self, key: int) -> bool:
        """Scroll the page or turn it, or go to the first or the last; return whether the key does that."""
        if key in ENDS:
            self._turn(1 if key == Qt.Key.Key_Home else self._pages)
        return key in ENDS or self._keys.press(key)

    def _turn_by(self, pages: int) -> None:
        if 1 <= self._number + pages <= self._pages:
            self._turn(self._number + pages)

    def give_up(self) -> None:
        """Leave the page that is being drawn undrawn."""
        self._drawer.close()

    def _turn(self, number: int) -> None:
        self.give_up()
        self._number, content = number, self._content
        drawer = self._drawer = PageDrawer()
        self._which.setText(f"Drawing page {number}…")
        self._workplace.operations.read(
            self,
            lambda _: drawn_page(content, number, drawer),
            partial(self._show, drawer),
            topic="page",
            words="Drawing the page",
            meter=Drawing(self, drawer),
        )

    def _show(self, drawer: PageDrawer, seen: PageSeen) -> None:
        if drawer is not self._drawer:  # it was turned meanwhile
            return
        self._pages = seen.pages
        if seen.refused is not None:
            self._refuse(seen.refused)
            return
        picture = QPixmap()
        picture.loadFromData(seen.picture, "PNG")
        self.sheet.show_picture(picture, f"Page {seen.number} of {seen.pages} of {self._title}")
        self.sheet.setAccessibleDescription(seen.words)
        self._roll.verticalScrollBar().setValue(0)
        self._settle(drawn=True)

    def _refuse(self, refused: Refused) -> None:
        self.instead.say(refused.why, refused.do)
        self._settle(drawn=False)

    def _settle(self, *, drawn: bool) -> None:
        """Show the page, or why there is none, and whither it may be turned."""
        self._roll.setVisible(drawn)
        self.instead.setHidden(drawn)
        self._which.setText(f"Page {self._number} of {self._pages}")
        turn_between(self.before, self.after, number=self._number, pages=self._pages)
