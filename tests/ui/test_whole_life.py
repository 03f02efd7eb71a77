"""From a service request to a changed decision at stage 2, closed and reopened, by the keyboard alone."""

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
from db.terms import Decision, LinkKind, Role
from tests.ui.hand import Hand

LANDLORD = LandlordDetails(name="Averham Homes", address="1 High Street\nAverham", phone="0116 496 0000")
COLLEAGUES = [
    {
        "id": name,
        "name": name,
        "role": role.value,
        "job_title": title,
        "phone": "0116 496 0198",
        "email": f"{name.split()[0].lower()}@landlord.example",
    }
    for name, role, title in (
        ("Una Vale", Role.RESOLUTION_OFFICER, "Reviewer"),
        ("Grace Olumide", Role.COMPLAINTS_MANAGER, "Complaints manager"),
    )
]
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
NEW_ISSUE = {
    "text": "The timer was set wrongly",
    "related": "yes",
    "delays": "no",
    "because": "It is the same boiler",
    "outcome_sought": "A timer that is right",
    "responsibility": "ours",
}
REFUSED = {
    "ground": "X2",
    "point_id": "3",
    "reasons": "The claim asks the court to have the same timer replaced, and will be heard in June",
    "evidence": "Leeds County Court, claim K01LS123",
    "filed_on": "20 May 2026",
}
ANSWER = {
    "What this meant for the resident": "You were without heating for a week.",
    "Our apology": "We came late, and I am sorry for that.",
}


def request_logged(hand: Hand) -> None:
    """Log a service request of somebody who is known."""
    hand.keys("Ctrl+N")
    screen = hand.bench.window.shown("log")
    hand.bench.bot.keyClicks(hand.at, "oka")
    hand.bench.bot.waitUntil(screen.finder.listing.isVisible, timeout=20_000)
    hand.press(Qt.Key.Key_Return)
    hand.bench.bot.keyClicks(hand.at, "Please mend the boiler.")
    hand.walk(lambda at: at.accessibleName() == "What is it?: Complaint")
    hand.press(Qt.Key.Key_Right)
    hand.walk(screen.form["unhappy"].isAncestorOf)
    hand.choose(screen.form["unhappy"], "No")
    hand.keys("Ctrl+Return")


def complaint_made(hand: Hand) -> str:
    """Make a complaint of the request, open it, define its points, and return its id."""
    hand.fill("make-complaint", {"summary": "Nobody came, and the new part failed too."})
    hand.button("Open the complaint")
    hand.bench.settle()
    for point in ("No heating again", "Nobody rang"):
        hand.fill("define", {"text": point, "outcome_sought": "A working boiler", "responsibility": "ours"})
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


def changed_definition(hand: Hand) -> None:
    """Withdraw a point that was sent, add an issue that was raised later, and tell the resident of both."""
    hand.keys("Alt+2")
    hand.button("Withdraw point 2")
    hand.typed({"because": "They rang on Friday", "how": "call"})
    hand.fill("add-issue", NEW_ISSUE)
    hand.letter("definition-change")


def point_refused(hand: Hand) -> None:
    """Refuse one point of stage 2: proposed, approved by somebody else, told by letter."""
    hand.fill("refuse", REFUSED)
    sits_down(hand.bench, "Grace Olumide")
    hand.fill("approve", {})
    sits_down(hand.bench, "Una Vale")
    hand.letter("stage2-refusal")


@pytest.mark.long
def test_a_request_is_taken_through_both_stages_of_a_complaint_by_the_keyboard_alone(bench):
    bench.office.act(partial(settings.change_setting, name="landlord", value=as_value(LANDLORD)))
    bench.office.act(lambda session, _: session.execute(insert(Officer).values(COLLEAGUES)) and Changes())
    hand = Hand(bench)
    request_logged(hand)
    case_id = complaint_made(hand)
    hand.letter("stage1-acknowledgement")
    changed_definition(hand)
    hand.fill("extend", {"due_on": "8 May 2026", **REASON})
    hand.letter("stage1-extension", SO_FAR)
    considered(hand)
    hand.decide(1, DECIDED)
    hand.decide(3, DECIDED | {"reasons": "The timer was set as you asked on the same day"})
    hand.letter("stage1-response")
    assert state_of(read(bench, case_id)) is State.RESPONDED

    bench.office.day = date(2026, 6, 1)
    bench.office.start_day()
    bench.settle()
    hand.fill("escalate", {"received_on": "1 Jun 2026", "late_because": "She was in hospital in May"})
    hand.fill("allocate", {"officer": "Una Vale", "part": "reviewer"})
    sits_down(bench, "Una Vale")
    point_refused(hand)
    hand.letter("stage2-acknowledgement")
    hand.fill("extend", {"due_on": "20 Jul 2026", **REASON})
    hand.letter("stage2-extension", SO_FAR)
    considered(hand)
    hand.decide(1, CHANGED)
    hand.letter("stage2-response", ANSWER)
    case = read(bench, case_id)
    assert state_of(case) is State.STAGE_2_RESPONDED
    first, issue = case.points
    assert [first.finding(number).decision for number in (1, 2)] == [Decision.NOT_UPHELD, Decision.UPHELD]
    assert set(case.refused_at(2)) == {issue.id}
    assert [each.text for each in case.withdrawn] == ["Nobody rang"]
    assert [stage.decider.name for stage in case.stages] == ["Ruth Adeyemi", "Una Vale"]
    assert [each.kind for each in case.links] == [LinkKind.REQUEST]

    hand.fill("close", {"learning": "Look at the second report too"})
    hand.fill("reopen", {"because": "The new boiler failed on its first day"})
    case = read(bench, case_id)
    assert (state_of(case), len(case.reopenings)) == (State.STAGE_2_RESPONDED, 1)
