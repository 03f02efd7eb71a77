"""The promise that is chosen: why it stands where it does, what happened so far, and what can be done, in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from complaints_desktop.reading.case_view import CaseView, view_case
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.wording import in_full, in_short
from ui.case.promise_card import ACTIONS
from ui.kit.buttons import Button, Link
from ui.kit.chips import BandBadge
from ui.kit.flow import flow
from ui.kit.layouts import column, empty, frame, rule, scrolled
from ui.kit.texts import copyable, text
from ui.sheets.sheet import ActionSheet
from ui.sheets.sheet_table import sheet_of
from ui.workplace.question import question
from ui.workplace.workplace import Workplace


class CommitmentSide(QStackedWidget):
    """What is known of one promise; its forms open over it."""

    left = Signal()
    """What held the cursor goes away."""

    def __init__(self, workplace: Workplace, matrix: QWidget) -> None:
        """Start with nothing chosen; the `matrix` stands above, until a form needs the room."""
        super().__init__()
        self._workplace = workplace
        self.line: BoardLine | None = None
        page, inside = frame("side", gap=3, edge=(5, 4))
        inside.addWidget(matrix)
        inside.addWidget(rule())
        self._about = QWidget()
        self._body = column(self._about, gap=2.5)
        inside.addWidget(self._about)
        inside.addStretch()
        self.addWidget(scrolled(page))
        self.show_line(None)

    def show_line(self, line: BoardLine | None) -> None:
        """Show a promise."""
        self.line = line
        cursor = QApplication.focusWidget() or self
        held = any(part.isAncestorOf(cursor) for part in (self._about, *self._forms()))
        self.leave()
        if held:
            self.left.emit()
        empty(self._body)
        if line is None:
            self._body.addWidget(
                text("Choose a commitment to see why it stands where it does, and to update it.", "hint")
            )
            return
        promise, risk = line.commitment, line.risk
        self._body.addWidget(flow(BandBadge(risk.band.value, risk.score)))
        self._body.addWidget(copyable(promise.what, "heading"))
        self._body.addWidget(copyable(f"To {line.resident} · {promise.owner.name} sees to it", "hint"))
        due = f"By {in_full(promise.due_on)}"
        first = (
            f", first promised for {in_full(promise.first_due_on)}" if promise.first_due_on != promise.due_on else ""
        )
        self._body.addWidget(copyable(f"{due}{first}."))
        update, *others = (self._action(name, words) for name, words in ACTIONS)
        self._body.addWidget(flow(update, *others, gap=1.5))
        self._body.addWidget(
            text(f"Why {risk.score}: impact {risk.impact} × likelihood {risk.likelihood}", "subheading")
        )
        for because in risk.because:
            self._body.addWidget(text(f"•  {because}"))
        self._body.addWidget(text("So far", "subheading"))
        for each in reversed(promise.updates):
            self._body.addWidget(copyable(f"{in_short(each.update_on)}: {each.text}"))
        if not promise.updates:
            self._body.addWidget(text("Nothing was recorded since it was promised.", "hint"))
        open_case = partial(self._workplace.go.open_case, line.case_id, "promises")
        self._body.addWidget(Link(f"Open case {line.reference}", open_case))

    def open_sheet(self, name: str) -> None:
        """Open a form about the promise that is chosen."""
        line = self.line
        if line is None:
            return

        then: Callable[[CaseView], None] = partial(self._show_sheet, name, line.commitment.id)
        self._workplace.operations.read(self, question(view_case, case_id=line.case_id), then, topic="sheet")

    def _forms(self) -> list[QWidget]:
        return [form for n in range(1, self.count()) if (form := self.widget(n))]

    def leave(self) -> None:
        """Close the form; what was typed is kept."""
        while self.count() > 1:
            sheet = self.widget(1)
            if isinstance(sheet, ActionSheet):
                sheet.flush()
            self._let_go(sheet)

    def _show_sheet(self, name: str, commitment_id: str, view: CaseView) -> None:
        self.leave()
        sheet = sheet_of(name, self._workplace, view, commitment_id)
        sheet.left.connect(self._go_back)
        sheet.done.connect(self._done)
        self.addWidget(sheet)
        self.setCurrentWidget(sheet)
        sheet.focus_first()

    def _go_back(self) -> None:
        self.leave()
        self.left.emit()

    def _done(self, words: str) -> None:
        self._go_back()
        self._workplace.go.say(words)

    def _let_go(self, sheet: QWidget | None) -> None:
        if sheet:
            self.removeWidget(sheet)
            sheet.deleteLater()

    def _action(self, name: str, words: str) -> Button:
        role = "primary" if name == "update" else ""
        what = self.line.commitment.what if self.line else ""
        return Button(words, partial(self.open_sheet, name), role=role, name=f"{words}: {what}")
