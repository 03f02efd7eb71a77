"""Desks that are killed anywhere, and what is there afterwards."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from db.check import check
from tests.db.sync.ledger import desks_on
from tests.db.sync.typist import Typist
from tests.db.sync.walk import Ground

ROOT = Path(__file__).parents[3]
PATIENCE = 30.0
"""Seconds to wait for what has to come."""


class KilledDesk:
    """The program of `killed_desk`, which forks a desk for each order."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.db.sync.killed_desk"]
        self._program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
        )

    def run(self, *order: object) -> tuple[set[str], int]:
        """Run a desk to its end, or to its point; return the changes it acknowledged, and how many points there are."""
        orders, answers = _pipes(self._program)
        orders.write(json.dumps(order) + "\n")
        orders.flush()
        typed, points = set(), 0
        for line in answers:
            what, _, value = line.strip().partition(" ")
            if what == "over":
                break
            if what == "typed":
                typed.add(value)
            points = int(value) if what == "points" else points
        return typed, points

    def close(self) -> None:
        orders, answers = _pipes(self._program)
        orders.close()
        answers.close()
        self._program.wait(PATIENCE)


def _pipes(program: "subprocess.Popen[str]") -> tuple[IO[str], IO[str]]:
    assert program.stdin is not None
    assert program.stdout is not None
    return program.stdin, program.stdout


@contextmanager
def killed_desk() -> Iterator[KilledDesk]:
    program = KilledDesk()
    try:
        yield program
    finally:
        program.close()


def killed_at(ground: Ground, program: KilledDesk, point: int) -> int:
    """Kill a desk at a point; what it acknowledged is there, and the next cycle heals it. Return how many points."""
    with desks_on(ground) as desks:
        bob = desks.desk("walk_bob")
        desks.type(bob, "new_case", "new_case", "note_and_edit")
        desks.sync(bob)
        path = desks.copy("walk_ann")
        typed, points = program.run(str(path), str(ground.shared.address), "walk_ann", point)
        assert (points == 0) == (point > 0), f"the desk was not killed at {point}"
        desk = Typist("walk_ann", path, typed)
        assert check(desk.record) == []
        here = {each for (each,) in desk.record.rows("SELECT change_id FROM change")}
        assert typed <= here | desks.on_server()
        desk.typed |= desk.unsent()
        desks.judge(desk, bob)
        for each in (desk, bob):
            each.record.close()
        return points


def killed_everywhere(ground: Ground, most: int) -> str:
    """Kill a desk at up to `most` points, spread over all there are."""
    with killed_desk() as program:
        points = killed_at(ground, program, 0)
        chosen = sorted({1 + each * points // most for each in range(most)} & set(range(1, points + 1)))
        for point in chosen:
            try:
                killed_at(ground, program, point)
            except BaseException as error:
                error.add_note(f"killed at point {point} of {points}")
                raise
    return f"desk killed at {len(chosen)} of {points} points: nothing acknowledged lost, each record sound and healed"
