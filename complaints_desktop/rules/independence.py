"""Who may consider stage 2: nobody who considered stage 1, and nobody with a conflict of interest (Code 6.13)."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.refusals import Refused


def took_part(case: CaseFacts, officer: OfficerFacts) -> str:
    """Return why `officer` may not consider stage 2 of `case`, as "answered it at stage 1"; empty where they may."""
    first, second = case.stage(1), case.stage(2)
    if first is not None and first.decider is not None and first.decider.id == officer.id:
        return "answered it at stage 1"
    if any(found and found.decided_by_id == officer.id for found in (point.finding(1) for point in case.points)):
        return "decided on it at stage 1"
    if first is not None and any(each.officer.id == officer.id for each in first.conflicts):
        return "investigated it at stage 1"
    declared = second.conflicts if second else ()
    if any(each.officer.id == officer.id and each.conflict for each in declared):
        return "declared a conflict of interest"
    return ""


def require_independent(case: CaseFacts, officer: OfficerFacts, *, field: str = "") -> None:
    """Raise Refused, naming the person, where `officer` may not consider stage 2 of `case`; at stage 1 anyone may."""
    why = took_part(case, officer) if case.current.number == 2 else ""
    if why:
        raise Refused(
            f"{officer.name} {why}, and somebody else considers it at stage 2",
            do="Have a team leader name a reviewer who took no part in stage 1.",
            paragraph="6.13",
            field=field or None,
        )
