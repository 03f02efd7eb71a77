"""The 5 x 5 matrix of risk: how many promises stand in each cell, and the worst of them by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import shorten

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from complaints_desktop.rules.risk_words import IMPACT, LIKELIHOOD
from complaints_desktop.rules.wording import count
from ui.kit.buttons import Button
from ui.kit.chips import BANDS
from ui.kit.icons import icon
from ui.kit.layouts import column, grid, restyle
from ui.kit.texts import text
from ui.kit.theme import theme

Place = tuple[int, int]
"""(impact, likelihood), each 1 to 5."""

SHORT = 40
"""Characters of a promise that are said under the matrix."""


@dataclass(frozen=True, slots=True)
class CellCount:
    """What stands in one cell: how many, the worst of them in a few words, its band."""

    number: int
    worst: str
    band: str


class RiskMatrix(QWidget):
    """Likelihood of missing upwards, impact to the right. One stop of Tab: the arrows move, Space chooses and frees."""

    chosen = Signal(object)

    def __init__(self, band_of: Callable[[int, int], str]) -> None:
        """`band_of` names the band of an (impact, likelihood) that holds nothing."""
        super().__init__()
        self.setAccessibleName("Risk matrix: likelihood of missing by impact")
        self._band_of = band_of
        self._cells: dict[Place, _Cell] = {}
        stack = column(self, gap=1)
        inside = grid(gap=1)
        stack.addLayout(inside)
        for likelihood in range(5, 0, -1):
            line = 6 - likelihood
            inside.addWidget(_axis(likelihood, LIKELIHOOD), line, 0)
            for impact in range(1, 6):
                cell = _Cell(impact, likelihood, self)
                cell.turns(partial(self._choose, (impact, likelihood)))
                self._cells[impact, likelihood] = cell
                inside.addWidget(cell, line, impact)
        for impact in range(1, 6):
            inside.addWidget(_axis(impact, IMPACT), 6, impact)
            inside.setColumnStretch(impact, 1)
        stack.addWidget(text("Up: likelihood. Across: impact.", "small"))
        self._about = text("", "small")
        stack.addWidget(self._about)
        self.show_counts({})

    def show_counts(self, counts: Mapping[Place, CellCount]) -> None:
        """Show what stands where; a cell that is not named holds nothing."""
        for (impact, likelihood), cell in self._cells.items():
            cell.show_count(counts.get((impact, likelihood)) or CellCount(0, "", self._band_of(impact, likelihood)))
        if self.place is None:
            there = self._cells.keys() & counts.keys()  # a newer program may know further impacts
            worst = max(there, key=lambda place: (place[0] * place[1], place), default=(5, 5))
            self.stop_at(worst)

    @property
    def counts(self) -> Mapping[Place, CellCount]:
        """What stands in each cell."""
        return {place: cell.shown for place, cell in self._cells.items()}

    @property
    def place(self) -> Place | None:
        """The cell that is chosen, None for all."""
        return next((place for place, cell in self._cells.items() if cell.isChecked()), None)

    def cell(self, impact: int, likelihood: int) -> Button:
        """Return the cell at a place."""
        return self._cells[impact, likelihood]

    def clear(self) -> None:
        """Choose no cell any more."""
        if self.place is not None:
            for cell in self._cells.values():
                cell.stand(on=False)
            self.chosen.emit(None)

    def stop_at(self, place: Place) -> None:
        """Let Tab stop at this cell, and say what stands in it."""
        for other, cell in self._cells.items():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == place else Qt.FocusPolicy.ClickFocus)
        self._about.setText(self._cells[place].said)

    def move_from(self, place: Place, impact: int, likelihood: int) -> None:
        """Put the focus on the neighbour of `place`, if there is one."""
        neighbour = self._cells.get((place[0] + impact, place[1] + likelihood))
        if neighbour:
            neighbour.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: Place, _on: bool) -> None:  # how a button says how it stands
        for other, cell in self._cells.items():
            if other != place:
                cell.stand(on=False)
        self.stop_at(place)
        self.chosen.emit(self.place)


def place_in_words(place: Place) -> str:
    """Return "Impact 4 (significant), likelihood 5": how likely a miss is in words, the forecast alone says."""
    impact, likelihood = place
    return f"Impact {impact} ({IMPACT[impact - 1].lower()}), likelihood {likelihood}"


class _Cell(Button):
    """One cell: its count and the shape of its band; a tick where it is the one that is chosen."""

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
        self.said = ""
        """What stands in it, in words."""

    @property
    def shown(self) -> CellCount:
        """What stands in it."""
        return self._count

    def show_count(self, shown: CellCount) -> None:
        """Show a count."""
        if shown.band != self._count.band or not self.said:
            restyle(self, band=shown.band)
        self._count = shown
        impact, likelihood = self._place
        where = f"impact {impact} {IMPACT[impact - 1]}, likelihood {likelihood} {LIKELIHOOD[likelihood - 1]}"
        worst = f", worst: {shown.worst}" if shown.worst else ""
        self.setAccessibleName(f"{where}: {count(shown.number, 'commitment')}, {BANDS[shown.band][2]}{worst}")
        self.setToolTip(self.accessibleName())
        about = f"{place_in_words(self._place)}: {count(shown.number, 'commitment')}"
        self.said = f"{about}. The worst: {_short(shown.worst)}" if shown.worst else about
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count, the shape of the band, and a tick between them if this is the one."""
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        icon_name, tone, _ = BANDS[self._count.band]
        side, edge = look.pixels(3.25), look.pixels(1.25)
        painter.setPen(look.colour("ink" if self._count.number else "quiet"))
        painter.setFont(look.font(3.5, bold=bool(self._count.number)))
        words, left = str(self._count.number or "–"), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(edge, 0, -edge, 0), left, words)
        shapes = [("tick", "ink")] if self.isChecked() else []
        shapes += [(icon_name, tone)] if self._count.number else []
        room = self.width() - 2 * edge - painter.fontMetrics().horizontalAdvance(words)
        for place, (name, ink) in enumerate(shapes[: room // side]):  # where there is room for one, it is the tick
            where = QRect(self.width() - edge - side * (place + 1), (self.height() - side) // 2, side, side)
            icon(name, ink, units=3.25).paint(painter, where)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the cell Tab stops at, and say what stands here."""
        super().focusInEvent(event)
        self._matrix.stop_at(self._place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to a neighbour with the arrows; Escape frees the cell that is chosen."""
        move = self._MOVES.get(Qt.Key(event.key()))
        if move:
            self._matrix.move_from(self._place, *move)
        elif event.key() == Qt.Key.Key_Escape and self._matrix.place is not None:
            self._matrix.clear()
        else:
            super().keyPressEvent(event)


def _short(words: str) -> str:
    """Return as much of what was promised as keeps the matrix small; the tip of the cell has all of it."""
    return shorten(words, SHORT, placeholder=" …")


def _axis(number: int, words: Sequence[str]) -> QWidget:
    label = text(str(number), "small", wrap=False)
    label.setToolTip(words[number - 1])
    label.setAccessibleName(f"{number} {words[number - 1]}")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
