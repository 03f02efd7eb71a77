"""How many cases are listed and chosen, in a line that keeps its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.kit.theme import theme


class ListCount(QLabel):
    """So wide from the first that nothing moves under the pointer that chooses."""

    def __init__(self) -> None:
        """Begin before anything is found."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "hint")
        self._found, self._listed = "", 0
        theme().changed.connect(self._keep_room)

    def show_found(self, words: str, *, listed: int, chosen: int) -> None:
        """Show in `words` how many were found, with room for as many `chosen` as are `listed`."""
        self._found, self._listed = words, listed
        self.show_chosen(chosen)
        self._keep_room()

    def show_chosen(self, chosen: int) -> None:
        """Show how many are chosen, where they are several."""
        self.setText(self._with(chosen) if chosen > 1 else self._found)

    def _with(self, chosen: int) -> str:
        return f"{self._found} · {chosen:,} chosen"

    def _keep_room(self) -> None:
        self.ensurePolished()
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._with(self._listed)) + theme().pixels(0.5))
        self.setIndent(self.indent())  # else Qt goes on with the size it would like at the width before
