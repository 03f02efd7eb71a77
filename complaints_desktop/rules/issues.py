"""What becomes of an issue raised later: part of the complaint, or a complaint of its own (Code 6.8)."""

from complaints_desktop.facts.case import CaseFacts
from db.terms import IssueCondition


def own_complaint(case: CaseFacts, *, related: bool, delays: bool) -> IssueCondition | None:
    """Return what makes it a complaint of its own, the first of the three that holds; None where it joins this one."""
    if case.stages[0].responded_on is not None:
        return IssueCondition.ANSWERED
    if not related:
        return IssueCondition.UNRELATED
    return IssueCondition.DELAYS if delays else None
