"""Sharing: a first fetch, the daily comparison, an idle cycle, a push against a raw insert, a Monday morning."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from psycopg.types.json import Jsonb

from benchmarks import window
from benchmarks.measure import Line, against, timed
from complaints_desktop.rules.shared_rights import shared_rights
from db.model import Base, new_id
from db.model.entities import captured
from db.model.team import team_id
from db.record import driver, home, migrate
from db.record.connection import raw_of
from db.record.local import Record
from db.shared.connecting import connect
from db.shared.embedded import Cluster
from db.shared.making import make_database
from db.shared.officers import add_officer
from db.shared.provision import create
from db.sync.cycle import synchronise
from db.sync.joining import join
from db.sync.postgres import PostgresTransport

DATABASE = "complaints"
TEAMS = 10
DESKS, CHANGES_EACH = 200, 48
UNSENT = 500
KEY = bytes(32)
SETTINGS = {"shared_buffers": "256MB", "max_connections": "260", "max_wal_size": "4GB"}

Rows = dict[str, list[tuple[Any, ...]]]


def sharing(record: Record) -> Iterator[Line]:
    """Yield the lines about sharing; the server holds what `record` does, spread over ten teams."""
    with (
        TemporaryDirectory(prefix="pg-") as server,
        TemporaryDirectory() as folder,
        Cluster(Path(server), settings=SETTINGS) as cluster,
    ):
        _provide(cluster)
        _fill(cluster, record)
        yield from _fetching(cluster, Path(folder))
        yield from _sending(cluster)
        yield _morning(cluster)
        with home.open_home(Path(folder) / "home") as opened:
            transport = PostgresTransport(connect(cluster.address(DATABASE), "manager"))
            join(opened.record, transport, address=str(cluster.address(DATABASE)), login="manager")
            transport.close()
        yield from window.sharing(Path(folder) / "home")


def _provide(cluster: Cluster) -> None:
    with cluster.admin() as admin:
        make_database(admin, DATABASE)
    with cluster.admin(DATABASE) as admin:
        create(admin, shared_rights())
        add_officer(admin, "manager", "Manager", "complaints manager")
        for number in range(TEAMS):
            add_officer(admin, f"team{number}", f"Officer {number}", "resolution officer", f"Team {number}")


def _fill(cluster: Cluster, record: Record) -> None:
    """Copy every shared row of the record to the server, each case to one of the teams."""
    with cluster.admin(DATABASE) as admin, admin.transaction():
        admin.execute("SET LOCAL session_replication_role = replica")  # no trigger, no foreign key: they are whole
        for table in (each for each in Base.metadata.sorted_tables if each.name in captured()):
            names = [column.name for column in table.columns]
            yes_or_no = {names.index(name) for kind, name in _columns(table) if kind == "BOOLEAN"}
            into = f"COPY app.{table.name} ({', '.join(names)}, pos) FROM STDIN"
            with admin.cursor().copy(into) as copy:
                for number, row in enumerate(record.rows(f"SELECT {', '.join(names)} FROM {table.name} ORDER BY id")):
                    values = [bool(v) if n in yes_or_no and v is not None else v for n, v in enumerate(row)]
                    if table.name == "case_":
                        values[names.index("team_id")] = team_id(f"Team {number % TEAMS}")
                    copy.write_row((*values, 1))
        admin.execute("UPDATE sync.ctr SET pos = 1")
    with cluster.admin(DATABASE) as admin:
        admin.execute("ANALYZE")


def _columns(table: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - a table of the model
    return [(str(column.type), column.name) for column in table.columns]


def _fetching(cluster: Cluster, folder: Path) -> Iterator[Line]:
    everything = _first_fetch(cluster, folder, "manager")
    raw = timed(lambda: _raw_fetch(cluster, folder / "raw.db"))
    yield _line("first fetch of all cases and contacts", everything, raw, "COPY out and raw executemany in", 3)
    yield _comparison(cluster, folder, everything)
    one_team = _first_fetch(cluster, folder, "team3")
    yield _line("first fetch of one team of ten", one_team, everything, "the first fetch of all", 1 / TEAMS)
    with _desk(cluster, folder / "team3.db", "team3") as (record, transport):
        counted = _Counted(transport)
        synchronise(record, counted)
        counted.calls = 0
        idle = min(timed(lambda: synchronise(record, counted)) for _ in range(7))
        yield Line(
            what=f"an idle cycle ({counted.calls / 7:g} round trips)",
            ours=idle,
            reference=None,
            against="",
            limit="1 round trip",
            met=counted.calls == 7,
        )


def _first_fetch(cluster: Cluster, folder: Path, login: str) -> float:
    """Return how long a new desk takes for its first cycle, without deriving its list."""
    path = folder / f"{login}.db"
    Record.create(path, KEY).close()
    with _desk(cluster, path, login) as (record, transport):
        join(record, transport, address="", login=login)
        return timed(lambda: synchronise(record, transport))


def _comparison(cluster: Cluster, folder: Path, everything: float) -> Line:
    """Return the line about the daily comparison of all that a desk holds with what the server would show it."""
    with _desk(cluster, folder / "manager.db", "manager") as (record, transport):

        def compared() -> float:
            with record.writing(author="benchmark", applying=True) as session:
                raw_of(session).execute("UPDATE shared_database SET digest_on = NULL")
            return timed(lambda: synchronise(record, transport))

        taken = min(compared() for _ in range(3))
        ((on,),) = record.rows("SELECT digest_on FROM shared_database")
    if on is None:
        raise RuntimeError("nothing was compared")
    return _line("the daily comparison of all cases and contacts", taken, everything, "the first fetch of all", 0.5)


def _raw_fetch(cluster: Cluster, path: Path) -> None:
    """Do the least there is to do: each table out by COPY, and into an encrypted file with the same tables."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    raw = driver.connect(path, KEY, new=driver.new_file_id())
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN")
    with cluster.admin(DATABASE) as admin:
        for table in (each for each in Base.metadata.sorted_tables if each.name in captured()):
            names = [column.name for column in table.columns]
            raw.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
            for index in table.indexes:
                raw.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
            with admin.cursor().copy(f"COPY app.{table.name} ({', '.join(names)}) TO STDOUT") as copy:
                yes_or_no = {names.index(name) for kind, name in _columns(table) if kind == "BOOLEAN"}
                rows = (_plain(row, yes_or_no) for row in copy.rows())
                raw.executemany(f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(names))})", rows)
    raw.execute("COMMIT")
    raw.close()


