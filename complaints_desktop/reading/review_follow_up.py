"""What follows from reviews of somebody's work: training that is needed, and whether what was agreed holds since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.quality import ReviewFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.quality import Seen, answered_by, reviews
from complaints_desktop.rules.wording import in_london, listed
from db.model import Training
from db.number_terms import ReplyKind, Scored

NEXT = 3
"""In so many reviews after it what was agreed is looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A training that a review found to be needed, and that the register does not have yet."""

    officer: OfficerFacts
    course: str
    said_on: date
    review_id: str


def open_needs(session: Session, desk: Desk) -> tuple[Need, ...]:
    """Return the training that is needed, of those whose reviews this desk sees, the first said first."""
    taken = _taken(session)
    found: dict[tuple[str, str], Need] = {}
    for seen in reviews(session, desk, answered_by(ReplyKind.TRAINING)):
        for need in _needs(seen.review):
            key = need.officer.id, need.course.casefold()
            if taken.get(key, date.min) < need.said_on:
                found[key] = need
    return tuple(sorted(found.values(), key=lambda each: (each.said_on, each.officer.name, each.course)))


def _needs(review: ReviewFacts) -> Iterable[Need]:
    if review.handler is None:
        return
    for said in review.said(ReplyKind.TRAINING):
        day = in_london(said.recorded_at).date()
        yield Need(officer=review.handler, course=said.words, said_on=day, review_id=review.id)


def _taken(session: Session) -> dict[tuple[str, str], date]:
    """Return when each course was last taken, by whom."""
    asked = select(Training.officer_id, func.lower(Training.course), func.max(Training.taken_on))
    stands = asked.where(Training.withdrawn_on.is_(None)).group_by(Training.officer_id, func.lower(Training.course))
    return {(row[0], row[1]): row[2] for row in session.execute(stands)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was agreed of a criterion, and how it was met in the reviews since."""

    criterion: str
    words: str
    since: tuple[Scored, ...]
    """Of the next reviews in which it applied, the first first; empty where there is none yet."""

    @property
    def said(self) -> str:
        """What is said of it."""
        if not self.since:
            return f"{self.criterion}: {self.words}. No review since in which it applied."
        return f"{self.criterion}: {self.words}. In the reviews since: {listed([each.value for each in self.since])}."


def checked(found: Sequence[Seen]) -> tuple[Checked, ...]:
    """Return what was agreed in these reviews of one person, the newest first, with how it was met since."""
    ordered = sorted((each.review for each in found), key=lambda one: (one.reviewed_on, one.id))
    return tuple(
        Checked(criterion=said.criterion or "", words=said.words, since=_since(ordered[place + 1 :], said.criterion))
        for place, review in enumerate(ordered)
        for said in review.said(ReplyKind.AGREED, ReplyKind.TRAINING)
        if said.criterion
    )


def _since(later: Sequence[ReviewFacts], criterion: str | None) -> tuple[Scored, ...]:
    marks = (
        each.stands(score) for each in later if not each.second for score in each.scores if score.criterion == criterion
    )
    return tuple(mark for mark in marks if mark is not Scored.NOT_APPLICABLE)[:NEXT]
