"""A file on its way into a case: read whole from the disk, within its limit, from an ordinary file only."""

import stat
from dataclasses import dataclass
from pathlib import Path

from complaints_desktop.documents.file_kinds import FileKind, Shown, file_kind, too_large
from complaints_desktop.documents.names import title_of
from complaints_desktop.documents.pictures import require_bounded
from complaints_desktop.rules.refusals import Refused
from db.model.documents import LARGEST


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file as it came: a title made of its name, its bytes, and what they are."""

    title: str
    content: bytes
    kind: FileKind


def arrived(name: str, content: bytes) -> Arrived:
    """Return what came under that name; Refused where a case does not keep it."""
    kind = file_kind(content)
    if kind.shown is Shown.PICTURE:
        require_bounded(content)
    return Arrived(title_of(name), content, kind)


def read_file(path: Path) -> Arrived:
    """Return the file at `path`; Refused where it is none, is too large, or is nothing that a case keeps."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refused("That is no file", do="Choose a file.", field="file")
        if found.st_size > LARGEST:
            raise too_large(found.st_size)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as unread:
        why = "There is no such file" if isinstance(unread, FileNotFoundError) else "The file cannot be read"
        raise Refused(why, do="Look where it lies, and choose it again.", field="file") from unread
    return arrived(path.name, content)
