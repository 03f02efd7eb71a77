"""A complaint from the first call to a changed decision at stage 2, by the keyboard alone."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import insert

from complaints_desktop.actions import settings
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.states import State, state_of
from db.model import Desk, Officer
from db.terms import Decision, Role
from tests.ui.hand import Hand

LANDLORD = LandlordDetails(name="Averham Homes", address="1 High Street\nAverham", phone="0116 496 0000")
REVIEWER = {
    "name": "Una Vale",
    "role": Role.RESOLUTION_OFFICER.value,
    "job_title": "Reviewer",
    "phone": "0116 496 0198",
    "email": "una.vale@landlord.example",
}
REASON = {"reason_code": "survey or inspection", "reason": "The surveyor comes on Monday"}
SO_FAR = {"What we have done so far": "We rang the surveyor."}
DECIDED = {
    "decision": "not upheld",
    "reasons": "The boiler was mended on the day it was reported",
    "reference": "Repairs policy 4",
}
CHANGED = {
    "decision": "upheld",
    "reasons": "It broke down again on the next day, and nobody came",
    "reference": "Repairs policy 4",
    "no_remedy_because": "A new boiler was fitted in April",
    "changed_because": "The second report was not looked at",
}
ANSWER = {
    "What this meant for the resident": "You were without heating for a week.",
    "Our apology": "We came late, and I am sorry for that.",
}


def logged(hand: Hand) -> str:
    """Log a complaint of somebody who is known, and return its id."""
    hand.keys("Ctrl+N")
    screen = hand.bench.window.shown("log")
    hand.bench.bot.keyClicks(hand.at, "oka")
    hand.bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    hand.press(Qt.Key.Key_Return)
    for words in ("The new part failed too.", "No heating again", "A working boiler"):
        hand.bench.bot.keyClicks(hand.at, words)
        hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_O)
    hand.keys("Ctrl+Return")
    return hand.bench.window.shown("case").view.case.id


def considered(hand: Hand) -> None:
    """Weigh evidence, and declare that there is no conflict of interest."""
    hand.fill("evidence", {"item": "Repair log", "result": "seen"})
    hand.fill("declare-conflict", {"conflict": "no"})


def sits_down(bench, name: str) -> None:
    """Somebody else signs in at this computer; that is no key of the window."""

    def sit(session, _desk) -> Changes:
        session.get_one(Desk, 1).officer_id = session.query(Officer).filter_by(name=name).one().id
        return changed(Subject.SETTINGS)

    bench.office.act(sit)


def read(bench, case_id: str) -> CaseFacts:
    with bench.office.record.reading() as session:
        return load_case(session, case_id)


@pytest.mark.long
def test_a_complaint_is_taken_through_both_stages_by_the_keyboard_alone(bench):
    bench.office.act(partial(settings.change_setting, name="landlord", value=as_value(LANDLORD)))
    bench.office.act(lambda session, _: session.execute(insert(Officer).values(id="una", **REVIEWER)) and Changes())
    hand = Hand(bench)
    case_id = logged(hand)
    hand.letter("stage1-acknowledgement")
    hand.fill("extend", {"due_on": "8 May 2026", **REASON})
    hand.letter("stage1-extension", SO_FAR)
    considered(hand)
    hand.decide(1, DECIDED)
    hand.letter("stage1-response")
    assert state_of(read(bench, case_id)) is State.RESPONDED

    bench.office.day = date(2026, 6, 1)
    bench.office.start_day()
    bench.settle()
    hand.fill("escalate", {"received_on": "1 Jun 2026", "late_because": "She was in hospital in May"})
    hand.fill("allocate", {"officer": "Una Vale", "part": "reviewer"})
    sits_down(bench, "Una Vale")
    hand.letter("stage2-acknowledgement")
    hand.fill("extend", {"due_on": "20 Jul 2026", **REASON})
    hand.letter("stage2-extension", SO_FAR)
    considered(hand)
    hand.decide(1, CHANGED)
    hand.letter("stage2-response", ANSWER)
    case = read(bench, case_id)
    assert state_of(case) is State.STAGE_2_RESPONDED
    assert [case.points[0].finding(number).decision for number in (1, 2)] == [Decision.NOT_UPHELD, Decision.UPHELD]
    assert [stage.decider.name for stage in case.stages] == ["Ruth Adeyemi", "Una Vale"]
