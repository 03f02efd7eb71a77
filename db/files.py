"""Files and folders that only this user may read, written so that they are there after the power went."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from errno import EISDIR
from pathlib import Path, PurePosixPath
from shutil import rmtree
from typing import NamedTuple

from db.problems import EnvironmentProblem

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


UNREADABLE = (ValueError, KeyError, TypeError, OSError, OverflowError, RecursionError)
"""What reading a small file of a person's own may raise, whatever stands in it."""


def make_private_folder(folder: Path) -> None:
    """Make `folder` for this user alone and see it on the disk; one that is there already keeps its permissions."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        for each in made:  # what is synced in a folder is lost with it, where its own name never came to the disk
            settle(each.parent)
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


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` for this user alone: the whole file under its name, or what was there before."""
    with staged(path, content):
        pass


@contextmanager
def staged(path: Path, content: bytes) -> Iterator[None]:
    """Have `content` on the disk beside `path`, and give it that name at the end; where that fails, leave nothing.

    What is recorded meanwhile is recorded only if its file can be written.
    """
    if path.is_dir():
        raise unwritable(path, IsADirectoryError(EISDIR, os.strerror(EISDIR)))
    part = path.with_name(f".{path.name}.part")
    try:
        try:
            part.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(path, error) from error
        make_private_file(part, content)
        yield
        put_in_place(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` by their paths into a new `folder`, for this user alone: all of them under its name, or none.

    Raise EnvironmentProblem where there is something of that name already, and ValueError for a path that leads out.
    """
    if folder.exists():
        raise EnvironmentProblem(
            f"There is something called {folder} already", safe="It was left as it is.", do="Choose another name."
        )
    for path in map(PurePosixPath, files):
        if path.is_absolute() or ".." in path.parts or "\\" in str(path):
            raise ValueError("a path that leads out of the folder")
    part = folder.with_name(f".{folder.name}.part")
    try:
        rmtree(part, ignore_errors=True)
        for name, content in files.items():
            make_private_folder((part / name).parent)
            make_private_file(part / name, content)
        part.replace(folder)
        settle(folder.parent)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        rmtree(part, ignore_errors=True)


class Secret(NamedTuple):
    """The content of a file nobody else may read."""

    content: bytes
    exposed_since: datetime | None
    """Since when at the latest others on this computer could read it, until it was made private just now."""


def read_secret(path: Path) -> Secret:
    """Read a file nobody else may read, and make it so where it is not. Raise FileNotFoundError where there is none.

    Raise EnvironmentProblem where it is a link or another user's: whose secret would be read, or made private, then?
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise (_not_ours(path, "a link") if path.is_symlink() else unreadable(path, error)) from error
    with os.fdopen(handle, "rb") as file:
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise _not_ours(path, "no file of its own")
            if _is_anothers(found):
                raise _not_ours(path, "another user's")
            return Secret(file.read(), _made_private(handle, found))
        except OSError as error:
            raise unreadable(path, error) from error


def _made_private(handle: int, found: os.stat_result) -> datetime | None:
    """Take the file from everybody else; return since when they had it at the latest, None where they had not."""
    if os.name != "posix" or not found.st_mode & 0o077:
        return None
    with suppress(OSError):  # on a disk that knows no permissions it stays as it is, and is said all the same
        os.fchmod(handle, PRIVATE_FILE)
    return datetime.fromtimestamp(found.st_ctime, UTC)


def refuse_foreign_folder(folder: Path) -> None:
    """Raise EnvironmentProblem where others may change what lies in `folder`, or it is another user's."""
    if os.name != "posix":  # Windows gives a user's folders to that user by what they inherit
        return
    try:
        found = folder.stat()
    except OSError as error:
        raise unreadable(folder, error) from error
    if _is_anothers(found):
        raise EnvironmentProblem(
            f"The folder {folder} belongs to another user of this computer",
            safe="Nothing was read or written there.",
            do="Work as the user it belongs to, or choose a folder of your own with --home.",
        )
    if found.st_mode & 0o022:
        raise EnvironmentProblem(
            f"Others on this computer may write into the folder {folder}",
            safe="Nothing was read or written there.",
            do=f"Take it from them, with chmod 700 {folder}, or choose a folder of your own with --home.",
        )


def keep_from_others(path: Path) -> None:
    """Make a file of ours private again, where it is there and is not: it is encrypted, so nothing was lost by it."""
    if os.name == "posix" and path.is_file() and not path.is_symlink() and path.stat().st_mode & 0o077:
        with suppress(OSError):
            path.chmod(PRIVATE_FILE)


def _is_anothers(found: os.stat_result) -> bool:
    return os.name == "posix" and found.st_uid != os.geteuid()


def _not_ours(path: Path, what: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"{path} is {what}, and a key is read only from a file of this user's own",
        safe="Nothing was read from it, and nothing was changed.",
        do="Put the key file itself in its place, as the user it belongs to.",
    )


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
