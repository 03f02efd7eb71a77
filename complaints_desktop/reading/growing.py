"""How an officer grows: one-to-ones, what was agreed, objectives, training, induction; read by them and who leads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.team import Names
from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.rules.leading import reaches
from complaints_desktop.rules.refusals import Refused
from db.model import AgreedAction, InductionStep, Objective, OneToOne, Training

RUNS_OUT = timedelta(60)
"""How long before its last day a training is said to run out."""

Row = TypeVar("Row", AgreedAction, InductionStep, Objective, OneToOne, Training)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What somebody will do that was agreed."""

    id: str
    what: str
    due_on: date
    done_on: date | None
    one_to_one_id: str | None

    def late(self, today: date) -> bool:
        """Whether it is not done and its day has passed."""
        return self.done_on is None and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A one-to-one that was held."""

    id: str
    held_on: date
    next_on: date | None
    words: str
    held_by: str
    agreed: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An objective."""

    id: str
    what: str
    measure: str
    standard: bool
    """Whether it is the Code's own (9.8)."""
    from_on: date
    review_on: date
    outcome: str
    ended_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A course somebody took."""

    id: str
    course: str
    taken_on: date
    score: int | None
    expires_on: date | None

    def counts(self, today: date) -> bool:
        """Whether it counts still."""
        return self.expires_on is None or self.expires_on >= today

    def runs_out(self, today: date) -> bool:
        """Whether it ends soon."""
        return self.expires_on is not None and today <= self.expires_on <= today + RUNS_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of the plan by which somebody new learns the work."""

    id: str
    step: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """All that is on record of how one officer grows."""

    officer: OfficerFacts
    talks: tuple[Talk, ...] = ()
    """The last first."""
    agreed: tuple[Agreed, ...] = ()
    """What is not done first, by its day."""
    aims: tuple[Aim, ...] = ()
    trained: tuple[Trained, ...] = ()
    """The last of each course, by name."""
    steps: tuple[Step, ...] = ()

    @property
    def last(self) -> Talk | None:
        """The one-to-one that was held last."""
        return self.talks[0] if self.talks else None

    @property
    def standard(self) -> Aim | None:
        """The Code's standard objective, where it is set and not over."""
        return next((each for each in self.aims if each.standard and each.ended_on is None), None)


def led(session: Session, desk: Desk) -> frozenset[str]:
    """Return the ids of the officers of whom who is at this desk may read how they grow: those they lead, and they."""
    staff = workers(session, desk.today)
    known = next((each for each in staff if each.id == desk.officer.id), WorkerFacts(officer=desk.officer))
    me = replace(known, officer=desk.officer)
    return frozenset(each.id for each in (me, *staff) if reaches(me, each))


def reached_by(session: Session, today: date, officer_id: str) -> frozenset[str]:
    """Return the ids of the officers whom somebody leads, and their own; none of who does not work here."""
    staff = workers(session, today)
    me = next((each for each in staff if each.id == officer_id), None)
    return frozenset() if me is None else frozenset(each.id for each in staff if reaches(me, each))


def require_reading(session: Session, desk: Desk, officer_id: str) -> None:
    """Raise Refused where what is on record of that officer is not for who is at this desk."""
    if officer_id not in led(session, desk):
        why = "One-to-ones, objectives and training are between an officer and whoever leads"
        raise Refused(why, do="Ask them, or a team leader.", field="officer")


def growing(session: Session, desk: Desk, *, officer_id: str) -> Growing:
    """Return how one officer grows; Refused where that is not for who is at this desk."""
    require_reading(session, desk, officer_id)
    names = Names(session)
    agreed = tuple(_agreed(session, officer_id))
    return Growing(
        officer=names.someone(officer_id),
        talks=tuple(_talks(session, officer_id, agreed, names)),
        agreed=agreed,
        aims=tuple(map(_aim, _rows(session, Objective, officer_id))),
        trained=last_of_each(as_trained(each) for each in _rows(session, Training, officer_id)),
        steps=tuple(
            Step(id=each.id, step=each.step, due_on=each.due_on, done_on=each.done_on)
            for each in _rows(session, InductionStep, officer_id)
        ),
    )


def last_of_each(found: Iterable[Trained]) -> tuple[Trained, ...]:
    """Return of each course the one that counts longest, then the later taken, by the name of the course."""
    best: dict[str, Trained] = {}
    for each in sorted(found, key=lambda one: (one.expires_on or date.max, one.taken_on)):
        best[each.course.casefold()] = each
    return tuple(best[name] for name in sorted(best))


def _agreed(session: Session, officer_id: str) -> Iterator[Agreed]:
    rows = _rows(session, AgreedAction, officer_id)
    for each in sorted(rows, key=lambda row: (row.done_on is not None, row.due_on, row.id)):
        yield Agreed(
            id=each.id,
            what=each.what,
            due_on=each.due_on,
            done_on=each.done_on,
            one_to_one_id=each.one_to_one_id,
        )


def _talks(session: Session, officer_id: str, agreed: tuple[Agreed, ...], names: Names) -> Iterator[Talk]:
    rows = _rows(session, OneToOne, officer_id)
    for each in sorted(rows, key=lambda row: (row.held_on, row.id), reverse=True):
        by = names.officer(each.held_by_id)
        yield Talk(
            id=each.id,
            held_on=each.held_on,
            next_on=each.next_on,
            words=each.words or "",
            held_by=by.name if by else "",
            agreed=tuple(one for one in agreed if one.one_to_one_id == each.id),
        )


def _aim(row: Objective) -> Aim:
    return Aim(
        id=row.id,
        what=row.what,
        measure=row.measure or "",
        standard=row.standard,
        from_on=row.from_on,
        review_on=row.review_on,
        outcome=row.outcome or "",
        ended_on=row.ended_on,
    )


def as_trained(row: Training) -> Trained:
    """Return a course as it is read."""
    return Trained(id=row.id, course=row.course, taken_on=row.taken_on, score=row.score, expires_on=row.expires_on)


def _rows(session: Session, kind: type[Row], officer_id: str) -> list[Row]:
    """Return what stands of one kind, the first written first."""
    asked = select(kind).where(kind.officer_id == officer_id, kind.withdrawn_on.is_(None)).order_by(kind.id)
    return list(session.scalars(asked))
