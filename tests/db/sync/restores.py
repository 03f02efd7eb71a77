"""Shared databases put back as administrators do it, from a dump or to a moment; the laptop of an author is lost too.

Each trial: three desks are in step, a back-up is taken, one of them types and shares, the other two fetch it; then that
desk is gone and the server is put back. Whatever the two knew must be at the server or on the list a person decides on.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

from complaints_desktop.actions.giving_back import give_back
from complaints_desktop.office import Office
from complaints_desktop.reading.rescued import lost_groups
from db.shared.connecting import connect
from db.shared.embedded import UNSAFE, Cluster
from db.sync.cycle import synchronise
from db.sync.postgres import PostgresTransport
from db.sync.rows import image_of, shapes
from tests.db.sync.falling_back import confirmed, own_server, writing_desks
from tests.db.sync.typist import Typist
from tests.db.sync.verdict import verdict

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")
BEFORE = ("new_case", "new_case", "note_and_edit", "edit")
AFTERWARDS = ("new_case", "note_and_edit", "edit", "edit_person", "new_case", "second_stage")
OPEN = "SELECT count(*) FROM rescue WHERE state = 'open'"
MOMENT = "before_the_loss"

Served = tuple[Cluster, str]
"""A server that runs, and the name of the shared database in it."""

Shown = dict[str, set[tuple[str, ...]]]

Restore = Callable[[], Served]


def _by(server: Cluster) -> tuple[object, ...]:
    return ("-h", server.sockets, "-p", server.port, "-U", "postgres")


def _empty(server: Cluster, database: str) -> None:
    with server.admin() as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)".encode())
        admin.execute(f"CREATE DATABASE {database}".encode())


def _restored(server: Cluster, dump: Path, database: str) -> Served:
    _empty(server, database)
    if dump.suffix == ".sql":
        server._run("psql", "-q", "-v", "ON_ERROR_STOP=1", *_by(server), "-d", database, "-f", dump)
    else:
        server._run("pg_restore", "--exit-on-error", *_by(server), "-d", database, dump)
    return server, database


def dumped(server: Cluster, stack: ExitStack, *, ending: str = "dump", database: str = "complaints") -> Restore:
    """pg_dump, then pg_restore or psql into a database of the same cluster: the same name, or another."""
    dump = server.folder / f"back-up.{ending}"
    server._run("pg_dump", *_by(server), "-F", "p" if ending == "sql" else "c", "-f", dump, "complaints")
    return lambda: _restored(server, dump, database)


def to_a_new_cluster(server: Cluster, stack: ExitStack) -> Restore:
    """pg_dump and the log-ins by pg_dumpall; psql and pg_restore into a new cluster."""
    dump, roles = server.folder / "back-up.dump", server.folder / "roles.sql"
    server._run("pg_dump", *_by(server), "-F", "c", "-f", dump, "complaints")
    server._run("pg_dumpall", *_by(server), "--roles-only", "-f", roles)

    def restore() -> Served:
        other = Cluster(server.folder.parent / "new", binaries=server.binaries, settings=server.settings)
        stack.enter_context(other)
        other._run("psql", "-q", *_by(other), "-d", "postgres", "-f", roles)  # `postgres` is there already
        return _restored(other, dump, "complaints")

    return restore


def to_a_moment(server: Cluster, stack: ExitStack) -> Restore:
    """pg_basebackup and archived logs, played back to a named moment."""
    copy = server.standby(server.folder.parent / "moment")
    (copy.data / "standby.signal").unlink()
    (copy.data / "recovery.signal").touch()
    with server.admin() as admin:
        admin.execute(f"SELECT pg_create_restore_point('{MOMENT}')".encode())

    def restore() -> Served:
        server.stop()  # what is not archived yet is archived by that
        fetch = f"cp {server.folder / 'archive'}/%f %p"
        target = {"recovery_target_name": MOMENT, "recovery_target_action": "promote"}
        copy.settings = {**copy.settings, "archive_mode": "off", "restore_command": fetch, **target}
        stack.enter_context(copy)
        with copy.admin() as admin:
            while admin.execute("SELECT pg_is_in_recovery()").fetchall() == [(True,)]:
                admin.execute("SELECT pg_sleep(0.02)")
        return copy, "complaints"

    return restore


WAYS: dict[str, Callable[[Cluster, ExitStack], Restore]] = {
    "pg_restore over it": dumped,
    "psql over it": lambda server, stack: dumped(server, stack, ending="sql"),
    "pg_restore beside it": lambda server, stack: dumped(server, stack, database="complaints_again"),
    "pg_restore into a new cluster": to_a_new_cluster,
    "point in time": to_a_moment,
}


def put_back(template: Path, way: str, binaries: Path | None = None, *, seed: int = 1, times: int = 1) -> str:
    """Put a server back in one of WAYS after an author's laptop was lost; nothing acknowledged is lost unseen."""
    with ExitStack() as stack:
        archived = {"archive_mode": "on", "archive_command": "test ! -d ../archive || cp %p ../archive/%f"}
        settings = {**UNSAFE, **(archived if way == "point in time" else {})}
        server, folder = stack.enter_context(own_server(settings, binaries=binaries))
        _archive(server)
        ann, bob, sue, cat = writing_desks(server, template, folder)
        sue.record.close()
        _type(bob, BEFORE, seed)
        _share((server, "complaints"), bob, ann, cat)
        restore = WAYS[way](server, stack)
        _type(bob, AFTERWARDS * times, seed + 1)
        _type(ann, ("new_case", "edit"), seed + 2)
        _share((server, "complaints"), bob, ann, cat, ann)
        both = (ann, cat)
        known = {each.login: versions(each) for each in both}
        bob.record.close()
        before, _ = confirmed(server)
        served = restore()
        _share(served, *both)
        after = _changes(served)
        assert before - after, "nothing was put back: nothing was tried"
        gone = bob.typed - after
        assert gone & known[ann.login].keys(), "nothing of the lost author was known to another desk: nothing was tried"
        for each in both:
            there = standing(versions(each))
            unseen = {one for one in gone & known[each.login].keys() - listed(each) if known[each.login][one] - there}
            assert not unseen, f"{each.login}: lost unseen: {sorted(unseen)[:3]} of {len(unseen)}"
        rows = {each.login: each.one(OPEN) for each in both}
        for each in (cat, ann):  # the manager first, who knows every team's cases and leads
            assert _give_back(each) == 0
            _share(served, ann, cat, ann, cat)
        assert [each.one(OPEN) for each in both] == [0, 0]
        lost = [key for each in both for key in _noted(each) if not _at_server(served, *key)]
        assert not lost, f"not given back: {lost[:3]}"
        _judge(served, both)
        for each in both:
            each.record.close()
        return (
            f"PostgreSQL {_version(served)}, {way}: {len(gone)} confirmed changes of the lost author put away, 0 lost "
            f"unseen; {rows[ann.login]} and {rows[cat.login]} rows listed at two desks, all given back, both equal"
        )


