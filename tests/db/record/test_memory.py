"""No key stays where it is not needed, and no crash writes one to the disk."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from db.record.local import Record
from db.record.memory import wipe
from tests.db.conftest import KEY


def test_the_key_of_a_record_is_overwritten_when_it_is_closed(path: Path):
    with Record.open(path, KEY) as record:
        held = record.key
        assert held == KEY
    assert held == bytes(32)
    assert bytes(32) != KEY


def test_a_record_that_cannot_be_opened_keeps_no_key(path: Path):
    path.write_bytes(b"no record" * 500)
    before = {id(each) for each in gc.get_objects()}
    with pytest.raises(Exception, match="cannot be opened"):
        Record.open(path, KEY)
    left = [each for each in gc.get_objects() if id(each) not in before and isinstance(each, Record)]
    assert all(each.key == bytes(32) for each in left)


def test_wiping_leaves_the_length_and_nothing_else():
    secret = bytearray(b"secret")
    wipe(secret)
    assert secret == bytes(6)


@pytest.mark.skipif(sys.platform == "win32", reason="a program cannot forbid it there")
def test_a_command_that_crashes_leaves_no_image_of_its_memory():
    code = (
        "import resource\n"
        "from ui.command_line import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.splitlines()[-1] == "(0, 0)"
