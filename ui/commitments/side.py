"""The promise that is chosen: why it stands where it does, what happened so far, and what can be done, in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.case_view import CaseView, view_case
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.reading.promise_view import PromiseView, promise_view
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import in_short
from ui.case.next_letter import say_done
from ui.case.promise_card import NEEDS, about, how_it_ended, letters, level_words, may, offered, said
from ui.commitments.figures import FiguresPage
from ui.commitments.to_whom import ToWhom
from ui.kit.buttons import Button, Link
from ui.kit.chips import BandBadge
from ui.kit.flow import flow
from ui.kit.layouts import column, empty, frame, rule, scrolled
from ui.kit.sparkline import Sparkline, in_words
from ui.kit.texts import copyable, text
from ui.sheets.sheet import ActionSheet
from ui.sheets.sheet_table import sheet_of
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

MOST_RISK = 25
"""The highest score there is."""


class CommitmentSide(QStackedWidget):
    """What is known of one promise; its forms open over it."""

    left = Signal()
    """What held the cursor goes away."""
    opened = Signal()
    """A form is shown, which may stand out of sight where there is little room."""

    def __init__(self, workplace: Workplace, matrix: QWidget) -> None:
        """Start with nothing chosen; the `matrix` stands above, until a form needs the room."""
        super().__init__()
        self._workplace = workplace
        self.line: BoardLine | None = None
        self._view: PromiseView | None = None
        page, inside = frame("side", gap=3, edge=(5, 4))
        self._matrix = QWidget()
        above = column(self._matrix, gap=3)
        above.addWidget(matrix)
        above.addWidget(rule())
        inside.addWidget(self._matrix)
        self._about = QWidget()
        self._body = column(self._about, gap=2.5)
        inside.addWidget(self._about)
        inside.addStretch()
        self.addWidget(scrolled(page))
        self.show_line(None)

    def show_matrix(self, shown: bool) -> None:
        """Show the matrix, or leave it out where nothing of the view has a risk."""
        self._matrix.setVisible(shown)

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
        self._show_facts(line)
        self._rest, self._view = QWidget(), None
        self._inner = column(self._rest, gap=2.5)
        self._body.addWidget(self._rest)
        open_case = partial(self._workplace.go.open_case, line.case_id, "promises")
        self._body.addWidget(Link(f"Open case {line.reference}", open_case))
        self.look_again()

    def look_again(self) -> None:
        """Read what the list does not know of the promise shown: its chases, answers and misses; a form stays."""
        line = self.line
        if line is None:
            return
        work = question(promise_view, case_id=line.case_id, commitment_id=line.commitment.id)
        then: Callable[[PromiseView | None], None] = partial(self._show_view, line)
        self._workplace.operations.read(self, work, then, topic="promise")

    def _show_facts(self, line: BoardLine) -> None:
        """Show what the list knows of it already."""
        promise, risk = line.commitment, line.risk
        self._body.addWidget(flow(BandBadge(risk.band.value, risk.score) if risk else how_it_ended(promise)))
        self._body.addWidget(copyable(promise.what, "heading"))
        self._body.addWidget(copyable(f"To {line.resident} · {line.reference}", "hint"))
        self._body.addWidget(copyable(about(promise, risk, self._workplace.today())))

    def _show_view(self, line: BoardLine, view: PromiseView | None) -> None:
        """Show the rest of the promise still chosen: what can be done, its level, why, and what was said."""
        if line is not self.line or view is None or view == self._view:
            return
        held = self._rest.isAncestorOf(QApplication.focusWidget() or self)
        self._view, promise, body = view, view.promise, self._inner
        empty(body)
        desk = self._workplace.desk()
        forms = [each for each in offered(promise, view, desk.today) if may(each[0], promise, view, desk.officer)]
        buttons = [self._action(*each, first=n == 0) for n, each in enumerate(forms)]
        buttons += [self._letter(*each, line.case_id) for each in letters(promise, view)]
        body.addWidget(flow(*buttons, gap=1.5))
        if not forms and (words := _not_theirs("update", view, desk.officer)):
            body.addWidget(text(words, "hint"))
        if words := level_words(promise, view):
            body.addWidget(copyable(words, "warn"))
        for widget in (*_why(line), *_history(view), *_so_far(view)):
            body.addWidget(widget)
        for each in self._rest.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            each.show()
        if held:
            self.left.emit()

    def open_sheet(self, name: str) -> None:
        """Open a form about the promise that is chosen, or say at once why it cannot be."""
        line = self.line
        if line is None:
            return
        if words := self._why_not(name):
            self._workplace.go.say(words, tone="info")
            return

        then: Callable[[CaseView], None] = partial(self._show_sheet, name, line.commitment.id)
        self._workplace.operations.read(self, question(view_case, case_id=line.case_id), then, topic="sheet")

    def _why_not(self, name: str) -> str:
        """Say why this form is not for who sits here, or for the promise as it stands; empty where it is."""
        view, desk = self._view, self._workplace.desk()
        if view is None:  # it is not read yet: the form says it
            return ""
        if words := _not_theirs(name, view, desk.officer):
            return words
        if view.promise.open or name in dict(offered(view.promise, view, desk.today)):
            return ""
        return f"This commitment is {view.promise.state.value} already. Enter opens its case."

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
        self.open_over(sheet_of(name, self._workplace, view, commitment_id))

    def open_over(self, sheet: ActionSheet | ToWhom | FiguresPage) -> None:
        """Show a form over the promise that is chosen; it goes when it is done or left."""
        self.leave()
        sheet.left.connect(self._go_back)
        sheet.done.connect(partial(self._done, sheet))
        self.addWidget(sheet)
        self.setCurrentWidget(sheet)
        self.opened.emit()
        sheet.focus_first()

    def _go_back(self) -> None:
        self.leave()
        self.left.emit()

    def _done(self, sheet: ActionSheet | ToWhom | FiguresPage, words: str) -> None:
        self._go_back()
        if isinstance(sheet, ActionSheet):
            say_done(self, self._workplace, words, sheet.row.form.header.act, sheet.case.id)
        else:
            self._workplace.go.say(words)

    def _let_go(self, sheet: QWidget | None) -> None:
        if sheet:
            self.removeWidget(sheet)
            sheet.deleteLater()

    def _action(self, name: str, words: str, *, first: bool) -> Button:
        what = self.line.commitment.what if self.line else ""
        opened = partial(self.open_sheet, name)
        return Button(words, opened, role="primary" if first else "", name=f"{words}: {what}")

    def _letter(self, name: str, words: str, case_id: str) -> Button:
        what = self.line.commitment.what if self.line else ""
        return Button(words, partial(self._workplace.go.open_letter, case_id, name), name=f"{words}: {what}")


def _not_theirs(name: str, view: PromiseView, me: OfficerFacts) -> str:
    """Say why this officer may not fill in that form about the promise, and who may; empty where they may."""
    act = NEEDS.get(name, Act.UPDATE_COMMITMENT)
    refused = refusal(me.role, act, own=view.promise.owner.id == me.id)
    return f"{refused.why}. {refused.do}" if refused else ""


def _why(line: BoardLine) -> Iterator[QWidget]:
    """Yield why it stands where it does, and how likely it is to be missed while its date is still to come."""
    risk = line.risk
    if risk:
        yield text(f"Why {risk.score}: impact {risk.impact} × likelihood {risk.likelihood}", "subheading")
        yield from (text(f"•  {because}") for because in risk.because)
    if risk and not risk.overdue:
        yield text(f"How likely it is to be missed: {risk.forecast.percent} in 100", "subheading")
        yield from (text(f"•  {because}") for because in risk.forecast.because)


def _history(view: PromiseView) -> Iterator[QWidget]:
    """Yield how its risk went, once there is more than one week to see."""
    if len(view.history) > 1:
        yield text("Its risk, week by week", "subheading")
        ended = not view.promise.open
        yield Sparkline(view.history, most=MOST_RISK, ended=ended)
        yield text(in_words(view.history, ended=ended), "small")
        yield text("Each week by the risk weights of its day, and by today’s record of who keeps the promise", "hint")


def _so_far(view: PromiseView) -> Iterator[QWidget]:
    """Yield what was done and said of it, and its earlier updates after the last."""
    lines = [*said(view.promise, view)]
    yield text("So far", "subheading")
    yield from (copyable(each) for each in lines)
    for each in reversed(view.promise.updates[:-1]):
        yield copyable(f"{in_short(each.update_on)}: {each.text}")
    if not lines:
        yield text("Nothing was recorded since it was promised.", "hint")
