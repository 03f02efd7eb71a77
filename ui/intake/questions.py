"""The questions of the log, card by card: what a caller says first stands first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from complaints_desktop.forms.intake import A_COMPLAINT, TOLD, Intake
from ui.kit.fields import Field
from ui.kit.flow import Flow
from ui.kit.form import Form
from ui.kit.layouts import column, frame, show_if
from ui.sheets.drawing import field_of
from ui.workplace.workplace import Workplace

SECTIONS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("name", "preferred_name", "phone", "email"), ("address", "postcode", "uprn", "how_to_contact")),
    (("asked_by", "about_whom", "passed_on_to"), ("summary",), ("points",)),
    (("next_step",), ("told_on", "review_on")),
    (("unhappy", "choice_answer"), ("choice_offered_on", "choice_offered_by")),
    (("hazard", "needs", "adjustments"), ("needs_source", "needs_consent"), ("vulnerable", "complex", "category")),
    (("received_on", "received_by", "channel"), ("expressed_on", "expressed_to"), ("tenure", "stock_type", "estate")),
)
"""The fields of the screen, section by section, line by line.

The sections go without a title, so that hazard and needs are seen without scrolling on a small screen.
"""

Section = Sequence[Sequence[str]]


class Questions(QWidget):
    """The form of the log on its cards; a card is there as long as something on it is asked."""

    def __init__(self, workplace: Workplace) -> None:
        """Draw every question there is."""
        super().__init__()
        names = [name for lines in SECTIONS for line in lines for name in line]
        self.form = Form((_field(name, workplace) for name in names), self)
        self._cards = [(self._card(lines), lines) for lines in SECTIONS]
        stack = column(self, gap=2.5)
        for card, _ in self._cards:
            stack.addWidget(card)
        self._kind = A_COMPLAINT
        self.form["needs"].edited.connect(lambda: self.ask_of(self._kind))

    def ask_of(self, kind: str) -> None:
        """Ask what is asked of the kind; what was typed into another field already stays to be seen."""
        self._kind, needs = kind, self.form["needs"].value
        self.form["summary"].set_hint(TOLD[kind])
        self.form.require(Intake.needed(kind, needs=bool(needs)), only=True)
        self.form.leave_out(Intake.left_out(None, {"kind": kind, "needs": needs}))
        for card, lines in self._cards:
            show_if(card, any(not self.form[name].isHidden() for names in lines for name in names))

    def typing_beside(self, field: str) -> bool:
        """Whether the cursor stands in another field already, from which nothing takes it."""
        at = QApplication.focusWidget()
        others = (self.form[name] for name in self.form.names if name != field)
        return at is not None and any(each.isAncestorOf(at) for each in others)

    def _card(self, lines: Section) -> QWidget:
        card, stack = frame("card", gap=2, edge=(2.5, 4))
        for names in lines:
            stack.addWidget(Flow(*(self.form[name] for name in names), gap=3, grow=True))
        return card


def _field(name: str, workplace: Workplace) -> Field:
    """Return a field as it is declared, as wide as its share of the line."""
    return field_of(name, replace(Intake.asks[name], width=0), None, workplace, brief=True)
