"""What every screen is given: the operations, the way to the other screens, and how it hears of changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Changes, Subject
from ui.kit.banner import Action
from ui.kit.reading_order import tab_stops
from ui.workplace.place import Place

if TYPE_CHECKING:
    from datetime import date

    from complaints_desktop.desk.desk import Desk
    from ui.workplace.operations import Operations


class Navigator(Protocol):
    """The way from one screen to another; the main window is one."""

    def open_case(self, case_id: str, place: str = "", subject: str = "") -> None:
        """Show a case, at the tab or form called `place`; `subject` is the id of what the form is about."""
        ...

    def open_letter(self, case_id: str, kind: str, about: str = "") -> None:
        """Show the letter of that kind of a case; `about`: the id of the matter it is about, where several wait."""
        ...

    def offer_acts(self, case_id: str, where: QPoint, row: Sequence[QAction] = ()) -> None:
        """Show what can be done to a case at a place on the screen, and above it what can be done to the `row`."""
        ...

    def show_screen(self, name: str) -> None:
        """Show one of the screens of the rail."""
        ...

    def show_place(self, place: Place) -> None:
        """Show a place: a screen, a case, a part of either."""
        ...

    def back(self) -> None:
        """Show the place before this one."""
        ...

    def open_beside(self, by: int) -> None:
        """Show the case `by` lines further in the list the present one was opened from."""
        ...

    def open_sharing(self, what: str = "") -> None:
        """Show how the sharing stands, with the clash or held work called `what` open."""
        ...

    def say(self, words: str, *, tone: str = "good", actions: tuple[Action, ...] = ()) -> None:
        """Say in passing that something was done, and what can be done about it."""
        ...


class BackUp(Protocol):
    """Writes a whole copy of the record; `OpenHome.backup` is one."""

    def __call__(self, path: Path, *, progress: Callable[[int, int], None]) -> str:
        """Write to `path`, telling `progress` of pages done and in all; return what to say about the key."""
        ...


@dataclass(frozen=True, slots=True)
class Workplace:
    """The operations on the record, and the way about."""

    operations: Operations
    go: Navigator
    folder: Path | None = None
    """Where a person's own way of looking is kept; None keeps nothing."""
    backup: BackUp | None = None
    """Writes a back-up of the record; None where there is no home around it."""

    def desk(self) -> Desk:
        """Return who is at work now, with the calendar and the settings."""
        return self.operations.office.desk()

    def today(self) -> date:
        """Return the day it is: asked each time, for a window stays open overnight."""
        return self.desk().today

    def why_not(self, day: date) -> str | None:
        """Return why a day is not worked by the calendar as it is now, None for a working day."""
        return self.desk().calendar.why_not(day)


class Screen(QWidget):
    """One screen: it loads when it is first looked at, and again when what it shows has changed."""

    subjects: frozenset[Subject] = frozenset()
    """What it shows: a change of any of these makes it stale."""

    def __init__(self, workplace: Workplace) -> None:
        """Belong to `workplace`."""
        super().__init__()
        self.setProperty("role", "page")
        self.workplace = workplace
        self._stale = True
        workplace.operations.changed.connect(self._hear)

    def load(self) -> None:
        """Ask the record for what this screen shows."""

    def show_place(self, place: Place) -> None:
        """Show a place of this screen; a screen that has parts says how."""
        raise NotImplementedError(f"{type(self).__name__} has no place {place}")

    def leave_opened(self) -> bool:
        """Go back to the screen itself from what lies open over it; return whether anything did."""
        return False

    @property
    def case_at_hand(self) -> str:
        """The id of the case that is shown, or chosen in a list; empty where there is none."""
        return ""

    lists_cases = False
    """Whether a case opened from here has others before and after it."""

    def open_beside(self, by: int) -> bool:
        """Open the line `by` lines further than the chosen one; return whether there is one."""
        raise NotImplementedError(f"{type(self).__name__} lists no cases ({by})")

    def focus_first(self) -> None:
        """Put the cursor where work begins: into the first control, where a screen names no better one."""
        first = next(tab_stops(self), None)
        (first or self).setFocus()

    def concerns(self, changes: Changes) -> bool:
        """Whether `changes` touch what is shown here."""
        return bool(self.subjects & changes.subjects)

    def _hear(self, changes: Changes, _initiator: QObject) -> None:
        if self.concerns(changes):
            self._stale = True
            if self.isVisible():
                self._load()

    def _load(self) -> None:
        self._stale = False
        self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Load what has become stale."""
        super().showEvent(event)
        if self._stale:
            self._load()
