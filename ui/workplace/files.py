"""Asking for a file: it begins in Documents, and from then on in the folder that was used last."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from db.files import UNREADABLE, make_private_folder, write_whole

KEPT = "last-folder.json"
"""In a person's own folder: where they last took a file from, or put one."""

NO_OPTION = QFileDialog.Option(0)

KEEPS_NAMES = QFileDialog.Option.DontConfirmOverwrite
"""For a file that must not be there yet: what writes it says so itself."""


def ask_to_save(
    parent: QWidget,
    own: Path | None,
    title: str,
    name: str,
    kinds: str = "",
    *,
    options: QFileDialog.Option = NO_OPTION,
) -> Path | None:
    """Ask where to save what would be called `name`; None where the person thought better of it.

    `own` is the folder in which a person's own ways are kept.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(_begin(own) / name), kinds, options=options)
    return _kept(own, chosen)


def ask_to_open(parent: QWidget, own: Path | None, title: str, kinds: str) -> Path | None:
    """Ask which file to open; None where the person thought better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(_begin(own)), kinds)
    return _kept(own, chosen)


def _begin(own: Path | None) -> Path:
    """Return the folder used last, where it is still there; Documents otherwise."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    try:
        last = Path(json.loads((own / KEPT).read_text(encoding="utf-8"))) if own else documents
        return last if last.is_dir() else documents
    except UNREADABLE:  # none was used yet, or the file cannot be read
        return documents


def _kept(own: Path | None, chosen: str) -> Path | None:
    """Return what was chosen, and begin there the next time."""
    if not chosen:
        return None
    path = Path(chosen)
    if own and path.parent != _begin(own):
        make_private_folder(own)
        write_whole(own / KEPT, json.dumps(str(path.parent)).encode())
    return path
