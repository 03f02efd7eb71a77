"""What is it? The choice at the top of the log, and the Code's test beside it. In doubt it is a complaint."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from complaints_desktop.forms.intake import A_COMPLAINT
from db.terms import CaseKind
from ui.kit.buttons import Segments
from ui.kit.layouts import column
from ui.kit.texts import text

KINDS = (
    (A_COMPLAINT, "Complaint"),
    (CaseKind.REQUEST.value, "Service request"),
    (CaseKind.COMPLIMENT.value, "Compliment"),
    (CaseKind.ENQUIRY.value, "MP or councillor asks"),
)

TEST = {
    A_COMPLAINT: "They are unhappy with what we, our staff or our contractors did or did not do, however they say it. "
    "The word is not needed (Code 1.2, 1.3).",
    CaseKind.REQUEST.value: "They ask us to put something right, and are not unhappy with us (Code 1.4). "
    "Unhappy with how a request was handled is a complaint, also while the work goes on (1.5).",
    CaseKind.COMPLIMENT.value: "They praise somebody. What they are unhappy with besides is a complaint of its own "
    "(Code 1.2).",
    CaseKind.ENQUIRY.value: "Somebody elected asks for a resident. If the resident is unhappy with us it is a "
    "complaint (Code 1.2, 1.3).",
}
"""What the Code says of each choice."""


class CodeTest(QFrame):
    """The test of what is chosen; the choice itself stands at the top of the screen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Start with a complaint: the Code leans that way."""
        super().__init__()
        self.setProperty("role", "card")
        stack = column(self, gap=1.5, edge=4)
        self.choice = Segments("What is it?", KINDS)
        stack.addWidget(text("What is it?", "overline", wrap=False))
        self.test = text("", "hint")
        stack.addWidget(self.test)
        self.choice.chosen.connect(self._choose)
        self._say(A_COMPLAINT)

    @property
    def kind(self) -> str:
        """What it is."""
        return self.choice.value

    def begin(self, kind: str = A_COMPLAINT) -> None:
        """Stand at a kind without saying so; of what is none, and to begin with, at a complaint."""
        known = kind if kind in TEST else A_COMPLAINT
        self.choice.choose(known)
        self._say(known)

    def _choose(self, value: str) -> None:
        self._say(value)
        self.chosen.emit(value)

    def _say(self, value: str) -> None:
        self.test.setText(TEST[value])
