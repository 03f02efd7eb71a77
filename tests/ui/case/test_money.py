"""The money of a case: who may say what to a request, and that a payment is overdue (Code 4.2, 7.3)."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QPushButton

from complaints_desktop.facts.money import MoneyAnswerFacts, MoneyRequestFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.acts import Act
from db.terms import Judgement, Role
from tests.ui.case.test_tabs import draw, view, with_case, words
from ui.case.money_tab import MoneyTab

__all__ = ["draw", "view"]

OTHER = OfficerFacts(id="other", name="Bea Other", role=Role.RESOLUTION_OFFICER)


def asked(by: OfficerFacts, pence: int) -> MoneyRequestFacts:
    return MoneyRequestFacts(
        id="one", pence=pence, because="So long", asked_on=date(2026, 3, 1), asked_by=by, dropped_on=None
    )


def test_a_request_is_answered_by_another_and_approved_within_ones_limit(draw, view, desk):
    me = desk.office.desk()
    view = replace(view, allowed=view.allowed | {Act.APPROVE_MONEY})

    def offered(request: MoneyRequestFacts) -> set[str]:
        tab, _ = draw(MoneyTab, with_case(view, money_requests=(request,)))
        return {each.text() for each in tab.findChildren(QPushButton)} & {"Approve", "Send back"}

    assert offered(asked(OTHER, me.money_limit)) == {"Approve", "Send back"}
    assert offered(asked(OTHER, me.money_limit + 1)) == {"Send back"}
    assert offered(asked(me.officer, 100)) == set()
    yes = MoneyAnswerFacts(
        judgement=Judgement.APPROVED, because=None, answered_by=me.officer,
        answered_on=me.today, recorded_at=me.now,
    )  # fmt: skip
    assert offered(replace(asked(OTHER, 100), answers=(yes,))) == {"Send back"}


def test_a_payment_that_is_overdue_says_so(draw, view, desk):
    stage = view.case.current
    (offer, *_), today = stage.offers, desk.office.desk().today
    promise = replace(view.case.commitments[0], offer_id=offer.id, due_on=today)
    assert "Payment overdue" not in words(draw(MoneyTab, with_case(view, commitments=(promise,)))[0])
    late = replace(promise, due_on=today - timedelta(1))
    assert "Payment overdue" in words(draw(MoneyTab, with_case(view, commitments=(late,)))[0])
