"""The foot of the log: what can be done with what is typed, and how it is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from complaints_desktop.forms.intake import Intake
from complaints_desktop.reading.drafts import Kept
from db.terms import CaseKind
from ui.intake.other_calls import who
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import row, show_if
from ui.kit.texts import text


class LogFoot(QFrame):
    """Log it, put it aside for the next caller, discard it, or bring back what was discarded."""

    def __init__(self, legend: QWidget) -> None:
        """Offer nothing yet; the `legend` says which fields must be filled in."""
        super().__init__()
        self.setProperty("role", "foot")
        self.log = Button(Intake.header.button, role="primary", icon_name="tick")
        self.log.setToolTip("Ctrl+Enter")
        self.aside = Button("Next caller", name="Next caller: put this complaint aside")
        self.aside.setToolTip("Put this one aside; it is kept (Ctrl+Alt+N)")
        self.away = Button("Discard", role="link", name="Discard what is typed")
        self.undo = Button("Undo", role="link", name="Undo: bring back what was discarded")
        self._kept = text("", "small", wrap=False)
        line = row(self, edge=(2.5, 5))
        line.addWidget(flow(self.log, self.aside, self.away, legend, self._kept, self.undo), 1)

    def name_kind(self, kind: str) -> None:
        """Name what is logged by the button that logs it."""
        words = f"Log the {'enquiry' if kind == CaseKind.ENQUIRY else kind}"
        self.log.setText(words)
        self.log.setAccessibleName(words)

    def show_state(self, *, typed: bool, discarded: Kept | None) -> None:
        """Say how what is `typed` is kept, or what was `discarded`, and offer only what can be done."""
        self.aside.setEnabled(typed)
        self.away.setEnabled(typed)
        show_if(self.undo, discarded is not None)
        if discarded is not None:
            self._kept.setText(f"Discarded: {who(discarded)}")
        else:
            self._kept.setText("What you type is kept as a draft" if typed else "")

    def say_back(self) -> None:
        """Say that what was typed before is there again."""
        self._kept.setText("What you typed before is back")
