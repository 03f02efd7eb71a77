"""A form that opens inside its screen: the facts around it stay in view, and leaving it loses nothing typed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from complaints_desktop.rules.refusals import Refused
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.form_page import FormPage
from ui.kit.texts import text


class Sheet(FormPage):
    """A titled form with one action. Escape goes back; what was typed is still here when it opens again."""

    left = Signal()

    def __init__(self, title: str, why: str, action: str, act: Callable[[], object]) -> None:
        """`why` names the paragraph of the Code and what it asks; `action` is on the button that does `act`."""
        super().__init__(title, why, edge=(4, 6, 6, 6))
        self.title = title
        self.body.addWidget(self.form.summary)
        self.action = Button(action, act, role="primary")
        self.action.setToolTip("Ctrl+Enter")
        self.back = Button("Back", self.left.emit, role="link", name="Back; what is typed is kept")
        self.hint = text("Esc goes back. What you typed is kept.", "small", wrap=False)
        self.line.addWidget(flow(self.action, self.back, self.hint, self.form.legend))

    def end(self) -> None:
        """Close the body: everything stands at the top of the page."""
        self.body.addStretch()

    def fill(self, kept: Mapping[str, object]) -> None:
        """Fill the form from a draft."""
        self.form.fill(kept)

    def refuse(self, refused: Refused) -> None:
        """Show why the action was refused, at its field."""
        self.action.setEnabled(True)
        self.form.refuse(refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, act on Ctrl+Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.action.click()
        else:
            super().keyPressEvent(event)
