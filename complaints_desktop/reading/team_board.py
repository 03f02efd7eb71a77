"""What everybody carries against what they can: a line a person over four weeks, and who is or will be away."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.absences import goes_on
from complaints_desktop.case.team import Names
from complaints_desktop.case.workers import ABSENCE, workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.absences import AbsenceFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.reading.absence_plan import WEEKS, nobody_has
from complaints_desktop.reading.team_work import Piece, pieces
from complaints_desktop.rules.acts import CASEWORKERS, WITH_OMBUDSMAN, Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.team.availability import capacity, halves, spells
from complaints_desktop.team.away_words import away_words
from db.model import Absence, Cover, Officer

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One of the four weeks of an officer, in half days."""

    first: date
    planned: int
    """By their pattern and the bank holidays."""
    worked: int
    """The same without the time they are away."""

    @property
    def away(self) -> int:
        """The half days of it that they are away."""
        return self.planned - self.worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """What one officer carries, against what they can."""

    worker: WorkerFacts
    points: int
    capacity: int
    pieces: tuple[Piece, ...]
    """What they do now, the next date first; empty where this officer may not look into it."""
    number: int
    """How many pieces that are."""
    weeks: tuple[Week, ...]
    away: tuple[str, ...]
    """Their absences of these weeks, in words."""

    @property
    def officer(self) -> OfficerFacts:
        """Who it is."""
        return self.worker.officer

    @property
    def share(self) -> float | None:
        """What they carry of what they can; None of who can carry nothing in these weeks."""
        return self.points / self.capacity if self.capacity else None

    @property
    def over(self) -> bool:
        """Whether it is more than they can carry."""
        return self.points > self.capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceLine:
    """Somebody who is or will be away, or whose work is still with others."""

    absence: AbsenceFacts
    officer: OfficerFacts
    out: int
    """How many pieces of theirs others have for it."""
    ends: bool
    """Whether it ends today or has ended: what is out comes back."""
    over: str = ""
    """Why what is out has to come back now, as "they are back"; empty where they are away still."""

    @property
    def comes_back(self) -> bool:
        """Whether there is something to be given back."""
        return self.ends and self.out > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamBoard:
    """The team at one look."""

    people: tuple[Carrying, ...]
    absences: tuple[AbsenceLine, ...]
    unallocated: tuple[Piece, ...]
    """What nobody has, the next date first."""
    leads: bool
    """Whether the officer at the desk gives out work, and sees what each carries."""
    may_be_away: tuple[OfficerFacts, ...]
    """Those of whom the officer at the desk may record that they are away, by name."""

    def of(self, officer_id: str | None) -> Carrying | None:
        """Return what one officer carries."""
        return next((each for each in self.people if each.officer.id == officer_id), None)


def team_board(session: Session, desk: Desk) -> TeamBoard:
    """Return what everybody carries over four weeks from today, and who is away."""
    leads = refusal(desk.officer.role, Act.GIVE_OUT) is None
    staff, work = workers(session, desk.today), sorted(pieces(session, desk), key=_soonest)
    held: dict[str, list[Piece]] = defaultdict(list)
    for each in work:
        held[each.actor_id or ""].append(each)
    known = frozenset(each.id for each in staff)
    people = tuple(
        _carrying(each, held[each.id], desk, told=leads or each.id == desk.officer.id)
        for each in staff
        if each.officer.role in CASEWORKERS
    )
    return TeamBoard(
        people=tuple(sorted(people, key=_most_first)),
        absences=absences(session, desk.today, staff),
        unallocated=tuple(each for each in work if nobody_has(each, known)) if leads else (),
        leads=leads,
        may_be_away=tuple(each.officer for each in staff if _may_say_away(each, desk)),
    )


def _may_say_away(worker: WorkerFacts, desk: Desk) -> bool:
    own = worker.id == desk.officer.id
    works = worker.officer.role in WITH_OMBUDSMAN
    return works and refusal(desk.officer.role, Act.SAY_AWAY, own=own) is None


def absences(session: Session, today: date, staff: Sequence[WorkerFacts] = ()) -> tuple[AbsenceLine, ...]:
    """Return who is away today or later, or has work that is still with others: what comes back first."""
    out = _out(session, today)
    found = [*_of_staff(staff or workers(session, today), out, today), *_of_no_staff(session, out, today)]
    return tuple(sorted(found, key=lambda each: (not each.comes_back, each.absence.from_on, each.officer.name)))


