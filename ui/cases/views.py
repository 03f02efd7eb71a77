"""Saved views of the case list: a name for what it is narrowed to, its order and its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from db.case_list import SORTED
from ui.workplace.own_file import OwnFile


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
    words: str = ""
    """What is typed to narrow it; a view of the program leaves what is typed."""


SHAPE: Mapping[str, type] = {
    "name": str, "switches": list, "facets": dict, "sort": str, "descending": bool, "columns": list, "words": str,
}  # fmt: skip
"""What each part of a view is in its file."""

COMPLAINTS: Mapping[str, object] = {"kind": "complaint"}
AGEING = ("reference", "resident", "age", "next", "left", "handler")
BEGIN_WITH: Mapping[str, tuple[str, ...]] = dict.fromkeys(("Service requests", "Compliments", "Enquiries"), AGEING)
"""What a view of the program begins with in place of the usual columns; those that are spare still give way.

Of a service request is asked how long it has been here, and when it is looked at again.
"""

BUILT_IN: tuple[View, ...] = (
    View(name="My open cases", switches=("mine", "open"), facets=COMPLAINTS),
    View(name="All open cases", switches=("open",), facets=COMPLAINTS),
    View(name="Overdue", switches=("open", "overdue"), facets=COMPLAINTS),
    View(name="Open commitments", switches=("commitments",), sort="risk", descending=True),
    View(name="Service requests", switches=("open",), facets={"kind": "service request"}),
    View(name="Compliments", facets={"kind": "compliment"}, sort="received_on", descending=True),
    View(name="Enquiries", facets={"kind": "enquiry"}, sort="received_on", descending=True),
    View(name="Everything", sort="received_on", descending=True),
)


class SavedViews:
    """The views a person saved, in a small file of theirs."""

    def __init__(self, folder: Path | None) -> None:
        """None keeps nothing."""
        self._file = OwnFile(folder, "views.json")
        self._views = self._read()

    def all(self) -> Sequence[View]:
        """Return the built-in views, then the saved ones."""
        return (*BUILT_IN, *self._views)

    def save(self, view: View) -> None:
        """Keep a view; one of the same name is replaced."""
        self._keep((*(each for each in self._views if each.name != view.name), view))

    def rename(self, name: str, new: str) -> None:
        """Call a saved view `new`, where it stands; one that was called so is replaced."""
        renamed = (each for each in self._views if each.name != new or name == new)
        self._keep(tuple(replace(each, name=new) if each.name == name else each for each in renamed))

    def delete(self, name: str) -> None:
        """Let a saved view go."""
        self._keep(tuple(each for each in self._views if each.name != name))

    def saved(self, name: str) -> bool:
        """Whether a person saved a view of that name: those that are built in stay as they are."""
        return any(each.name == name for each in self._views)

    def why_not(self, name: str) -> str:
        """Return why a view cannot be called so; empty where it can."""
        if not name.strip():
            return "A view needs a name."
        if any(each.name.casefold() == name.strip().casefold() for each in BUILT_IN):
            return "A view of the program has this name: choose another."
        return ""

    def _keep(self, views: tuple[View, ...]) -> None:
        self._views = views
        self._file.keep([asdict(each) for each in views])

    def _read(self) -> tuple[View, ...]:
        kept = self._file.read()
        found = [_view(each) for each in kept] if isinstance(kept, list) else []
        return tuple(each for each in found if each is not None)


def _view(kept: object) -> View | None:
    """Return a view as it was kept; None where it has another shape, which costs that view and not the list."""
    if not isinstance(kept, dict) or not all(map(isinstance, map(kept.get, SHAPE), SHAPE.values())):
        return None
    words = (*kept["switches"], *kept["columns"])
    plain = all(isinstance(each, str) for each in words) and all(
        isinstance(each, str | int) for each in kept["facets"].values()
    )
    if set(kept) != set(SHAPE) or not plain or kept["sort"] not in SORTED:
        return None
    return View(**{**kept, "switches": tuple(kept["switches"]), "columns": tuple(kept["columns"])})
