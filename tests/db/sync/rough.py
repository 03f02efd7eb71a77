"""What happens to real processes, disks and networks: each mishap as often as asked, and what it did.

`python -m tests.db.sync.rough [NAME…]` runs the full volumes and prints a line for each; `test_processes.py` a few of
each. Everything typed is written down here, outside the records, and looked for at the end.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import rmtree

from db.record.local import Record
from tests import postgres
from tests.db.conftest import KEY
from tests.db.sync.disturbed import clones, cut, cuts, slow, wrong_clocks
from tests.db.sync.falling_back import files_put_back, killed_server, promoted_standby
from tests.db.sync.killed import killed_everywhere, suspended_everywhere, suspended_server
from tests.db.sync.restores import all_ways
from tests.db.sync.scenes import laid
from tests.db.sync.spoilt import full_desk, full_server, holed, spoilt
from tests.db.sync.walk import Ground

FULL: dict[str, Callable[[Ground, Path], str]] = {
    "F1": lambda ground, _: killed_everywhere(ground, 400),
    "F2": lambda _, template: killed_server(template, 40),
    "F3": lambda ground, _: cuts(ground, 50),
    "F3-silent": lambda ground, _: f"frozen network: said after {cut(ground, 'stall', silent=120):.0f} s",
    "F3-slow": lambda ground, _: f"1,000 bytes a second: a cycle goes through in {slow(ground, 1_000):.0f} s",
    "F4": lambda _, template: "; ".join(promoted_standby(template) for _ in range(5)),
    "F4-files": lambda _, template: "; ".join(files_put_back(template) for _ in range(5)),
    "F5": lambda ground, _: wrong_clocks(ground, range(20)),
    "F6": lambda ground, _: clones(ground, 50),
    "F7": lambda ground, _: full_desk(ground),
    "F7-server": lambda _, template: full_server(template),
    "F8": lambda ground, template: spoilt(ground, template, 400, 20),
    "F8-holes": lambda ground, template: holed(ground, template, 100, 20),
    "F10": lambda _, template: all_ways(template),
    "F11": lambda ground, _: suspended_everywhere(ground, 200),
    "F11-server": lambda _, template: suspended_server(template, 20),
}


def main(names: Iterable[str]) -> int:
    """Run all, or those named, and say what came of each; return how many failed."""
    failed = 0
    with postgres.started() as cluster:
        template = Path(tempfile.mkdtemp()) / "record.db"
        Record.create(template, KEY, code="K7Q").close()
        with laid(cluster, template) as ground:
            for name in names or FULL:
                began = time.monotonic()
                try:
                    said = FULL[name](ground, template)
                except Exception as error:  # noqa: BLE001 - the others are to be run all the same
                    failed += 1
                    said = f"FAILED: {type(error).__name__} {str(error)[:400]} {getattr(error, '__notes__', '')}"
                sys.stdout.write(f"{name}: {said} [{time.monotonic() - began:.0f} s]\n")
                sys.stdout.flush()
        rmtree(template.parent)
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
