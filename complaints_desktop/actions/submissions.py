"""Submit a letter for approval, and say whether it may leave: somebody else than its author (decision 0057)."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish_case, refuse_unmet
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.submissions import SubmissionFacts
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.submissions import LetterApproved, LetterSentBack
from complaints_desktop.letters.approval import said_sha256
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.briefing import PARTS, as_submitted, letter_blockers, matter_of
from complaints_desktop.letters.checks.approval import APPROVAL, AWAITED
from complaints_desktop.letters.wordings import kind_at
from complaints_desktop.letters.wrong_letter import with_wrong_words
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.submissions import not_theirs, waiting
from db.model import LetterAnswer, LetterSubmission
from db.terms import Judgement


def submit(
    session: Session,
    desk: Desk,
    *,
    case_id: str,
    kind: str,
    typed: Mapping[str, str],
    text_size: int | None = None,
    note: str = "",
) -> Changes:
    """Submit a letter as it would leave today; Refused with the first thing besides its approval that stops it.

    What was submitted of the same kind before, and has not been issued, is dropped.
    """
    about = kind_at(desk, kind)
    require(desk.officer.role, Act.SUBMIT_LETTER)
    case = begin(session, desk, case_id, about.act, parts=PARTS)
    matter = with_wrong_words(session, matter_of(case, desk, kind=about, typed=typed, text_size=text_size, draft=False))
    _require_whole(matter)
    for before in waiting(case):
        if before.kind == kind:
            session.get_one(LetterSubmission, before.id).dropped_on = desk.today
    row = LetterSubmission(
        case_id=case_id,
        kind=kind,
        content={"typed": dict(typed), "text_size": matter.text_size},
        said_sha256=said_sha256(matter),
        note=note.strip() or None,
        submitted_on=desk.today,
        submitted_at=desk.now,
        submitted_by_id=desk.officer.id,
    )
    session.add(row)
    return finish_case(session, desk, case, Subject.LETTERS, made=row.id)


def _require_whole(matter: LetterMatter) -> None:
    """Raise Refused where nobody has to approve the letter, or something besides that stops it."""
    if not matter.approval_asked:
        raise Refused("This letter needs nobody's approval", do="Issue it.")
    for blocker in letter_blockers(matter):
        if blocker.blocks and blocker.field not in (APPROVAL, AWAITED):
            raise Refused(blocker.why, do=blocker.do, paragraph=blocker.paragraph, field=blocker.field)
    refuse_unmet(matter.unmet)


def drop(session: Session, desk: Desk, *, case_id: str, submission_id: str) -> Changes:
    """Do not pursue a letter that was submitted."""
    case = begin(session, desk, case_id, Act.SUBMIT_LETTER)
    session.get_one(LetterSubmission, _submitted(case, submission_id).id).dropped_on = desk.today
    return finish_case(session, desk, case, Subject.LETTERS)


def approve(session: Session, desk: Desk, *, case_id: str, submission_id: str, typed: LetterApproved) -> Changes:
    """Approve a letter as it stands; Refused where it would say something else now than when it was submitted."""
    case = begin(session, desk, case_id, Act.APPROVE_LETTER)
    said = checked(typed, desk, case)
    submission = _of_another(case, submission_id, desk)
    if said_sha256(as_submitted(case, desk, submission)) != submission.said_sha256:
        why = "The case has changed since: the letter would say something else than was submitted"
        raise Refused(why, do="Send it back, and have it submitted as it is now.")
    return _answer(session, desk, case, submission, Judgement.APPROVED, because=said.because)


def send_back(session: Session, desk: Desk, *, case_id: str, submission_id: str, typed: LetterSentBack) -> Changes:
    """Say what is wrong with a letter; it can be submitted again as it is then."""
    case = begin(session, desk, case_id, Act.APPROVE_LETTER)
    said = checked(typed, desk, case)
    submission = _of_another(case, submission_id, desk)
    return _answer(session, desk, case, submission, Judgement.SENT_BACK, because=said.because, code=said.code)


def _submitted(case: CaseFacts, submission_id: str) -> SubmissionFacts:
    """Return the letter that is meant: the only one that waits, where none is named."""
    found = [each for each in waiting(case) if submission_id in ("", each.id)]
    if not found:
        raise Refused("No such letter waits for approval here", do="Have it submitted first.")
    if len(found) > 1:
        raise Refused("More than one letter is submitted", do="Say which: open it where it is shown.", field="on")
    return found[0]


def _of_another(case: CaseFacts, submission_id: str, desk: Desk) -> SubmissionFacts:
    submission = _submitted(case, submission_id)
    why = not_theirs(case, submission, desk.officer)
    if why:
        raise Refused(f"{desk.officer.name} {why}, and somebody else judges it", do="Ask another who may.")
    return submission


def _answer(
    session: Session,
    desk: Desk,
    case: CaseFacts,
    submission: SubmissionFacts,
    judgement: Judgement,
    *,
    because: str | None,
    code: str | None = None,
) -> Changes:
    row = LetterAnswer(
        case_id=case.id,
        submission_id=submission.id,
        judgement=judgement.value,
        code=code,
        because=because,
        said_sha256=submission.said_sha256,
        answered_by_id=desk.officer.id,
        answered_on=desk.today,
        recorded_at=desk.now,
    )
    session.add(row)
    return finish_case(session, desk, case, Subject.LETTERS, made=row.id)
