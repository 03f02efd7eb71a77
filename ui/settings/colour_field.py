"""A colour as #RRGGBB: typed, or chosen in the system's own way, with how well it reads on white paper."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QLineEdit

from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.colours import TEXT, contrast
from ui.kit.fields import Field
from ui.kit.flow import flow
from ui.kit.layouts import sized

PAPER = "#FFFFFF"
ICONS = {"good": "tick-circle", "warn": "warning"}


def contrast_words(colour: str) -> tuple[str, str]:
    """Return (how words in `colour` (#RRGGBB) read on paper, the tone to say it in: good or warn)."""
    if not QColor.isValidColorName(colour) or len(colour) != 7:
        return "Not a colour yet: # and six digits", "warn"
    ratio = contrast(colour, PAPER)
    if ratio < TEXT:
        return f"Too pale for white paper ({ratio:.1f} to 1, {TEXT} is needed): letters use black", "warn"
    return f"Reads well on white paper ({ratio:.1f} to 1)", "good"


class ColourField(Field):
    """The colour, a way to choose one, and the check."""

    def __init__(self, name: str, label: str) -> None:
        """Start empty."""
        self.line = QLineEdit()
        super().__init__(name, label, self.line, hint="# and six digits, or choose one")
        self.line.setMaxLength(7)
        self._chip = Chip("", icon_name="warning")
        button = Button("Choose…", self.choose, name=f"Choose: {label}")
        self.stack.addWidget(flow(sized(self.line, fixed_width=34), button, self._chip, gap=3))
        self.line.textEdited.connect(lambda _: self._say())
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self.line.editingFinished.connect(self.left)
        self._say()

    @property
    def value(self) -> str:
        """The colour as typed."""
        return self.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show a colour."""
        self.line.setText(str(value or ""))
        self._say()

    def choose(self) -> None:
        """Ask for a colour in the system's own way."""
        chosen = QColorDialog.getColor(QColor(self.value), self, self.label_words)
        if chosen.isValid():
            self.set_value(chosen.name())
            self.edited.emit()

    def _say(self) -> None:
        words, tone = contrast_words(self.value)
        self._chip.say(words, icon_name=ICONS[tone], tone=tone)
