"""A small file of a person's own, in JSON: how they like to look at things. It never costs more than what it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from db.files import UNREADABLE, make_private_folder, write_whole


class OwnFile:
    """One such file."""

    def __init__(self, folder: Path | None, name: str) -> None:
        """None for `folder` keeps nothing."""
        self._path = folder / name if folder else None

    def read(self) -> Any:  # noqa: ANN401  # whatever a file may hold
        """Return what it holds; None where there is nothing, or nothing that can be read."""
        if not (self._path and self._path.exists()):
            return None
        try:
            return json.loads(self._path.read_text(encoding="utf-8"))
        except UNREADABLE:
            return None

    def keep(self, what: object) -> None:
        """Hold `what` from now on."""
        if self._path:
            make_private_folder(self._path.parent)
            write_whole(self._path, json.dumps(what).encode())
