"""Who may consider stage 2: nobody who considered stage 1, and nobody with a conflict of interest (Code 6.13)."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.refusals import Refused
from db.terms import Judgement


def took_part(case: CaseFacts, officer: OfficerFacts) -> str:
    """Return why `officer` may not consider stage 2 of `case`, as "answered it at stage 1"; empty where they may."""
    first, second = case.stage(1), case.stage(2)
    if first is not None and first.decider is not None and first.decider.id == officer.id:
        return "answered it at stage 1"
    found = (point.finding(1) for point in (*case.points, *case.withdrawn))
    if any(each and each.decided_by_id == officer.id for each in found):
        return "decided on it at stage 1"
    if any(officer.id in _refusers(each) for each in case.refusals if each.stage == 1 and each.refused_on):
        return "refused it at stage 1"
    if first is not None and officer.id in _investigators(first):
        return "investigated it at stage 1"
    declared = second.conflicts if second else ()
    if any(each.officer.id == officer.id and each.conflict for each in declared):
        return "declared a conflict of interest"
    return ""


def _investigators(stage: StageFacts) -> set[str | None]:
    """Return who declared whether they had a conflict, and who weighed evidence."""
    return {each.officer.id for each in stage.conflicts} | {each.checked_by_id for each in stage.evidence}


def _refusers(refusal: RefusalFacts) -> set[str]:
    """Return who proposed a refusal, and who approved it."""
    approved = (each.approved_by for each in refusal.approvals if each.judgement is Judgement.APPROVED)
    signed = (refusal.proposed_by, *approved)
    return {each.id for each in signed if each}


def require_independent(case: CaseFacts, officer: OfficerFacts, *, field: str | None = None) -> None:
    """Raise Refused, naming the person, where `officer` may not consider stage 2 of `case`; at stage 1 anyone may."""
    why = took_part(case, officer) if case.current.number == 2 else ""
    if why:
        raise Refused(
            f"{officer.name} {why}, and somebody else considers it at stage 2",
            do="Have a team leader name a reviewer who took no part in stage 1.",
            paragraph="6.13",
            field=field,
        )
