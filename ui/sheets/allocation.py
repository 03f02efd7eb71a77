"""Who could be given a case, shown above the form: a press takes the name."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.candidates import Candidate, candidates
from complaints_desktop.rules.wording import capitalised, count
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import empty, frame
from ui.kit.texts import text
from ui.sheets.sheet import ActionSheet
from ui.workplace.question import question

MOST = 12
"""Names that are offered; the field takes any."""


class AllocateSheet(ActionSheet):
    """Give a case to another officer."""

    def above(self) -> QWidget:
        """Show who works on cases, once it is read."""
        card, self._names = frame("card", gap=1, edge=3)
        self.workplace.operations.read(self, question(candidates, case_id=self.case.id), self._show, topic="candidates")
        return card

    def _show(self, found: tuple[Candidate, ...]) -> None:
        empty(self._names)
        self._names.addWidget(text("Who could take it, who carries least first", "overline", wrap=False))
        for each in found[:MOST]:
            take = Button(each.name, partial(self._take, each), role="link", name=f"Take {each.name}")
            take.setEnabled(not each.took_part)
            carries = f"{each.job_title} · {count(each.open_cases, 'open case')}"
            said = f"{capitalised(each.took_part)}: not for stage 2" if each.took_part else carries
            self._names.addWidget(flow(take, text(said, "hint", wrap=False)))

    def _take(self, each: Candidate) -> None:
        self.form["officer"].set_value(each.name)
        self.action.setFocus()
