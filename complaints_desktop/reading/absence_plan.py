"""The proposal: who does what while somebody is away, who takes what nobody has yet, and how a team is dealt anew.

The reckoning is `complaints_desktop.team.proposal`'s; here the record is laid out for it (taxonomies 6.8).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part as CasePart
from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.absences import AbsenceFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.reading.team_work import Piece, pieces
from complaints_desktop.rules.acts import CASEWORKERS
from complaints_desktop.rules.independence import took_part
from complaints_desktop.rules.wording import in_short
from complaints_desktop.team.availability import away_on, capacity, halves, here
from complaints_desktop.team.plan import Carrier, Item, Plan, Problem, Skill
from complaints_desktop.team.proposal import dealt, proved
from complaints_desktop.team.refusals import refused
from db.team_terms import Away, Part, SkillKind

WEEKS = timedelta(days=27)
"""The period over which work and time are weighed: four weeks, both days included."""

NO_TEAM = ""
"""Of what is of no team anybody takes it."""

TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr")

READ = frozenset(
    {
        CasePart.INVESTIGATION,
        CasePart.DEFINITION,
        CasePart.REFUSALS,
        CasePart.COVER,
        CasePart.ADJUSTMENTS,
        CasePart.NEEDS,
    }
)
"""What says who may not have a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a proposal is asked for, and what a person has said of it already."""

    officer_id: str | None = None
    """Whose work is given out; None for what nobody has, or a whole team."""
    first: date
    last: date | None
    """None where nobody knows until when."""
    whole_team: bool = False
    locked: Mapping[str, str] = field(default_factory=dict)
    """To whom a person gave a piece, by its id."""
    excluded: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """To whom a piece is not to go, by its id."""
    left: frozenset[str] = frozenset()
    """Pieces that a person leaves where they are."""
    cases: frozenset[str] = frozenset()
    """The cases a person chose, to be dealt anew; empty for what is said above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A plan with what it is about."""

    asked: Asked
    plan: Plan
    pieces: Mapping[str, Piece]
    """All that was dealt or left, by id."""
    workers: Mapping[str, WorkerFacts]
    problem: Problem
    """What the plan was made of: of it each rule is asked again where a person moves a piece."""

    def why_not(self, piece_id: str, officer_id: str) -> str | None:
        """Return why a piece, or what goes with it, may not go to somebody, in words; None where it may."""
        return next((why for item in self.together(piece_id) if (why := self.refuses(item, officer_id))), None)

    def refuses(self, item: Item, officer_id: str) -> str | None:
        """Return why an item may not go to somebody, whatever goes with it."""
        taker = next((each for each in self.problem.carriers if each.id == officer_id), None)
        if taker is None:
            return "They do not work on cases"
        found = refused(item, taker, self.problem)
        return f"{item.reference} does not go to {taker.name}: {taker.name} {found.one}" if found else None

    def together(self, piece_id: str) -> tuple[Item, ...]:
        """Return the piece with what goes to the same person, as the pieces of one household."""
        own = next(each for each in self.problem.items if each.id == piece_id)
        return tuple(
            each for each in self.problem.items if each.id == piece_id or (own.bundle and each.bundle == own.bundle)
        )

    def name(self, officer_id: str | None) -> str:
        """Return how an officer is called; empty of nobody."""
        worker = self.workers.get(officer_id or "")
        return worker.officer.name if worker else ""


def proposal(session: Session, desk: Desk, *, asked: Asked, stopped: Callable[[], bool] | None = None) -> Proposal:
    """Return who would take what; with `stopped` it is searched on until it is near the fairest, or told to stop."""
    staff = workers(session, min(asked.first, desk.today))
    work = pieces(session, desk, on=max(asked.first, desk.today))
    known_here = frozenset(each.id for each in staff)
    dealing = tuple(each for each in work if _is_dealt(each, asked, known_here))
    problem = _problem(session, desk, asked, staff, work, dealing)
    plan = dealt(problem) if stopped is None else proved(problem, stopped=stopped)
    known = {each.id: each for each in dealing}
    return Proposal(asked=asked, plan=plan, pieces=known, workers={each.id: each for each in staff}, problem=problem)


def _is_dealt(piece: Piece, asked: Asked, staff: Collection[str]) -> bool:
    """Whether a piece is given out: of the officer who is away, of nobody, of the cases chosen, or any of the team."""
    if asked.whole_team or asked.cases:
        return piece.part is not Part.PROMISE and (asked.whole_team or piece.case_id in asked.cases)
    return asked.officer_id in (piece.actor_id, piece.owner_id) if asked.officer_id else nobody_has(piece, staff)


def nobody_has(piece: Piece, staff: Collection[str]) -> bool:
    """Whether a piece is with nobody who works here: it was never given to anybody, or to somebody who has left."""
    return piece.owner_id not in staff and piece.actor_id not in staff


def _problem(
    session: Session,
    desk: Desk,
    asked: Asked,
    staff: Sequence[WorkerFacts],
    work: Iterable[Piece],
    dealing: Sequence[Piece],
) -> Problem:
    ids = {each.id for each in dealing}
    carried = Counter[str]()
    for each in work:
        if each.id not in ids and each.actor_id:
            carried[each.actor_id] += each.weighed.points
    cases = {each.id: each for each in load_cases(session, sorted({each.case_id for each in dealing}), parts=READ)}
    laying = _Laying(desk, asked, staff, work)
    return Problem(
        items=tuple(laying.item(each, cases[each.case_id]) for each in dealing if each.case_id in cases),
        carriers=tuple(laying.carrier(each, carried[each.id]) for each in able_of(staff)),
        between_teams=desk.settings.team.between_teams and asked.officer_id is None,
        most_moves=None,
    )


class _Laying:
    """Lays out what is known of pieces and officers for the reckoning."""

    def __init__(self, desk: Desk, asked: Asked, staff: Sequence[WorkerFacts], work: Iterable[Piece]) -> None:
        self._desk, self._asked, self._policy = desk, asked, desk.settings.team
        self._able = able = able_of(staff)
        self._homes: dict[str, list[Piece]] = defaultdict(list)
        for each in work:
            self._homes[each.household].append(each)
        self._known = frozenset(skill for each in able for skill in skills_of(each))
        self._away = next((each for each in staff if each.id == asked.officer_id), None)

    def carrier(self, worker: WorkerFacts, carried: int) -> Carrier:
        """Return what an officer can carry in these weeks."""
        period = (self._asked.first, self._asked.first + WEEKS, self._desk.calendar)
        return Carrier(
            id=worker.id,
            name=worker.officer.name,
            capacity=capacity(self._without(worker), *period, self._policy.full_load),
            carried=carried,
            skills=skills_of(worker),
            teams=worker.teams | {NO_TEAM},
            away=self._why_away(worker),
            takes_at_most=self._policy.takes_at_most,
        )

    def item(self, piece: Piece, case: CaseFacts) -> Item:
        """Return a piece as it is dealt."""
        return Item(
            id=piece.id,
            reference=piece.reference,
            part=piece.part,
            load=piece.weighed.points,
            team=piece.team_id or NO_TEAM,
            holder=piece.actor_id,
            bundle=f"{piece.part.name} {piece.household}",
            needs=self._needs(piece, case),
            barred=self._barred(piece, case),
            near=self._near(piece, case),
            stays=self._stays(piece),
            kept=self._asked.locked.get(piece.id),
            excluded=self._asked.excluded.get(piece.id, frozenset()),
        )

    def _without(self, worker: WorkerFacts) -> WorkerFacts:
        """Return an officer as they are once the absence that is asked about is on record."""
        asked = self._asked
        if worker.id != asked.officer_id:
            return worker
        this = AbsenceFacts(id="", officer_id=worker.id, kind=Away.PLANNED, from_on=asked.first, to_on=asked.last)
        return replace(worker, absences=(*worker.absences, this))

    def _why_away(self, worker: WorkerFacts) -> str | None:
        """Return why an officer takes nothing: away, leaving or not begun, in words that follow the name."""
        first = self._asked.first
        if worker.id == self._asked.officer_id:
            return f"is away until {in_short(self._asked.last)}" if self._asked.last else "is away"
        if worker.only_named:
            return "is named here and has no log-in"
        if not here(worker, first):
            return f"begins on {in_short(worker.joined_on)}" if worker.joined_on else "has left"
        if worker.left_on and worker.left_on <= (self._asked.last or first + WEEKS):
            return f"leaves on {in_short(worker.left_on)}"
        absence = away_on(worker, first)
        days = [first + timedelta(each) for each in range(14)]
        if absence and not any(halves(worker, day, self._desk.calendar) for day in days[:7]):
            return f"is away until {in_short(absence.to_on)}" if absence.to_on else "is away"
        return None

    def _needs(self, piece: Piece, case: CaseFacts) -> frozenset[Skill]:
        """Return what a piece needs, of what anybody here is known to be able to do."""
        wanted = {Skill(SkillKind.CATEGORY, piece.category)}
        if piece.part is Part.REVIEWER:
            wanted.add(Skill(SkillKind.STAGE, "stage 2"))
        if piece.hazard:
            wanted.add(Skill(SkillKind.HAZARD, "hazards"))
        adjusted = case.resident.adjustments if case.resident else ()
        said = " ".join(f"{each.kind} {each.detail or ''}" for each in adjusted).casefold()
        languages = (each for each in self._known if each.kind is SkillKind.LANGUAGE)
        return frozenset((wanted & self._known) | {each for each in languages if _said(each.value, said)})

    def _barred(self, piece: Piece, case: CaseFacts) -> Mapping[str, str]:
        """Return who may not have a piece, and why."""
        found: dict[str, str] = {}
        told = _told(case)
        for each in self._able:
            named = _named(each.officer.name, told)
            second = piece.part is Part.REVIEWER or case.current.number == 2
            part = took_part(case, each.officer) if second and piece.part is not Part.PROMISE else ""
            unseen = piece.part is Part.REVIEWER and piece.team_id not in (None, *each.teams)
            if part or named or unseen:
                found[each.id] = part or ("is named in the complaint" if named else "is of another team")
        return found

    def _near(self, piece: Piece, case: CaseFacts) -> Mapping[str, str]:
        """Return who knows it already: of their household, as a deputy, or who covered it before."""
        found = {officer: f"has {reference} of the same household" for officer, reference in self._at_home(piece)}
        found |= {each.officer.id: "covered it before" for each in case.covers}
        if self._away and self._away.deputy_id:
            found[self._away.deputy_id] = f"stands in for {self._away.officer.name}"
        return found

    def _at_home(self, piece: Piece) -> Iterator[tuple[str, str]]:
        """Yield who has something else of the same household, and which."""
        for other in self._homes[piece.household]:
            if other.actor_id and other.case_id != piece.case_id:
                yield other.actor_id, other.reference

    def _stays(self, piece: Piece) -> str | None:
        """Return why a piece is left where it is: a person said so, or the gap is short and nothing falls due in it."""
        if piece.id in self._asked.left:
            return "left where it is by hand"
        last = self._asked.last
        if last is None or self._away is None or piece.owner_id != self._away.id:
            return None
        gap = self._desk.calendar.between(self._asked.first - timedelta(1), last)
        due = piece.due_on is not None and piece.due_on <= self._desk.calendar.due(last, 1)
        if gap <= self._policy.short_gap and not due:
            return (
                f"they are back after {gap} working days and nothing of it falls due: the resident keeps their contact"
            )
        return None


def able_of(staff: Iterable[WorkerFacts]) -> list[WorkerFacts]:
    """Return those who work on cases."""
    return [each for each in staff if each.officer.role in CASEWORKERS]


def skills_of(worker: WorkerFacts) -> frozenset[Skill]:
    """Return what an officer can do."""
    return frozenset(Skill(each.kind, each.value) for each in worker.skills)


def _told(case: CaseFacts) -> str:
    """Return what the complaint says, for the names in it."""
    words = [case.summary or "", case.outcome_sought or "", *(point.text for point in case.points)]
    return " ".join(words).casefold()


def _named(name: str, told: str) -> bool:
    """Whether somebody is named in what is told: by their whole name, or as Mr or Ms with the last word of it."""
    whole = name.casefold()
    last = whole.rpartition(" ")[2]
    if last not in told:  # of 10,000 pieces and 200 officers the cheap question first
        return False
    return _said(whole, told) or any(_said(f"{title}{stop} {last}", told) for title in TITLES for stop in ("", "."))


def _said(words: str, told: str) -> bool:
    """Whether words stand in what is told, as whole words."""
    found = words.casefold()
    return found in told and re.search(rf"(?<!\w){re.escape(found)}(?!\w)", told) is not None
