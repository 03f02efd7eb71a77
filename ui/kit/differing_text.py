"""A text with its differences from another marked: bold and underlined, so that colour is not needed to see them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.kit.theme import theme

Part = tuple[str, bool]
"""A run of text, and whether the other text has it otherwise."""


class DifferingText(QLabel):
    """One of two texts; can be marked and copied."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._parts: Sequence[Part] = ()
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme().changed.connect(self._draw)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these runs of text; a text that differs as a whole needs no mark."""
        self._parts = parts
        words = "".join(run for run, _ in parts)
        marked = [" ".join(run.split()) for run, differs in parts if differs and run.strip()]
        self.setAccessibleName(words + (f". Differs in: {'; '.join(marked)}" if self._partly and marked else ""))
        self._draw()

    @property
    def _partly(self) -> bool:
        return any(not differs and run.strip() for run, differs in self._parts)

    def _draw(self) -> None:
        self.setText(
            "".join(_marked(run) if differs and self._partly else _as_typed(run) for run, differs in self._parts)
        )


def _marked(run: str) -> str:
    """Mark the words of a run, and not the spaces around them."""
    words = run.strip()
    before, _, after = run.partition(words) if words else (run, "", "")
    ground = theme().colour("warn-soft").name()
    style = f"background-color:{ground}; font-weight:600; text-decoration:underline"
    return f'{_as_typed(before)}<span style="{style}">{_as_typed(words)}</span>{_as_typed(after)}'


def _as_typed(run: str) -> str:
    """Return words so that markup a resident typed stays as typed."""
    return escape(run).replace("\n", "<br>").replace("  ", " &nbsp;")
