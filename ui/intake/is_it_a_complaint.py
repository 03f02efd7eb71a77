"""Service request or complaint? The Code's test, beside the choice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.kit.banner import Banner
from ui.kit.buttons import Segments
from ui.kit.layouts import column
from ui.kit.texts import text

TEST = (
    (
        "A complaint",
        "They are unhappy with what we, our staff or our contractors did or did not do. The word is not needed.",
    ),
    ("A service request", "They ask us to put something right, and have not said that they are unhappy with us."),
    ("Unhappy with how a request was handled?", "That is a complaint, also while the work goes on."),
)
PARAGRAPHS = ("Code 1.2, 1.3", "Code 1.4", "Code 1.5")


class CodeTest(QFrame):
    """The choice, and what the Code says of it. In doubt it is a complaint."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Start with a complaint: the Code leans that way."""
        super().__init__()
        self.setProperty("role", "card")
        stack = column(self, gap=2, edge=4)
        stack.addWidget(text("Complaint or service request?", "overline", wrap=False))
        self.choice = Segments("What is it", (("complaint", "Complaint"), ("request", "Service request")))
        stack.addWidget(self.choice)
        for (title, words), paragraph in zip(TEST, PARAGRAPHS, strict=True):
            lines = column(gap=0)
            lines.addWidget(text(title, "subheading"))
            lines.addWidget(text(f"{words} ({paragraph})", "hint"))
            stack.addLayout(lines)
        self._banner = Banner()
        stack.addWidget(self._banner)
        self.choice.chosen.connect(self._choose)

    def begin(self) -> None:
        """Lean towards a complaint again."""
        self.choice.choose("complaint")
        self._choose("complaint")

    def _choose(self, value: str) -> None:
        request = value == "request"
        self._banner.say(
            "Do not log it here" if request else "",
            more="Pass it to the service, tell the resident what happens next and that they can complain at any time. "
            "What you typed is kept.",
            tone="warn",
        )
        self.chosen.emit(value)
