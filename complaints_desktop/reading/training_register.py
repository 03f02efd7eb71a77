"""The training register: who took which course, with what score, what share of the staff has it; and objective 9.8."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.growing import Trained, as_trained, last_of_each, led
from complaints_desktop.reading.review_follow_up import Need, open_needs
from complaints_desktop.rules.acts import WITH_OMBUDSMAN
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count, in_short
from complaints_desktop.team.availability import here
from db.model import Contractor, Objective, Training
from db.terms import Role

FACING = frozenset({*WITH_OMBUDSMAN, Role.HEAD})
"""Who works with residents' complaints, all of whom are asked to be trained (seed 000: 100 %, with the score).

An owner of promises is often a team by its name: one is on the register as soon as a training of theirs is.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """Somebody on the register: what counts of what they took, and whether they have the Code's objective."""

    officer: OfficerFacts
    trained: tuple[Trained, ...]
    standard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One course, and who has it."""

    id: str
    name: str
    have: int
    """Whose training counts today."""
    of: int
    runs_out: int
    score: int | None
    """The mean of the scores that are on record, None where none is."""
    without: tuple[str, ...]
    """The names of those who have it not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A contractor, and whether they have the Code's objective."""

    id: str
    name: str
    standard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The whole register."""

    learners: tuple[Learner, ...]
    courses: tuple[Course, ...]
    contractors: tuple[Firm, ...]
    """Those who work for us (Code 9.8: third parties too)."""
    needs: tuple[Need, ...] = ()
    """Training that reviews of quality found to be needed and nobody recorded as taken since."""

    @property
    def standard(self) -> int:
        """How many officers have the Code's objective."""
        return sum(each.standard for each in self.learners)


def training_register(session: Session, desk: Desk) -> Register:
    """Return the register of everybody who works here today and meets residents; Refused to who does not lead."""
    if not rights_of(desk.officer.role).leads:
        raise Refused("The training of everybody is read by who leads", do="Look at your own under Team.")
    taken, has, reached = _taken(session), _objectives(session), led(session, desk)
    people = [
        each.officer
        for each in workers(session, desk.today)
        if each.id in reached and here(each, desk.today) and (each.officer.role in FACING or each.id in taken)
    ]
    learners = tuple(
        Learner(officer=each, trained=last_of_each(taken.get(each.id, ())), standard=each.id in has) for each in people
    )
    asked = select(Contractor.id, Contractor.name).where(Contractor.ended_on.is_(None)).order_by(Contractor.name)
    firms = session.execute(asked).all()
    return Register(
        learners=learners,
        courses=_courses(learners, desk),
        contractors=tuple(Firm(id=row.id, name=row.name, standard=row.id in has) for row in firms),
        needs=tuple(each for each in open_needs(session, desk) if each.officer.id in {one.id for one in people}),
    )


def _taken(session: Session) -> Mapping[str, list[Trained]]:
    found: dict[str, list[Trained]] = {}
    for row in session.scalars(select(Training).where(Training.withdrawn_on.is_(None)).order_by(Training.id)):
        found.setdefault(row.officer_id, []).append(as_trained(row))
    return found


def _objectives(session: Session) -> frozenset[str]:
    """Return the ids of the officers and contractors that have the Code's objective."""
    stands = Objective.standard, Objective.ended_on.is_(None), Objective.withdrawn_on.is_(None)
    rows = session.execute(select(Objective.officer_id, Objective.contractor_id).where(*stands))
    return frozenset(each for row in rows for each in row if each)


def _courses(learners: Iterable[Learner], desk: Desk) -> tuple[Course, ...]:
    people = list(learners)
    names: dict[str, str] = {}
    for person in people:
        for each in person.trained:
            names.setdefault(each.course.casefold(), each.course)
    return tuple(_course(names[key], people, desk) for key in sorted(names))


def _course(name: str, people: list[Learner], desk: Desk) -> Course:
    theirs = {
        person.officer.name: one
        for person in people
        for one in person.trained
        if one.course.casefold() == name.casefold() and one.counts(desk.today)
    }
    scores = [each.score for each in theirs.values() if each.score is not None]
    return Course(
        id=name.casefold(),
        name=name,
        have=len(theirs),
        of=len(people),
        runs_out=sum(each.runs_out(desk.today) for each in theirs.values()),
        score=round(sum(scores) / len(scores)) if scores else None,
        without=tuple(each.officer.name for each in people if each.officer.name not in theirs),
    )


TITLES = ("Who", "Role", "Course", "Taken", "Score", "Counts until", "Code 9.8")


def cells(register: Register) -> Iterator[tuple[str | int | date | None, ...]]:
    """Yield a row for each course of each person; one without any has a row too."""
    for each in register.learners:
        own = (each.officer.name, each.officer.role.value)
        standard = "set" if each.standard else "not set"
        for one in each.trained:
            yield *own, one.course, one.taken_on, one.score, one.expires_on, standard
        if not each.trained:
            yield *own, None, None, None, None, standard


def in_words(register: Register) -> Iterator[str]:
    """Yield what the register says, a sentence for each course and for the Code's objective."""
    for each in register.courses:
        score = f", {each.score} % on average" if each.score is not None else ""
        soon = f"; of {each.runs_out:,} it runs out soon" if each.runs_out else ""
        yield f"{each.name}: {each.have:,} of {each.of:,} have it{score}{soon}"
    if not register.courses:
        yield "No training is on record."
    for need in register.needs:
        yield f"{need.officer.name} needs {need.course}, as a review of {in_short(need.said_on)} found"
    yield f"The Code’s objective (9.8): {register.standard:,} of {count(len(register.learners), 'officer')} have it"
    if register.contractors:
        have = sum(each.standard for each in register.contractors)
        yield f"The Code’s objective (9.8): {have:,} of {count(len(register.contractors), 'contractor')} have it"
