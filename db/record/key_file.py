"""Keys in a file beside the record, where the computer has no credential store to trust."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from db.files import read_secret, unreadable, write_whole
from db.moments import moment_or_none
from db.record.keys import KeyHome, key_of

EXPOSED = "exposed"
"""The word in a key file before the moment since which others could read it; keys stand behind names of 32 digits."""


class KeyFile:
    """A file beside the record, one key a line, readable by this user alone."""

    def __init__(self, path: Path) -> None:
        """`path` need not be there yet."""
        self.path = path

    @property
    def home(self) -> KeyHome:
        """Say what this place is, and whether others could read it."""
        since = self._lines().get(EXPOSED)
        return KeyHome(
            f"the file {self.path.name} beside it ({self.path.parent})",
            f"The key of this record is in the file {self.path.name} beside it, because this computer offers no "
            "credential store. Whoever can read this folder can read the record.",
            _exposure(moment_or_none(since) or self._written_at()) if since else None,
        )

    def _written_at(self) -> datetime:
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)

    def read(self, name: bytes) -> bytes | None:
        """Return the key of that name, or None where the file has none.

        Make the file private where it is not, and remember since when it was not.
        """
        found = self._lines().get(name.hex())
        return None if found is None else key_of(found, str(self.path))

    def keep(self, name: bytes, key: bytes) -> bool:
        """Write the key to the disk beside those that are there."""
        self._write({**self._lines(), name.hex(): key.hex()})
        return self.read(name) == key

    def forget(self, name: bytes) -> None:
        """Write the file anew without the key of that name."""
        lines = self._lines()
        if lines.pop(name.hex(), None) is not None:
            self._write(lines)

    def clear(self) -> None:
        """Forget that others could read it: the key they could read opens nothing any more."""
        lines = self._lines()
        if lines.pop(EXPOSED, None) is not None:
            self._write(lines)

    def _write(self, lines: Mapping[str, str]) -> None:
        write_whole(self.path, "".join(f"{each} {value}\n" for each, value in lines.items()).encode())

    def _lines(self) -> dict[str, str]:
        try:
            content, exposed_since = read_secret(self.path)
            lines = content.decode("ascii").splitlines()
        except FileNotFoundError:
            return {}
        except UnicodeDecodeError as error:
            raise unreadable(self.path, OSError(str(error))) from error
        found = {name: rest for name, _, rest in (line.partition(" ") for line in lines if line)}
        if exposed_since is not None and EXPOSED not in found:
            found[EXPOSED] = exposed_since.isoformat(timespec="seconds")
            self._write(found)
        return found


def _exposure(since: datetime) -> str:
    return (
        f"Others on this computer could read the key of this record, since {since.day} {since:%B %Y} at the latest. "
        "The file is private now. Make a new key: complaints-desktop rekey."
    )
