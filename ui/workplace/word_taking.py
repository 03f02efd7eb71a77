"""Takes the words of documents for the search on a thread of its own, whenever there is one that nobody has read."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from complaints_desktop.desk.changes import Changes, Subject
from db.problems import EnvironmentProblem
from ui.workplace.fault import report_of

if TYPE_CHECKING:
    from ui.workplace.operations import Operations

AGAIN = 60
"""Seconds between two looks for what came from another desk."""


class WordTaking(QObject):
    """Begun once the first screen is there; what is attached is found by its words a moment later."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        """Belong to the program; it works on the record behind `operations`."""
        from complaints_desktop.documents.apart import WordReader

        super().__init__(parent)
        self._operations, self._reader = operations, WordReader()
        self._ended, self._woken = Event(), Event()
        self._thread = Thread(target=self._run, name="words")
        operations.changed.connect(self._hear)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Leave the document that is being read for the next time, and end."""
        self._ended.set()
        self._woken.set()
        if self._thread.is_alive():
            self._reader.close()
            self._thread.join()

    def _hear(self, changes: Changes, _initiator: QObject) -> None:
        if Subject.DOCUMENTS in changes.subjects:
            self._woken.set()

    def _run(self) -> None:
        with self._reader:
            while not self._ended.is_set():
                self._woken.clear()
                if not self._take_some() and not self._ended.is_set():
                    self._woken.wait(AGAIN)

    def _take_some(self) -> int:
        from complaints_desktop.documents.taking import take_words

        try:
            return take_words(self._operations.office.record, self._reader)
        except EnvironmentProblem:  # a full disk, which whoever types is told of; it is tried again
            return 0
        except Exception as bug:  # noqa: BLE001  # shown as a report, like every bug; the search goes on without
            self._operations.broke.emit(report_of(bug))
            self._ended.set()
            return 0
