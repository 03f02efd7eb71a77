"""A desk in a process of its own that writes, says what it wrote, and may be killed at any moment.

`python -m tests.db.busy_desk PATH KILL_AT [NAME]`: the number of each commit is printed after it; after KILL_AT ticks
of SQLite's own instructions (0: never) the process kills itself, wherever it is in a statement.
"""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from db.problems import EnvironmentProblem, in_words
from db.record.driver import connect_writer

KEY = bytes(range(32))
NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
"""Said here: the rows of the tests take eight times as long to read as all else, and each desk would read them."""

TICK = 40
"""Instructions of SQLite between two chances to die."""

WRITES = 60


def main(path: Path, kill_at: int, name: str) -> None:
    """Write teams, three in each transaction, until done or dead."""
    connection, batch = connect_writer(path, KEY)
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        if ticks == kill_at:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return 0

    connection.set_progress_handler(tick, TICK)  # type: ignore[attr-defined]  # not part of what the product uses
    for number in range(WRITES):
        with in_words():
            connection.execute("BEGIN IMMEDIATE")
            batch.begin(name, NOW)
            rows = [(f"{name}-{number}-{part}", f"{name} {number} {part} {'x' * 150}") for part in range(3)]
            connection.executemany("INSERT INTO team (id, name) VALUES (?, ?)", rows)
            connection.execute("UPDATE team SET name = name || '!' WHERE id = ?", (rows[0][0],))
            connection.execute("COMMIT")
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    connection.close()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "team")
    except EnvironmentProblem as problem:
        sys.exit(f"in words: {problem}")
