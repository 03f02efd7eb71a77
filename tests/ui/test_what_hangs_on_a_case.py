"""A hazard, who speaks for the resident, and a payment, by the keyboard alone."""

import pytest
from PySide6.QtCore import Qt

from complaints_desktop.case.case import load_case
from db.terms import Hazard
from tests.ui.hand import Hand

HAZARD = {"hazard": "damp", "gravity": "significant", "what": "Mould in the bedroom", "aware": "Sam Lowe, surveyor"}
SPEAKS = {
    "name": "Jo Brandt",
    "capacity": "family",
    "covers": "be told everything and",
    "scope": "All of this complaint",
    "evidence": "Said to me by phone",
    "letters_to": "the resident",
}
OFFERED = {
    "kind": "time",
    "pence": "100",
    "because": "She rang four times",
    "owner": "Ruth Adeyemi",
    "pay_by": "24 Apr",
    "how_you_will_know": "We will ring",
}
PAID = {"offered_on": "13 Apr", "paid_on": "13 Apr", "paid_how": "bank transfer", "paid_reference": "BACS 114"}


@pytest.mark.long
def test_a_hazard_who_speaks_and_a_payment_are_recorded_by_the_keyboard_alone(bench):
    hand = Hand(bench)
    case_id = bench.case("working").view.case.id
    hand.fill("hazard", HAZARD)
    hand.fill("represent", SPEAKS)
    hand.fill("offer", OFFERED)
    hand.keys("Alt+6")
    hand.walk(lambda at: at.accessibleName().startswith("Record the payment of £100"))
    hand.press(Qt.Key.Key_Space)
    hand.typed(PAID)
    with bench.office.record.reading() as session:
        case = load_case(session, case_id)
    assert [each.gravity for each in case.hazards] == [Hazard.SIGNIFICANT]
    assert [each.person.name for each in case.authorities] == ["Jo Brandt"]
    (offer,) = (each for each in case.current.offers if each.pence == 10_000)
    assert (offer.paid_on, offer.paid_reference) == (bench.office.day, "BACS 114")
    assert case.payment_of(offer.id).open is False
