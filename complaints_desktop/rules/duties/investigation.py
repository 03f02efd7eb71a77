"""Investigation: conflicts of interest and evidence (Code 5.8)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties.duty import ANSWER, Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import count, listed
from db.terms import EvidenceResult

WEIGHED = frozenset({EvidenceResult.SEEN, EvidenceResult.NOT_HELD, EvidenceResult.NOT_NEEDED})


def _no_conflict(situation: Situation) -> Verdict | None:
    if not situation.stage.acknowledged_on:
        return None
    declared = situation.stage.conflicts
    if not declared:
        return Verdict(missing(situation), "no declaration of conflict of interest", "conflict")
    if any(each.conflict and not each.measures for each in declared):
        return Verdict(missing(situation), "a conflict is declared, but not what was done about it", "conflict")
    return Verdict(Outcome.MET, f"declared by {listed([each.officer.name for each in declared])}")


def _evidence(situation: Situation) -> Verdict | None:
    if not situation.stage.acknowledged_on:
        return None
    weighed = situation.stage.evidence
    if not weighed:
        return Verdict(missing(situation), "no evidence is recorded as asked for or seen", "evidence")
    waiting = [each.item for each in weighed if each.result not in WEIGHED]
    if waiting:
        return Verdict(missing(situation), f"still waiting for: {listed(waiting)}", "evidence")
    return Verdict(Outcome.MET, f"{count(len(weighed), 'piece')} of evidence weighed")


NO_CONFLICT = Duty(
    key="conflict",
    paragraphs={1: "5.8", 2: "5.8"},
    asks="Act with an open mind: declare any conflict",
    judge=_no_conflict,
    act=Act.CHECK,
    place="declare-conflict",
    blocks=ANSWER,
)
EVIDENCE = Duty(
    key="evidence",
    paragraphs={1: "5.8", 2: "5.8"},
    asks="Weigh all relevant evidence",
    judge=_evidence,
    act=Act.CHECK,
    place="evidence",
    blocks=ANSWER,
)
