"""Loads the letters that were submitted for approval, each with what was said to it."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.submissions import LetterAnswerFacts, SubmissionFacts
from db.model import LetterAnswer, LetterSubmission

SUBMISSION = Mapper(SubmissionFacts, LetterSubmission, "submitted_by", "answers")
ANSWER = Mapper(LetterAnswerFacts, LetterAnswer, "answered_by")
_ROWS, _ANSWERS = SUBMISSION.table.c, ANSWER.table.c
_SUBMITTED = (
    select(_ROWS.case_id, _ROWS.id, _ROWS.submitted_by_id, *SUBMISSION.columns())
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.submitted_at, _ROWS.id)
)
_ANSWERED = (
    select(_ANSWERS.submission_id, _ANSWERS.answered_by_id, *ANSWER.columns())
    .where(among(_ANSWERS.case_id))
    .order_by(_ANSWERS.recorded_at, _ANSWERS.id)
)


def submissions(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[SubmissionFacts, ...]]:
    """Return the letters submitted in each case that has any, in the order they were."""
    rows = session.execute(_SUBMITTED, those(ids)).all()
    said = _answers(session, ids, names) if rows else {}
    found: dict[str, list[SubmissionFacts]] = defaultdict(list)
    for row in rows:
        by, answers = names.officer(row[2]), tuple(said.get(row[1], ()))
        found[row[0]].append(SUBMISSION.make(row, 3, submitted_by=by, answers=answers))
    return {case: tuple(each) for case, each in found.items()}


def _answers(session: Session, ids: Sequence[str], names: Names) -> dict[str, list[LetterAnswerFacts]]:
    found: dict[str, list[LetterAnswerFacts]] = defaultdict(list)
    for row in session.execute(_ANSWERED, those(ids)):
        found[row[0]].append(ANSWER.make(row, 2, answered_by=names.officer(row[1])))
    return found
