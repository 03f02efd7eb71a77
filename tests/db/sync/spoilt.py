"""Disks that are full, and files in which a bit has flipped."""

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile

from db.problems import EnvironmentProblem
from db.record.check import check
from db.record.local import Record
from db.shared.embedded import Cluster
from db.sync import second_copy
from db.sync.cycle import synchronise
from db.sync.joining import join
from db.sync.postgres import PostgresTransport
from tests.db.conftest import KEY
from tests.db.sync.falling_back import judged, own_server, writing_desks
from tests.db.sync.ledger import Desks, desks_on
from tests.db.sync.typist import Typist
from tests.db.sync.walk import Ground, _rename


@contextmanager
def small_disk(megabytes: float) -> Iterator[Path]:
    """Give a disk of that size. Raise PermissionError where only an administrator could make one."""
    folder = Path(tempfile.mkdtemp(prefix="disk-"))
    size = f"size={int(megabytes * 1024)}k"
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=False, capture_output=True)
    try:
        if done.returncode:
            raise PermissionError("only root on Linux can make a small disk")
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=False, capture_output=True)
        folder.rmdir()


def fill(folder: Path, leave: int = 0) -> Path:
    """Fill a disk up to some bytes."""
    space = os.statvfs(folder)
    filler = folder / "holiday film"
    filler.write_bytes(bytes(max(space.f_bavail * space.f_frsize - leave, 0)))
    return filler


def full_desk(ground: Ground) -> str:
    """The disk of a desk is full: what is typed is refused whole or kept, nothing by half; then there is space."""
    with desks_on(ground) as desks, small_disk(3) as disk:
        bob = desks.desk("walk_bob")
        ann = Typist("walk_ann", Path(copyfile(ground.records["walk_ann"], disk / "record.db")), set())
        desks.type(ann, "new_case")
        desks.type(bob, *["new_case"] * 30)
        desks.sync(bob)
        said: Counter[str] = Counter()
        for leave in range(0, 200_000, 20_000):
            filler = fill(disk, leave)
            for act in (lambda: desks.type(ann, *["new_case"] * 4), lambda: desks.sync(ann)):
                try:
                    act()
                except EnvironmentProblem as problem:
                    said[problem.what] += 1
            known = {each for (each,) in ann.record.rows("SELECT change_id FROM change")}
            ann.typed |= known  # an act that failed wrote nothing down; what is there counts
            filler.unlink()
            if sum(said.values()) > 1 and not ann.unsent():
                break
        assert said, "the disk was never full"
        assert set(said) <= {"The disk is full", "The disk did not do what was asked of it"}, said
        desks.type(ann, "new_case")
        copy = ann.record.second_copy
        assert isinstance(copy, second_copy.SecondCopy)
        assert copy.problem is None
        assert check(ann.record) == []
        desks.judge(ann, bob)
        for each in (ann, bob):
            each.record.close()
    return f"disk of a desk full, and free again: {dict(said)}; no half batch, 0 lost"


def full_server(template: Path) -> str:
    """The disk of the server is full; then there is space, and it goes on where it was."""
    with small_disk(260) as disk:
        disk.chmod(0o755)
        settings = {"max_wal_size": "64MB", "min_wal_size": "32MB", "wal_recycle": "off"}
        with own_server(settings, disk / "pg") as (server, folder):
            desks = writing_desks(server, template, folder)
            said: Counter[str] = Counter()
            filler = fill(disk, 400_000)
            until_full(server, desks[0], said)
            filler.unlink()
            if server.running:
                server.stop()
            server.start()
            typed = len(desks[0].typed)
            with judged(server, desks):
                pass
    return f"disk of the server full, and free again: {dict(said)}; {typed} changes typed, 0 lost, all equal"


def until_full(server: Cluster, desk: Typist, said: Counter[str]) -> None:
    """Type and send until the server can take no more, and a little longer."""
    random, counts = Random(1), Counter[str]()
    for _ in range(60):
        for _ in range(60):
            desk.type("new_case", random, counts)
        try:
            transport = PostgresTransport.connect(str(server.address("complaints")), desk.login, None)
            try:
                synchronise(desk.record, transport)
            finally:
                transport.close()
        except EnvironmentProblem as problem:
            said[problem.what] += 1
            if said.total() >= 3:
                return
    raise AssertionError("the disk of the server was never full")


