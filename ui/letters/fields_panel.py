"""The left of the letter screen: what this letter must have, each with its paragraph and a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.filling import FieldState, Filling, field_states
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.kinds import LetterField, LetterKind
from complaints_desktop.letters.page import Page
from ui.kit.buttons import Link
from ui.kit.icons import Picture
from ui.kit.layouts import column, empty, row
from ui.kit.texts import text

SHOWN: dict[Filling, tuple[str, str, str]] = {
    Filling.FILLED: ("there", "tick", "good"),
    Filling.MISSING: ("missing", "arrow-right", "warn"),
    Filling.NOT_NEEDED: ("not needed here", "info", "quiet"),
}
"""How a required field can stand: in words, and with which icon in which tone."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A required field, how it stands, and the field to go to for it."""

    field: LetterField
    filling: Filling
    place: str


class FieldsPanel(QWidget):
    """The fields that are asked for: ticked, or with a way to them."""

    jumped = Signal(str)

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        stack = column(self, gap=2, edge=(4, 4))
        stack.addWidget(text("What it must say", "heading"))
        self._count = text("", "hint")
        stack.addWidget(self._count)
        self._above = column(gap=0)
        stack.insertLayout(0, self._above)
        self._stack = column(gap=1)
        stack.addLayout(self._stack)
        stack.addStretch()
        self._shown: list[_Line] = []
        self.lines: tuple[QWidget, ...] = ()
        """The lines that are shown; each says its field and how it stands as its name."""

    def add_above(self, part: QWidget) -> None:
        """Put something above the fields that is asked for with them."""
        self._above.addWidget(part)

    @property
    def count(self) -> str:
        """How many are missing, in words; what this letter does not need is not counted."""
        return self._count.text()

    def show_fields(self, kind: LetterKind, page: Page, blocks: Sequence[Blocker]) -> None:
        """Show each required field with its tick, with what is missing, or as not needed in this letter."""
        lines = [_line(state, kind, blocks) for state in field_states(kind, page) if state.field.required]
        if lines == self._shown:
            return
        self._shown = lines
        needed = [line for line in lines if line.filling is not Filling.NOT_NEEDED]
        missing = sum(1 for line in needed if line.filling is Filling.MISSING)
        self._count.setText(f"{missing} of {len(needed)} missing" if missing else f"All {len(needed)} are there")
        empty(self._stack)
        self.lines = tuple(self._draw(line) for line in lines)
        for drawn in self.lines:
            self._stack.addWidget(drawn)

    def _draw(self, line: _Line) -> QWidget:
        drawn = QWidget()
        across = row(drawn, gap=1.5)
        state, icon_name, tone = SHOWN[line.filling]
        across.addWidget(Picture(icon_name, tone, units=4), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        field = line.field
        code = f"Code {field.paragraph}" if field.paragraph else "good practice"
        name = f"{field.label}: {state}. {code}"
        drawn.setAccessibleName(name)
        needed = line.filling is not Filling.NOT_NEEDED
        if needed and (line.filling is Filling.MISSING or field.typed):
            words.addWidget(Link(field.label, partial(self.jumped.emit, line.place), name=f"{name}. Go there"))
        else:
            words.addWidget(text(field.label))
        origin = "you write it" if field.typed else "from the record"
        words.addWidget(text(f"{code} · {origin if needed else state}", "small"))
        across.addLayout(words, 1)
        return drawn


def _line(state: FieldState, kind: LetterKind, blocks: Sequence[Blocker]) -> _Line:
    """Return the line of a field: missing where the gate stops at it. A block's columns have lines of their own."""
    about = [each.field for each in blocks if each.field and _field_of(each.field, kind) is state.field]
    if about:
        return _Line(state.field, Filling.MISSING, about[0])
    filling = Filling.FILLED if state.filling is Filling.MISSING else state.filling
    return _Line(state.field, filling, state.field.name)


def _field_of(name: str, kind: LetterKind) -> LetterField | None:
    """Return the field a blocker is about: a column where the letter declares it, or else its block."""
    return kind.field(name) or kind.field(name.partition(".")[0])
