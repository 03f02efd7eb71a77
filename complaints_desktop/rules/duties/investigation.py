"""Investigation: conflicts of interest and evidence (Code 5.8)."""

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.checklist import checklist
from complaints_desktop.rules.duties.duty import ANSWER, Duty, Situation, Verdict, missing
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import count, listed
from db.terms import EvidenceResult

WEIGHED = frozenset(EvidenceResult) - {EvidenceResult.ASKED}


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


def _checklist(situation: Situation) -> Verdict | None:
    """An open line with its reason is an answer; one without never holds up the response (Code 6.3)."""
    lines = checklist(situation.case, situation.stage)
    asked = not situation.past or any(each.line.answer for each in lines)
    if not lines or not asked or not situation.stage.acknowledged_on:
        return None
    waiting = [each for each in lines if each.waits]
    if waiting:
        because = f"{count(len(waiting), 'line')} without an answer or a reason: {waiting[0].line.words}"
        return Verdict(missing(situation), because, "checklist", waiting[0].line.line)
    return Verdict(Outcome.MET, f"{count(len(lines), 'line')} answered, or open with a reason")


NO_CONFLICT = Duty(
    key="conflict",
    paragraphs={1: "5.8", 2: "5.8"},
    asks="Act with an open mind: declare any conflict",
    judge=_no_conflict,
    act=Act.CHECK,
    place="declare-conflict",
    blocks=ANSWER,
)
CHECKLIST = Duty(
    key="checklist",
    paragraphs={1: "5.8", 2: "5.8"},
    asks="Go through the checklist before the decision",
    judge=_checklist,
    act=Act.CHECK,
    place="checklist",
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
