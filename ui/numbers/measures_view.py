"""The measures of a period: what it is, and a tile each in groups."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.numbers.periods import Span, days_between
from complaints_desktop.reading.numbers_board import NumbersBoard, Tile, days_asked
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.number_terms import Basis
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, empty, scrolled, show_if, sized
from ui.kit.texts import heading, text
from ui.numbers.tile import MeasureTile
from ui.workplace.workplace import Workplace

OTHER = "Other days"
OWN = "Each measure’s own"


class MeasuresView(QWidget):
    """Which days above, tiles below."""

    asked = Signal()
    """Another period or basis was chosen."""

    def __init__(self, workplace: Workplace, opens: Callable[[Tile], object]) -> None:
        """`opens` is called with the tile whose measure is opened."""
        super().__init__()
        self._workplace, self._opens = workplace, opens
        self.tiles: dict[str, MeasureTile] = {}
        names = (*days_asked(workplace.today()), OTHER)
        self.period = ChoiceField("period", "Period", tuple((each, each) for each in names))
        self.basis = ChoiceField(
            "basis", "Counted by", tuple((each.value, f"day {each.value}") for each in Basis), unchosen=OWN
        )
        desk = workplace.desk()
        self.first, self.last = (
            DateField(name, label, today=workplace.today, why_not=desk.calendar.why_not, hint="", brief=True)
            for name, label in (("from", "From"), ("to", "To"))
        )
        self.show_button = Button("Show", self.asked.emit)
        self.said, self._about = Banner(), text("", "hint")
        self._inside = QWidget()
        self._groups = column(self._inside, gap=3, edge=(0, 0, 4, 4))
        self._lay_out()
        self.period.set_value(names[1] if workplace.today().day <= FEW_DAYS else names[0])
        self.period.box.currentIndexChanged.connect(self._chosen)
        self.basis.box.currentIndexChanged.connect(lambda _: self.asked.emit())

    def _lay_out(self) -> None:
        stack = column(self, gap=2)
        fields = (self.period, self.basis, self.first, self.last)
        stack.addWidget(flow(*(sized(each, least_width=52, most_width=64) for each in fields), self.show_button, gap=3))
        stack.addWidget(self.said)
        stack.addWidget(Flow(self._about, grow=True))
        stack.addWidget(scrolled(self._inside), 1)
        self._show_days()

    @property
    def span(self) -> Span | None:
        """The period that is chosen; None where its days are not whole."""
        known = days_asked(self._workplace.today()).get(str(self.period.value))
        if known is not None:
            return known
        first, last = self.first.value, self.last.value
        return days_between(first, last) if first and last else None

    @property
    def by(self) -> Basis | None:
        """The basis that is chosen; None for each measure's own."""
        return Basis(str(self.basis.value)) if self.basis.value else None

    def show_board(self, board: NumbersBoard) -> None:
        """Show its tiles."""
        kept = next((key for key, each in self.tiles.items() if each.opener.hasFocus()), "")
        wrong = board.numbers.wrong
        self.said.say("These numbers do not add up" if wrong else "", more=" ".join(wrong), tone="danger")
        self._about.setText(about(board))
        empty(self._groups)
        self.tiles = {}
        for title, tiles in board.groups:
            self._groups.addWidget(heading(title))
            made = [MeasureTile(each, self._opens) for each in tiles]
            self.tiles |= {each.tile.key: each for each in made}
            self._groups.addWidget(Flow(*made, gap=3))
        self._groups.addStretch()
        if kept in self.tiles:
            self.tiles[kept].opener.setFocus()

    def say_refused(self, refused: Refused) -> None:
        """Say why there are no figures for these days; those shown before stay."""
        self.said.say(refused.why, more=refused.do, tone="warn")

    def focus_first(self) -> None:
        """Put the cursor on the period."""
        self.period.setFocus()

    def _chosen(self, _place: int) -> None:
        self._show_days()
        if self.period.value != OTHER:
            self.asked.emit()

    def _show_days(self) -> None:
        for each in (self.first, self.last, self.show_button):
            show_if(each, self.period.value == OTHER)


FEW_DAYS = 7
"""So early in a month the last one is shown first."""


def about(board: NumbersBoard) -> str:
    """Return of what the figures are, by what, and as of when."""
    wanted = board.numbers.wanted
    by = f"the day {wanted.basis.value}" if wanted.basis else "the day each measure goes by"
    of = f", {board.numbers.counted_of}" if board.numbers.counted_of else ""
    stands = f"{board.span.words}, by {by}, as it stands on {in_full(wanted.as_of)}{of}."
    return f"{stands} Each figure opens the cases behind it."
