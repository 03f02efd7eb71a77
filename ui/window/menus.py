"""The menu bar: every action of the program with its shortcut, so that a keyboard reaches all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from ui.kit.toasts import Toasts
from ui.settings.appearance import Appearance
from ui.workplace.place import Place
from ui.workplace.places import PLACES
from ui.workplace.workplace import Navigator

SAFEKEEPING = (
    ("back-up", "Back up…", "Ctrl+B"),
    ("check", "Check the record…", "Ctrl+Shift+B"),
    ("recovery", "Recovery words…", "Ctrl+Shift+K"),
)
"""The parts of keeping the record safe: name, words, keys."""


class Menus(QObject):
    """The menus of the window; the screen that is shown puts its own actions into one of them."""

    def __init__(
        self, window: QMainWindow, way: Navigator, appearance: Appearance, search: Callable[[], object], said: Toasts
    ) -> None:
        """Fill the menu bar of `window` with the `way` about, how all looks, the `search`, and what was `said` last."""
        super().__init__(window)
        self._window, self._way = window, way
        self._waiting: list[QAction] = []
        self._shown = ""
        bar = window.menuBar()
        names = ("&File", "&Edit", "&Go", "&Case", "&This screen", "&View", "&Help")
        self._menus = [bar.addMenu(name) for name in names]
        file, edit, go, self.case, self._here, view, help_ = self._menus
        self.case.menuAction().setVisible(False)  # filled when the record is open
        self._fill_file(file, way)
        self.undo = self._add(edit, "Undo what was done last", "Ctrl+Z", lambda: None)
        self._fill_go(go, way, search)
        self._fill_view(view, appearance, said)
        self._fill_help(help_)
        self.enable(on=False)

    def _fill_file(self, file: QMenu, way: Navigator) -> None:
        self._add(file, "Log a complaint", "Ctrl+N", lambda: way.show_screen("log"), waits=True)
        file.addSeparator()
        self._add(file, "Import complaints…", "Ctrl+I", lambda: way.show_screen("import"), waits=True)
        self._add(file, "Bring in the list of homes…", "Ctrl+Alt+I", lambda: way.show_screen("homes"), waits=True)
        self._add(
            file, "Print letters…", "Ctrl+Alt+P", lambda: way.show_place(Place("print", place="today")), waits=True
        )
        for part, words, keys in SAFEKEEPING:
            place = Place("safekeeping", place=part)
            self._add(file, words, keys, partial(way.show_place, place), waits=True)
        file.addSeparator()
        self._add(file, "Wording of letters…", "", lambda: way.show_screen("wording"), waits=True)
        self._add(file, "How long cases are kept…", "", lambda: way.show_screen("retention"), waits=True)
        self._add(file, "Who looked…", "", lambda: way.show_screen("looked"), waits=True)
        self._add(file, "Sharing", "Ctrl+.", lambda: way.show_screen("sharing"), waits=True)
        self._add(file, "Settings", "Ctrl+,", lambda: way.show_screen("settings"), waits=True)
        file.addSeparator()
        self._add(file, "Quit", "Ctrl+Q", self._window.close)

    def _fill_go(self, go: QMenu, way: Navigator, search: Callable[[], object]) -> None:
        for name, entry in PLACES.items():
            if entry.on_rail:
                self._add(go, entry.title, entry.shortcut, partial(way.show_screen, name), waits=True)
        self._add(go, "Search", "Ctrl+K", search, waits=True)
        self._add(go, "Back", "Alt+Left", way.back, waits=True)

    def _fill_view(self, view: QMenu, appearance: Appearance, said: Toasts) -> None:
        self._add(view, "Larger text", "Ctrl++", lambda: appearance.step(1))
        self._add(view, "Smaller text", "Ctrl+-", lambda: appearance.step(-1))
        self._add(view, "Text at 100 %", "Ctrl+0", lambda: appearance.choose_size(100))
        view.addSeparator()
        self._add(view, "Put messages away", "Shift+Esc", said.put_all_away)
        view.addSeparator()
        for look, words, keys in (
            ("light", "Light", "Ctrl+Alt+L"),
            ("dark", "Dark", "Ctrl+Alt+D"),
            ("high contrast", "High contrast", "Ctrl+Alt+H"),
            ("system", "As the system is", "Ctrl+Alt+S"),
        ):
            self._add(view, words, keys, partial(appearance.choose_look, look))
        view.addSeparator()
        self._add(view, "Closer or wider rows in lists", "Ctrl+Alt+R", appearance.turn_density)

    def _fill_help(self, help_: QMenu) -> None:
        self._add(help_, "About this screen", "F1", self._help, waits=True)
        self._add(help_, "Keyboard shortcuts", "Ctrl+F1", self._keys)
        self._add(help_, "Letters and the Code", "", lambda: self._way.show_screen("letters-and-code"), waits=True)
        self._add(help_, "Getting help", "Shift+F1", self._stuck)
        self._add(help_, "About Complaints Desktop", "Ctrl+Shift+F1", self._about)

    def _help(self) -> None:
        from ui.window.help import screen_page  # late, as each page of help: the first frame has no need of it

        if self._shown:
            screen_page(self._window, self._shown, self._here.actions()).open()

    def _keys(self) -> None:
        from ui.window.help import keys_page

        keys_page(self._window, self._menus).open()

    def _stuck(self) -> None:
        from ui.window.help import stuck_page

        stuck_page(self._window).open()

    def _about(self) -> None:
        from ui.window.help import about_page

        about_page(self._window).open()

    def enable(self, *, on: bool = True) -> None:
        """Let the actions that need the record be used."""
        for action in self._waiting:
            action.setEnabled(on)

    def acts(self) -> Iterator[tuple[str, QAction]]:
        """Yield what can be done now by the menus, each with the title of its menu; not the acts on a case."""
        for menu in self._menus:
            for action in menu.actions():
                if action.text() and action.isEnabled() and menu is not self.case:
                    yield menu.title().replace("&", ""), action

    def show_place(self, name: str, screen: QWidget) -> None:
        """Put the actions of `screen`, the place called `name`, into the menu of this screen."""
        self._shown = name
        for action in self._here.actions():  # not clear(): it would end the actions, and with them their shortcuts
            self._here.removeAction(action)
        self._here.addActions(screen.actions())
        self._here.menuAction().setVisible(bool(screen.actions()))

    def _add(self, menu: QMenu, words: str, keys: str, act: Callable[[], object], *, waits: bool = False) -> QAction:
        action = QAction(words, self._window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda *_: act())
        menu.addAction(action)
        if waits:
            self._waiting.append(action)
        return action
