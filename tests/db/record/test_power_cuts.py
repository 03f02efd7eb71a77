"""What was said to be saved is there after a power cut at any moment, and nothing is there by half."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest

from db.problems import EnvironmentProblem
from tests.db.record.calls import Call, is_told, recorded
from tests.db.record.disk import Disk, Folder, as_it_is
from tests.db.record.power import ALL_OF_IT, cuts, lay, left
from tests.db.record.power_stories import STORIES
from tests.thorough import ALL, some

TOLD = [*STORIES] if ALL else ["writes", "restore", "letter"]

FAULTY = [
    "writes:synchronous normal",
    "letter:names not synced",
    *(["writes:synchronous off", "letter:files not synced", "first start:names not synced"] if ALL else []),
]
"""Stories told by a program that promises what the disk does not hold."""

MOMENTS, DRAWS = some(8, 500), some(1, 4)

Told = Mapping[str, tuple[Folder, list[Call]]]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the stories were told."""
    return tmp_path_factory.mktemp("power") / "desk"


@pytest.fixture(scope="module")
def told(desk: Path, template: Path) -> Told:
    """What lay there before each story, and what the desk asked of the disk: all told by one process."""
    if not is_told():
        pytest.skip("what a program asks of the disk is told by strace, on Linux and x86-64, where it may trace")
    before = {}
    for name in (*TOLD, *FAULTY):
        (desk / name).mkdir(parents=True)
        STORIES[name.partition(":")[0]].prepare(desk / name, template)
        before[name] = as_it_is(desk / name)
    command = [sys.executable, "-m", "tests.db.record.power_stories", str(desk), *before]
    calls = recorded(command, desk.with_name("calls"))
    said = [call.text(1).decode().strip() if call.name == "write" and call.asked[0] == "1" else "" for call in calls]
    return {name: (top, calls[said.index(f"begin {name}") : said.index(f"end {name}")]) for name, top in before.items()}


def failures(desk: Path, name: str, top: Folder, calls: list[Call], moments: int) -> Iterator[str]:
    """Judge what may be left of a story after a cut, and say each time what was not right."""
    disk, place = Disk(desk / name, deepcopy(top)), desk.with_name("left")
    for tree in cuts(disk, calls, Random(name), moments, DRAWS):
        try:
            STORIES[name.partition(":")[0]].judge(lay(tree, place), disk.said[1:])
        except (AssertionError, EnvironmentProblem, ValueError) as error:
            yield f"after {disk.said[-1]}: {error}"
        finally:
            shutil.rmtree(place)


@pytest.mark.parametrize("name", TOLD)
def test_what_was_told_makes_what_lies_there_at_the_end(desk: Path, told: Told, name: str):
    top, calls = deepcopy(told[name])
    disk = Disk(desk / name, top)
    for call in calls:
        disk.do(call)
    assert left(disk.top, *ALL_OF_IT) == left(as_it_is(desk / name), *ALL_OF_IT)


@pytest.mark.parametrize("name", TOLD)
def test_after_a_power_cut_all_is_there_that_was_said_to_be_saved_and_nothing_by_half(
    desk: Path, told: Told, name: str
):
    assert list(failures(desk, name, *told[name], MOMENTS)) == []


@pytest.mark.parametrize("name", FAULTY)
def test_a_program_that_promises_what_the_disk_does_not_hold_is_caught(desk: Path, told: Told, name: str):
    assert next(failures(desk, name, *told[name], 60), None)
