"""Money offered, head by head, with its total and the reason of each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from complaints_desktop.actions import money
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import capitalised, in_short, pounds
from ui.case.host import CaseTab
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import frame, row, rule
from ui.kit.texts import copyable, heading, text


class MoneyTab(CaseTab):
    """What is offered, and why."""

    def draw(self, view: CaseView) -> None:
        """Show the heads of money, stage by stage."""
        line = row(gap=3)
        line.addWidget(heading("Money offered"))
        line.addStretch()
        if Act.OFFER in view.allowed:
            line.addWidget(
                Button("Offer money", lambda: self.host.open_sheet("offer"), role="primary", icon_name="plus")
            )
        self.body.addLayout(line)
        for stage in view.case.stages:
            if stage.offers:
                self._draw_offers(stage.number, stage.offers, view)
        with_money = [stage for stage in view.case.stages if stage.offers]
        if len(with_money) > 1:
            total = text(f"On the whole case {pounds(view.case.offered_pence)}", "subheading", wrap=False)
            self.body.addWidget(total, 0, Qt.AlignmentFlag.AlignRight)
        if not with_money:
            words = "Each head is its own line with its reason, within what your role may offer (Code 7.2)."
            self.body.addWidget(EmptyState("No money is offered", words, icon_name="money"))

    def _draw_offers(self, stage: int, offers: tuple[OfferFacts, ...], view: CaseView) -> None:
        card, stack = frame("card", gap=2, edge=4)
        stack.addWidget(text(f"Stage {stage}", "overline", wrap=False))
        for offer in offers:
            line = row(gap=4)
            line.addWidget(copyable(capitalised(offer.kind.value), "subheading"), 1)
            line.addWidget(text(pounds(offer.pence), "subheading", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            stack.addLayout(line)
            if offer.because:
                stack.addWidget(copyable(offer.because))
            state = flow(text(_state(offer), "hint", wrap=False))
            if Act.OFFER in view.allowed and offer.offered_on is None:
                state.add(self._take_back(offer, view.case.id))
            if Act.PAY in view.allowed:
                what = f"What became of {pounds(offer.pence)} for {offer.kind.value}"
                become = partial(self.host.open_sheet, "pay", offer.id)
                state.add(Button("What became of it", become, role="link", name=what))
            stack.addWidget(state)
            stack.addWidget(rule())
        total = text(f"Total {pounds(sum(offer.pence for offer in offers))}", "subheading", wrap=False)
        stack.addWidget(total, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(card)

    def _take_back(self, offer: OfferFacts, case_id: str) -> Button:
        """Return what takes a wrong sum back: it is not in a letter yet, and stays on record as withdrawn."""
        what = f"{pounds(offer.pence)} for {offer.kind.value}"
        work = partial(money.take_back, case_id=case_id, offer_id=offer.id)

        def said(_: Changes) -> None:
            self.host.workplace.go.say(f"{what} is taken back. It stays on record, and will not be in a letter")

        def act() -> None:
            self.host.workplace.operations.do(self, work, said, words="Taking the offer back")

        return Button("Take back", act, role="link", name=f"Take back {what}")


def _state(offer: OfferFacts) -> str:
    steps = (("offered", offer.offered_on), ("accepted", offer.accepted_on), ("paid", offer.paid_on))
    return ", ".join(f"{what} {in_short(on)}" for what, on in steps if on) or "the resident is not told yet"
