"""One window a home: a second start asks the first window to come forward, and leaves."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from db.problems import EnvironmentProblem

PATIENCE = 4000
"""Milliseconds the first window may take to answer: longer than anything it does between two looks at its queue."""

NOBODY = (
    QLocalSocket.LocalSocketError.ServerNotFoundError,
    QLocalSocket.LocalSocketError.ConnectionRefusedError,  # what a program that was ended by force left behind
)


def bring_forward(home: Path, patience: int = PATIENCE) -> bool:
    """Ask the window on `home` to come forward; return False where there is none, raise where it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_name(home))
    if not socket.waitForConnected(patience) and socket.error() in NOBODY:
        return False
    if not socket.waitForReadyRead(patience):
        raise EnvironmentProblem(
            "Complaints Desktop is open already, and its window does not answer",
            safe="Nothing was changed, and what was saved in it is safe.",
            do="Wait a minute and start it again. If it still does not answer, end Complaints Desktop in the task "
            "manager of this computer, and start it then.",
        )
    return True


class Door(QObject):
    """Hears the second starts."""

    asked = Signal()
    """A second start: the window is to come forward."""

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        """Listen for starts on `home`, by this user alone."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_name(home))  # nobody answered there
        self._server.listen(_name(home))

    def close(self) -> None:
        """Hear no more."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"here")
            socket.flush()
            socket.disconnectFromServer()
            self.asked.emit()


def _name(home: Path) -> str:
    """Return what the first window of a home is called: the same for every start, and nobody's name in it."""
    return f"complaints-desktop-{sha256(str(home.resolve()).encode('utf-8', 'surrogateescape')).hexdigest()[:20]}"