def _plain(row: tuple[Any, ...], yes_or_no: set[int]) -> tuple[Any, ...]:
    if not yes_or_no:
        return row
    return tuple({"t": 1, "f": 0}.get(v, v) if n in yes_or_no else v for n, v in enumerate(row))


def _sending(cluster: Cluster) -> Iterator[Line]:
    """Yield the line about 500 changes sent at once, against the same JSON inserted as it is."""
    with cluster.admin(DATABASE) as admin, connect(cluster.address(DATABASE), "team1") as officer:
        admin.execute("CREATE TABLE public.raw (id text PRIMARY KEY, change jsonb NOT NULL)")
        desk = _Desk(PostgresTransport(officer))
        pages = [desk.page(UNSENT) for _ in range(9)]
        sent, inserted = iter(pages), iter(pages)

        def raw() -> None:
            rows = [(each["change_id"], Jsonb(each)) for each in json.loads(next(inserted))["changes"]]
            with admin.transaction(), admin.cursor() as cursor:
                cursor.executemany("INSERT INTO public.raw VALUES (%s, %s)", rows)

        yield against(f"{UNSENT} unsent changes sent", lambda: desk.send(next(sent)), raw, "raw insert of the same", 4)
        admin.execute("DROP TABLE public.raw")


def _morning(cluster: Cluster) -> Line:
    """Return the line about 200 desks that come at once."""
    desks = []
    for number in range(DESKS):
        connection = connect(cluster.address(DATABASE), f"team{number % TEAMS}")
        desk = _Desk(PostgresTransport(connection))
        desks.append((desk, desk.page(CHANGES_EACH)))
    threads = [threading.Thread(target=desk.send, args=(page,)) for desk, page in desks]

    def all_at_once() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    taken = timed(all_at_once)
    for desk, _ in desks:
        desk.transport.close()
    return Line(
        what=f"{DESKS} desks with {CHANGES_EACH} unsent changes each",
        ours=taken,
        reference=None,
        against="",
        limit="10000 ms",
        met=taken <= 10_000,
    )


