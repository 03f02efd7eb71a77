"""What a one-to-one is held over: cases, timeliness, quality, promises, load, and how the officer grows."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.reading.growing import Growing, growing
from complaints_desktop.reading.quality import Seen, reviews
from complaints_desktop.reading.review_follow_up import Checked, Need, checked, open_needs
from complaints_desktop.reading.team_work import Piece, pieces
from complaints_desktop.reading.week_review import Counted, weeks_of
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.team.availability import capacity
from db.model import Letter, LetterAnswer, LetterSubmission, QualityReview, Stage
from db.team_terms import Part
from db.terms import Judgement

WEEKS = 4
"""Weeks that are looked back over for what was done in time, and ahead for the load."""
QUALITY_DAYS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What the record says of how good the work was, over the last 90 days."""

    answers: int
    """Answers of stage 1."""
    taken_on: int
    """Of them, those that the resident asked to have looked at again."""
    changed: int
    """Of them, those that stage 2 decided otherwise."""
    letters: int
    put_right: int
    """Letters that another letter had to put right."""
    submitted: int
    sent_back: int
    """Letters submitted for approval that came back at least once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneToOneSheet:
    """What is on the sheet."""

    worker: WorkerFacts
    growing: Growing
    pieces: tuple[Piece, ...]
    """What they do today, the first due first: theirs, and what they cover for others."""
    capacity: int
    counted: tuple[Counted, ...]
    quality: Quality
    reviews: tuple[Seen, ...] = ()
    """Reviews of their work in these days that whoever reads this may see, the newest first."""
    checked: tuple[Checked, ...] = ()
    """What was agreed in them, and how it was met since."""
    needs: tuple[Need, ...] = ()
    """Training that reviews found to be needed."""

    @property
    def cases(self) -> tuple[Piece, ...]:
        """The cases among them."""
        return tuple(each for each in self.pieces if each.part is not Part.PROMISE)

    @property
    def promises(self) -> tuple[Piece, ...]:
        """The promises among them."""
        return tuple(each for each in self.pieces if each.part is Part.PROMISE)

    @property
    def points(self) -> int:
        """What all of it weighs."""
        return sum(each.weighed.points for each in self.pieces)


def one_to_one(session: Session, desk: Desk, *, officer_id: str) -> OneToOneSheet:
    """Return what the one-to-one of an officer is held over; Refused where it is not for who is at this desk."""
    grown = growing(session, desk, officer_id=officer_id)
    worker = next((each for each in workers(session, desk.today) if each.id == officer_id), None)
    if worker is None:
        raise Refused(f"{grown.officer.name} does not work here", do="Choose one of the list.", field="officer")
    theirs = [each for each in pieces(session, desk) if each.actor_id == officer_id]
    last = desk.today + timedelta(weeks=WEEKS, days=-1)
    since = desk.today - timedelta(QUALITY_DAYS)
    reviewed = _reviews(session, desk, officer_id, since)
    return OneToOneSheet(
        worker=worker,
        growing=grown,
        pieces=tuple(sorted(theirs, key=lambda each: (each.due_on or date.max, each.reference, each.id))),
        capacity=capacity(worker, desk.today, last, desk.calendar, desk.settings.team.full_load),
        counted=weeks_of(session, desk, officer=worker.officer, number=WEEKS),
        quality=_quality(session, officer_id, since),
        reviews=reviewed,
        checked=checked(reviewed),
        needs=tuple(each for each in open_needs(session, desk) if each.officer.id == officer_id),
    )


def _reviews(session: Session, desk: Desk, officer_id: str, since: date) -> tuple[Seen, ...]:
    theirs = QualityReview.handler_id == officer_id, QualityReview.reviewed_on >= since
    return reviews(session, desk, *theirs, QualityReview.finished_at.is_not(None), QualityReview.second.is_(False))


def _quality(session: Session, officer_id: str, since: date) -> Quality:
    """Return what the record says of the answers and letters of the officer since that day."""
    first, second = aliased(Stage), aliased(Stage)
    answered = (
        select(first.outcome, second.id, second.outcome)
        .outerjoin(second, (second.case_id == first.case_id) & (second.number == first.number + 1))
        .where(first.number == 1, first.decider_id == officer_id, first.responded_on >= since)
    )
    answers = session.execute(answered).all()
    mine = Letter.author_id == officer_id, Letter.issued_on >= since
    again = aliased(Letter)
    submitted = LetterSubmission.submitted_by_id == officer_id, LetterSubmission.submitted_on >= since
    back = select(LetterAnswer.submission_id).where(LetterAnswer.judgement == Judgement.SENT_BACK.value)
    return Quality(
        answers=len(answers),
        taken_on=sum(stage_2 is not None for _, stage_2, _ in answers),
        changed=sum(after is not None and after != before for before, _, after in answers),
        letters=_number(session, select(func.count(Letter.id)).where(*mine)),
        put_right=_number(
            session, select(func.count(Letter.id.distinct())).join(again, again.corrects_id == Letter.id).where(*mine)
        ),
        submitted=_number(session, select(func.count(LetterSubmission.id)).where(*submitted)),
        sent_back=_number(
            session, select(func.count(LetterSubmission.id)).where(*submitted, LetterSubmission.id.in_(back))
        ),
    )


def _number(session: Session, asked: Select[int]) -> int:
    return session.scalar(asked) or 0
