"""What a complaint came with: an e-mail, dropped on the log or chosen, that goes to the case when it is logged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from ui.kit.buttons import Button
from ui.kit.flow import Flow
from ui.kit.texts import text

OFFER = "A complaint that came by e-mail: drop the message here"


class CameWith(Flow):
    """A line: how to begin with an e-mail, or which one this complaint began with."""

    chosen = Signal()
    """A file is to be asked for."""
    left_out = Signal()

    def __init__(self) -> None:
        """Begin with none."""
        self._said = text(OFFER, "hint", wrap=False)
        self._ask = Button("Begin with an e-mail…", role="link", icon_name="document")
        self._leave = Button("Leave it out", role="link", name="Leave the e-mail out")
        super().__init__(self._said, self._ask, self._leave, gap=2)
        self.file_id, self._words = "", ""
        self._ask.clicked.connect(self.chosen)
        self._leave.clicked.connect(self._leave_out)
        self.show_file("", "")

    def show_file(self, file_id: str, words: str) -> None:
        """Show the file that goes with it; none where the id is empty."""
        self.file_id, self._words = file_id, words
        said = f"Goes with the case: the e-mail {words}" if file_id else OFFER
        self._said.setText(said)
        self._said.setAccessibleName(said)
        self._ask.setHidden(bool(file_id))
        self._leave.setHidden(not file_id)

    def keep(self) -> Mapping[str, str]:
        """Return what a draft keeps of it."""
        return {"file_id": self.file_id, "file_words": self._words} if self.file_id else {}

    def fill(self, kept: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self.show_file(str(kept.get("file_id") or ""), str(kept.get("file_words") or ""))

    def _leave_out(self) -> None:
        self.show_file("", "")
        self.left_out.emit()
