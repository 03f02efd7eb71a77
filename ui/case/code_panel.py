"""What the Code asks of this case: each duty with its paragraph, how it stands, because of what, and what meets it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.duties import DutyState, Outcome
from complaints_desktop.rules.wording import count
from ui.case.host import CaseHost
from ui.case.words import DUTY_ICONS, MEETS
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, empty, frame, row, rule, scrolled
from ui.kit.texts import text

WAITING = frozenset({Outcome.RUNNING, Outcome.EXTENDED})


class CodePanel(QWidget):
    """The right side of a case, always there."""

    def __init__(self, host: CaseHost) -> None:
        """Start empty."""
        super().__init__()
        self._host = host
        page, stack = frame("side", gap=2.5, edge=(4, 4))
        stack.addWidget(text("What the Code asks", "heading"))
        self._summary = text("", "hint")
        stack.addWidget(self._summary)
        self._lines = column(gap=2.5)
        stack.addLayout(self._lines)
        stack.addStretch()
        column(self, gap=0).addWidget(scrolled(page))

    def show_view(self, view: CaseView) -> None:
        """Show the duties of the case as it is now: what is to do, what runs, what is done."""
        empty(self._lines)
        past = [state for state in view.duties if _is_past(state, view.case)]
        to_do = [state for state in view.duties if state.unmet and state not in past]
        to_do.sort(key=_overdue, reverse=True)
        running = [state for state in view.duties if state.verdict.outcome in WAITING]
        done = [state for state in view.duties if not state.unmet and state not in running]
        lacks = [f"{count(len(to_do), 'thing')} to do"] if to_do else []
        lacks += [f"{len(past)} not recorded"] if past else []
        self._summary.setText(", ".join([*lacks, f"{len(done)} done"]) if lacks else "Nothing is missing")
        for title, states in (("To do", to_do), ("Running", running), ("Not recorded", past), ("Done", done)):
            if states:
                self._lines.addWidget(rule())
                self._lines.addWidget(text(title, "overline", wrap=False))
                for state in states:
                    self._lines.addWidget(self._line(state, view))

    def _line(self, state: DutyState, view: CaseView) -> QWidget:
        line = QWidget()
        across = row(line, gap=2)
        icon_name, tone = DUTY_ICONS[state.verdict.outcome.value]
        across.addWidget(Picture(icon_name, tone or "quiet", units=4.5), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0.25)
        across.addLayout(words, 1)
        words.addWidget(text(state.duty.asks, "subheading"))
        because = state.verdict.because
        words.addWidget(text(because[:1].upper() + because[1:], "hint"))
        foot = flow(text(f"Code {state.paragraph} · {state.verdict.outcome.value}", "small", wrap=False))
        meets = MEETS[state.duty.act]
        if (state.unmet or state.verdict.outcome in WAITING) and meets and state.duty.act in view.allowed:
            act = partial(self._host.open_sheet, state.duty.place, state.verdict.about, state.verdict.field)
            foot.add(Button(meets, act, role="link", name=f"{meets}: {state.duty.asks}"))
        words.addWidget(foot)
        line.setAccessibleName(f"Code {state.paragraph}: {state.duty.asks}. {state.verdict.outcome.value}. {because}")
        return line


def _is_past(state: DutyState, case: CaseFacts) -> bool:
    """Whether it was not written down in its time, at a stage that is over: nobody has to do it now."""
    over = case.closed_on is not None or state.stage < case.current.number
    return over and state.verdict.outcome is Outcome.NOT_RECORDED


def _overdue(state: DutyState) -> bool:
    return state.verdict.outcome is Outcome.OVERDUE
