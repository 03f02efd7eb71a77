"""One window a home: a second start asks the first window to come forward, and leaves.

What it needs of Qt's network is imported late: a first start has no need of it before the first frame.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from db.files import make_private_folder, write_whole
from db.problems import EnvironmentProblem

PATIENCE = 4000
"""Milliseconds the first window may take to answer: longer than anything it does between two looks at its queue."""

WORD = "window"
"""The file in a home with the word by which its window is called; another one each time it opens."""


def bring_forward(home: Path, patience: int = PATIENCE) -> bool:
    """Ask the window on `home` to come forward; return False where there is none, raise where it does not answer."""
    name = _name(home)
    if not name:
        return False
    from PySide6.QtNetwork import QLocalSocket

    error = QLocalSocket.LocalSocketError
    nobody = error.ServerNotFoundError, error.ConnectionRefusedError  # what a program ended by force left behind
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(patience) and socket.error() in nobody:
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
        from secrets import token_hex

        from PySide6.QtNetwork import QLocalServer

        super().__init__(parent)
        self._file, self._word = home / WORD, token_hex(16).encode()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        make_private_folder(home)
        write_whole(self._file, self._word)
        self._server.listen(_name(home))

    def close(self) -> None:
        """Hear no more, and leave no word by which the next start would look for this window."""
        self._server.close()
        if self._file.exists() and self._file.read_bytes() == self._word:
            self._file.unlink()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"here")
            socket.flush()
            socket.disconnectFromServer()
            self.asked.emit()


def _name(home: Path) -> str:
    """Return what the window of a home is called, empty where none was opened: nobody's name in it.

    By a word that only who may read the home knows: a name anybody could work out, another user of this computer could
    take before, and answer for a window that is not there. A copied home has the word too, and so the path comes in.
    """
    try:
        word = (home / WORD).read_bytes()
    except OSError:
        return ""
    from hashlib import sha256

    said = word + str(home.resolve()).encode("utf-8", "surrogateescape")
    return f"complaints-desktop-{sha256(said).hexdigest()[:20]}"