def _soonest(piece: Piece) -> tuple[date, str]:
    return piece.due_on or date.max, piece.reference


def _most_first(each: Carrying) -> tuple[float, str]:
    """Who carries most of what they can first; who can carry nothing and carries something before all."""
    share = each.share if each.share is not None else (float("inf") if each.points else -1.0)
    return -share, each.officer.name


def _carrying(worker: WorkerFacts, held: Sequence[Piece], desk: Desk, *, told: bool) -> Carrying:
    first = desk.today
    return Carrying(
        worker=worker,
        points=sum(each.weighed.points for each in held),
        capacity=capacity(worker, first, first + WEEKS, desk.calendar, desk.settings.team.full_load),
        pieces=tuple(held) if told else (),
        number=len(held),
        weeks=weeks(worker, desk),
        away=tuple(away_words(each) for each in away_in(worker, first, first + WEEKS)),
    )


def weeks(worker: WorkerFacts, desk: Desk) -> tuple[Week, ...]:
    """Return the four weeks that begin with today, with what they work of each."""
    always = replace(worker, absences=())
    found = []
    for n in range((WEEKS.days + 1) // WEEK.days):
        first = desk.today + n * WEEK
        days = [first + timedelta(day) for day in range(WEEK.days)]
        planned = sum(halves(always, day, desk.calendar) for day in days)
        found.append(Week(first=first, planned=planned, worked=sum(halves(worker, day, desk.calendar) for day in days)))
    return tuple(found)


def away_in(worker: WorkerFacts, first: date, last: date) -> Iterator[AbsenceFacts]:
    """Yield the absences of an officer that touch the days from `first` to `last`."""
    return (each for each in worker.absences if any(True for _ in spells(each, first, last)))


def _out(session: Session, today: date) -> Mapping[str, int]:
    """Return how many pieces others have for each absence, now or once it begins."""
    asked = select(Cover.absence_id).where(Cover.absence_id.is_not(None), goes_on(today))
    return Counter(str(each) for each in session.scalars(asked))


def _of_staff(staff: Iterable[WorkerFacts], out: Mapping[str, int], today: date) -> Iterator[AbsenceLine]:
    """Yield the absences of who works here."""
    for worker in staff:
        for each in worker.absences:
            ended = ends_by(each, today - timedelta(1))
            if not ended or out.get(each.id, 0):
                over = "they are back" if ended else ""
                yield _line(each, worker.officer, out, ends=ends_by(each, today), over=over)


def _of_no_staff(session: Session, out: Mapping[str, int], today: date) -> Iterator[AbsenceLine]:
    """Yield what is out for absences that no worker has: they were taken back, or whoever was away has left.

    At another desk it may have been given out for such a one after that.
    """
    gone = or_(Absence.withdrawn_on.is_not(None), Officer.left_on <= today)
    asked = select(Absence.officer_id, Absence.withdrawn_on, *ABSENCE.columns()).join(
        Officer, Officer.id == Absence.officer_id
    )
    names = Names(session)
    for officer_id, withdrawn_on, *row in session.execute(asked.where(Absence.id.in_(list(out)), gone)):
        over = "the absence was taken back" if withdrawn_on else "they have left"
        yield _line(ABSENCE.make(row, 0), names.someone(officer_id), out, ends=True, over=over)


def _line(
    absence: AbsenceFacts, officer: OfficerFacts, out: Mapping[str, int], *, ends: bool, over: str
) -> AbsenceLine:
    return AbsenceLine(absence=absence, officer=officer, out=out.get(absence.id, 0), ends=ends, over=over)


def next_time(absence: AbsenceFacts, today: date) -> tuple[date, date | None]:
    """Return the first and the last day of the time that is on or comes next, of an absence that comes again too."""
    far = max(absence.until_on or absence.from_on, today)
    for spell in spells(absence, today, far) if absence.every_weeks else ():
        return max(spell.first[0], today), spell.last[0] if spell.last else None
    return max(absence.from_on, today), absence.to_on


def ends_by(absence: AbsenceFacts, day: date) -> bool:
    """Whether somebody is not away any more after `day` by this absence, however often it came."""
    last = absence.until_on if absence.every_weeks else absence.to_on
    return last is not None and last <= day
