"""Which submitted letter counts, and who may say whether it leaves: neither its author nor who considered stage 1."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.submissions import SubmissionFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.independence import took_part


def waiting(case: CaseFacts) -> tuple[SubmissionFacts, ...]:
    """Return what was submitted and is neither dropped nor issued, the first submitted first."""
    issued = {letter.submission_id for letter in case.letters}
    return tuple(each for each in case.submissions if each.dropped_on is None and each.id not in issued)


def submitted(case: CaseFacts, kind: str) -> SubmissionFacts | None:
    """Return the letter of that kind that was submitted last, where it waits or is answered."""
    found = [each for each in waiting(case) if each.kind == kind]
    return found[-1] if found else None


def not_theirs(case: CaseFacts, submission: SubmissionFacts, officer: OfficerFacts) -> str:
    """Return why `officer` may not judge a letter, as "wrote it"; empty where they may."""
    if submission.submitted_by is None:
        return "cannot be told from its author: nobody is named who wrote it"
    if submission.submitted_by.id == officer.id:
        return "wrote it"
    return took_part(case, officer) if case.current.number == 2 else ""
