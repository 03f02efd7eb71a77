"""The seeded walk: desks, a server and all that may befall them, by chance; afterwards nothing may be lost or differ.

`python -m tests.db.sync.walk --seeds 500 --from 0` soaks; a failure prints its seed, which is all it takes to see it
again. What was typed is written down by the walk itself, not taken from what the desks remember.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import Any

from db.problems import EnvironmentProblem
from db.record.local import Record
from db.shared.connecting import connect
from db.sync.cycle import synchronise
from db.sync.joining import join
from db.sync.postgres import PostgresTransport
from tests.db.conftest import KEY
from tests.db.sync.faults import FAULTS, FaultyTransport
from tests.db.sync.server_copy import ServerCopy
from tests.db.sync.typist import CrashedError, Typist
from tests.db.sync.verdict import verdict
from tests.postgres import Shared

OFFICERS = {
    "walk_ann": ("team leader", "North"),
    "walk_bob": ("team leader", "North"),
    "walk_sue": ("team leader", "South"),
    "walk_cat": ("complaints manager", "North"),
}
STEPS = 100
MOST_DESKS = 5

WEIGHTS: dict[str, float] = {
    "new_case": 7, "edit": 22, "edit_person": 4, "note_and_edit": 8, "second_stage": 4, "decide": 10, "answer": 3,
    "move": 5, "close": 3, "offer": 3, "settle": 5, "redo": 3, "sync": 42, "late_push": 3, "clone": 0.6, "keep_copy": 2,
    "old_copy": 0.8, "server_copy": 1.2, "server_back": 0.6,
}  # fmt: skip
TYPED = frozenset(WEIGHTS) - {"sync", "late_push", "clone", "keep_copy", "old_copy", "server_copy", "server_back"}


class Ground:
    """What walks share: the server, a connection for each officer, and a joined record for each to copy."""

    def __init__(self, shared: Shared, template: Path, folder: Path, stack: ExitStack) -> None:
        self.shared, self.folder = shared, folder
        self.copy = ServerCopy(shared.admin)
        self.transports: dict[str, PostgresTransport] = {}
        self.records: dict[str, Path] = {}
        for login, (role, team) in OFFICERS.items():
            shared.officer(login, role=role, team=team)
        for login in OFFICERS:
            connection = connect(shared.address, login)
            stack.callback(connection.close)
            self.transports[login] = PostgresTransport(connection)
        for login in OFFICERS:
            self.records[login] = self._joined(login, template)
        shared.admin.execute("CREATE INDEX IF NOT EXISTS ix_change_pos ON sync.change (pos)")
        self.copy.take("start")
        self.started = 0

    def _joined(self, login: str, template: Path) -> Path:
        path = Path(copyfile(template, self.folder / f"{login}.db"))
        with Record.open(path, KEY) as record:
            with record.writing(author="walk", applying=True) as session:
                session.connection().exec_driver_sql("UPDATE desk SET device_id = 'not yet'")
            _rename(record)
            join(record, self.transports[login], address=str(self.shared.address), login=login)
            synchronise(record, self.transports[login])
        return path

    def fresh(self) -> None:
        """Begin anew."""
        self.started += 1
        self.copy.put_back("start", another_life=False)
        if self.started % 40 == 0:
            self.copy.vacuum()


def _rename(record: Record) -> None:
    """Give a copied record a device of its own, as a new one would have."""
    from db.model import new_id

    with record.writing(author="walk", applying=True) as session:
        session.connection().exec_driver_sql("UPDATE desk SET device_id = ?", (new_id(),))


class Walk:
    """One walk under way."""

    def __init__(self, ground: Ground, seed: int) -> None:
        self.ground, self.random = ground, Random(seed)
        self.folder = Path(mkdtemp(dir=ground.folder))
        self.counts: Counter[str] = Counter()
        self.desks: list[Typist] = []
        self.copies: list[tuple[int, Path, set[str]]] = []
        self.delayed: list[tuple[str, str]] = []
        self.server_only: set[str] = set()
        """Changes that were typed at a file put away since, and that the server had when it was."""
        self.in_copy: set[str] | None = None
        self.files = 0
        ground.fresh()
        for login in OFFICERS:
            self.add(login, ground.records[login], set())

    def run(self, steps: int) -> None:
        """Walk, then let everyone come to rest and judge."""
        for each in (self.desks[0], self.desks[0], self.desks[-1]):
            each.type("new_case", self.random, self.counts)
        names, weights = list(WEIGHTS), list(WEIGHTS.values())
        for _ in range(steps):
            name = self.random.choices(names, weights)[0]
            if name in TYPED:
                self.desk().type(name, self.random, self.counts)
            else:
                getattr(self, name)()
        for _ in range(3):
            for each in self.desks:
                self.cycle(each, None)
        self.counts.update(verdict(self.ground, self.desks, self.server_only))

    def close(self) -> None:
        """Put everything away."""
        for each in self.desks:
            each.record.close()
        rmtree(self.folder)

    def desk(self) -> Typist:
        return self.random.choice(self.desks)

    def add(self, login: str, file: Path, typed: set[str]) -> None:
        """Open a desk on a copy of `file`."""
        self.files += 1
        folder = self.folder / str(self.files)
        folder.mkdir()
        path = Path(copyfile(file, folder / "record.db"))
        self.desks.append(Typist(login, path, set(typed)))

    def cycle(self, desk: Typist, fault: str | None) -> None:
        """Let a desk synchronise; `fault` befalls it."""
        delayed: list[str] = []
        second = self.random.random() < 0.2
        transport = FaultyTransport(self.ground.transports[desk.login], fault, delayed, int(second))
        device = desk.one("SELECT device_id FROM desk")
        try:
            if fault == "crash after apply":
                transport.fault = None
                synchronise(desk.record, transport, meter=desk.crash_late(self.random))
            else:
                synchronise(desk.record, transport, derive=desk.crashing if fault == "crash in apply" else desk.derive)
        except (EnvironmentProblem, CrashedError):
            if fault is None:
                raise
            self.counts["failed cycles"] += 1
        self.delayed += [(desk.login, page) for page in delayed]
        self.counts["forks"] += device != desk.one("SELECT device_id FROM desk")

    def sync(self) -> None:
        fault = self.random.choice(FAULTS) if self.random.random() < 0.5 else None
        self.cycle(self.desk(), fault)

    def late_push(self) -> None:
        """A push arrives that its desk gave up long ago."""
        if self.delayed:
            login, page = self.delayed.pop(self.random.randrange(len(self.delayed)))
            try:
                self.ground.transports[login].push(page)
            except Exception:  # noqa: BLE001 - refused or not: the verdict is what counts
                self.counts["late pushes refused"] += 1

    def clone(self) -> None:
        if len(self.desks) < MOST_DESKS:
            desk = self.desk()
            with desk.at_rest() as path:
                self.add(desk.login, path, desk.typed)
            self.counts["clones"] += 1

    def keep_copy(self) -> None:
        place = self.random.randrange(len(self.desks))
        with self.desks[place].at_rest() as path:
            self.files += 1
            kept = Path(copyfile(path, self.folder / f"{self.files}.kept"))
        self.copies.append((place, kept, set(self.desks[place].typed)))

    def old_copy(self) -> None:
        """Put an old copy in the place of the record. The second copy beside it stays, as it would."""
        if not self.copies:
            return
        place, kept, typed = self.random.choice(self.copies)
        desk = self.desks[place]
        unsent = desk.unsent()
        with desk.at_rest() as path:
            copyfile(kept, path)
        have = self.on_server()
        self.server_only |= {each for each in desk.typed - typed - unsent if each in have}
        desk.typed = typed | unsent
        self.counts["old copies"] += 1

    def server_copy(self) -> None:
        self.ground.copy.take("kept")
        self.in_copy = self.on_server()

    def server_back(self) -> None:
        if self.in_copy is not None:
            self.ground.copy.put_back("kept")
            self.server_only &= self.in_copy
            self.in_copy = None
            self.counts["restores"] += 1

    def on_server(self) -> set[str]:
        return {str(each) for (each,) in self.ground.shared.admin.execute("SELECT change_id FROM sync.change")}


def walk(ground: Ground, seed: int, steps: int = STEPS) -> Counter[str]:
    """Walk once, and return what happened. Raise AssertionError with the seed where something was lost or differs."""
    one = Walk(ground, seed)
    try:
        one.run(steps)
    except BaseException as error:
        error.add_note(f"the walk with seed {seed} and {steps} steps")
        raise
    finally:
        one.close()
    one.counts["walks"] += 1
    return one.counts


@contextmanager
def common_ground(shared: Shared, template: Path) -> Iterator[Ground]:
    """Lay the ground for walks, in memory where the system has a folder there."""
    memory = Path("/dev/shm")
    folder = Path(mkdtemp(prefix="walk-", dir=memory if memory.is_dir() else None))
    try:
        with ExitStack() as stack:
            yield Ground(shared, template, folder, stack)
    finally:
        rmtree(folder, ignore_errors=True)


def soak(seeds: int, start: int, steps: int, say: Callable[[str], Any]) -> int:
    """Walk many times and say what happened; return how many walks failed."""
    from tests.postgres import TEMPLATE, copied, started

    total: Counter[str] = Counter()
    failed: list[int] = []
    began = time.monotonic()
    with started() as server, copied(server, TEMPLATE, {}) as database:
        template = Path(mkdtemp()) / "record.db"
        Record.create(template, KEY, code="K7Q").close()
        with common_ground(database, template) as ground:
            for seed in range(start, start + seeds):
                try:
                    total += walk(ground, seed, steps)
                except (AssertionError, EnvironmentProblem) as error:
                    failed.append(seed)
                    say(f"FAILED {seed}: {str(error)[:600]}\n")
                except KeyboardInterrupt:
                    break
        rmtree(template.parent)
    seconds = time.monotonic() - began
    say(f"{dict(total)}\n{total['walks']} walks of {steps} steps in {seconds:.0f} s; failed seeds: {failed}\n")
    return len(failed)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=100)
    asked.add_argument("--from", type=int, default=0, dest="start")
    asked.add_argument("--steps", type=int, default=STEPS)
    given = asked.parse_args()
    sys.exit(bool(soak(given.seeds, given.start, given.steps, sys.stdout.write)))
