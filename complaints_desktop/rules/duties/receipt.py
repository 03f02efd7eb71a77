"""Receipt of a complaint: the day it first reached us, and what was said before (Code 1.3, 3.2)."""

import re

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.duties.duty import ANSWER, ISSUE, Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import in_full, working_days


def _received(situation: Situation) -> Verdict:
    received, expressed = situation.stage.received_on, situation.case.expressed_on
    if received:
        return Verdict(Outcome.MET, f"received on {in_full(received)}")
    because = "the day it was received is not recorded"
    if expressed and situation.stage.number == 1:
        because += f"; what follows is counted from the day it was first said, {in_full(expressed)}"
    return Verdict(missing(situation), because, "received_on")


def _recognised(situation: Situation) -> Verdict | None:
    """Dissatisfaction told to one of ours is a complaint that day; told to somebody else it starts nothing yet."""
    case, days = situation.case, situation.clocks[ClockName.ACKNOWLEDGE].from_expression
    if days is None or case.expressed_on is None:
        return None
    because = f"recognised after {working_days(days)}: first said on {in_full(case.expressed_on)}"
    if not case.expressed_to:
        return Verdict(Outcome.NOT_RECORDED, f"{because}, to whom is not recorded", "expressed_to")
    if not_ours(case.expressed_to):
        aside = "who is not ours: nothing starts until it reaches us"
        return Verdict(Outcome.MET, f"{because} to {case.expressed_to}, {aside}")
    return Verdict(Outcome.NOT_MET, f"{because} to {case.expressed_to}", "expressed_on")


OUTSIDERS = (
    "MPs?",
    "Member of Parliament",
    "councillors?",
    "cllr",
    "mayor",
    "Ombudsman(?! officer| team| liaison)",
    "advocate",
    "advocacy",
    "solicitors?",
    "lawyer",
    "Citizens[’']? Advice",
    "Shelter",
    "newspaper",
    "press",
    "journalist",
    "GP",
    "doctor",
    "police",
)
"""Words by which somebody who does not work for the landlord is named; what they are told has not reached us."""

NOT_OURS = re.compile(rf"\b({'|'.join(OUTSIDERS)})\b", re.IGNORECASE)


def not_ours(whom: str) -> bool:
    """Whether `whom` names somebody outside the landlord: an MP, a councillor, an advocate (code_rules.md A)."""
    return NOT_OURS.search(whom) is not None


def what_follows(whom: str) -> str:
    """Return what follows from `whom` they first told that they are unhappy; empty of nobody."""
    if not whom.strip():
        return ""
    if not_ours(whom):
        return "Not ours: nothing starts until it reaches us (Code 3.2)."
    return "One of ours: it was a complaint that day, and treating it later is a failing (Code 1.3, 1.5)."


def _told(situation: Situation) -> Verdict | None:
    told, right = situation.stage.told_received_on, situation.stage.received_on
    if told is None or right is None:
        return None
    because = f"the acknowledgement told them {in_full(told)}, and it was {in_full(right)}"
    if situation.stage is not situation.case.current or situation.case.closed_on:
        because += "; no letter of this stage can tell them any more"
    return Verdict(missing(situation), because, "definition_changes")


RECEIVED = Duty(
    key="received",
    paragraphs={1: "3.2", 2: "6.11"},
    asks="Record the day it first reached anyone of ours",
    judge=_received,
    act=Act.CORRECT,
    place="correct",
    blocks=ISSUE,
)
RECOGNISED = Duty(
    key="recognise",
    paragraphs={1: "1.3", 2: "1.3"},
    asks="Recognise a complaint when it is first voiced (1.5)",
    judge=_recognised,
    act=Act.CORRECT,
    place="correct",
)
TOLD = Duty(
    key="receipt-told",
    paragraphs={1: "6.2", 2: "6.11"},
    asks="Tell the resident the right day of the receipt",
    judge=_told,
    act=Act.TELL_CHANGE,
    place="tell-change",
    blocks=ANSWER,
)
