"""Help: what the screen is for and its keys, the keys of the whole program, what to do when stuck, and the version."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from PySide6.QtCore import qVersion
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu, QTextBrowser, QWidget

from resources.reader import read_text
from ui.kit.buttons import Button
from ui.kit.layouts import column, row
from ui.kit.theme import theme
from ui.workplace.places import PLACES

WIDTH, HEIGHT = 150.0, 130.0
"""In units: as large as a page of help would like to be."""

LICENCE = (
    "Proprietary, all rights reserved. What others wrote stays under their own licences; LICENCE.txt and "
    "docs/third-party.md, which come with the program, name them."
)


class HelpPage(QDialog):
    """A page of words to read, to search with the eye and to copy; Escape closes it."""

    def __init__(self, parent: QWidget, title: str, content: str) -> None:
        """`content` as HTML, its words escaped."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.words = QTextBrowser()
        self.words.setAccessibleName(title)
        self.words.setHtml(f"<h2>{escape(title)}</h2>{content}")
        stack = column(self, gap=3, edge=5)
        stack.addWidget(self.words, 1)
        line = row()
        line.addStretch()
        line.addWidget(Button("Close", self.accept, role="primary"))
        stack.addLayout(line)
        room = parent.window().size()
        pixels = theme().pixels
        self.resize(min(pixels(WIDTH), room.width()), min(pixels(HEIGHT), room.height()))
        self.finished.connect(self.deleteLater)


def screen_page(parent: QWidget, place: str, actions: Sequence[QAction]) -> HelpPage:
    """Return what the screen called `place` is for, with the keys of its own `actions`."""
    title = PLACES[place].title
    keys = f"<h3>Keys on this screen</h3>{_table(actions)}" if actions else ""
    return HelpPage(parent, f"Help: {title}", paragraphs(read_text("help", f"{place}.txt")) + keys)


def keys_page(parent: QWidget, menus: Iterable[QMenu]) -> HelpPage:
    """Return the keys of every action there is in the menus now."""
    parts = (
        f"<h3>{escape(menu.title().replace('&', ''))}</h3>{_table(menu.actions())}" for menu in menus if menu.actions()
    )
    return HelpPage(parent, "Keyboard shortcuts", "".join(parts))


def stuck_page(parent: QWidget) -> HelpPage:
    """Return what to do when something is in the way."""
    return HelpPage(parent, "Getting help", paragraphs(read_text("help", "getting-help.txt")))


def about_page(parent: QWidget) -> HelpPage:
    """Return the version, what it runs on, and the licence."""
    from db.sync.cycle import app_version

    runs_on = f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}"
    words = f"Version {app_version()}\n\nIt runs on {runs_on}.\n\n{LICENCE}"
    return HelpPage(parent, "About Complaints Desktop", paragraphs(words))


def paragraphs(words: str) -> str:
    """Return words as HTML, a paragraph wherever a line is empty."""
    return "".join(f"<p>{escape(each)}</p>" for each in words.strip().split("\n\n"))


def _all(actions: Sequence[QAction]) -> Iterator[QAction]:
    """Yield the actions, and those of the menus among them."""
    for each in actions:
        inside = each.menu()
        if isinstance(inside, QMenu):
            yield from _all(inside.actions())
        else:
            yield each


def _table(actions: Sequence[QAction]) -> str:
    """Return each action that has keys, with them."""
    native = QKeySequence.SequenceFormat.NativeText
    keyed = ((each.text(), each.shortcut().toString(native)) for each in _all(actions) if not each.shortcut().isEmpty())
    rows = (f"<tr><td width='65%'>{escape(words)}</td><td><b>{escape(keys)}</b></td></tr>" for words, keys in keyed)
    return f"<table width='100%' cellpadding='2'>{''.join(rows)}</table>"
