"""How one criterion was met: marked with a key, y, p, n or x, with the sentence that shows it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from complaints_desktop.actions.quality_reviews import Marked
from complaints_desktop.facts.quality import ScoreFacts
from complaints_desktop.quality.matrix import Criterion
from complaints_desktop.quality.presence import Found
from complaints_desktop.rules.wording import capitalised, count
from db.number_terms import Scored
from ui.kit.buttons import Segments
from ui.kit.fields import TextField, TickField
from ui.kit.layouts import column, show_if
from ui.kit.texts import text

NONE = ""
KEYS: Mapping[str, Scored] = {"y": Scored.YES, "p": Scored.PARTLY, "n": Scored.NO, "x": Scored.NOT_APPLICABLE}
"""The keys by which a mark is given."""
WORDS = {
    NONE: "No mark",
    Scored.YES.value: "Yes",
    Scored.PARTLY.value: "Partly",
    Scored.NO.value: "No",
    Scored.NOT_APPLICABLE.value: "Not applicable",
}
SHORT = 600


class MarkRow(QFrame):
    """One criterion, with what the record shows of it, its mark, and what shows it."""

    marked = Signal()
    """A mark was given or changed."""
    next_asked = Signal()
    """A mark was given by its key: the next criterion is wanted."""

    def __init__(self, criterion: Criterion, shows: Found | None) -> None:
        """Begin without a mark, or with what the record shows."""
        super().__init__()
        self.criterion, self.shows = criterion, shows
        self.setProperty("role", "card")
        stack = column(self, gap=1.5, edge=3)
        stack.addWidget(text(f"{criterion.key}  {criterion.words}", "label"))
        stack.addWidget(text(f"{count(criterion.points, 'point')}. {criterion.ground}.", "small"))
        if shows:
            stack.addWidget(text(f"The record shows “{shows.scored.value}”: {shows.because}.", "hint"))
        self.choice = Segments(f"{criterion.key}, {criterion.words}", list(WORDS.items()))
        self.choice.chosen.connect(self._chosen)
        stack.addWidget(self.choice)
        hint = "The words of the letter or the file, or what is missing"
        self.quote = TextField(criterion.key, f"The sentence for {criterion.key}", hint=hint, longest=SHORT)
        why = f"Why {criterion.key} is not as the record shows"
        self.because = TextField(f"{criterion.key} because", why, longest=SHORT)
        self.critical = TickField(f"{criterion.key} critical", f"Critical fail: {criterion.critical}")
        self.critical.edited.connect(self.marked)
        for each in (self.quote, self.because, self.critical):
            stack.addWidget(each)
        if shows:
            self.choice.choose(shows.scored.value)
        self._show()

    @property
    def mark(self) -> Marked | None:
        """What is marked; None while nothing is."""
        if self.choice.value == NONE:
            return None
        quote, because = self.quote.value, self.because.value
        return Marked(scored=Scored(self.choice.value), quote=quote, because=because)

    @property
    def failed(self) -> bool:
        """Whether it is named as a critical fail."""
        return self._short and bool(self.criterion.critical) and self.critical.value

    def fill(self, kept: ScoreFacts, *, failed: bool) -> None:
        """Show what was kept."""
        self.critical.set_value(failed)
        if kept.scored.value in WORDS:
            self.choice.choose(kept.scored.value)
        self.quote.set_value(kept.quote)
        self.because.set_value(kept.overruled_because)
        self._show()

    def take_focus(self) -> None:
        """Put the cursor on the marks."""
        self.choice.setFocus()
        chosen = self.choice.findChildren(QWidget)
        first = next((each for each in chosen if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if first is not None:
            first.setFocus()

    def give(self, scored: Scored) -> None:
        """Give a mark."""
        self.choice.choose(scored.value)
        self._show()
        self.marked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the marks; what is typed into a field never comes here."""
        scored = KEYS.get(event.text().lower())
        if scored is None or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        self.give(scored)
        if not self._asks:
            self.next_asked.emit()
        else:
            (self.because if self._differs else self.quote).setFocus()

    @property
    def _differs(self) -> bool:
        return self.shows is not None and self.choice.value not in (NONE, self.shows.scored.value)

    @property
    def _asks(self) -> bool:
        return self._differs or (self._short and not self.criterion.presence)

    @property
    def _short(self) -> bool:
        return self.choice.value in (Scored.PARTLY.value, Scored.NO.value)

    def _chosen(self, _value: str) -> None:
        self._show()
        self.marked.emit()

    def _show(self) -> None:
        show_if(self.quote, self._short)
        show_if(self.critical, self._short and bool(self.criterion.critical))
        show_if(self.because, self._differs)


def said(score: ScoreFacts, stands: Scored) -> str:
    """Return how a mark is read: with what it was before a third person decided."""
    was = f", first marked “{score.scored.value}”" if stands is not score.scored else ""
    return f"{capitalised(stands.value)}{was}"
