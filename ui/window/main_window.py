"""The window: the rail on the left, the search over the page, one screen at a time; painted before the record opens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QScrollArea, QStackedWidget, QWidget

from db.problems import EnvironmentProblem
from ui.kit.banner import Action
from ui.kit.layouts import column, row, scrolled
from ui.kit.panes import Held
from ui.kit.reading_order import bring_into_view, next_stop
from ui.kit.theme import theme
from ui.kit.toasts import Toasts
from ui.settings.appearance import Appearance
from ui.window.menus import Menus
from ui.window.notices import Notices
from ui.window.rail import Rail
from ui.window.under_way import UnderWay
from ui.window.unopened import Unopened
from ui.workplace.place import Place
from ui.workplace.places import PLACES, History
from ui.workplace.workplace import BackUp, Screen, Workplace

if TYPE_CHECKING:
    from ui.kit.palette import Palette
    from ui.sharing.words import Said
    from ui.window.case_menu import CaseMenu
    from ui.window.undoing import Undoing
    from ui.workplace.operations import Operations

ROOM_FOR_WORDS = 280.0
"""Units across from which the rail has room for its words; a window with less shows the drawings alone."""


class MainWindow(QMainWindow):
    """The frame of the program, and the way from one screen to another."""

    left = Signal()
    """The window was closed."""

    def __init__(self, appearance: Appearance, folder: Path | None = None) -> None:
        """Paint the frame; nothing of the record is needed for it. `folder` keeps a person's own settings."""
        super().__init__()
        self.setWindowTitle("Complaints Desktop")
        self.appearance, self._folder = appearance, folder
        self._workplace: Workplace | None = None
        self._undoing: Undoing | None = None
        self._screens: dict[str, Screen] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._history = History()
        self._list: Screen | None = None
        """The list the present case was opened from."""
        self.rail = Rail(PLACES, self.show_screen, search=self.search_all, open_sharing=self.open_sharing)
        self._middle = QWidget()
        self.search: Palette | None = None
        """Lies over the page; made when the record is open, for the first frame has no need of it."""
        self.pages = QStackedWidget()
        self.word = Toasts(self.pages)
        self.pages.currentChanged.connect(lambda _: QTimer.singleShot(0, self.word, self.word.fit))
        self.notices = Notices(self)
        self.under_way = UnderWay(self, self.word)
        self.unopened = Unopened(self.pages, self.rail.status, self.under_way)
        self.case_menu: CaseMenu | None = None
        self._lay_out()
        self.menus = Menus(self, self, appearance, self.search_all, self.word)
        theme().changed.connect(self._fit_rail)
        theme().dress(self)

    def opened(
        self,
        operations: Operations,
        *,
        sample: bool,
        notice: str = "",
        first: str = "my-work",
        backup: BackUp | None = None,
    ) -> None:
        """Show the record that is now open, its `first` screen first; `notice` about its key stays visible."""
        from ui.window.undoing import Undoing

        self.unopened.opened()
        self._workplace = Workplace(operations, self, self._folder, backup)
        self._undoing = Undoing(operations, self.menus.undo, partial(self.say, tone="info"))
        self.under_way.follow(operations)
        operations.changed.connect(self._hear)
        self._notice = notice
        self.notices.sample.setVisible(sample)
        if not sample:
            self.notices.guide(operations, self)
        self._hear()
        self.rail.enable()
        self.menus.enable()
        self.show_screen(first)

    def show_screen(self, name: str) -> None:
        """Show one of the screens of the rail."""
        self.show_place(Place(name))

    def open_case(self, case_id: str, place: str = "", subject: str = "") -> None:
        """Show a case, at the tab or form called `place`; `subject` is the id of what the form is about."""
        self.show_place(Place("case", case_id, place, subject))

    def offer_acts(self, case_id: str, where: QPoint, row: Sequence[QAction] = ()) -> None:
        """Show what can be done to a case at a place on the screen, and above it what can be done to the `row`."""
        self.make_ready()
        if self.case_menu is not None and case_id:
            self.case_menu.pop_up(case_id, where, row)

    def open_letter(self, case_id: str, kind: str, about: str = "") -> None:
        """Show the letter of that kind of a case; `about`: the id of the matter it is about, where several wait."""
        self.show_place(Place("letter", case_id, kind, about))

    def open_sharing(self, what: str = "") -> None:
        """Show how the sharing stands, with the clash or held work called `what` open."""
        self.show_place(Place("sharing", place=what))

    def show_place(self, place: Place, *, remember: bool = True) -> None:
        """Show a place; `remember` it for the way back."""
        if self._workplace is None:
            return
        if place.screen not in self._screens:
            screen = PLACES[place.screen].make(self._workplace)
            self._screens[place.screen] = screen
            self._areas[place.screen] = area = scrolled(Held(screen))  # at 200 % it may need more room than there is
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
            self.pages.addWidget(area)
        if remember:
            self._history.go(place)
        screen, case_before = self._screens[place.screen], self._case_at_hand()
        if place.case_id:
            lists = (each for each in (self._present(), self._list) if each and each.lists_cases)
            self._list = next((each for each in lists if each.case_at_hand == place.case_id), None)
        left = False
        if place.case_id or place.place:
            screen.show_place(place)
        elif not remember or self.pages.currentWidget() is self._areas[place.screen]:
            left = screen.leave_opened()
        if self.pages.currentWidget() is not self._areas[place.screen] or self._case_at_hand() != case_before:
            self.word.go_on()
        self.pages.setCurrentWidget(self._areas[place.screen])
        self.rail.show_place(PLACES[place.screen].part_of or place.screen)
        self.menus.show_place(place.screen, screen)
        if place.case_id or not (place.place or left):  # a part of a screen has put the cursor where it belongs
            screen.focus_first()

    def back(self) -> None:
        """Show the place before this one."""
        place = self._history.back()
        if place:
            self.show_place(place, remember=False)

    def open_beside(self, by: int) -> None:
        """Show the case `by` lines further in the list the present one was opened from."""
        if self._list is None:
            self.say("This case was not opened from a list", tone="info")
        elif not self._list.open_beside(by):
            self.say(f"That was the {'last' if by > 0 else 'first'} one of the list", tone="info")

    def shown(self, name: str) -> Screen | None:
        """Return a screen that has been shown."""
        return self._screens.get(name)

    @property
    def area(self) -> QScrollArea | None:
        """What the present screen scrolls in, where it needs more room than there is."""
        current = self.pages.currentWidget()
        return current if isinstance(current, QScrollArea) else None

    def make_ready(self) -> None:
        """Let acts on cases be done by menu and keys, and all be found.

        What it imports takes a second: the first screen does not wait for it, and whoever searches before it is there
        does.
        """
        if self._workplace is None or self.case_menu is not None:
            return
        from ui.kit.palette import Palette
        from ui.window.case_menu import CaseMenu
        from ui.window.search import Search

        self.case_menu = CaseMenu(self.menus.case, self, self._workplace, self._case_at_hand)
        self.menus.case.menuAction().setVisible(True)
        placeholder = "A name, a reference, an address, a telephone number, any words, or what to do"
        self.search = Palette("Search", placeholder, self._middle, self.notices.sample)
        Search(self.search, self._workplace, self._case_at_hand, self.menus.acts, self.case_menu.do)

    def search_all(self) -> None:
        """Lay the search over the page."""
        self.make_ready()
        if self.search is not None:
            self.search.open_()

    def come_forward(self) -> None:
        """Stand before other windows, out of the taskbar where it was put there: the program was started again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def say(self, words: str, *, tone: str = "good", actions: tuple[Action, ...] = ()) -> None:
        """Say in passing that something was done, and what can be done about it."""
        undo = self._undoing.offer() if self._undoing is not None and tone == "good" else ()
        toast = self.word.say(words, tone=tone, actions=(*undo, *actions))
        if self._undoing is not None and undo:
            self._undoing.let_go = partial(self.word.put_away, toast)

    def _lay_out(self) -> None:
        across = row(self._middle, gap=0)
        across.addWidget(self.rail)
        main = column(gap=0)
        main.addLayout(self.notices.strips)
        main.addLayout(self.word.over(), 1)
        main.addWidget(self.under_way.strip)
        across.addLayout(main, 1)
        self.setCentralWidget(self._middle)

    def _present(self) -> Screen | None:
        """Return the screen that is shown."""
        shown = self.area.widget() if self.area else None
        return shown.held if isinstance(shown, Held) and isinstance(shown.held, Screen) else None

    def _case_at_hand(self) -> str:
        present = self._present()
        return present.case_at_hand if present else ""

    def _hear(self, *_: object) -> None:
        """Say anew, around the pages, what may have changed."""
        if self._workplace:
            desk = self._workplace.desk()
            self._ask_status(self._workplace.operations)
            self.rail.show_officer(desk.officer)
            self.notices.say_unread(desk.settings)

    def _ask_status(self, operations: Operations) -> None:
        from ui.window.status import status_of

        problem = operations.not_shared
        operations.read(self.rail.status, lambda office: status_of(office, problem), self._show_status, topic="status")

    def _show_status(self, said: Said) -> None:
        self.rail.status.show_said(said)
        self.rail.say_key(self._notice)

    def shut_out(self, problem: EnvironmentProblem) -> None:
        """Show nothing of the record any more: this desk may not use it."""
        for screen in self._screens.values():
            screen.hide()
        self.unopened.shut_out(problem)
        self._workplace = None
        self.notices.put_away()
        self.rail.enable(on=False)
        if self.search is not None:
            self.search.put_away(give_back=False)
        self.menuBar().setEnabled(False)
        self.word.say(problem.what, more=problem.advice, tone="danger")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go on with Tab as the window is read; Qt itself would go in the order in which things were made."""
        control = next_stop(self.centralWidget() or self, self.focusWidget(), back=not forward)
        if control is None:
            return super().focusNextPrevChild(forward)
        control.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        bring_into_view(control)
        return True

    def _fit_rail(self) -> None:
        self.rail.set_narrow(self.width() < theme().pixels(ROOM_FOR_WORDS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rail what it needs at this width."""
        super().resizeEvent(event)
        self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave: what is being typed is saved first by the screens as they are hidden."""
        for screen in self._screens.values():
            screen.hide()
        super().closeEvent(event)
        self.left.emit()


def program_icon() -> QIcon:
    """Return the icon of the program."""
    from ui.kit.icons import icon

    return icon("complaints-desktop", units=16)
