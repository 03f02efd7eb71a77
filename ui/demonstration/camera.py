"""The program photographed: opened offscreen on a record, waited for until it is at rest, and grabbed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QDeadlineTimer,
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from complaints_desktop.office import Office
from complaints_desktop.reading.case_list import CaseFilter, case_lines, case_rows
from db.files import make_private_folder, write_whole
from db.moments import Clock, utc_now
from ui.app import Program, application
from ui.kit.colours import Look
from ui.kit.theme import theme

SIZE = (1440, 900)
ROUNDS = 7
"""Rounds of events a new size takes to arrive in the last corner of a page; what ends meanwhile may bring another."""

PATIENCE = 60_000
"""Milliseconds a picture may take before something is wrong."""

TICK = 20
"""Milliseconds after which a wait looks again where nothing has happened."""


class Studio:
    """The program with its window, waited for and photographed."""

    def __init__(self, home: Path, *, now: Clock = utc_now) -> None:
        """Open the program on the record in `home`; `now` tells the time."""
        qInstallMessageHandler(_quietly)
        self.program = Program(application(), home, now=now)
        self._ended = 0
        self.program.ready.connect(self._follow)
        self.window = self.program.window
        self.window.resize(*SIZE)
        self.window.show()
        self.program.open()
        self._wait(lambda: self.program.operations is not None, QDeadlineTimer(PATIENCE))
        self.settle()

    @property
    def office(self) -> Office:
        """The open record."""
        if self.program.operations is None:
            raise RuntimeError("the record could not be opened")
        return self.program.operations.office

    def case_of(self, name: str) -> str:
        """Return the id of the case of the person called `name`."""
        record = self.office.record
        return case_lines(record, case_rows(record, CaseFilter(text=name))[:1])[0].case_id

    def look(self, look: Look, percent: int) -> None:
        """Show everything in that look and size of text."""
        theme().set(look=look, percent=percent)

    def settle(self) -> None:
        """Wait until nothing is under way and everything is drawn; what ends in the last round begins them anew."""
        patience, at_rest = QDeadlineTimer(PATIENCE), 0
        while at_rest < ROUNDS:
            before = self._ended
            self._wait(self._idle, patience)
            QApplication.processEvents()
            at_rest = at_rest + 1 if self._ended == before and self._idle() else 0

    def picture(self, path: Path) -> Path:
        """Take a picture of the window."""
        self.settle()
        make_private_folder(path.parent)
        write_whole(path, _png(self.window.grab()))
        if self.window.search is not None:
            self.window.search.put_away()
        return path

    def share(self) -> None:
        """Share once, and wait until that is done."""
        if self.program.operations is not None:
            self.program.operations.share(self.window, lambda sharing: sharing.once())
        self.settle()

    def close(self) -> None:
        """Close the program."""
        self.window.close()
        self.program.close()

    def _follow(self) -> None:
        """Count what ends, for a screen may be drawn anew after it."""
        if self.program.operations is not None:
            self.program.operations.settled.connect(self._count)

    def _count(self, _task: object) -> None:
        self._ended += 1

    def _idle(self) -> bool:
        return self.program.operations is None or self.program.operations.idle

    def _wait(self, done: Callable[[], bool], patience: QDeadlineTimer) -> None:
        """Handle what happens until it is done; sleep where nothing does, for the record is read by another thread."""
        tick = QTimer(interval=TICK)
        tick.start()
        while not done():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if patience.hasExpired():
                raise TimeoutError("a screen did not come to rest")


def _quietly(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what the offscreen platform says of itself."""
    if "does not support propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def _png(picture: QPixmap) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())
