"""A case: the head, the tabs, the forms over them, and always what the Code asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.letters.catalogue import letter_acts, letter_for, letter_names
from complaints_desktop.reading.case_view import CaseView, view_case
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.refusals import Lead, Refused
from ui.case.code_panel import CodePanel
from ui.case.commitments_tab import CommitmentsTab
from ui.case.complaint_tab import ComplaintTab
from ui.case.deadline import DeadlinePage
from ui.case.document_page import DocumentPage
from ui.case.documents_tab import DocumentsTab
from ui.case.head import CaseHead
from ui.case.host import CaseHost
from ui.case.letters_tab import LettersTab
from ui.case.money_tab import MoneyTab
from ui.case.next_letter import say_done
from ui.case.people_tab import PeopleTab
from ui.case.record_tab import RecordTab
from ui.case.redaction_page import RedactionPage
from ui.case.story_tab import StoryTab
from ui.kit.layouts import column, filling
from ui.kit.panes import MAIN, Pages, SidePanes, height_to_see
from ui.kit.tabs import Tabs
from ui.kit.theme import theme
from ui.sheets.sheet import ActionSheet
from ui.sheets.sheet_table import INLINE, ON_SOMETHING, SHEETS, TAB_OF, sheet_of
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

LEFT = 80
"""Units of height the whole head has to leave to the page; where it cannot, it takes only a line."""


class Tab(Protocol):
    """What the screen knows of a tab."""

    @property
    def bar(self) -> QScrollBar:
        """What the tab scrolls by."""
        ...

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is now."""
        ...


TABS: dict[str, tuple[str, Callable[[CaseHost], QWidget]]] = {
    "story": ("Story", StoryTab),
    "complaint": ("Complaint", ComplaintTab),
    "promises": ("Commitments", CommitmentsTab),
    "letters": ("Letters", LettersTab),
    "people": ("People and needs", PeopleTab),
    "money": ("Money", MoneyTab),
    "documents": ("Documents", DocumentsTab),
    "record": ("Record", RecordTab),
}


