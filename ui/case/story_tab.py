"""The story: one line of time of everything, filterable, with a contact added inline."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import count
from ui.case.contact_form import ContactForm
from ui.case.handover_card import handover_cards
from ui.case.host import CaseHost
from ui.case.story_items import story
from ui.kit.buttons import Segments
from ui.kit.layouts import column, empty, scrolled, show_if
from ui.kit.texts import text
from ui.kit.timeline import Timeline, TimelineItem

KINDS = (
    ("", "All"),
    ("contact", "Contacts"),
    ("event", "Steps"),
    ("decision", "Decisions"),
    ("promise", "Commitments"),
    ("letter", "Letters"),
)


class StoryTab(QWidget):
    """Everything that happened, newest first."""

    def __init__(self, host: CaseHost) -> None:
        """Start empty."""
        super().__init__()
        self.host = host
        self._items: list[TimelineItem] = []
        self._case_id = ""
        self.contact: ContactForm | None = None
        page = QWidget()
        self._area = scrolled(page)
        column(self, gap=0).addWidget(self._area)
        stack = column(page, gap=3, edge=(4, 6, 2, 6))
        self._handovers, self._cards = column(gap=2), list[QWidget]()
        stack.addLayout(self._handovers)
        self._form_place = column()
        stack.addLayout(self._form_place)
        self.filter = Segments("Show", KINDS)
        self.filter.chosen.connect(lambda _: self._narrow())
        stack.addWidget(self.filter)
        self.timeline = Timeline(whole=True)
        self.none = text("", "hint")
        stack.addWidget(self.none)
        stack.addWidget(self.timeline)
        stack.addStretch()

    @property
    def bar(self) -> QScrollBar:
        """What it scrolls by."""
        return self._area.verticalScrollBar()

    def show_view(self, view: CaseView) -> None:
        """Show the story of the case as it is now."""
        if view.case.id != self._case_id:
            self._case_id, self._items = view.case.id, []
            self._place_form(view)
        elif self.contact:
            self.contact.begin()
        if self.contact:
            self.contact.show_case(view.case)
        self._show_handovers(view)
        before, self._items = {item.id for item in self._items}, story(view.case, view.merged)
        new = [item for item in self._items if item.what == "contact" and item.id not in before]
        if before and new and self.filter.value not in ("", "contact"):
            self.filter.choose("")  # what was just added is to be seen
        self._narrow()

    def flush(self) -> None:
        """Keep what was typed since the last saving."""
        if self.contact:
            self.contact.flush()

    def _show_handovers(self, view: CaseView) -> None:
        """Show what is left of them; the cursor stays with them, and where none is left goes to the story."""
        at = QApplication.focusWidget()
        held = any(at and each.isAncestorOf(at) for each in self._cards)
        empty(self._handovers)
        self._cards = list(handover_cards(view.case, self.host.workplace, self))
        for card in self._cards:
            self._handovers.addWidget(card)
        if held:
            places = (*self._cards, self.filter)
            next(button for place in places for button in place.findChildren(QAbstractButton)).setFocus()

    def _place_form(self, view: CaseView) -> None:
        if self.contact:
            self.contact.flush()
            self.contact.hide()
            self.contact.deleteLater()
            self.contact = None
        if Act.CONTACT in view.allowed:
            self.contact = ContactForm(self.host.workplace, view.case.id)
            self._form_place.addWidget(self.contact)

    def _narrow(self) -> None:
        kind = self.filter.value
        shown = [item for item in self._items if kind in ("", item.what)]
        self.timeline.entries.show_items(shown)
        self.none.setText("" if shown else f"Nothing under “{dict(KINDS)[kind]}” in this case yet.")
        show_if(self.none, not shown)
        self.timeline.setAccessibleName(f"Story of the case, {count(len(shown), 'entry', 'entries')}")
