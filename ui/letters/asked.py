"""The left of the letter screen: what this letter must have, each with its paragraph and a tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.kinds import LetterField
from ui.kit.buttons import Link
from ui.kit.icons import Picture
from ui.kit.layouts import column, empty, row
from ui.kit.texts import text


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
        self._lines = column(gap=1)
        stack.addLayout(self._lines)
        stack.addStretch()
        self._shown: object = None

    def show_fields(self, fields: Sequence[LetterField], blocks: Sequence[Blocker]) -> None:
        """Show each required field with its tick, or with what is missing."""
        missing = _missing(blocks)
        asked = [field for field in fields if field.required and (field.typed or _applies(field, fields))]
        shown = [(field.name, field.name in missing) for field in asked]
        if shown == self._shown:
            return
        self._shown = shown
        open_ = sum(1 for field in asked if field.name in missing)
        self._count.setText(f"{open_} of {len(asked)} missing" if open_ else f"All {len(asked)} are there")
        empty(self._lines)
        for field in asked:
            self._lines.addWidget(self._line(field, missing=field.name in missing))

    def _line(self, field: LetterField, *, missing: bool) -> QWidget:
        line = QWidget()
        across = row(line, gap=1.5)
        icon_name, tone = ("arrow-right", "warn") if missing else ("tick", "good")
        across.addWidget(Picture(icon_name, tone, units=4), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        state = "missing" if missing else "there"
        code = f"Code {field.paragraph}" if field.paragraph else "good practice"
        origin = "you write it" if field.typed else "from the record"
        if missing or field.typed:
            link = Link(
                field.label, partial(self.jumped.emit, field.name), name=f"{field.label}: {state}. {code}. Go there"
            )
            words.addWidget(link)
        else:
            words.addWidget(text(field.label))
        words.addWidget(text(f"{code} · {origin}", "small"))
        across.addLayout(words, 1)
        return line


def _missing(blocks: Sequence[Blocker]) -> Mapping[str, Blocker]:
    """Return what is missing by field; a row's number is passed over (`points.2.reasons`)."""
    return {
        ".".join(part for part in each.field.split(".") if not part.isdigit()): each for each in blocks if each.field
    }


def _applies(field: LetterField, fields: Sequence[LetterField]) -> bool:
    """A column stands for its block, which is asked for itself."""
    block = field.name.partition(".")[0]
    return "." not in field.name or any(other.name == block for other in fields)
