"""Findings on each point, and what puts right what went wrong (Code 6.7, 7.1)."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.decisions import told_before, unremedied, upheld
from complaints_desktop.rules.duties.duty import ANSWER, Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import listed


def _decided(situation: Situation) -> Verdict | None:
    number = situation.stage.number
    points = situation.case.points_at(number)
    if not situation.stage.acknowledged_on or not points:
        return None
    lacks = [(point, what) for point in points if (what := _lacks(point, situation.case, number))]
    if lacks:
        because = "; ".join(f"point {point.number} {what}" for point, what in lacks)
        return Verdict(missing(situation), because, "findings", lacks[0][0].id)
    return Verdict(Outcome.MET, "each point has a decision, reasons and what they rest on")


def _remedied(situation: Situation) -> Verdict | None:
    number = situation.stage.number
    if not upheld(situation.case, number):
        return None
    bare = unremedied(situation.case, number)
    if bare:
        numbers = listed([str(point.number) for point in bare])
        because = f"point {numbers} is upheld without a remedy or a reason why not"
        return Verdict(missing(situation), because, "remedy", bare[0].id)
    return Verdict(Outcome.MET, "each upheld point has a remedy, or a reason why not")


def _lacks(point: PointFacts, case: CaseFacts, stage: int) -> str:
    finding, before = point.finding(stage), told_before(case, point, stage)
    if finding is None or finding.decision is None:
        return "has no decision"
    if not finding.decision.known:
        return f"has a decision this program does not know (“{finding.decision.value}”)"
    if not finding.reasons:
        return "has no reasons"
    if not finding.reference:
        return "names no policy, law or good practice"
    return "has another decision than at stage 1, and not why" if changed(finding, before) else ""


def changed(finding: FindingFacts, before: FindingFacts | None) -> bool:
    """Whether a decision differs from the one at the stage before, with nothing said of why."""
    other = before is not None and before.decision is not None and before.decision is not finding.decision
    return other and not finding.changed_because


DECIDED = Duty(
    key="decide",
    paragraphs={1: "6.7", 2: "6.18"},
    asks="Address every point, with reasons",
    judge=_decided,
    act=Act.FIND,
    place="decide",
    blocks=ANSWER,
    in_letter=True,
)
REMEDIED = Duty(
    key="remedy",
    paragraphs={1: "7.1", 2: "7.1"},
    asks="Put right what went wrong",
    judge=_remedied,
    act=Act.PROMISE,
    place="promise",
    blocks=ANSWER,
    in_letter=True,
)
