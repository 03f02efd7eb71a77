"""Ports of this computer: one nobody uses, and small servers that are no PostgreSQL."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


dead_port = free_port
"""A port where nothing answers."""


@contextmanager
def answering(said: bytes | None) -> Iterator[int]:
    """Listen on a port and answer everything with `said`, with None nothing at all; yield the port."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        over = threading.Event()
        thread = threading.Thread(target=_serve, args=(server, said, over))
        thread.start()
        try:
            yield int(server.getsockname()[1])
        finally:
            over.set()
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(server: socket.socket, said: bytes | None, over: threading.Event) -> None:
    while not over.is_set():
        try:
            client, _ = server.accept()
        except OSError:
            return
        with client:
            if said is None:
                over.wait()
            else:
                client.recv(1_000)
                client.sendall(said)
