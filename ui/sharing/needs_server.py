"""An action that only the shared database can do: said beside its button, and why it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import column, show_if
from ui.kit.texts import text

NEEDS = "Needs the shared database"


class NeedsServer(QWidget):
    """A button with what it needs beside it."""

    def __init__(self, words: str, act: Callable[[], object], *, role: str = "", icon_name: str = "") -> None:
        """`act` is called only while the shared database can be reached, as far as is known."""
        super().__init__()
        self.button = Button(words, act, role=role, icon_name=icon_name)
        self._why = text("", "hint")
        stack = column(self, gap=1)
        stack.addWidget(flow(self.button, text(NEEDS, "small", wrap=False)))
        stack.addWidget(self._why)
        self.allow("")

    @property
    def why_not(self) -> str:
        """Why it cannot be done now; empty where it can."""
        return self._why.text()

    def allow(self, why_not: str) -> None:
        """Let it be done, or say why it cannot be."""
        self.button.setEnabled(not why_not)
        self.button.setAccessibleDescription(f"{NEEDS}. {why_not}".strip())
        self._why.setText(why_not)
        show_if(self._why, bool(why_not))
