"""The views of the case list: picked by name or by key, saved, renamed and let go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from ui.cases.views import BUILT_IN, SavedViews, View
from ui.kit.texts import unmarked

KEYS = tuple(f"Alt+{n}" for n in range(1, 10))
"""The first nine views have keys."""


class ViewMenu(QObject):
    """Which view is shown, and what can be done with it."""

    picked = Signal(object)
    said = Signal(str, object)
    """What was done, in words, and what takes it back, if anything does."""

    def __init__(self, screen: QWidget, views: SavedViews, present: Callable[[str], View]) -> None:
        """`present` makes a view of the name given from how the list is now."""
        super().__init__(screen)
        self._screen, self._views, self._present = screen, views, present
        self.shown: View = BUILT_IN[0]
        self._keys = [self._key_action(keys) for keys in KEYS]
        self._name_keys()

    def menu(self) -> QMenu:
        """Return the menu, the view shown marked."""
        menu = QMenu("Views", self._screen)
        for n, view in enumerate(self._views.all()):
            action = menu.addAction(unmarked(view.name), partial(self.picked.emit, view))
            action.setCheckable(True)
            action.setChecked(view.name == self.shown.name)
            if n < len(KEYS):
                action.setText(f"{unmarked(view.name)}\t{KEYS[n]}")  # shown only: the key is the screen's own
        menu.addSeparator()
        menu.addAction("Save as a view…\tCtrl+Shift+S", self.ask_name)
        if self._views.saved(self.shown.name):
            name = unmarked(self.shown.name)
            menu.addAction(f"Save the changes to “{name}”", partial(self.save, self.shown.name))
            menu.addAction(f"Rename “{name}”…", self.ask_new_name)
            menu.addAction(f"Delete “{name}”", partial(self.delete, self.shown.name))
        return menu

    def ask_name(self) -> None:
        """Ask for a name, and save what is shown under it."""
        self._ask("Save this view", "", self.save)

    def ask_new_name(self) -> None:
        """Ask how the saved view shown is to be called."""
        self._ask("Rename this view", self.shown.name, self.rename)

    def save(self, name: str) -> None:
        """Keep how the list is now under a name."""
        self.shown = self._present(name)
        self._views.save(self.shown)
        self._done(f"The view “{name}” is saved")

    def rename(self, name: str) -> None:
        """Call the saved view shown by another name."""
        before = self.shown.name
        self._views.rename(before, name)
        self.shown = next(each for each in self._views.all() if each.name == name)
        self._done(f"“{before}” is now called “{name}”")

    def delete(self, name: str) -> None:
        """Let a saved view go; the list stays as it is."""
        (gone,) = (view for view in self._views.all() if view.name == name)
        self._views.delete(name)
        self.shown = View(name="Cases")
        self._done(f"The view “{name}” is deleted; the list stays as it is", partial(self._bring_back, gone))

    def _bring_back(self, view: View) -> None:
        self._views.save(view)
        self.picked.emit(view)
        self._name_keys()

    def _ask(self, title: str, name: str, act: Callable[[str], None]) -> None:
        why = ""
        while True:
            words = "\n".join(part for part in (why, "Name of the view") if part)
            name, said = QInputDialog.getText(self._screen, title, words, text=name)
            if not said:
                return
            why = self._views.why_not(name)
            if not why:
                act(name.strip())
                return

    def _done(self, words: str, undo: Callable[[], object] | None = None) -> None:
        self._name_keys()
        self.said.emit(words, undo)

    def _key_action(self, keys: str) -> QAction:
        action = QAction(self._screen)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self._pick(self._keys.index(action)))
        self._screen.addAction(action)
        return action

    def _pick(self, place: int) -> None:
        self.picked.emit(self._views.all()[place])

    def _name_keys(self) -> None:
        views = self._views.all()
        for n, action in enumerate(self._keys):
            there = n < len(views)
            action.setText(f"View: {unmarked(views[n].name)}" if there else "")
            action.setVisible(there)
            action.setEnabled(there)
