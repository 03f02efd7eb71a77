"""What the parts of the case screen are given: the case as it is, and the way to its forms."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.clocks import Clock
from ui.kit.layouts import column, empty, scrolled
from ui.workplace.workplace import Workplace


class CaseHost(Protocol):
    """The case screen, as its parts know it."""

    @property
    def workplace(self) -> Workplace:
        """The operations and the way about."""
        ...

    def open_sheet(self, name: str, subject: str = "", field: str = "") -> None:
        """Open a form over the tabs; `subject` is the id of what it is about, `field` where the cursor begins."""
        ...

    def open_deadline(self, clock: Clock) -> None:
        """Show the days of a clock, counted."""
        ...

    def open_document(self, document: DocumentFacts) -> None:
        """Look at a document of the case."""
        ...

    def open_redaction(self, document: DocumentFacts) -> None:
        """Black out what is not to be seen in a copy of a document."""
        ...


class CaseTab(QWidget):
    """One tab: a page of what the case says on one question. Drawn when it is looked at."""

    def __init__(self, host: CaseHost) -> None:
        """A page that scrolls."""
        super().__init__()
        self.host = host
        self._case_id = ""
        self._page = page = QWidget()
        outer = column(page, gap=4, edge=(5, 5, 6, 6))
        self.body = column(gap=4)
        outer.addLayout(self.body)
        outer.addStretch()
        self._area = scrolled(page)
        column(self, gap=0).addWidget(self._area)

    @property
    def bar(self) -> QScrollBar:
        """What it scrolls by; asked for each time, for the binding may end the answer of the time before."""
        return self._area.verticalScrollBar()

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is now; one that was read before stays where it was read."""
        read_at = self.bar.value() if view.case.id == self._case_id else 0
        self._case_id = view.case.id
        held = self._cursor()
        empty(self.body)
        self.draw(view)
        self._settle()
        self.bar.setValue(read_at)
        if held:
            there = [each for each in self._page.findChildren(QAbstractButton) if each.isVisible()]
            for button in [each for each in there if each.text() == held][:1] or there[:1]:
                button.setFocus()

    def _cursor(self) -> str:
        """Return the words of the button that has the cursor, where it is one of this page.

        It goes on to whatever is there when its button goes, such as Undo.
        """
        held = QApplication.focusWidget()
        return held.text() if isinstance(held, QAbstractButton) and self._page.isAncestorOf(held) else ""

    def _settle(self) -> None:
        """Show what was drawn and give the page its height at once: in between it would be empty, and at its top."""
        for each in self._page.children():
            if isinstance(each, QWidget) and not each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                each.setVisible(True)
        QCoreApplication.sendPostedEvents(self._page, QEvent.Type.LayoutRequest.value)

    def draw(self, view: CaseView) -> None:
        """Add what the tab says to the body."""
        raise NotImplementedError(type(self).__name__)