class _Desk:
    """A desk that sends made-up changes, without a record of its own."""

    def __init__(self, transport: PostgresTransport) -> None:
        self.transport = transport
        self.device = new_id()
        self._hello = transport.hello(
            {"device": self.device, "code": None, "schema": migrate.HEAD, "app": "", "cursor": 0, "waiting": 0}
        )
        self._seq, self._last = 0, None
        self._case = self._new_case()

    def page(self, number: int) -> str:
        """Return a push of `number` contacts with a case, each its own user action; the pages are sent in order."""
        after, before = self._seq, self._last
        changes = [self._contact() for _ in range(number)]
        return json.dumps(
            {
                "device": self.device,
                "epoch": self._hello["epoch"],
                "after_seq": after,
                "prev_change": before,
                "changes": changes,
            }
        )

    def send(self, page: str) -> None:
        """Send a page, and see that all of it was applied."""
        counts = self.transport.push(page)["counts"]
        if counts["held"] or counts["clash"]:
            raise RuntimeError(f"the server did not apply all: {counts}")

    def _new_case(self) -> str:
        case_id = new_id()
        patch = {"reference": f"B-{case_id}", "logged_at": "2026-03-26T12:00:00.000+00:00", "sample": False}
        change = self._change("case_", case_id, case_id, patch)
        self.send(
            json.dumps(
                {
                    "device": self.device,
                    "epoch": self._hello["epoch"],
                    "after_seq": 0,
                    "prev_change": None,
                    "changes": [change],
                }
            )
        )
        return case_id

    def _contact(self) -> dict[str, Any]:
        patch = {
            "case_id": self._case,
            "kind": "call",
            "direction": "in",
            "contact_on": "2026-03-26",
            "with_whom": "the resident",
            "summary": "Rang to ask when the surveyor comes; told that it is Thursday, and that we ring before.",
            "author_id": None,
            "recorded_at": "2026-03-26T12:00:00.000+00:00",
        }
        return self._change("contact", new_id(), self._case, patch)

    def _change(self, entity: str, row: str, case_id: str, patch: Mapping[str, Any]) -> dict[str, Any]:
        self._seq += 1
        change_id = new_id()
        self._last = change_id
        return {
            "change_id": change_id,
            "seq": self._seq,
            "batch": new_id(),
            "at": "2026-03-26T12:00:00.000+00:00",
            "schema": migrate.HEAD,
            "entity": entity,
            "entity_id": row,
            "case_id": case_id,
            "op": "insert",
            "patch": dict(patch),
            "base": {},
        }


class _Counted:
    """A way to the server that counts the round trips."""

    def __init__(self, transport: PostgresTransport) -> None:
        self._transport = transport
        self.calls = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the transport has
        self.calls += 1
        return getattr(self._transport, name)


@contextmanager
def _desk(cluster: Cluster, path: Path, login: str) -> Iterator[tuple[Record, PostgresTransport]]:
    with Record.open(path, KEY) as record:
        transport = PostgresTransport(connect(cluster.address(DATABASE), login))
        try:
            yield record, transport
        finally:
            transport.close()


def _line(what: str, ours: float, reference: float, name: str, limit: float) -> Line:
    return Line(
        what=what,
        ours=ours,
        reference=reference,
        against=name,
        limit=f"{limit:g} x",
        met=ours <= limit * reference,
    )
