"""One measure opened: what it counts, its chart, and the cases behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.numbers.chart import Chart
from complaints_desktop.numbers.in_words import in_words
from complaints_desktop.reading.measures import CasesBehind
from complaints_desktop.reading.numbers_board import NumbersBoard, Tile
from complaints_desktop.reading.parted import may_be_parted, parted_chart
from complaints_desktop.rules.wording import capitalised, count
from ui.kit.buttons import Button
from ui.kit.charts.card import ChartCard
from ui.kit.fields import ChoiceField
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, empty, scrolled, sized
from ui.kit.texts import text
from ui.numbers.rebase_box import RebaseBox
from ui.workplace.chart_out import save_chart
from ui.workplace.place import Place
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

ALL, COUNTED, REST = "", "that count towards it", "that do not"
"""The cases behind a measure, as they are offered to be opened."""


class MeasurePage(QWidget):
    """Opens over the tiles."""

    def __init__(
        self, workplace: Workplace, tile: Tile, board: NumbersBoard, behind: CasesBehind, leave: Callable[[], object]
    ) -> None:
        """`behind` are the cases, by id; `leave` goes back to the tiles."""
        super().__init__()
        span = board.span
        self._workplace, self._span, self.tile, self._wanted = workplace, span, tile, board.numbers.wanted
        result, measure = tile.result, tile.result.measure
        self.anew = board.rebases.get(measure.code, ())
        """From when its limits are reckoned anew."""
        self.back = Button("All measures", leave, icon_name="chevron-left")
        self._inside = QWidget()
        inside = column(self._inside, gap=3, edge=(0, 0, 4, 4))
        of = f", {result.of_whom}" if result.of_whom else ""
        inside.addWidget(text(f"{measure.name}{of}", "title"))
        inside.addWidget(text(f"{span.words}: {in_words(result)}"))
        inside.addWidget(text(f"{capitalised(measure.formula)}. Asked for by {measure.ground}.", "hint"))
        self.openers = [self._opener(words, ids) for words, ids in self._lists(behind)]
        if self.openers:
            inside.addWidget(Flow(*self.openers, gap=2))
        for why, ids in behind.excluded:
            line = Button(f"{count(len(ids), 'case')} left out: {why}", role="link")
            line.clicked.connect(partial(self._open, f"{measure.name}: left out, {why}", ids))
            self.openers.append(line)
            inside.addWidget(flow(line))
        self.chart = self._card(tile.run)
        if self.chart is not None:
            inside.addWidget(self.chart)
            self.rebase = RebaseBox(workplace, measure.code, self.anew)
            inside.addWidget(self.rebase)
        self.by = ChoiceField("by", "Look at it by", tuple(may_be_parted(measure).items()))
        self._parted = column(gap=2)
        if may_be_parted(measure) and result.n:
            inside.addWidget(sized(self.by, least_width=52, most_width=64))
            inside.addLayout(self._parted)
        self.by.box.currentIndexChanged.connect(lambda _: self._ask_parts())
        inside.addStretch()
        stack = column(self, gap=2)
        stack.addWidget(flow(self.back))
        stack.addWidget(scrolled(self._inside), 1)

    def focus_first(self) -> None:
        """Put the cursor where one goes on."""
        (self.openers[0] if self.openers else self.back).setFocus()

    def _lists(self, behind: CasesBehind) -> list[tuple[str, tuple[str, ...]]]:
        counted, kept = behind.in_d, behind.in_n
        lists = [(ALL, counted)] if counted else []
        lists += [(COUNTED if counted else ALL, kept)] if kept and kept != counted else []
        rest = tuple(each for each in dict.fromkeys(counted) if each not in set(kept))
        return [*lists, *([(REST, rest)] if counted and kept and rest else [])]

    def _opener(self, words: str, ids: tuple[str, ...]) -> Button:
        number = count(len(dict.fromkeys(ids)), "case")
        said, which = f"Open the {number}{words and f' {words}'}", words and f": those {words}"
        return Button(said, partial(self._open, f"{self.tile.result.measure.name}{which}", ids))

    def _open(self, words: str, ids: tuple[str, ...]) -> None:
        called = f"{words}, {self._span.words}"
        self._workplace.go.show_place(Place("cases", place=called, subject=" ".join(dict.fromkeys(ids))))

    def _ask_parts(self) -> None:
        """Look up the measure by what is chosen."""
        empty(self._parted)
        if self.by.value:
            asked = replace(self._wanted, by=str(self.by.value))
            work = question(parted_chart, asked, self.tile.result.measure.code)
            self._workplace.operations.read(self, work, self._show_parts, topic="parts", words="Counting")

    def _show_parts(self, chart: Chart) -> None:
        card = self._card(chart)
        if card is not None:
            self._parted.addWidget(card)

    def _card(self, chart: Chart | None) -> ChartCard | None:
        return ChartCard(chart, partial(save_chart, self, self._workplace)) if chart is not None else None
