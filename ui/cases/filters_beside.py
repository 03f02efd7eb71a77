"""The filters beside the list, or put away: what the list is narrowed to is said in chips then."""

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.cases.filters import Filters
from ui.kit.buttons import Button
from ui.kit.chips import RemovableChip
from ui.kit.flow import Flow
from ui.kit.layouts import scrolled, show_if
from ui.kit.panes import SidePanes
from ui.kit.theme import theme
from ui.workplace.own_file import OwnFile

ROOM_FOR_BOTH = 340
"""Units from which the filters stand beside the list and leave its columns whole."""

AWAY = "filters away"


class FiltersBeside(SidePanes):
    """As a person last had them; before they say, there where the list has room enough beside them."""

    def __init__(self, listed: QWidget, filters: Filters, folder: Path | None) -> None:
        """Put `filters` beside what is `listed`; `folder` keeps a person's own ways."""
        names = ("The list", "Narrow to")
        super().__init__(listed, scrolled(filters), names=names, units=56, least=56, share=0.24, side_first=True)
        self._filters, self._own = filters, OwnFile(folder, "cases.json")
        kept = self._own.read()
        self._said = kept.get(AWAY) is True if isinstance(kept, dict) else None
        """Whether the person put the filters away; None where they never said."""
        self.chips = Flow(gap=1.5)
        self.button = Button("Filters", self.turn, icon_name="filter", name="Filters beside the list")
        self.button.setCheckable(True)
        theme().changed.connect(self._place)

    def turn(self) -> None:
        """Put the filters away, or show them again."""
        self._said = not self.away
        self._own.keep({AWAY: self._said})
        self._place()

    def show_chips(self) -> None:
        """Say what the list is narrowed to where the filters are put away."""
        narrowed = self._filters.narrowed() if self.away else []
        self.chips.show_only([RemovableChip(words, away) for words, away in narrowed])
        show_if(self.chips, bool(narrowed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list the room it needs."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        narrow = self.width() < theme().pixels(ROOM_FOR_BOTH)
        away = narrow if self._said is None else self._said
        self.button.setChecked(not away)
        if away != self.away:
            self.put_away(away)
            self.show_chips()
