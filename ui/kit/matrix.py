"""The 5 x 5 matrix of risk: how many promises stand in each cell, and the worst of them by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from complaints_desktop.rules.wording import count
from ui.kit.buttons import Button
from ui.kit.chips import BANDS
from ui.kit.icons import paint_icon
from ui.kit.layouts import grid, restyle, sized
from ui.kit.texts import text
from ui.kit.theme import theme

Place = tuple[int, int]
"""(impact, likelihood), each 1 to 5."""

IMPACT = ("Learning", "Minor", "Disrepair", "Significant", "Emergency")
LIKELIHOOD = ("Very unlikely", "Unlikely", "Possible", "Likely", "Very likely")


@dataclass(frozen=True, slots=True)
class CellCount:
    """What stands in one cell: how many, the worst of them in a few words, its band."""

    number: int
    worst: str
    band: str


class RiskMatrix(QWidget):
    """Likelihood of missing upwards, impact to the right. Arrow keys move, Space chooses a cell and again frees it."""

    chosen = Signal(object)

    def __init__(self, band_of: Callable[[int, int], str]) -> None:
        """`band_of` names the band of an (impact, likelihood) that holds nothing."""
        super().__init__()
        self.setAccessibleName("Risk matrix: likelihood of missing by impact")
        self._band_of = band_of
        self._cells: dict[Place, _Cell] = {}
        inside = grid(self, gap=1)
        for likelihood in range(5, 0, -1):
            line = 6 - likelihood
            inside.addWidget(_axis(f"{likelihood}  {LIKELIHOOD[likelihood - 1]}"), line, 0)
            for impact in range(1, 6):
                cell = _Cell(impact, likelihood, self)
                cell.clicked.connect(lambda _=False, place=(impact, likelihood): self._choose(place))
                self._cells[impact, likelihood] = cell
                inside.addWidget(cell, line, impact)
        for impact in range(1, 6):
            inside.addWidget(_axis(f"{impact}  {IMPACT[impact - 1]}", across=True), 6, impact)
            inside.setColumnStretch(impact, 1)
        inside.addWidget(text("Impact →", "small", wrap=False), 6, 0)
        self.show_counts({})

    def show_counts(self, counts: Mapping[Place, CellCount]) -> None:
        """Show what stands where; a cell that is not named holds nothing."""
        for (impact, likelihood), cell in self._cells.items():
            cell.show_count(counts.get((impact, likelihood)) or CellCount(0, "", self._band_of(impact, likelihood)))

    @property
    def place(self) -> Place | None:
        """The cell that is chosen, None for all."""
        return next((place for place, cell in self._cells.items() if cell.isChecked()), None)

    def cell(self, impact: int, likelihood: int) -> Button:
        """Return the cell at a place."""
        return self._cells[impact, likelihood]

    def move_from(self, place: Place, impact: int, likelihood: int) -> None:
        """Put the focus on the neighbour of `place`, if there is one."""
        neighbour = self._cells.get((place[0] + impact, place[1] + likelihood))
        if neighbour:
            neighbour.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: Place) -> None:
        for other, cell in self._cells.items():
            if other != place:
                cell.setChecked(False)
        self.chosen.emit(self.place)


class _Cell(Button):
    """One cell: its count, the worst in a few words, the shape of its band."""

    _MOVES = {  # noqa: RUF012  # a table, never changed
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, 1),
        Qt.Key.Key_Down: (0, -1),
    }

    def __init__(self, impact: int, likelihood: int, matrix: RiskMatrix) -> None:
        super().__init__("", role="cell")
        self._place, self._matrix = (impact, likelihood), matrix
        self._count = CellCount(0, "", "low")
        self.setCheckable(True)

    def show_count(self, shown: CellCount) -> None:
        """Show a count."""
        self._count = shown
        impact, likelihood = self._place
        where = f"impact {impact} {IMPACT[impact - 1]}, likelihood {likelihood} {LIKELIHOOD[likelihood - 1]}"
        worst = f", worst: {shown.worst}" if shown.worst else ""
        self.setAccessibleName(f"{where}: {count(shown.number, 'commitment')}, {BANDS[shown.band][2]}{worst}")
        self.setToolTip(self.accessibleName())
        restyle(self, band=shown.band)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count, the shape of the band, and the worst below."""
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        icon_name, tone, _ = BANDS[self._count.band]
        side, edge = look.pixels(3.5), look.pixels(1.5)
        if self._count.number:
            paint_icon(
                painter, icon_name, QRectF(self.width() - side - edge, look.pixels(1), side, side), look.colour(tone)
            )
        painter.setPen(look.colour("ink" if self._count.number else "quiet"))
        painter.setFont(look.font(4.25 if self._count.number else 3.25, bold=bool(self._count.number)))
        upper = QRect(edge, look.pixels(0.5), self.width() - 2 * edge, look.pixels(5))
        side_ = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, side_, str(self._count.number or "–"))
        painter.setFont(look.font(3.1))
        lower = QRect(edge, look.pixels(5.25), self.width() - 2 * edge, look.pixels(4))
        words = painter.fontMetrics().elidedText(self._count.worst, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, side_, words)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to a neighbour with the arrows."""
        move = self._MOVES.get(Qt.Key(event.key()))
        if move:
            self._matrix.move_from(self._place, *move)
        else:
            super().keyPressEvent(event)


def _axis(words: str, *, across: bool = False) -> QWidget:
    label = text(words, "small")
    if across:
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label
    return sized(label, fixed_width=22)
