"""How promises were kept by stage, with and without new dates, and how many more may be missed (kpis K11, K12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from complaints_desktop.reading.kept_promises import ORDERS, OTHERS, Figures, Part
from complaints_desktop.rules.on_time import TARGET
from complaints_desktop.rules.on_time_words import in_lines
from complaints_desktop.rules.wording import capitalised, in_short
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import column, frame, scrolled
from ui.kit.readable import Readable
from ui.kit.texts import copyable, text

WHY = (
    "A promise is kept once the work is done by its day and something shows it. The day that counts is the first, "
    "unless the resident agreed to another before it had passed."
)


class FiguresPage(QFrame):
    """The figures of this month and of this quarter, each stage and the Ombudsman's orders apart."""

    left = Signal()
    done = Signal(str)
    """Never: there is nothing to do here but to read."""

    def __init__(self, periods: Iterable[Figures]) -> None:
        """Show the figures of each of `periods`."""
        super().__init__()
        self.setProperty("role", "page")
        outer = column(self, gap=0)
        page = Readable(most=215)
        body = column(page, gap=2.5, edge=(4, 6, 6, 6))
        body.addWidget(text("How promises were kept", "title"))
        body.addWidget(text(WHY, "hint"))
        for figures in periods:
            for part in _of_period(figures):
                body.addWidget(part)
        body.addStretch()
        outer.addWidget(scrolled(page), 1)
        foot, line = frame("foot", across=True, edge=(2.5, 6))
        self.back = Button("Back", self.left.emit, role="link")
        line.addWidget(flow(self.back, text("Esc goes back.", "small", wrap=False)))
        outer.addWidget(foot)

    def focus_first(self) -> None:
        """Put the cursor on the way back: all else is to be read."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _of_period(figures: Figures) -> Iterator[QWidget]:
    yield text(f"{capitalised(figures.period)}, {in_short(figures.start)} to {in_short(figures.end)}", "heading")
    for part in figures.parts:
        yield text(_titled(part), "subheading")
        for line in in_lines(part.counted, part.first, every=part.title == ORDERS):
            yield copyable(f"•  {line}")


def _titled(part: Part) -> str:
    """Return "Stage 1: the target is 90%"."""
    if part.title == OTHERS:
        return part.title
    return f"{part.title}: the target is {1 if part.title == ORDERS else TARGET:.0%}"
