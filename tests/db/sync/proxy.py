"""Something between a desk and its server that passes bytes on, until it is told to behave as networks do."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

from db.shared.address import Address

PORT = 5439
AT_ONCE = 65_536
LOOK = 0.02
"""Seconds between two looks at how it is to behave."""


class Proxy:
    """A Unix socket in front of another. How it behaves is `mode`:

    through; refuse (a new connection is closed); cut up (what the desk says next does not arrive, and all is closed);
    cut down (it arrives, and the answer does not); stall (nothing moves any more, and nothing is closed); slow.
    """

    def __init__(self, folder: Path, server: Address) -> None:
        self.mode, self.connections = "through", 0
        self.bytes_a_second = 1_000
        self._server = f"{server.hosts[0][0]}/.s.PGSQL.{server.hosts[0][1]}"
        self.address = Address(hosts=((str(folder), PORT),), database=server.database, local=True)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(f"{folder}/.s.PGSQL.{PORT}")
        self._listener.listen()
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while not self._over.is_set():
            if not select([self._listener], [], [], LOOK)[0]:
                continue
            client, _ = self._listener.accept()
            self.connections += 1
            if self.mode == "refuse":
                client.close()
                continue
            thread = threading.Thread(target=self._serve, args=(client,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._server)
        with client, server:
            while not self._over.is_set() and self._pass_on(client, server):
                pass

    def _pass_on(self, client: socket.socket, server: socket.socket) -> bool:
        """Move what is there; return whether the connection is still open."""
        if self.mode == "stall":
            self._over.wait(LOOK)
            return True
        for source in select([client, server], [], [], LOOK)[0]:
            other = server if source is client else client
            if self.mode == ("cut up" if source is client else "cut down"):
                return False
            try:
                content = source.recv(self.bytes_a_second // 10 if self.mode == "slow" else AT_ONCE)
                other.sendall(content)
            except OSError:
                return False
            if not content:
                return False
            if self.mode == "slow":
                self._over.wait(len(content) / self.bytes_a_second)
        return True


@contextmanager
def between(folder: Path, server: Address) -> Iterator[Proxy]:
    """Put a proxy, with its socket in `folder`, in front of a server."""
    proxy = Proxy(folder, server)
    try:
        yield proxy
    finally:
        proxy.close()