class CaseScreen(Screen):
    """One case at a time."""

    subjects = frozenset(
        {Subject.CASE, Subject.COMMITMENTS, Subject.LETTERS, Subject.DOCUMENTS, Subject.PEOPLE, Subject.CALENDAR}
    )

    def __init__(self, workplace: Workplace) -> None:
        """Lay out head, tabs and side."""
        super().__init__(workplace)
        self.view: CaseView | None = None
        self._case_id = ""
        self._waiting: tuple[str, str, str] | None = None  # what to open as soon as the case has been read
        self._back = False  # whether one goes back from the form that is open when it is done
        self._sheets: dict[tuple[str, str], ActionSheet] = {}
        self._drawn: set[int] = set()
        self.head, self.code = CaseHead(self), CodePanel(self)
        self.tabs = Tabs("Parts of the case")
        for title, make in TABS.values():
            self.tabs.add(make(self), title)
        self.tabs.changed.connect(self._draw_tab)
        self.over = filling(Pages(), least_height=45)
        self.over.addWidget(self.tabs)
        self.over.currentChanged.connect(self._fold)
        self.tabs.changed.connect(self._fold)
        self.head.stood.connect(self._fold)
        for page in self.tabs.pages:
            cast(Tab, page).bar.valueChanged.connect(self._fold)
        main = QWidget()
        stack = column(main, gap=0)
        stack.addWidget(self.head)
        stack.addWidget(self.over, 1)
        self.panes = SidePanes(main, self.code, names=("The case", "What the Code asks"), units=84, share=0.3)
        column(self, gap=0).addWidget(self.panes)
        for number, name in enumerate(TABS, 1):
            screen_action(self, TABS[name][0], f"Alt+{number}", partial(self.open_sheet, name))
        screen_action(self, "Next step", "Ctrl+Shift+Return", self.head.next.click)
        screen_action(self, "Next case in the list", "Ctrl+PgDown", partial(workplace.go.open_beside, 1))
        screen_action(self, "Previous case in the list", "Ctrl+PgUp", partial(workplace.go.open_beside, -1))
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.head.customContextMenuRequested.connect(
            lambda where: workplace.go.offer_acts(self._case_id, self.head.mapToGlobal(where))
        )

    def show_place(self, place: Place) -> None:
        """Show a case, at a tab, a form or the form about something in it: opened when the case has been read."""
        if place.case_id != self._case_id:
            self._forget_sheets()
            self._case_id, self.view = place.case_id, None
            self.tabs.show_part(0)
        self._waiting = (place.place, place.subject, place.field) if place.place else None
        self._back = place.back
        self._load()

    def load(self) -> None:
        """Ask for the case."""
        case_id = self._case_id
        if not case_id:
            return

        self.workplace.operations.read(
            self, question(view_case, case_id=case_id), self._show, topic="case", words="Opening the case"
        )

    def concerns(self, changes: Changes) -> bool:
        """Only changes of this case, or of everything."""
        return super().concerns(changes) and (not changes.cases or self._case_id in changes.cases)

    @property
    def case_at_hand(self) -> str:
        """The case that is shown."""
        return self._case_id

    def focus_first(self) -> None:
        """Put the cursor on the tabs, or into what is open over them."""
        page = self.over.currentWidget()
        if isinstance(page, ActionSheet | DeadlinePage | DocumentPage | RedactionPage):
            page.focus_first()
        else:
            self.tabs.focus()

    def open_sheet(self, name: str, subject: str = "", field: str = "") -> None:
        """Open a tab, a form or a letter by name; in a form the cursor begins at `field`."""
        if self.view is None:
            self._waiting = name, subject, field
        elif name in TABS or name in INLINE:
            self._leave()
            self._show_tab(INLINE.get(name, name))
        elif name in ON_SOMETHING:  # gone back from, it leaves the reader at what it was about
            self._show_tab(TAB_OF[name])
            if subject:
                self._open(self._sheet(name, subject), field)
            else:
                self._leave()
        elif name in SHEETS:
            self._open(self._sheet(name, subject), field)
        elif name in letter_names():
            self.workplace.go.open_letter(self._case_id, name, subject)
        else:
            self._open_letter(letter_acts()[name], self.view.case.current.number)

    def _show_tab(self, name: str) -> None:
        self.panes.show_part(MAIN)
        self.tabs.show_part(list(TABS).index(name))

    def _open_letter(self, act: Act, stage: int) -> None:
        """Go to the letter that an act is; say so where the program has none for the stage."""
        try:
            self.workplace.go.open_letter(self._case_id, letter_for(act, stage).name)
        except Refused as refused:
            self.workplace.operations.refused.emit(refused)

    def open_deadline(self, clock: Clock) -> None:
        """Show the days of a clock, counted."""
        self._show_over(DeadlinePage(clock, self.workplace.desk()))

    def open_document(self, document: DocumentFacts) -> None:
        """Look at a document of the case."""
        self._show_over(DocumentPage(self.workplace, document))

    def open_redaction(self, document: DocumentFacts) -> None:
        """Black out what is not to be seen in a copy of a document."""
        self._show_over(RedactionPage(self.workplace, self._case_id, document))

    def _show_over(self, page: DeadlinePage | DocumentPage | RedactionPage) -> None:
        """Show a page over the tabs until it is left."""
        page.left.connect(self._leave)
        page.left.connect(page.deleteLater)
        self.over.addWidget(page)
        self._open(page)

    def _sheet(self, name: str, subject: str) -> ActionSheet:
        known = self._sheets.get((name, subject))
        if known is None:
            known = sheet_of(name, self.workplace, cast(CaseView, self.view), subject)
            known.left.connect(self._go_back)
            known.done.connect(lambda words: self._done(name, subject, words))
            known.leads.connect(self._go_on)
            self._sheets[name, subject] = known
            self.over.addWidget(known)
        return known

    def _go_on(self, lead: Lead) -> None:
        """Go on from a refusal in another form; what was typed in the first is kept."""
        self.open_sheet(lead.form)
        self._sheet(lead.form, "").form.fill(lead.known)

    def _open(self, page: QWidget, field: str = "") -> None:
        self.panes.show_part(MAIN)
        self.over.setCurrentWidget(page)
        self.focus_first()
        if isinstance(page, ActionSheet):
            page.form.jump(field)

    def _done(self, name: str, subject: str, words: str) -> None:
        sheet = self._sheets.pop((name, subject))
        self._go_back()
        self.over.removeWidget(sheet)
        sheet.deleteLater()
        if sheet.made_case:
            opens = ("Open the complaint", partial(self.workplace.go.open_case, sheet.made_case))
            self.workplace.go.say(words, actions=(opens,))
        else:
            say_done(self, self.workplace, words, sheet.row.form.header.act, sheet.case.id)

    def _go_back(self) -> None:
        """Leave a form: to the tabs, or to where one came from to fill in this form alone."""
        self._leave()
        if self._back:
            self._back = False
            self.workplace.go.back()

    def _leave(self) -> None:
        self.over.setCurrentWidget(self.tabs)
        self.focus_first()

    def _forget_sheets(self) -> None:
        self.over.setCurrentWidget(self.tabs)
        for sheet in self._sheets.values():
            sheet.flush()
            self.over.removeWidget(sheet)
            sheet.deleteLater()
        self._sheets.clear()

    def _show(self, view: CaseView) -> None:
        self.view = view
        self._drawn.clear()
        self.head.show_view(view, self.workplace.desk())
        self.code.show_view(view)
        self._draw_tab(self.tabs.number)
        self._fold()
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            self.open_sheet(*waiting)

    def _fold(self) -> None:
        """Give the page the room of the head: under a form, in a low window, or where the reader has scrolled on.

        A page that is hardly longer than its room is left alone: with more room it would no longer scroll at all.
        """
        if not self.isVisible():
            return
        head, bar = self.head, cast(Tab, self.tabs.page).bar
        low = height_to_see(self) - head.whole_height() < theme().pixels(LEFT)
        if self.over.currentWidget() is not self.tabs or low:
            head.fold(True)
        elif bar.value() == 0:
            head.fold(False)
        elif bar.maximum() > head.height():
            head.fold(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the head where the window is low."""
        super().resizeEvent(event)
        self._fold()

    def _draw_tab(self, index: int) -> None:
        if self.view and index not in self._drawn:
            self._drawn.add(index)
            cast(Tab, self.tabs.pages[index]).show_view(self.view)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Keep what is being typed."""
        for sheet in self._sheets.values():
            sheet.flush()
        cast(StoryTab, self.tabs.pages[0]).flush()
