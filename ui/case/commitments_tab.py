"""The promises of a case: each with its date, its owner, its risk and why, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.all_done import AllDone
from complaints_desktop.rules.wording import in_short
from ui.case.host import CaseTab
from ui.case.promise_card import promise_card
from ui.kit.banner import Action, Banner, EmptyState
from ui.kit.buttons import Button
from ui.kit.layouts import row
from ui.kit.texts import copyable, heading


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
        self._draw_done(view)
        for promise, risk in sorted(view.risks, key=lambda pair: not pair[0].open):
            self.body.addWidget(promise_card(promise, risk, view, self.host))
        if not view.risks:
            words = "A promise stands here before it stands in a letter: who does what by when. It outlives the case."
            self.body.addWidget(EmptyState("Nothing is promised yet", words, icon_name="commitments"))

    def _draw_done(self, view: CaseView) -> None:
        """Say that nothing is open, ask whether it is so, and offer to tell the resident, where it is not known yet."""
        done, today = view.done, self.host.workplace.desk().today
        since = f"No promise is open any more: the last was kept on {in_short(done.on)}" if done else ""
        from_ = f"They may be asked how it went from {in_short(view.asked_from)}." if view.asked_from else ""
        if done and done.waits(today):
            tried = f" Not reached on {in_short(done.tried[-1])}: try once more." if done.tried else ""
            more = f"Ask the resident: is everything done as you were told?{tried}"
            banner = Banner()
            self.body.addWidget(banner)
            banner.say(since, more=more, icon_name="question", actions=tuple(self._ways_on(view, done)))
        elif since or from_:
            self.body.addWidget(copyable(" ".join(filter(None, (since and f"{since}.", from_))), "hint"))

    def _ways_on(self, view: CaseView, done: AllDone) -> Iterator[Action]:
        if Act.HEAR_RESIDENT in view.allowed:
            yield "Record what they say…", partial(self.host.open_sheet, "hear-resident", done.unheard[-1].id)
        if letter := view.done_letter:
            yield letter.writing, partial(self.host.workplace.go.open_letter, view.case.id, letter.name)
