"""Saved views of the case list: a name for what it is narrowed to, its order and its columns."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from db.files import make_private_folder, write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One way of looking at the list."""

    name: str
    switches: tuple[str, ...] = ()
    """Of `mine`, `open`, `overdue`, `vulnerable`, `commitments`."""
    facets: Mapping[str, object] = field(default_factory=dict)
    sort: str = "next_on"
    descending: bool = False
    columns: tuple[str, ...] = ()
    """Empty: as they stand."""


BUILT_IN: tuple[View, ...] = (
    View(name="My open cases", switches=("mine", "open")),
    View(name="All open cases", switches=("open",)),
    View(name="Overdue", switches=("open", "overdue")),
    View(name="Open commitments", switches=("commitments",), sort="risk", descending=True),
    View(name="Everything", sort="received_on", descending=True),
)


class SavedViews:
    """The views a person saved, in a small file of theirs."""

    def __init__(self, file: Path | None) -> None:
        """None keeps nothing."""
        self._file = file
        self._views = self._read()

    def all(self) -> Sequence[View]:
        """Return the built-in views, then the saved ones."""
        return (*BUILT_IN, *self._views)

    def save(self, view: View) -> None:
        """Keep a view; one of the same name is replaced."""
        self._views = (*(each for each in self._views if each.name != view.name), view)
        if self._file:
            make_private_folder(self._file.parent)
            write_whole(self._file, json.dumps([asdict(each) for each in self._views]).encode())

    def _read(self) -> tuple[View, ...]:
        if not (self._file and self._file.exists()):
            return ()
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            return tuple(
                View(**{**each, "switches": tuple(each["switches"]), "columns": tuple(each["columns"])})
                for each in kept
            )
        except (ValueError, KeyError, TypeError, OSError):
            return ()  # a file that cannot be read costs the saved views, not the list
