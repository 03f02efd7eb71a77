"""Why what the gate found stays: a box for each warning, and for words that a complaints manager may let stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.brief import STAYS
from complaints_desktop.letters.gate import Blocker
from ui.kit.fields import LongTextField
from ui.kit.layouts import column, frame, show_if
from ui.kit.texts import text

WARNED, STOPPED = "Kept with the letter", "A complaints manager reads it, and decides"


class Staying(QWidget):
    """The boxes, in the order in which the gate tells of it; none where it found nothing that may stay."""

    edited = Signal()

    def __init__(self) -> None:
        """Start with nothing found."""
        super().__init__()
        card, self._stack = frame("card", gap=3, edge=4)
        self._stack.addWidget(text("Why it stays", "subheading"))
        column(self, gap=0).addWidget(card)
        self._found: dict[str, Blocker] = {}
        self._boxes: dict[str, LongTextField] = {}
        show_if(self, False)

    @property
    def boxes(self) -> Mapping[str, LongTextField]:
        """Each box by the name under which its words go with the letter."""
        return self._boxes

    def ask(self, found: Sequence[Blocker]) -> None:
        """Ask of each of what is `found`; what was said of it before stays there, whatever was typed elsewhere."""
        wanted = {f"{STAYS}{each.finding}": each for each in found if each.finding and not each.given}
        said = {_place(self._found[name]): box.value for name, box in self._boxes.items()}
        for name in [name for name in self._boxes if name not in wanted]:
            self._boxes.pop(name).deleteLater()
        for name, each in wanted.items():
            if name not in self._boxes:
                self._boxes[name] = self._box(name, each)
                self._boxes[name].set_value(each.stays or said.get(_place(each), ""))
        self._found = wanted
        show_if(self, bool(wanted))

    def _box(self, name: str, found: Blocker) -> LongTextField:
        hint = STOPPED if found.overridable else WARNED
        box = LongTextField(name, f"Why may this stay? {found.why}", hint=hint, lines=2)
        box.edited.connect(self.edited)
        self._stack.addWidget(box)
        return box


def _place(found: Blocker) -> tuple[str | None, str]:
    """By which the same is known again after other words have changed."""
    return found.field, found.why
