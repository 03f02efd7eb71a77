"""One measure as a tile: what it comes to, of how many, how sure, how it stands to its target, and its run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from complaints_desktop.numbers.in_words import beside, figure
from complaints_desktop.numbers.share import NO_CASES, Verdict
from complaints_desktop.reading.numbers_board import Tile
from complaints_desktop.rules.wording import capitalised
from ui.kit.buttons import Link
from ui.kit.charts.run_line import RunLine
from ui.kit.chips import Chip
from ui.kit.layouts import column, sized
from ui.kit.texts import text

WIDE = 64.0
"""Units across: four stand side by side in a window of 1366."""

HIGH = 60.0
"""Units a tile is high at least, so that a row of them stands level."""

SHOWN = {
    Verdict.MET: ("tick-circle", "good"),
    Verdict.MISSED: ("warning", "danger"),
    Verdict.OPEN: ("question", ""),
}
"""The drawing and the tone of each verdict, beside its words."""


class MeasureTile(QFrame):
    """States one measure; its name is the button that opens it."""

    def __init__(self, tile: Tile, opens: Callable[[Tile], object]) -> None:
        """`opens` is called with the tile."""
        super().__init__()
        self.tile = tile
        self.setProperty("role", "card")
        result = tile.result
        name = result.measure.name + (f" {result.of_whom}" if result.of_whom else "")
        read = ". ".join(filter(None, (name, figure(result), *beside(result), self.verdict)))
        self.opener = Link(name, lambda: opens(tile), name=read)
        self.opener.setToolTip(capitalised(result.measure.formula))
        stack = column(self, gap=1, edge=3)
        stack.addWidget(self.opener)
        stack.addWidget(text(figure(result), "title" if result.n is not None else "hint"))
        for line in beside(result):
            stack.addWidget(text(line, "small"))
        if self.verdict:
            stack.addWidget(self._chip())
        stack.addStretch()
        if tile.run is not None and len(tile.run.numbers.rows) > 1:
            stack.addWidget(RunLine(tile.run))
        sized(self, fixed_width=WIDE, least_height=HIGH)

    @property
    def verdict(self) -> str:
        """How it stands to its target, in words; empty where it has none."""
        target = self.tile.target
        said = target.verdict(self.tile.result) if target else None
        if target is None or said is None or self.tile.result.n is None:
            return ""
        stands = "" if said == NO_CASES else f": {said.partition(' from ')[0]}"
        return f"Target {target.printed}%{stands}"

    def _chip(self) -> Chip:
        verdict = self.tile.target.found(self.tile.result) if self.tile.target else None
        icon_name, tone = SHOWN.get(verdict, ("", "")) if verdict else ("", "")
        return Chip(self.verdict, icon_name=icon_name, tone=tone)
