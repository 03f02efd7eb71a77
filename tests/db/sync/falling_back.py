"""Servers that are killed under desks that write, taken over by a standby, put back as they were."""

import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from shutil import rmtree
from types import SimpleNamespace
from typing import Any

from complaints_desktop.rules.shared_rights import shared_rights
from db.problems import EnvironmentProblem
from db.shared.connecting import connect
from db.shared.embedded import UNSAFE, Cluster
from db.shared.provision import create
from db.sync.cycle import synchronise
from db.sync.postgres import PostgresTransport
from tests import postgres
from tests.db.sync.ledger import ACTS
from tests.db.sync.typist import Typist
from tests.db.sync.verdict import verdict
from tests.db.sync.walk import OFFICERS, Ground

PATIENCE = 30.0
"""Seconds to wait for what has to come."""


@contextmanager
def own_server(
    settings: dict[str, str] | None = None, folder: Path | None = None, binaries: Path | None = None
) -> Iterator[tuple[Cluster, Path]]:
    """Start a server of its own, which keeps its promises to the disk; give it and a folder beside it."""
    own = Path(tempfile.mkdtemp(prefix="pg-"))
    own.chmod(0o755)
    try:
        kept = {"max_connections": "40", **(settings or {})}
        with Cluster(folder or own / "one", binaries=binaries, settings=kept) as server:
            with server.admin() as admin:
                admin.execute("CREATE DATABASE complaints")
            with server.admin("complaints") as admin:
                create(admin, shared_rights())
            yield server, own
    finally:
        rmtree(own, ignore_errors=True)


@contextmanager
def ground_on(server: Cluster, template: Path, folder: Path) -> Iterator[Ground]:
    with ExitStack() as stack:
        yield Ground(postgres.Shared(server, "complaints", stack), template, folder, stack)


class Writers:
    """Desks that type and synchronise, each in a thread, whatever happens to their server."""

    def __init__(self, desks: list[Typist], address: str) -> None:
        self.desks, self.address = desks, address
        self.over = threading.Event()
        self.moved = threading.Condition()
        self.cycles = self.failed = 0
        self.errors: list[BaseException] = []
        self.threads = [threading.Thread(target=self._work, args=(each, n)) for n, each in enumerate(desks)]

    def __enter__(self) -> "Writers":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()

    def wait_for(self, cycles: int) -> None:
        """Wait until so many more cycles have gone through."""
        with self.moved:
            until = self.cycles + cycles
            assert self.moved.wait_for(lambda: self.cycles >= until or self.errors, PATIENCE), "nothing moves"

    def _work(self, desk: Typist, seed: int) -> None:
        random, counts = Random(seed), Counter[str]()
        transport: PostgresTransport | None = None
        try:
            while not self.over.is_set():
                for _ in range(3):
                    desk.type(random.choice(ACTS), random, counts)
                transport = self._cycle(desk, transport)
        except BaseException as error:  # noqa: BLE001 - told to the thread that waits
            self.errors.append(error)
        finally:
            if transport is not None:
                transport.close()

    def _cycle(self, desk: Typist, transport: PostgresTransport | None) -> PostgresTransport | None:
        try:
            transport = transport or PostgresTransport.connect(self.address, desk.login, None)
            synchronise(desk.record, transport)
        except EnvironmentProblem:
            self.failed += 1
            if transport is not None:
                transport.close()
            self.over.wait(0.1)
            return None
        with self.moved:
            self.cycles += 1
            self.moved.notify_all()
        return transport


@contextmanager
def judged(server: Cluster, desks: list[Typist]) -> Iterator[Counter[str]]:
    """After all that: connect everyone anew, let them come to rest and judge."""
    found: Counter[str] = Counter()
    with ExitStack() as stack:
        transports = {
            each.login: PostgresTransport(stack.enter_context(connect(server.address("complaints"), each.login)))
            for each in desks
        }
        for _ in range(3):
            for each in desks:
                synchronise(each.record, transports[each.login])
        admin = stack.enter_context(server.admin("complaints"))
        bench: Any = SimpleNamespace(shared=SimpleNamespace(admin=admin), transports=transports)
        found += verdict(bench, desks, set())
        for each in desks:
            each.record.close()
        yield found


def killed_server(template: Path, kills: int) -> str:
    """Kill the whole server under four desks that write, again and again."""
    with own_server() as (server, folder):
        desks = writing_desks(server, template, folder)
        with Writers(desks, str(server.address("complaints"))) as writers:
            for _ in range(kills):
                writers.wait_for(6)
                server.kill()
                server.start()
            writers.wait_for(6)
        assert not writers.errors, writers.errors
        typed = len(set().union(*(each.typed for each in desks)))
        with judged(server, desks) as found:
            return (
                f"server killed {kills} times under 4 desks: {typed} changes typed, {writers.failed} cycles failed, "
                f"0 lost, all equal ({found['clashes']} clashes, {found['held']} held)"
            )


def writing_desks(server: Cluster, template: Path, folder: Path) -> list[Typist]:
    """Return desks of four officers, joined, on a server of its own."""
    beside = folder / "desks"
    beside.mkdir()
    with ground_on(server, template, beside) as ground:
        return [Typist(login, ground.records[login], set()) for login in OFFICERS]


def promoted_standby(template: Path) -> str:
    """A standby that stopped following takes over; what the primary had confirmed since comes back from the desks."""
    with own_server(dict(UNSAFE)) as (server, folder):
        desks = writing_desks(server, template, folder)
        with server.standby(folder / "two") as standby:
            with Writers(desks, str(server.address("complaints"))) as writers:
                writers.wait_for(4)
                with standby.admin() as admin:
                    admin.execute("ALTER SYSTEM SET primary_conninfo = ''")
                    admin.execute("SELECT pg_reload_conf()")
                writers.wait_for(12)
            before, epoch = confirmed(server)
            server.kill()
            standby.promote()
            after, new = confirmed(standby)
            assert epoch != new
            assert not writers.errors, writers.errors
            lost = len(before - after)
            assert lost > 0, "the standby lacked nothing: nothing was tried"
            with judged(standby, desks):
                came_back = len(before & confirmed(standby)[0] - after)
            assert came_back == lost
    return f"standby promoted that lacked {lost} confirmed changes: epoch changed, {came_back} came back, all equal"


def files_put_back(template: Path) -> str:
    """The server's files as they were earlier are started in place: its own numbers say it is the same life."""
    with own_server(dict(UNSAFE)) as (server, folder):
        desks = writing_desks(server, template, folder)
        with Writers(desks, str(server.address("complaints"))) as writers:
            writers.wait_for(4)
        earlier = server.standby(folder / "two")
        with Writers(desks, str(server.address("complaints"))) as more:
            more.wait_for(8)
        assert not [*writers.errors, *more.errors]
        before, epoch = confirmed(server)
        server.kill()
        (earlier.data / "standby.signal").unlink()
        with earlier:
            after, same = confirmed(earlier)
            lost = len(before - after)
            assert lost > 0
            with judged(earlier, desks):
                came_back = len(before & confirmed(earlier)[0] - after)
            assert came_back == lost
    told = "changed" if epoch != same else "did not change"
    return (
        f"files of the server put back, {lost} confirmed changes older: epoch {told}, {came_back} came back, all equal"
    )


def confirmed(server: Cluster) -> tuple[set[str], str]:
    """Return the changes a server has, and which life it says it is."""
    with server.admin("complaints") as admin:
        changes = {str(each) for (each,) in admin.execute("SELECT change_id FROM sync.change")}
        ((epoch,),) = admin.execute("SELECT sync.epoch()::text").fetchall()
        return changes, str(epoch)
