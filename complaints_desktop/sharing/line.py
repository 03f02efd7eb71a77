"""The line to the shared database, which the closing window can cut while somebody waits at its end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING

from db.problems import EnvironmentProblem

if TYPE_CHECKING:
    from db.sync.transport import Transport

Connect = Callable[[str, str, str | None], "Transport"]
"""Opens a connection to an address, for a login with its password."""


class LineCut(EnvironmentProblem):
    """The program is being closed; whoever waited for the server goes on without an answer."""

    def __init__(self) -> None:
        super().__init__(
            "The sharing was ended, because the program is being closed",
            safe="Everything saved at this desk is safe, and is sent when the program runs again.",
            do="There is nothing to do.",
        )


class Line:
    """Opens connections one at a time; from another thread it can be cut, once and for good."""

    def __init__(self, connect: Connect) -> None:
        """Open connections by `connect`."""
        self._connect = connect
        self._answers: SimpleQueue[Transport | BaseException] = SimpleQueue()
        self._transport: Transport | None = None
        self._cut = threading.Event()

    def open(self, address: str, login: str, password: str | None) -> Transport:
        """Connect, in a thread that nobody has to wait for: names and hosts may take their time to say nothing."""
        answers: SimpleQueue[Transport | BaseException] = SimpleQueue()

        def connect() -> None:
            try:
                answers.put(self._connect(address, login, password))
            except BaseException as error:  # noqa: BLE001  # raised where it is waited for
                answers.put(error)

        self._answers = answers
        self.check()
        threading.Thread(target=connect, name="connecting", daemon=True).start()
        found = answers.get()
        if isinstance(found, BaseException):
            raise found
        self._transport = found
        self.check()
        return found

    def check(self) -> None:
        """Raise LineCut where the line was cut."""
        if self._cut.is_set():
            raise LineCut

    def cut(self) -> None:
        """Have whoever waits for the server, or asks it later, be told LineCut at once, or that it is gone."""
        self._cut.set()
        self._answers.put(LineCut())
        if self._transport is not None:
            self._transport.cut()
