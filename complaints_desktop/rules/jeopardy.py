"""Promises in jeopardy: the level each has reached, who is told, and by when it is answered (commitments 4.5)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import LevelAnswerFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.risk import Band, Risk
from complaints_desktop.rules.wording import working_days
from db.terms import CommitmentSource, Hazard, Role

SOON, NEAR, LONG_OVERDUE = 5, 2, 5
"""Working days: before the date not started, before the date, and after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """One level: who is told, what must happen, and within how many working days somebody says what is done."""

    told: str
    must: str
    within: int
    roles: frozenset[Role]
    """In whose work it stands; nobody's in the record, in the handler's."""
    daily: bool = False
    """Whether it is answered anew each working day until the promise is kept."""


LEVELS = {
    1: LevelRow(
        told="the owner and the resolution officer",
        must="Confirm the plan",
        within=1,
        roles=frozenset({Role.RESOLUTION_OFFICER}),
    ),
    2: LevelRow(
        told="the team leader and the service manager",
        must="Make a recovery plan today, and tell the resident",
        within=0,
        roles=frozenset({Role.TEAM_LEADER}),
    ),
    3: LevelRow(
        told="the complaints manager and the head of service",
        must="Propose a new date and write it to the resident (L25), consider an apology and compensation, and say "
        "the cause",
        within=0,
        roles=frozenset({Role.COMPLAINTS_MANAGER}),
    ),
    4: LevelRow(
        told="the head of customer experience or a director, and who leads on the Ombudsman",
        must="Look at it every day until it is done",
        within=0,
        roles=frozenset({Role.HEAD, Role.OMBUDSMAN_OFFICER}),
        daily=True,
    ),
}
"""What each level asks. Level 0 asks for the normal update."""

OF_ORDER = "; the MRC hears of a severe order (Code 9.7)"
"""What the highest level asks of an order besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jeopardy:
    """The level a promise has reached, and why."""

    level: int
    because: str
    order: bool = False
    """Whether the Ombudsman ordered it."""

    @property
    def must(self) -> str:
        """What must happen at it; at the highest, of what was ordered, with who hears of it."""
        return f"{self.row.must}{OF_ORDER if self.order and self.row.daily else ''}"

    @property
    def in_words(self) -> str:
        """The level, why it is reached, and what it asks; not of level 0."""
        return f"Level {self.level}: {self.because}. {self.asks}"

    @property
    def asks(self) -> str:
        """What must happen, who is told, and by when it is said what is done; not of level 0."""
        return f"{self.must}. To be told: {self.row.told}. Say what is done {self.by}."

    @property
    def by(self) -> str:
        """By when it is said what is done: the same day, within days, each working day; not of level 0."""
        if self.row.daily:
            return "each working day"
        return f"within {working_days(self.row.within)}" if self.row.within else "on the same day"

    @property
    def row(self) -> LevelRow:
        """What the level asks; raises KeyError at level 0, which asks nothing."""
        return LEVELS[self.level]


def jeopardy(commitment: CommitmentFacts, risk: Risk, *, missed: bool) -> Jeopardy:
    """Return the highest level that an open promise has reached; `missed` as for its risk."""
    for level, because in _reached(commitment, risk, missed):
        return Jeopardy(level=level, because=because, order=commitment.source is CommitmentSource.ORDER)
    return Jeopardy(level=0, because=f"its risk is {risk.band.value}")


def _reached(commitment: CommitmentFacts, risk: Risk, missed: bool) -> Iterator[tuple[int, str]]:
    """Yield each level that is reached, the highest first. Work that is done in time only lacks its evidence."""
    left, done = risk.days_left, commitment.work_done_on
    overdue = risk.overdue and not (done and done <= commitment.due_on)
    if overdue and (grave := _grave(commitment, left, missed)):
        yield 4, grave
    if overdue:
        yield 3, "its date has passed"
    if risk.band is Band.CRITICAL:
        yield 2, "its risk is critical"
    if left is not None and left <= NEAR and not done:
        yield 2, f"its date is within {working_days(NEAR)}"
    if risk.overdue:
        yield 1, "its date has passed, and nothing shows yet that it was kept"
    if risk.band is Band.HIGH:
        yield 1, "its risk is high"
    if left is not None and left <= SOON and not commitment.started and not done:
        yield 1, f"its date is within {working_days(SOON)}, and it is not started"


def _grave(commitment: CommitmentFacts, left: int | None, missed: bool) -> str:
    """Why a promise past its date goes to the head at once; empty where it does not yet."""
    if commitment.source is CommitmentSource.ORDER:
        return "an Ombudsman order is missed"
    if commitment.hazard is not Hazard.NONE:
        return "a promise about a hazard is missed"
    if missed:
        return "it is the second miss on this case"
    return f"it is overdue by {working_days(-left)}" if left is not None and left <= -LONG_OVERDUE else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """That a level still has to be answered, and by when."""

    jeopardy: Jeopardy
    since: date
    answer_by: date
    lower_unanswered: tuple[int, ...]
    """Levels below it that were passed without an answer."""


def answered_at(reached: int, role: Role, there: Collection[Role]) -> int:
    """Return the level that an answer of somebody with this role is of, where a promise has `reached` that level.

    A level is answered by who is told at it or above; by anybody, where nobody is `there` whom it goes to. What others
    say answers the highest that is theirs, and the level above stays with whom it goes to.
    """
    return max((level for level in range(1, reached + 1) if _may_answer(level, role, there)), default=1)


def _may_answer(level: int, role: Role, there: Collection[Role]) -> bool:
    told = (row.roles for at, row in LEVELS.items() if at >= level)
    return any(role in roles for roles in told) or not LEVELS[level].roles & set(there)


def answers_to(commitment: CommitmentFacts, answers: Iterable[LevelAnswerFacts]) -> list[LevelAnswerFacts]:
    """Return what was said of a promise as it stands: with another date, or open again, the levels begin again."""
    since = commitment.open_again_on
    said = (each for each in answers if each.commitment_id == commitment.id and each.due_on == commitment.due_on)
    return [each for each in said if since is None or each.answered_on >= since]


def level_answered(commitment: CommitmentFacts, answers: Iterable[LevelAnswerFacts]) -> int:
    """Return the highest level at which it was said what is done; 0 where at none."""
    return max((each.level for each in answers_to(commitment, answers)), default=0)


def asked(
    commitment: CommitmentFacts,
    reached: Jeopardy,
    answers: Iterable[LevelAnswerFacts],
    *,
    since: date,
    today: date,
    calendar: WorkingCalendar,
) -> Asked | None:
    """Return what is asked of the level a promise has `reached` since that day, None where it is answered.

    An answer at a level answers those below it, until the promise is given another date: then they begin again.
    """
    if reached.level == 0:
        return None
    theirs = answers_to(commitment, answers)
    highest = level_answered(commitment, theirs)
    if highest >= reached.level:
        last = max(each.answered_on for each in theirs if each.level >= reached.level)
        if not reached.row.daily or (calendar.counted(last, today) or 0) <= 0:
            return None
        since = calendar.due(last, 1)
    return Asked(
        jeopardy=reached,
        since=since,
        answer_by=answer_by(since, reached.row.within, calendar),
        lower_unanswered=tuple(range(highest + 1, reached.level)),
    )


def answer_by(since: date, within: int, calendar: WorkingCalendar) -> date:
    """Return the day by which a level reached on `since` is answered: that day itself, where it is a working day."""
    return since if not within and calendar.is_working(since) else calendar.due(since, max(within, 1))
