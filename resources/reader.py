"""Reads the packaged data, from a checkout, a wheel or a frozen build alike."""

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path


def read_text(folder: str, name: str) -> str:
    """Return the UTF-8 text of `resources/<folder>/<name>`; FileNotFoundError where there is no such file."""
    return _file(folder, name).read_text(encoding="utf-8")


def read_bytes(folder: str, name: str) -> bytes:
    """Return the bytes of `resources/<folder>/<name>`; FileNotFoundError where there is no such file."""
    return _file(folder, name).read_bytes()


def names(folder: str, ending: str = "") -> tuple[str, ...]:
    """Return the names of the files in `resources/<folder>` that end in `ending`, in order."""
    found = (each.name for each in _folder(folder).iterdir() if each.is_file())
    return tuple(sorted(name for name in found if name.endswith(ending)))


def _folder(folder: str) -> Traversable:
    return files("resources").joinpath(*folder.split("/"))


def _file(folder: str, name: str) -> Traversable:
    # A name may come from a command line: it never leads out of its folder.
    found = _folder(folder).joinpath(name) if "/" not in name and "\\" not in name else None
    if found is None or not found.is_file():
        raise FileNotFoundError(f"resources/{folder} has no file “{name}”")
    return found


def opened_folder(folder: str) -> AbstractContextManager[Path]:
    """Return `resources/<folder>` as a folder on the disk, for a library that reads files itself."""
    return as_file(_folder(folder))
