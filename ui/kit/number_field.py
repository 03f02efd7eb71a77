"""A whole number, typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.kit.fields import Field
from ui.kit.layouts import restyle, row, sized


class NumberField(Field):
    """A whole number of at most a few digits; anything else has no value."""

    def __init__(self, name: str, label: str, *, hint: str = "", longest: int = 3, beside: bool = False) -> None:
        """A line for `longest` digits; its label stands above it, or `beside` it where many stand together."""
        self.line = QLineEdit()
        super().__init__(name, label, self.line, hint=hint)
        self.line.setMaxLength(longest)
        sized(self.line, fixed_width=20)
        self.stack.setAlignment(self.line, Qt.AlignmentFlag.AlignLeft)
        if beside:
            line = row(gap=3)
            line.addWidget(self.line)
            line.addWidget(self._label, 1)
            restyle(self._label, role="")
            self.stack.addLayout(line)
        self.line.textEdited.connect(lambda _: self.edited.emit())
        self.line.editingFinished.connect(self.left)

    @property
    def value(self) -> int | None:
        """The number, None where none was typed."""
        typed = self.line.text().strip()
        return int(typed) if typed.isascii() and typed.isdigit() else None

    def set_value(self, value: object) -> None:
        """Show a number, or nothing."""
        self.line.setText("" if value is None else str(value))