def _archive(server: Cluster) -> None:
    folder = server.folder / "archive"
    folder.mkdir()
    server._own(folder)


def _version(served: Served) -> str:
    with served[0].admin() as admin:
        ((version,),) = admin.execute("SHOW server_version").fetchall()
    return str(version).split()[0]


def _type(desk: Typist, acts: tuple[str, ...], seed: int) -> None:
    random, counts = Random(seed), Counter[str]()
    for act in acts:
        desk.type(act, random, counts)


def _share(served: Served, *desks: Typist) -> None:
    for each in desks:
        transport = PostgresTransport(connect(served[0].address(served[1]), each.login))
        try:
            synchronise(each.record, transport)
        finally:
            transport.close()


def versions(desk: Typist) -> Shown:
    """Return what a desk shows: of each version the fields it set, and their values; `*` for a whole row."""
    found: Shown = {}
    with desk.record.connection() as connection:
        for entity in shapes():
            for (row_id,) in connection.execute(f"SELECT id FROM {entity}").fetchall():
                image, ver = image_of(connection, (entity, row_id)) or ({}, None)
                for field, version in json.loads(ver or "{}").items():
                    found.setdefault(version, set()).add((entity, row_id, field, str(image.get(field))))
    return found


def standing(shown: Shown) -> set[tuple[str, ...]]:
    """Return the fields and their values; one that is set to the same again has lost nothing."""
    return set().union(*shown.values())


def listed(desk: Typist) -> set[str]:
    """Return the versions a person at this desk is asked about."""
    rows = desk.record.rows("SELECT ver FROM rescue WHERE state = 'open'")
    return set().union(*(json.loads(ver).values() for (ver,) in rows))


def _noted(desk: Typist) -> Iterator[tuple[str, str]]:
    yield from desk.record.rows("""SELECT entity, entity_id FROM rescue WHERE ver ->> '*' IS NOT NULL""")


def _give_back(desk: Typist) -> int:
    office = Office(desk.record)
    seat = office.desk()
    with desk.record.reading() as session:
        groups = [each.id for each in lost_groups(session, seat)]
    if not groups:
        return 0
    with desk.record.writing(author=seat.officer.id) as session:
        return give_back(session, seat, groups=groups).left


def _changes(served: Served) -> set[str]:
    with served[0].admin(served[1]) as admin:
        return {str(each) for (each,) in admin.execute("SELECT change_id FROM sync.change")}


def _at_server(served: Served, entity: str, row_id: str) -> bool:
    with served[0].admin(served[1]) as admin:
        return bool(admin.execute(f"SELECT 1 FROM app.{entity} WHERE id = %s".encode(), (row_id,)).fetchall())


def _judge(served: Served, desks: tuple[Typist, ...]) -> None:
    with ExitStack() as stack:
        transports = {
            each.login: PostgresTransport(stack.enter_context(connect(served[0].address(served[1]), each.login)))
            for each in desks
        }
        admin = stack.enter_context(served[0].admin(served[1]))
        bench: Any = SimpleNamespace(shared=SimpleNamespace(admin=admin), transports=transports)
        verdict(bench, list(desks), set())


def all_ways(template: Path) -> str:
    """Every way, with the PostgreSQL of the wheel and with Debian's 15 where it is installed."""
    servers = [None, *([DEBIAN_15] if DEBIAN_15.is_dir() else [])]
    said = (put_back(template, way, each, seed=seed, times=10) for each in servers for way in WAYS for seed in (1, 4))
    return "\n    ".join(said)
