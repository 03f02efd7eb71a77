"""Money: offered head by head, what is asked for above an authority, and apart from both what the Ombudsman ordered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from complaints_desktop.actions import money
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.money import MoneyOrderFacts, MoneyRequestFacts, OfferFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import capitalised, in_short, pounds
from ui.case.host import CaseTab
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.flow import Flow, flow
from ui.kit.layouts import frame, row, rule
from ui.kit.texts import copyable, heading, text


class MoneyTab(CaseTab):
    """What is offered, and why; what was asked for; what was ordered."""

    def draw(self, view: CaseView) -> None:
        """Show the heads of money, stage by stage, then the rest."""
        line = row(gap=3)
        line.addWidget(heading("Money offered"), 1)
        for act, name, words in (
            (Act.ASK_MONEY, "ask-money", "Ask to offer more"),
            (Act.OFFER, "offer", "Offer money"),
        ):
            if act in view.allowed:
                role = "primary" if act is Act.OFFER else "plain"
                open_it = partial(self.host.open_sheet, name)
                line.addWidget(Button(words, open_it, role=role, icon_name="plus" if act is Act.OFFER else ""))
        self.body.addLayout(line)
        for stage in view.case.stages:
            if stage.offers:
                self._draw_offers(stage.number, stage.offers, view)
        with_money = [stage for stage in view.case.stages if stage.offers]
        if len(with_money) > 1:
            total = text(f"On the whole case {pounds(view.case.offered_pence)}", "subheading", wrap=False)
            self.body.addWidget(total, 0, Qt.AlignmentFlag.AlignRight)
        if not with_money:
            words = "Each head is its own line with its reason, within what you may offer (Code 7.2)."
            self.body.addWidget(EmptyState("No money is offered", words, icon_name="money"))
        self._draw_requests(view)
        self._draw_orders(view)

    def _draw_offers(self, stage: int, offers: tuple[OfferFacts, ...], view: CaseView) -> None:
        card, stack = frame("card", gap=2, edge=4)
        stack.addWidget(text(f"Stage {stage}", "overline", wrap=False))
        for offer in offers:
            _head(stack, capitalised(offer.kind.value), offer.pence)
            if offer.because:
                stack.addWidget(copyable(offer.because))
            if offer.guide_pence is not None:
                less = f"; less because {offer.below_because}" if offer.below_because else ""
                stack.addWidget(copyable(f"The guidance comes to {pounds(offer.guide_pence)}{less}", "hint"))
            if offer.arrears_because:
                stack.addWidget(copyable(f"Set against arrears: {offer.arrears_because}"))
            paying = view.case.payment_of(offer.id)
            stack.addWidget(text(_together(_state(offer), _promised(paying)), "hint"))
            state = flow(*self._late(paying))
            self._acts_on_offer(state, offer, view)
            stack.addWidget(state)
            stack.addWidget(rule())
        standing = sum(offer.pence for offer in offers if offer.stands)
        stack.addWidget(text(f"Total {pounds(standing)}", "subheading", wrap=False), 0, Qt.AlignmentFlag.AlignRight)
        self.body.addWidget(card)

    def _acts_on_offer(self, state: Flow, offer: OfferFacts, view: CaseView) -> None:
        what = f"{pounds(offer.pence)} for {offer.kind.value}"
        if Act.OFFER in view.allowed and offer.offered_on is None:
            state.add(self._take_back(offer, view.case.id))
        if Act.PAY in view.allowed and offer.stands:
            if offer.paid_on is None and offer.accepted_on is None:
                answer = partial(self.host.open_sheet, "answer-offer", offer.id)
                state.add(Button("What they said", answer, role="link", name=f"What they said to {what}"))
            words = "Correct the payment" if offer.paid_on else "Record the payment"
            pay = partial(self.host.open_sheet, "pay", offer.id)
            state.add(Button(words, pay, role="link", name=f"{words} of {what}"))

    def _take_back(self, offer: OfferFacts, case_id: str) -> Button:
        """Return what takes a wrong sum back: it is not in a letter yet, and stays on record as withdrawn."""
        what = f"{pounds(offer.pence)} for {offer.kind.value}"
        work = partial(money.take_back, case_id=case_id, offer_id=offer.id)

        def said(_: Changes) -> None:
            self.host.workplace.go.say(f"{what} is taken back. It stays on record, and will not be in a letter")

        def act() -> None:
            self.host.workplace.operations.do(self, work, said, words="Taking the offer back")

        return Button("Take back", act, role="link", name=f"Take back {what}")

    def _draw_requests(self, view: CaseView) -> None:
        asked = [each for each in view.case.money_requests if each.dropped_on is None]
        if not asked:
            return
        card, stack = frame("card", gap=2, edge=4)
        stack.addWidget(text("Asked for above one's authority", "overline", wrap=False))
        for request in asked:
            _head(stack, "In all", request.pence)
            if request.because:
                stack.addWidget(copyable(request.because))
            state = flow(text(_answer(request), "hint"))
            if Act.APPROVE_MONEY in view.allowed:
                for name, words in self._answers(request):
                    open_it = partial(self.host.open_sheet, name, request.id)
                    state.add(Button(words, open_it, role="link", name=f"{words} {pounds(request.pence)}"))
            if Act.ASK_MONEY in view.allowed and not request.approved:
                drop = partial(self.host.open_sheet, "drop-money", request.id)
                state.add(Button("Drop", drop, role="link", name=f"Drop the request for {pounds(request.pence)}"))
            stack.addWidget(state)
        self.body.addWidget(card)

    def _answers(self, request: MoneyRequestFacts) -> Iterator[tuple[str, str]]:
        """Yield what this officer may say to a request: nothing to their own; yes once, within their limit."""
        desk = self.host.workplace.desk()
        if request.asked_by is None or request.asked_by.id != desk.officer.id:
            if request.pence <= desk.money_limit and not request.approved:
                yield "approve-money", "Approve"
            yield "send-back-money", "Send back"

    def _late(self, paying: CommitmentFacts | None) -> Iterator[Chip]:
        """Yield that a payment is overdue, where it is."""
        if paying and paying.open and paying.due_on < self.host.workplace.desk().today:
            yield Chip("Payment overdue", icon_name="warning", tone="danger")

    def _draw_orders(self, view: CaseView) -> None:
        if not view.case.money_orders:
            return
        card, stack = frame("card", gap=2, edge=4)
        stack.addWidget(text("Ordered by the Housing Ombudsman", "overline", wrap=False))
        for order in view.case.money_orders:
            _head(stack, order.reference, order.pence)
            if order.because:
                stack.addWidget(copyable(order.because))
            paying = next((each for each in view.case.commitments if each.order_id == order.id), None)
            stack.addWidget(text(_together(_ordered(order), _promised(paying)), "hint"))
            state = flow(*self._late(paying))
            if Act.ORDERED in view.allowed and order.stands:
                words = "Correct the payment" if order.paid_on else "Record the payment"
                pay = partial(self.host.open_sheet, "pay-order", order.id)
                state.add(Button(words, pay, role="link", name=f"{words} of {order.reference}"))
                if order.paid_on is None:
                    aside = partial(self.host.open_sheet, "set-aside-order", order.id)
                    state.add(Button("Set aside", aside, role="link", name=f"Set {order.reference} aside"))
            stack.addWidget(state)
        self.body.addWidget(card)


def _head(stack: QBoxLayout, words: str, pence: int) -> None:
    line = row(gap=4)
    line.addWidget(copyable(words, "subheading"), 1)
    line.addWidget(text(pounds(pence), "subheading", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
    stack.addLayout(line)


def _state(offer: OfferFacts) -> str:
    steps = (
        ("offered", offer.offered_on),
        ("accepted", offer.accepted_on),
        ("refused", offer.refused_on),
        (f"paid by {offer.paid_how}, {offer.paid_reference}," if offer.paid_how else "paid", offer.paid_on),
    )
    return ", ".join(f"{what} {in_short(on)}" for what, on in steps if on) or "the resident is not told yet"


def _together(state: str, promised: str) -> str:
    """How a sum stands, and who pays it by when, in one line."""
    return capitalised("; ".join(filter(None, (state, promised))))


def _promised(payment: CommitmentFacts | None) -> str:
    return f"{payment.owner.name} pays by {in_short(payment.due_on)}" if payment and payment.open else ""


def _answer(request: MoneyRequestFacts) -> str:
    asked = f"Asked by {request.asked_by.name if request.asked_by else 'nobody named'} {in_short(request.asked_on)}"
    said = request.answered
    if said is None:
        return f"{asked}, not answered yet"
    by = f" by {said.answered_by.name}" if said.answered_by else ""
    why = f": {said.because}" if said.because else ""
    return f"{asked}, {said.judgement.value}{by} {in_short(said.answered_on)}{why}"


def _ordered(order: MoneyOrderFacts) -> str:
    steps = (("ordered", order.ordered_on), ("set aside", order.set_aside_on), ("paid", order.paid_on))
    return ", ".join(f"{what} {in_short(on)}" for what, on in steps if on)
