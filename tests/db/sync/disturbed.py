"""Networks that fail, clocks that are wrong, files that are used twice."""

import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from shutil import rmtree
from typing import Any

import pytest

from db import moments
from db.problems import EnvironmentProblem
from db.shared import connecting
from db.sync.cycle import synchronise
from db.sync.postgres import PostgresTransport
from tests.db.sync.ledger import ACTS, desks_on
from tests.db.sync.proxy import Proxy, between
from tests.db.sync.typist import Typist
from tests.db.sync.walk import Ground

CUTS = ("refuse", "cut up", "cut down", "stall")


def cut(ground: Ground, mode: str, *, silent: float = 0.4) -> float:
    """Let a network fail in one way while a desk sends; return how many seconds the desk took to say so."""
    with desks_on(ground) as desks, short_folder() as folder, between(folder, ground.shared.address) as proxy:
        ann, bob = desks.desk("walk_ann"), desks.desk("walk_bob")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(connecting, "SILENT_SECONDS", silent)
            transport = through(proxy, ann)
            desks.type(ann, "new_case", *["note_and_edit"] * 10)
            if mode == "refuse":
                transport.close()
            proxy.mode = mode
            began = time.monotonic()
            with pytest.raises(EnvironmentProblem) as caught:
                synchronise(ann.record, through(proxy, ann) if mode == "refuse" else transport)
            assert "sync." not in str(caught.value)
            took = time.monotonic() - began
            transport.close()
            proxy.mode = "through"
            transport = through(proxy, ann)
            synchronise(ann.record, transport)
            transport.close()
        desks.judge(ann, bob)
        doubled = ground.shared.admin.execute("SELECT count(*) - count(DISTINCT change_id) FROM sync.change").fetchall()
        assert doubled == [(0,)]
        for each in (ann, bob):
            each.record.close()
        return took


def slow(ground: Ground, bytes_a_second: int) -> float:
    """Synchronise over a slow network; return how many seconds it took."""
    with desks_on(ground) as desks, short_folder() as folder, between(folder, ground.shared.address) as proxy:
        ann = desks.desk("walk_ann")
        transport = through(proxy, ann)
        desks.type(ann, "new_case")
        proxy.mode, proxy.bytes_a_second = "slow", bytes_a_second
        began = time.monotonic()
        synchronise(ann.record, transport)
        transport.close()
        took = time.monotonic() - began
        desks.judge(ann)
        ann.record.close()
        return took


def through(proxy: Proxy, desk: Typist) -> PostgresTransport:
    return PostgresTransport.connect(str(proxy.address), desk.login, None)


@contextmanager
def short_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="px-"))
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def cuts(ground: Ground, times: int) -> str:
    """Let the network fail in each way so many times."""
    took = {mode: max(cut(ground, mode) for _ in range(times)) for mode in CUTS}
    said = ", ".join(f"{mode} {seconds:.1f} s" for mode, seconds in took.items())
    return f"network cut {times} times each way: said within {said} (silence shortened to 0.4 s), 0 lost, 0 doubled"


DAY = 86_400.0
CLOCKS: dict[str, tuple[float, float]] = {
    "three years slow": (-3 * 365 * DAY, 0),
    "a year fast": (0, 365 * DAY),
    "jumping": (-10 * DAY, 10 * DAY),
}
"""By how many seconds the clocks of two desks are wrong; a jumping one is wrong the other way every other time."""


def outcome(ground: Ground, wrong: tuple[float, float], seed: int) -> list[Any]:
    """Let two desks with these clocks type by chance; return what came of it, without ids and times."""
    from datetime import datetime, timedelta

    late = [0.0]

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime.now(tz) + timedelta(seconds=late[0])

    with desks_on(ground) as desks, pytest.MonkeyPatch.context() as patch:
        patch.setattr(moments, "datetime", Clock)
        both = (desks.desk("walk_ann"), desks.desk("walk_bob"))
        random = Random(seed)
        for step in range(24):
            which = random.randrange(2)
            late[0] = wrong[which] * (-1 if wrong[0] and wrong[1] and step % 2 else 1)
            desks.type(both[which], random.choice(ACTS), seed=seed * 100 + step)
            if random.random() < 0.4:
                desks.sync(both[which])
        desks.judge(*both)
        for each in both:
            each.record.close()
        return [
            ground.shared.admin.execute(said.encode()).fetchall()
            for said in (
                "SELECT learning, hazard, complex, vulnerable, updates_agreed FROM app.case_ ORDER BY reference",
                "SELECT field, state, count(*) FROM sync.clash GROUP BY 1, 2 ORDER BY 1, 2",
                "SELECT rule, state, count(*) FROM sync.held GROUP BY 1, 2 ORDER BY 1, 2",
                "SELECT entity, op, outcome ->> '_', count(*) FROM sync.change GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
                "SELECT bool_and(abs(extract(epoch FROM now() - received_at)) < 600) FROM sync.change",
            )
        ]


def wrong_clocks(ground: Ground, seeds: Iterable[int]) -> str:
    """Type the same with right clocks and with wrong ones."""
    tried = 0
    for seed in seeds:
        right = outcome(ground, (0, 0), seed)
        for clock, wrong in CLOCKS.items():
            assert outcome(ground, wrong, seed) == right, f"with clocks {clock}, seed {seed}"
            tried += 1
    return f"wrong clocks ({', '.join(CLOCKS)}): {tried} times the same outcome as with right ones"


def cloned(ground: Ground, seed: int) -> None:
    """Use a copy of a desk's file and the file itself, and an older copy as well."""
    with desks_on(ground) as desks:
        ann = desks.desk("walk_ann")
        desks.type(ann, "new_case", "edit", seed=seed)
        with ann.at_rest() as path:
            old = desks.copy("walk_ann", path)
        desks.sync(ann)
        desks.type(ann, "note_and_edit", seed=seed)
        desks.sync(ann)
        with ann.at_rest() as path:
            clone = desks.copy("walk_ann", path)
        files = [ann, Typist("walk_ann", clone, set()), Typist("walk_ann", old, set())]
        for number, each in enumerate(files):
            desks.type(each, "new_case", "note_and_edit", "edit", seed=seed + number)
        desks.judge(*files)
        assert len({each.one("SELECT device_id FROM desk") for each in files}) == 3
        assert len({each.one("SELECT code FROM desk") for each in files}) == 3
        everything = set().union(*(each.typed for each in files))
        assert everything <= desks.on_server()
        for each in files:
            each.record.close()


def clones(ground: Ground, times: int) -> str:
    for seed in range(times):
        cloned(ground, seed)
    return f"{times} desks cloned, and an older copy of each: three desks each time, 0 lost, 0 doubled"