@dataclass
class _Damaged:
    """A record with unsent work, closed so that its file can be spoilt, and the file as it was."""

    desks: Desks
    ann: Typist
    template: Path
    whole: bytes
    unsent: bytes

    @property
    def path(self) -> Path:
        return self.ann.record.path

    def heal(self, number: int) -> None:
        """Make the record anew, from the server and the second copy as it was."""
        second_copy.path_of(self.path).write_bytes(self.unsent)
        heal(self.desks, self.ann, self.template, number)


@contextmanager
def _to_be_damaged(ground: Ground, template: Path) -> Iterator[_Damaged]:
    """Give a record with unsent work to be spoilt; after it was made anew nothing may be lost."""
    with desks_on(ground) as desks:
        ann, bob = desks.desk("walk_ann"), desks.desk("walk_bob")
        desks.type(ann, "new_case", "new_case")
        desks.sync(ann)
        desks.type(ann, "new_case", "note_and_edit", "edit")
        ann.record.close()
        path = ann.record.path
        yield _Damaged(desks, ann, template, path.read_bytes(), second_copy.path_of(path).read_bytes())
        desks.judge(ann, bob)
        for each in (ann, bob):
            each.record.close()


def spoilt(ground: Ground, template: Path, places: int, healed: int) -> str:
    """Flip a bit at so many places of a record with unsent work: each is found; `healed` records are made anew."""
    with _to_be_damaged(ground, template) as damaged:
        whole = damaged.whole
        chosen = sorted({each * len(whole) // places for each in range(places)})
        for at in chosen:
            damaged.path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
            assert said_of(damaged.path), f"a bit flipped at {at} of {len(whole)} was not found"
        for seed in range(healed):
            damaged.heal(seed)
    return (
        f"a bit flipped at {len(chosen)} places of {len(whole)} bytes: all found; {healed} records made anew from the "
        "server and the second copy, 0 lost"
    )


PAGE = 4_096


def holed(ground: Ground, template: Path, places: int, healed: int) -> str:
    """Cut a record short, and fill pages with zeros, at so many places; each is found, and records are made anew."""
    with _to_be_damaged(ground, template) as damaged:
        path, whole = damaged.path, damaged.whole
        pages = len(whole) // PAGE
        chosen = sorted({each * pages // places for each in range(places)})
        said: Counter[str] = Counter()
        for page in chosen:
            at = page * PAGE
            for spoilt_file in (whole[:at], whole[: at + PAGE // 3], whole[:at] + bytes(PAGE) + whole[at + PAGE :]):
                path.write_bytes(spoilt_file)
                words = said_of(path)
                assert words, f"a hole at {at} of {len(whole)} was not found"
                said[words] += 1
        for seed in range(healed):
            path.write_bytes((whole[: len(whole) // 2], whole[: 5 * PAGE] + bytes(PAGE) + whole[6 * PAGE :])[seed % 2])
            damaged.heal(seed)
    return (
        f"cut short twice and a page of zeros at {len(chosen)} of {pages} pages: all {said.total()} found and said "
        f"({'; '.join(sorted(said))}); {healed} records made anew from the server and the second copy, 0 lost"
    )


def said_of(path: Path) -> str:
    """Return what the program says of a damaged record, when it opens it or looks it through; empty where nothing."""
    try:
        with Record.open(path, KEY) as record:
            found = check(record)
        return f"check: {found[0].part}" if found else ""
    except EnvironmentProblem as problem:
        return problem.what


def heal(desks: Desks, desk: Typist, template: Path, number: int) -> None:
    """Set a damaged record aside and join with a new one, which finds the second copy."""
    path = desk.record.path
    path.rename(path.with_name(f"set-aside-{number}.db"))
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    copyfile(template, path)
    transport = desks.ground.transports[desk.login]
    with Record.open(path, KEY) as record:
        _rename(record)
        join(record, transport, address=str(desks.ground.shared.address), login=desk.login)
        synchronise(record, transport)
    desk.record = Typist(desk.login, path, set()).record
