"""The promises of a case: each with its date, its owner, its risk and why, and what can be done with it."""

from __future__ import annotations

from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from ui.case.host import CaseTab
from ui.case.promise_card import promise_card
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.layouts import row
from ui.kit.texts import heading


class CommitmentsTab(CaseTab):
    """What was promised, and where it stands."""

    def draw(self, view: CaseView) -> None:
        """Show the open promises, then the others."""
        line = row(gap=3)
        line.addWidget(heading("Commitments"), 1)
        if Act.PROMISE in view.allowed:
            line.addWidget(
                Button("Promise a remedy", lambda: self.host.open_sheet("promise"), role="primary", icon_name="plus")
            )
        self.body.addLayout(line)
        for promise, risk in sorted(view.risks, key=lambda pair: not pair[0].open):
            self.body.addWidget(promise_card(promise, risk, view, self.host))
        if not view.risks:
            words = "A promise stands here before it stands in a letter: who does what by when. It outlives the case."
            self.body.addWidget(EmptyState("Nothing is promised yet", words, icon_name="commitments"))
