"""The versions of a section: who changed it, when, why and into what; an earlier one can be taken up again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.wordings import VersionTold
from complaints_desktop.rules.wording import count, in_short
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.differing_text import DifferingText
from ui.kit.flow import flow
from ui.kit.layouts import column, show_if, sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading, text

OURS = "The program's own wording is the first; nothing has been changed."


def _standing(each: VersionTold) -> str:
    if each.clash:
        return "clash"
    return "holds" if each.stands else ""


COLUMNS: tuple[Column[VersionTold], ...] = (
    Column(name="from", title="From", width=26, text=lambda each: in_short(each.from_on) if each.from_on else ""),
    Column(name="by", title="By", width=34, text=lambda each: each.by or "another desk", goes=True),
    Column(name="why", title="Why", width=40, text=lambda each: each.why, stretch=True),
    Column(name="standing", title="", width=18, text=_standing),
)


class History(QWidget):
    """The versions, the newest first, and what the chosen one changed."""

    taken = Signal(str)
    """The text of a version is to be taken up."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setProperty("role", "page")
        stack = column(self, gap=2, edge=(0, 4, 4, 4))
        stack.addWidget(heading("Versions"))
        self.none = text(OURS, "hint")
        self.table: PagedTable[VersionTold] = PagedTable("Versions of this section", COLUMNS)
        sized(self.table, fixed_height=44)
        self.told = text("", "hint")
        self.difference = DifferingText()
        self.take = Button("Take this version up again", self._take)
        for part in (self.none, self.table, self.told, flow(self.take), self.difference):
            stack.addWidget(part)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self.show_versions((), may=False)

    def show_versions(self, versions: Sequence[VersionTold], *, may: bool) -> None:
        """Show the versions of a section."""
        self.table.show_ids([each.id for each in versions], {each.id: each for each in versions})
        show_if(self.none, not versions)
        for part in (self.table, self.told, self.difference):
            show_if(part, bool(versions))
        show_if(self.take, bool(versions) and may)
        if versions:
            self.table.choose_row(0)
        self._choose()

    def _choose(self) -> None:
        each = self.table.current
        if each is None:
            return
        used = f"{count(each.letters, 'letter')} went out while it was the last change of its letter."
        self.told.setText(f"Version {each.label}: {each.why}. {used} Beside the one before, it says:")
        self.difference.show_parts(each.difference()[1])

    def _take(self) -> None:
        if self.table.current:
            self.taken.emit(self.table.current.text)
