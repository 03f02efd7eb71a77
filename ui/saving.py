"""Writes what a person asked to be saved: the whole file under its name, or nothing."""

from contextlib import suppress
from pathlib import Path

from db.files import unwritable


def keep(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole, or raise EnvironmentProblem and leave what was there as it was."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as problem:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise unwritable(path, problem) from problem
