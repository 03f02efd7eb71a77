"""The checks are checked: each fault that is planted has to be caught, by what should catch it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from db.problems import EnvironmentProblem
from db.shared.embedded import Cluster
from tests.db.sync.planted import FAULTS, SERVER, Fault, planted, sources
from tests.db.sync.scenes import Scene, laid
from tests.db.sync.walk import Ground, walk

pytestmark = [pytest.mark.long, pytest.mark.soak]

LEAST = 16
"""Faults that have to be caught for the checks to be believed."""


@pytest.fixture(scope="module")
def ground(cluster: Cluster, template: Path) -> Iterator[Ground]:
    """Ground that all faults are planted in, one after the other."""
    with laid(cluster, template) as ground:
        yield ground


def look(ground: Ground, fault: Fault) -> None:
    """Check what has to catch the fault."""
    for seed in fault.seeds:
        walk(ground, seed)
    if fault.scene is not None:
        with ExitStack() as stack:
            fault.scene(Scene(ground, stack))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.words)
def test_a_planted_fault_is_caught(ground: Ground, fault: Fault):
    with planted(fault, ground.shared.admin), pytest.raises((AssertionError, EnvironmentProblem), match=fault.says):
        look(ground, fault)


@pytest.mark.parametrize("fault", [each for each in FAULTS if each.scene], ids=lambda fault: fault.words)
def test_where_nothing_is_planted_nothing_is_caught(ground: Ground, fault: Fault):
    look(ground, fault)


def test_the_planting_leaves_nothing_behind(ground: Ground):
    before = sources(ground.shared.admin)
    for fault in SERVER:
        with planted(fault, ground.shared.admin):
            assert sources(ground.shared.admin) != before
    walk(ground, seed=7)
    assert len(FAULTS) >= LEAST
