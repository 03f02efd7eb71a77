"""Where the window stands: inside the screen there is, and on each screen where it was left the last time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.files import UNREADABLE, make_private_folder, write_whole

LIKED = QSize(1440, 900)
"""As large as the window would like to be; a screen with less room is filled."""

FARTHEST = 100_000
"""Pixels no desk of screens is wide or high."""

TITLE_BAR = 32
"""Pixels the system's title bar takes above the window: it is not known before the window is shown."""


@dataclass(frozen=True, slots=True)
class Room:
    """A screen: what it is known by, and what of it a window may cover."""

    name: str
    available: QRect


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the window was left on a screen."""

    rect: QRect
    maximised: bool


def screens() -> Sequence[Room]:
    """Return the screens there are now, the main one first; each is known by its name and where it stands."""
    main = QGuiApplication.primaryScreen()
    found = sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)
    return [Room(_name(screen.name(), screen.geometry()), screen.availableGeometry()) for screen in found]


def fitted(wanted: QRect, available: QRect) -> QRect:
    """Return `wanted`, moved and made smaller as far as it must be to stand whole in `available`."""
    room = available.adjusted(0, TITLE_BAR, 0, 0)
    size = wanted.size().boundedTo(room.size())
    left = max(room.left(), min(wanted.left(), room.left() + room.width() - size.width()))
    top = max(room.top(), min(wanted.top(), room.top() + room.height() - size.height()))
    return QRect(left, top, size.width(), size.height())


class Placement(QObject):
    """Places one window, and keeps where it is left in a small file."""

    def __init__(
        self, window: QWidget, file: Path | None = None, rooms: Callable[[], Sequence[Room]] = screens
    ) -> None:
        """Place `window` by what `file` holds; None keeps nothing. `rooms` are the screens there are."""
        super().__init__(window)
        self._window, self._file, self._rooms = window, file, rooms
        self._left: dict[str, _Left] = {}
        self._last = ""
        self._read()
        self._place()
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self.bring_inside)
            app.primaryScreenChanged.connect(self.bring_inside)

    def bring_inside(self, *_: object) -> None:
        """Bring a window back that stands where no screen is any more; what is maximised the system looks after."""
        if not (self._window.isMaximized() or self._window.isMinimized()):
            rect = self._window.geometry()
            self._window.setGeometry(fitted(rect, self._room_of(rect).available))

    def keep(self) -> None:
        """Write down where the window is left."""
        if self._file:
            kept = {name: [*_numbers(each.rect), each.maximised] for name, each in self._left.items()}
            make_private_folder(self._file.parent)
            write_whole(self._file, json.dumps({"last": self._last, "screens": kept}).encode())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look where the window goes, and keep it when it is closed."""
        if watched is self._window:
            if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange):
                self._look()
            elif event.type() == QEvent.Type.Close:
                self._look()
                self.keep()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        rooms = self._rooms()
        room = next((each for each in rooms if each.name == self._last), rooms[0])
        liked = QRect(room.available.topLeft(), LIKED)
        liked.moveCenter(room.available.center())
        given = fitted(liked, room.available)
        known = self._left.get(room.name, _Left(given, maximised=given.size() != LIKED))
        self._window.setGeometry(fitted(known.rect, room.available))
        if known.maximised:
            self._window.showMaximized()

    def _look(self) -> None:
        """Remember where the window is on its screen; in the taskbar it is nowhere."""
        if not self._window.isVisible() or self._window.isMinimized():
            return
        maximised = self._window.isMaximized()
        rect = self._window.normalGeometry() if maximised else self._window.geometry()
        room = self._room_of(self._window.geometry())
        self._last = room.name
        self._left[room.name] = _Left(rect, maximised)

    def _room_of(self, rect: QRect) -> Room:
        """Return the screen that shows most of `rect`, the main one where none does."""

        def shown(room: Room) -> int:
            common = room.available.intersected(rect)
            return common.width() * common.height()

        return max(self._rooms(), key=shown)

    def _read(self) -> None:
        if not (self._file and self._file.exists()):
            return
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            self._left = {name: _left(each) for name, each in _table(kept["screens"]).items()}
            self._last = str(kept["last"])
        except UNREADABLE:
            self._left, self._last = {}, ""  # a file that cannot be read costs no more than the place


def _table(kept: object) -> Mapping[str, Sequence[int]]:
    if not isinstance(kept, dict):
        raise TypeError("no table of screens")
    return kept


def _numbers(rect: QRect) -> tuple[int, int, int, int]:
    return rect.x(), rect.y(), rect.width(), rect.height()


def _left(kept: Sequence[int]) -> _Left:
    *numbers, maximised = (int(each) for each in kept)
    if max(map(abs, numbers)) > FARTHEST:
        raise ValueError("no screen reaches there")
    x, y, width, height = numbers
    return _Left(QRect(x, y, width, height), bool(maximised))


def _name(name: str, geometry: QRect) -> str:
    return f"{name} {geometry.width()}x{geometry.height()}+{geometry.x()}+{geometry.y()}"
