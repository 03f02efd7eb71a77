"""What a program asks of the disk, as the kernel got it: `strace` tells it of SQLite's library and of Python alike."""

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

KNOWN = [
    "openat",
    "close",
    "lseek",
    "write",
    "pwrite64",
    "ftruncate",
    "sendfile",
    "fsync",
    "fdatasync",
    "rename",
    "unlink",
    "mkdir",
]
UNKNOWN = [
    "writev",
    "pwritev",
    "pwritev2",
    "truncate",
    "fallocate",
    "copy_file_range",
    "renameat",
    "renameat2",
    "unlinkat",
    "link",
    "rmdir",
]
"""Calls that nobody made when this was written: one that touches the folder is no recording of it."""

CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
LONGEST = 4_000_000
"""Bytes of one call that are told."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call, with what it was asked and what it answered."""

    name: str
    asked: Sequence[str]
    answer: int

    def text(self, number: int) -> bytes:
        """Return a string it was asked with."""
        told = self.asked[number]
        if not told.endswith('"'):
            raise AssertionError(f"{self.name} wrote more than is told")
        return bytes.fromhex(told.strip('"').replace("\\x", ""))

    def path(self, number: int) -> Path:
        """Return a path it was asked with."""
        return Path(os.fsdecode(self.text(number)))


def recorded(command: Sequence[str], log: Path) -> list[Call]:
    """Run `command` and return what it asked of the disk; what it says on its standard output is among it."""
    told = f"--trace={','.join((*KNOWN, *UNKNOWN))}"
    strace = ["strace", "--seccomp-bpf", "-f", "-qq", "-xx", f"-s{LONGEST}", "-o", str(log), told]
    done = subprocess.run([*strace, *command], check=False, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(done.stderr)
    lines = log.read_text("ascii").splitlines()
    if any("unfinished" in line for line in lines):
        raise AssertionError("two threads asked at once, and whose call came first is not known here")
    found = map(CALL.search, lines)
    calls = (Call(each[1], each[2].split(", "), int(each[3])) for each in found if each)
    return [call for call in calls if call.answer >= 0]


def is_told() -> bool:
    """Whether this computer tells the calls of a program, and calls them as they are called here."""
    try:
        tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], check=False, capture_output=True)
    except FileNotFoundError:
        return False
    return platform.machine() == "x86_64" and tried.returncode == 0
