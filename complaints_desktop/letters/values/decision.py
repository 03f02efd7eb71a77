"""The decision of a letter: on the whole of the complaint, and what is proposed to be refused."""

from collections.abc import Sequence

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.words import Row, Value
from complaints_desktop.rules import decisions
from complaints_desktop.rules.wording import without_weekday
from db.terms import Decision, EvidenceResult

OVERALL = {
    Decision.UPHELD: "We uphold your complaint.",
    Decision.PARTLY_UPHELD: "We uphold part of your complaint.",
    Decision.NOT_UPHELD: "We do not uphold your complaint.",
}


def decision(matter: LetterMatter) -> dict[str, Value]:
    """Return what is decided of the whole, and what that rests on."""
    stage, whole = matter.stage, _overall(matter)
    evidence = stage.evidence if stage else ()
    upheld = decisions.upheld(matter.case, matter.stage_number)
    before = [decisions.told_before(matter.case, each, matter.stage_number) for each in matter.case.points]
    return {
        "overall": OVERALL.get(whole, "") if whole else "",
        "upheld": "yes" if upheld else "",
        "not_upheld": "yes" if whole and not upheld else "",
        "upheld_before": "yes" if any(each.decision in decisions.UPHELD for each in before if each) else "",
        "evidence": tuple({"item": each.item} for each in evidence if each.result is EvidenceResult.SEEN),
        "unanswered": tuple({"item": each.item} for each in evidence if each.result is EvidenceResult.NO_ANSWER),
        "not_held": tuple({"item": each.item} for each in evidence if each.result is EvidenceResult.NOT_HELD),
    }


def refusals(matter: LetterMatter) -> dict[str, Value]:
    """Return what is proposed to be refused: all of it, or single points of it (Code 2.4, 5.11)."""
    proposed = matter.case.proposed()
    return {
        "refusals": tuple(_refusal(each, matter.case) for each in proposed),
        "in_part": "yes" if any(each.point_id for each in proposed) else "",
    }


def decided(case: CaseFacts, stage: int) -> tuple[Decision | None, ...]:
    """Return the decision on each point at `stage`, None where there is none yet."""
    findings = (point.finding(stage) for point in case.points_at(stage))
    return tuple(finding.decision if finding else None for finding in findings)


def whole_of(parts: Sequence[Decision | None]) -> Decision | None:
    """Return what the decisions on the points come to; None while a point is undecided."""
    return None if None in parts else decisions.overall(parts)


def _overall(matter: LetterMatter) -> Decision | None:
    """Return the decision on the whole: as recorded, or as the points make it; None while one is undecided."""
    if matter.stage and matter.stage.outcome:
        return matter.stage.outcome
    return whole_of(decided(matter.case, matter.stage_number))


def _refusal(refusal: RefusalFacts, case: CaseFacts) -> Row:
    point = next((each for each in case.points if each.id == refusal.point_id), None)
    dates = (refusal.issue_on, refusal.aware_on)
    happened, known = (without_weekday(day) if day else "" for day in dates)
    return {
        "what": f"Point {point.number}: {point.text}" if point else "",
        "ground": refusal.ground,
        "reasons": refusal.reasons or "",
        "discretion": refusal.discretion or "",
        "age": f"It happened on {happened}, and you knew of it on {known}." if happened and known else "",
    }
