"""A folder of a disk as the calls of one program change it, and which of that a sync has answered for."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.db.record.calls import UNKNOWN, Call


@dataclass(eq=False, slots=True)
class File:
    """The bytes of a file: those a sync answered for, and what came since; None for bytes is a cut there."""

    kept: bytes = b""
    since: "Since" = field(default_factory=list)

    def now(self) -> bytes:
        """Return what a program that reads it sees."""
        return written(self.kept, self.since)

    def sync(self) -> None:
        """Answer for all of it."""
        self.kept, self.since = self.now(), []


@dataclass(eq=False, slots=True)
class Folder:
    """The names in a folder: those a sync answered for, and what came since; a name for nothing is gone."""

    kept: dict[str, "File | Folder"] = field(default_factory=dict)
    since: "Names" = field(default_factory=list)

    def now(self) -> dict[str, "File | Folder"]:
        """Return what a program that looks sees."""
        return named(self.kept, self.since)

    def sync(self) -> None:
        """Answer for all its names."""
        self.kept, self.since = self.now(), []


Since = list[tuple[int, bytes | None]]
Names = list[dict[str, File | Folder | None]]


def as_it_is(place: Path) -> Folder:
    """Return what lies in a folder, all of it synced long ago."""
    return Folder({each.name: as_it_is(each) if each.is_dir() else File(each.read_bytes()) for each in place.iterdir()})


class Disk:
    """A folder of a disk, as the calls of one program change it."""

    def __init__(self, place: Path, top: Folder) -> None:
        """`top` is what lay at `place` before the program began."""
        self.place, self.top = place, top
        self.said: list[str] = []
        """What the program had said, and so promised."""
        self._open: dict[str, File | Folder] = {}
        self._at: dict[str, int] = {}
        self._appending: set[str] = set()

    def do(self, call: Call) -> None:
        """Do what the program did."""
        if call.name in UNKNOWN:
            self._refuse(call)
        else:
            getattr(self, f"_{call.name}")(call)

    def _refuse(self, call: Call) -> None:
        paths = [call.path(number) for number, each in enumerate(call.asked) if each.startswith('"')]
        if call.asked[0] in self._open or any(path.is_relative_to(self.place) for path in paths):
            raise AssertionError(f"{call.name} changed the folder, and what it does is not known here")

    def _folder_of(self, path: Path) -> Folder | None:
        """Return the folder `path` is named in, None where it is not on this disk."""
        if path == self.place or not path.is_relative_to(self.place):
            return None
        folder = self.top
        for name in path.relative_to(self.place).parts[:-1]:
            found = folder.now()[name]
            assert isinstance(found, Folder)
            folder = found
        return folder

    def _openat(self, call: Call) -> None:
        path, how, number = call.path(1), call.asked[2].split("|"), str(call.answer)
        self._close(Call("close", [number], 0))
        if path == self.place:
            self._open[number] = self.top
        if (folder := self._folder_of(path)) is None:
            return
        found = folder.now().get(path.name)
        if found is None:
            found = File()
            folder.since.append({path.name: found})
        elif "O_TRUNC" in how and isinstance(found, File):
            found.since.append((0, None))
        self._open[number], self._at[number] = found, 0
        if "O_APPEND" in how:
            self._appending.add(number)

    def _close(self, call: Call) -> None:
        self._open.pop(call.asked[0], None)
        self._appending.discard(call.asked[0])

    def _lseek(self, call: Call) -> None:
        self._at[call.asked[0]] = call.answer

    def _write(self, call: Call) -> None:
        if call.asked[0] == "1":
            self.said += call.text(1).decode().splitlines()
        self._put(call.asked[0], call.text(1)[: call.answer])

    def _sendfile(self, call: Call) -> None:
        target, source, offset = call.asked[:3]
        if target in self._open:
            start = int(re.findall(r"\d+", offset)[0])
            self._put(target, self._file(source).now()[start : start + call.answer])

    def _put(self, number: str, content: bytes) -> None:
        if number in self._open:
            file = self._file(number)
            at = len(file.now()) if number in self._appending else self._at[number]
            file.since.append((at, content))
            self._at[number] = at + len(content)

    def _pwrite64(self, call: Call) -> None:
        if call.asked[0] in self._open:
            self._file(call.asked[0]).since.append((int(call.asked[3]), call.text(1)[: call.answer]))

    def _ftruncate(self, call: Call) -> None:
        if call.asked[0] in self._open:
            self._file(call.asked[0]).since.append((int(call.asked[1]), None))

    def _fsync(self, call: Call) -> None:
        if call.asked[0] in self._open:
            self._open[call.asked[0]].sync()

    _fdatasync = _fsync

    def _file(self, number: str) -> File:
        found = self._open[number]
        assert isinstance(found, File)
        return found

    def _mkdir(self, call: Call) -> None:
        path = call.path(0)
        if (folder := self._folder_of(path)) is not None:
            folder.since.append({path.name: Folder()})

    def _unlink(self, call: Call) -> None:
        path = call.path(0)
        if (folder := self._folder_of(path)) is not None:
            folder.since.append({path.name: None})

    def _rename(self, call: Call) -> None:
        old, new = call.path(0), call.path(1)
        if (folder := self._folder_of(old)) is not None:
            assert folder is self._folder_of(new), "a rename from one folder to another is not known here"
            folder.since.append({old.name: None, new.name: folder.now()[old.name]})


def written(kept: bytes, since: Since) -> bytes:
    """Return the bytes of a file after what came since."""
    if not since:
        return kept
    found = bytearray(kept)
    for at, content in since:
        if content is None:
            del found[at:]
        else:
            found.extend(bytes(max(at - len(found), 0)))
            found[at : at + len(content)] = content
    return bytes(found)


def named(kept: dict[str, File | Folder], since: Names) -> dict[str, File | Folder]:
    """Return the names in a folder after what came since."""
    found: dict[str, File | Folder | None] = {**kept}
    for change in since:
        found |= change
    return {name: node for name, node in found.items() if node is not None}
