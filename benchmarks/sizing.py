"""Sizing for IT: `python -m benchmarks.sizing` measures a desk's cycle on a real server, and computes what many need.

Measured here, by Unix socket, in about half a minute: processor time of the server for a connection, an idle hello and
a push of one change; memory of an idle connection, from up to MOST of them. Computed: what DESKS need from that. A desk
says hello every PAUSE seconds and sends SENT changes in a working day of eight hours, a third of them in its busiest.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.shared_rights import shared_rights
from db.model import new_id
from db.record.migrate import HEAD
from db.shared.connecting import connect
from db.shared.embedded import Cluster
from db.shared.making import make_database
from db.shared.officers import MOST_CONNECTIONS, add_officer
from db.shared.provision import create

if TYPE_CHECKING:
    from psycopg import Connection

DATABASE = "complaints"
MOST = 200
DESKS = (200, 1_000, 5_000)
PAUSE = 15.0
"""Seconds between two cycles of a desk: 10 to 20, by chance."""
SENT = 200
BUSIEST = SENT / 3 / 3600
"""Pushes of a desk in a second of its busiest hour."""
TIMES = 300
SETTINGS = {"max_connections": str(MOST + 20), "shared_buffers": "128MB"}


def main() -> None:
    """Measure, and print what was measured and what follows for each number of desks."""
    with TemporaryDirectory(prefix="pg-") as folder, Cluster(Path(folder), settings=SETTINGS) as cluster:
        measured = _measure(cluster)
    for name, value in measured.items():
        sys.stdout.write(f"measured  {name}: {value:.2f}\n")
    for desks in DESKS:
        sys.stdout.writelines(f"computed  {line}\n" for line in _computed(desks, measured))


def _measure(cluster: Cluster) -> dict[str, float]:
    with cluster.admin() as admin:
        make_database(admin, DATABASE)
    with cluster.admin(DATABASE) as admin:
        create(admin, shared_rights())
        for number in range(MOST // MOST_CONNECTIONS + 1):
            add_officer(admin, f"desk{number}", f"Desk {number}", "resolution officer", "North")
    with connect(cluster.address(DATABASE), "desk0") as desk:
        hello = _hello(desk, device := new_id())
        sender = _Sender(desk, device, hello["epoch"])
        found = {
            "ms, a hello": _ms(lambda: _hello(desk, device)),
            "ms, a push of one change": _ms(sender.push),
            "ms, connecting and a hello": _ms(lambda: _visit(cluster), times=60),
        }
    return found | {"MB, an idle connection": _idle(cluster)}


def _ms(do: Callable[[], object], times: int = TIMES) -> float:
    """Return the milliseconds one takes, one after the other."""
    began = time.perf_counter()
    for _ in range(times):
        do()
    return (time.perf_counter() - began) * 1000 / times


def _hello(connection: "Connection[Any]", device: str) -> dict[str, Any]:
    asked = {"device": device, "schema": HEAD, "app": "1", "cursor": 0, "waiting": 0, "code": None}
    row = connection.execute("SELECT sync.hello(%s::jsonb)", (json.dumps(asked),)).fetchone()
    if row is None:
        raise RuntimeError("the server said nothing")
    return dict(row[0])


def _visit(cluster: Cluster) -> None:
    with connect(cluster.address(DATABASE), "desk1") as connection:
        _hello(connection, "00000000-0000-4000-8000-000000000001")


class _Sender:
    """A desk that sends one change after the other."""

    def __init__(self, connection: "Connection[Any]", device: str, epoch: str) -> None:
        self.connection, self.device, self.epoch = connection, device, epoch
        self.seq = 0
        self.last: str | None = None

    def push(self) -> None:
        """Log a case, and nothing of it."""
        row = {"reference": new_id(), "logged_at": "2026-03-26T12:00:00.000+00:00", "sample": False}
        change = {
            "seq": self.seq + 1, "change_id": new_id(), "batch": new_id(), "at": "", "schema": HEAD, "entity": "case_",
            "entity_id": new_id(), "case_id": None, "op": "insert", "patch": row, "base": {},
        }  # fmt: skip
        said = {"device": self.device, "epoch": self.epoch, "after_seq": self.seq, "prev_change": self.last}
        found = self.connection.execute("SELECT sync.push(%s::jsonb)", (json.dumps({**said, "changes": [change]}),))
        answer = (found.fetchone() or ({},))[0]
        if answer["counts"]["applied"] != 1:
            raise RuntimeError(f"the push was not taken in: {answer['counts']}")
        self.seq, self.last = answer["last_seq"], answer["last_change"]


def _idle(cluster: Cluster) -> float:
    """Return the memory of its own that each of MOST connections takes at the server, after a hello."""
    with ExitStack() as stack:
        admin = stack.enter_context(cluster.admin(DATABASE))
        for number in range(MOST):
            login = f"desk{number // MOST_CONNECTIONS + 1}"
            _hello(stack.enter_context(connect(cluster.address(DATABASE), login)), new_id())
        found = admin.execute("SELECT pid FROM pg_stat_activity WHERE usename LIKE 'desk%'").fetchall()
        own = [_own_kb(pid) for (pid,) in found]
    return sum(own) / len(own) / 1024


def _own_kb(pid: int) -> int:
    """Return the kB a process shares with no other (Linux)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def _computed(desks: int, measured: dict[str, float]) -> Iterator[str]:
    """Yield what so many desks need: cores while all are busiest, and memory, by how they connect."""
    hellos, pushes = desks / PAUSE, desks * BUSIEST
    hello, push, visit, each = measured.values()
    work = (hellos * hello + pushes * push) / 1000
    anew = (hellos * visit + pushes * push) / 1000
    yield f"{desks} desks: {hellos:.0f} hellos and {pushes:.1f} pushes a second"
    yield f"{desks} desks, connections kept: {work:.2f} cores, {desks} connections, {desks * each / 1024:.1f} GB"
    yield f"{desks} desks, connections opened each cycle: {anew:.2f} cores, {max(2, 2 * anew):.0f} connections at once"


if __name__ == "__main__":
    main()
