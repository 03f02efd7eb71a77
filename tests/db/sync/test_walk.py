"""Some seconds of walks; `python -m tests.db.sync.walk` walks for hours."""

from collections import Counter
from pathlib import Path
from time import monotonic

import pytest

from tests.db.sync.walk import common_ground, walk
from tests.postgres import Shared

SECONDS = 5
"""How long to walk; on a slow machine that is fewer seeds, and never fewer than LEAST."""

LEAST, MOST = 10, 60


@pytest.mark.long
def test_whatever_happens_nothing_is_lost_and_all_desks_see_the_same(shared: Shared, template: Path):
    total: Counter[str] = Counter()
    with common_ground(shared, template) as ground:
        until = monotonic() + SECONDS
        for seed in range(MOST):
            if seed >= LEAST and monotonic() > until:
                break
            total += walk(ground, seed)
    assert min(total[what] for what in ("clashes", "held", "forks", "restores", "old copies", "failed cycles")) > 0
