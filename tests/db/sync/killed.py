"""Desks that are killed anywhere, and what is there afterwards."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import IO

import pytest

from db.problems import EnvironmentProblem
from db.record.check import check
from db.shared import connecting
from db.shared.embedded import UNSAFE, Cluster, _children
from db.sync.cycle import synchronise
from db.sync.postgres import PostgresTransport
from tests.db.sync.falling_back import judged, own_server, writing_desks
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

    def run(self, *order: object, meanwhile: Callable[[], object] = lambda: None) -> tuple[set[str], int]:
        """Run a desk to its end, or to its point; return the changes it acknowledged, and how many points there are.

        Of one that is suspended, do something `meanwhile`; then it goes on.
        """
        orders, answers = _pipes(self._program)
        orders.write(json.dumps(order) + "\n")
        orders.flush()
        typed, points = set(), 0
        for line in answers:
            what, _, value = line.strip().partition(" ")
            if what == "over":
                break
            if what == "stopped":
                meanwhile()
                os.kill(int(value), signal.SIGCONT)
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


def suspended_at(ground: Ground, program: KilledDesk, point: int) -> bool:
    """Suspend a desk at a point while another writes and shares; then it goes on. Return whether it waited for it."""
    with desks_on(ground) as desks:
        bob = desks.desk("walk_bob")
        desks.type(bob, "new_case", "new_case", "note_and_edit")
        desks.sync(bob)
        path = desks.copy("walk_ann")
        waited: list[str] = []

        def meanwhile() -> None:
            desks.type(bob, "new_case", "edit")
            try:
                desks.sync(bob)
            except EnvironmentProblem as problem:
                waited.append(problem.what)

        order = (str(path), str(ground.shared.address), "walk_ann", point, "stop")
        typed, points = program.run(*order, meanwhile=meanwhile)
        assert points > 0, f"the desk did not live to its end after it was suspended at {point}"
        desk = Typist("walk_ann", path, typed)
        assert check(desk.record) == []
        assert typed <= desk.unsent() | desks.on_server()
        desk.typed |= desk.unsent()
        desks.judge(desk, bob)
        for each in (desk, bob):
            each.record.close()
        return bool(waited)


def suspended_everywhere(ground: Ground, most: int) -> str:
    """Suspend a desk at up to `most` points, spread over all there are."""
    with killed_desk() as program:
        points = killed_at(ground, program, 0)
        chosen = sorted({1 + each * points // most for each in range(most)} & set(range(1, points + 1)))
        waited = sum(suspended_at(ground, program, point) for point in chosen)
    return f"desk suspended at {len(chosen)} of {points} points: 0 lost, all equal; {waited} times another had to wait"


def suspended_server(template: Path, times: int) -> str:
    """Suspend the whole server under a desk in mid-cycle: said after the patience, and the next cycle heals it."""
    with own_server(dict(UNSAFE)) as (server, folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(connecting, "SILENT_SECONDS", 0.4)
        desks = writing_desks(server, template, folder)
        random, counts, failed = Random(1), Counter[str](), 0
        for _ in range(times):
            transport = PostgresTransport.connect(str(server.address("complaints")), desks[0].login, None)
            desks[0].type("new_case", random, counts)
            with stopped(server):
                try:
                    synchronise(desks[0].record, transport)
                except EnvironmentProblem:
                    failed += 1
            transport.close()
        assert failed == times, "the server was never suspended"
        typed = len(desks[0].typed)
        with judged(server, desks):
            return (
                f"server suspended {times} times under a cycle: {failed} said, {typed} changes typed, 0 lost, all equal"
            )


@contextmanager
def stopped(server: Cluster) -> Iterator[None]:
    """Suspend every process of a server."""
    assert server._server is not None
    processes = (server._server.pid, *_children(server._server.pid))
    for each in processes:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in processes:
            os.kill(each, signal.SIGCONT)
