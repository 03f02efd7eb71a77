"""A desk that is killed: it types and synchronises in a process of its own, which ends at its n-th point by SIGKILL.

Points are: each statement of the writer and every so often within one, each entry and each fsync of the second copy,
each call of the server, before and after, and each line of a pull. This program waits for orders, one a line of JSON
([record, address, login, point]; point 0: never; a fifth, `stop`, has it suspended at its point and go on when it is
told), forks, and answers with a line `typed ID` for each change whose commit came back, `points N` where the desk lived
to its end, and `over`.
"""

import json
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from db.record import driver
from db.record.connection import raw_of
from db.record.local import Record
from db.sync import second_copy
from db.sync.cycle import synchronise
from db.sync.postgres import PostgresTransport
from tests.db.conftest import KEY
from tests.db.sync import typist
from tests.db.sync.faults import FaultyTransport

TICK = 4_000
"""Instructions of SQLite between two points within a statement."""

ROUNDS = 2


class Points:
    """Counts, and kills this very process when its time has come."""

    def __init__(self, last: int, *, stops: bool = False) -> None:
        self.count, self.last, self.stops = 0, last, stops

    def pass_one(self, *_about: object) -> int:
        self.count += 1
        if self.count == self.last and self.stops:
            say(f"stopped {os.getpid()}")
            os.kill(os.getpid(), signal.SIGSTOP)
        elif self.count == self.last:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return 0


class PointedTransport(FaultyTransport):
    """A transport whose every call is two points."""

    def __init__(self, inner: PostgresTransport, points: Points) -> None:
        super().__init__(inner, None, [])
        self.pass_one = points.pass_one

    def hello(self, asked: Mapping[str, Any]) -> Any:
        self.pass_one()
        answer = super().hello(asked)
        self.pass_one()
        return answer

    def push(self, page: str) -> Any:
        self.pass_one()
        answer = super().push(page)
        self.pass_one()
        return answer

    def pull(self, asked: Mapping[str, Any]) -> Iterator[str]:
        for line in super().pull(asked):
            self.pass_one()
            yield line
        self.pass_one()


def pointed(points: Points) -> None:
    """Have everything this process writes pass a point."""
    connect, fsync, entries = driver.connect_writer, os.fsync, second_copy.SecondCopy._entries

    def connect_writer(*given: Any, **named: Any) -> Any:
        connection, batch = connect(*given, **named)
        connection.set_trace_callback(points.pass_one)  # type: ignore[attr-defined]
        connection.set_progress_handler(points.pass_one, TICK)  # type: ignore[attr-defined]
        return connection, batch

    def fsync_with_points(handle: int) -> None:
        points.pass_one()
        fsync(handle)
        points.pass_one()

    def entries_with_points(self: Any, connection: Any) -> Iterator[bytes]:
        for entry in entries(self, connection):
            points.pass_one()
            yield entry

    driver.connect_writer = connect_writer
    os.fsync = fsync_with_points
    second_copy.SecondCopy._entries = entries_with_points  # type: ignore[method-assign]


def work(path: str, address: str, login: str, last: int, how: str = "") -> None:
    """Type, say what was committed, synchronise, and again."""
    points = Points(last, stops=how == "stop")
    pointed(points)
    record = Record.open(Path(path), KEY)
    second_copy.install(record)
    transport = PointedTransport(PostgresTransport.connect(address, login, None), points)
    for _ in range(ROUNDS):
        for number in range(2):
            type_case(record, login, number)
        synchronise(record, transport)
        type_edit(record, login)
        synchronise(record, transport)
    say(f"points {points.count}")


def type_case(record: Record, login: str, number: int) -> None:
    from random import Random

    with record.writing(author=login) as session:
        typist.new_case(None, raw_of(session), Random(number))  # type: ignore[arg-type]
        batch = session.info["batch"]
    acknowledge(record, batch)


def type_edit(record: Record, login: str) -> None:
    with record.writing(author=login) as session:
        raw_of(session).execute("UPDATE case_ SET learning = coalesce(learning, '') || 'x'")
        batch = session.info["batch"]
    acknowledge(record, batch)


def acknowledge(record: Record, batch: str) -> None:
    for (change_id,) in record.rows("SELECT change_id FROM change WHERE batch = ?", (batch,)):
        say(f"typed {change_id}")


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Take orders until there are no more."""
    for order in sys.stdin:
        child = os.fork()
        if child == 0:
            work(*json.loads(order))
            os._exit(0)
        os.waitpid(child, 0)
        say("over")


if __name__ == "__main__":
    main()
