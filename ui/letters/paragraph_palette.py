"""Standard paragraphs put in where the cursor is: a palette by topic and words, over the letter, by the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.paragraphs import ParagraphTold, paragraphs
from complaints_desktop.rules.wording import in_short
from ui.kit.fields import LongTextField
from ui.kit.offers import Group, Offer
from ui.kit.palette import Palette
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

SHOWN = 90
"""Characters of a paragraph that its row shows."""

NONE = "No standard paragraph says that. Team leaders write them: Settings, Standard paragraphs."


class ParagraphPalette(QObject):
    """The palette of one letter, made when it is first asked for."""

    def __init__(self, over: QWidget, workplace: Workplace, boxes: Callable[[], Mapping[str, LongTextField]]) -> None:
        """Lie over the letter `over`; `boxes` are those that it has now."""
        super().__init__(over)
        self._over, self._workplace, self._boxes = over, workplace, boxes
        self.palette: Palette | None = None
        self._known: Sequence[ParagraphTold] = ()
        self._into: tuple[str, int, int] | None = None
        """The field the cursor was in, and where what was marked there begins and ends: its box may be made anew."""

    def open_(self) -> None:
        """Open it for the box the cursor is in."""
        into = next(((name, each.box) for name, each in self._boxes().items() if each.box.hasFocus()), None)
        if into is None:
            self._workplace.go.say("Put the cursor where the paragraph is to stand, and try again", tone="info")
            return
        cursor = into[1].textCursor()
        self._into = into[0], cursor.selectionStart(), cursor.selectionEnd()
        self._workplace.operations.read(self, question(paragraphs), self._show, topic="paragraphs")

    def _show(self, known: Sequence[ParagraphTold]) -> None:
        self._known = known
        if self.palette is None:
            nothing_above = QWidget(self._over)
            nothing_above.hide()
            self.palette = Palette("Standard paragraphs", "A topic, or words of it", self._over, nothing_above)
            self.palette.asked.connect(self._ask)
        self.palette.open_()

    def _ask(self, typed: str) -> None:
        found = [each for each in self._known if each.about(typed)]
        groups = [
            Group(topic, [self._offer(each) for each in those])
            for topic, those in groupby(found, key=lambda each: each.topic)
        ]
        if self.palette:
            self.palette.show_groups(groups, typed, NONE)

    def _offer(self, each: ParagraphTold) -> Offer:
        first = " ".join(each.text.split())
        shown = f"{first[:SHOWN]}…" if len(first) > SHOWN else first
        more = f"{shown} Kept by {each.owner}, until {in_short(each.expires_on)}"
        return Offer(words=each.title, more=more, icon_name="document", take=partial(self._insert, each.text))

    def _insert(self, words: str) -> None:
        """Put a paragraph in where the cursor was, apart from what stands before it."""
        name, begins, ends = self._into or ("", 0, 0)
        field = self._boxes().get(name)
        if field is None:
            return
        box = field.box
        cursor = box.textCursor()
        cursor.setPosition(begins)
        cursor.setPosition(ends, QTextCursor.MoveMode.KeepAnchor)
        before = box.toPlainText()[:begins]
        apart = "\n\n" if before.strip() and not before.endswith("\n") else ""
        cursor.insertText(f"{apart}{words}")
        box.setTextCursor(cursor)
        box.setFocus()
