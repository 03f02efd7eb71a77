"""Files and folders that only this user may read, written so that they are there after the power went."""

import os
from pathlib import Path

from db.problems import EnvironmentProblem

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make `folder` for this user alone; one that is there already keeps its permissions."""
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def make_private_file(path: Path, content: bytes = b"") -> None:
    """Make a file for this user alone and see it on the disk. Raise EnvironmentProblem where there is one already."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        settle(path.parent)
    except FileExistsError as error:
        raise EnvironmentProblem(
            f"There is a file {path} already", safe="It was left as it is.", do="Choose another place."
        ) from error
    except OSError as error:
        raise unwritable(path, error) from error


def put_in_place(made: Path, path: Path) -> None:
    """Give a finished file its name: whoever looks sees the old file or the new one, never a part of it."""
    try:
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        made.replace(path)
        settle(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error


def remove(database: Path) -> None:
    """Delete what an unfinished database left, and the logs beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """See the names in `folder` on the disk, where the system lets a folder be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unreadable(path: Path, error: OSError) -> EnvironmentProblem:
    """Say that a file cannot be read."""
    return EnvironmentProblem(
        f"{path} cannot be read ({error.strerror or error})",
        safe="Nothing was changed.",
        do="Check that it is there and that you may read it.",
    )


def unwritable(path: Path, error: OSError) -> EnvironmentProblem:
    """Say that a file or folder cannot be written."""
    return EnvironmentProblem(
        f"{path} cannot be written ({error.strerror or error})",
        safe="What was there before is left as it was.",
        do="Check that the folder is yours, that the disk is connected and that it has space, then try again.",
    )
