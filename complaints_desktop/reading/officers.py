"""Each officer as whoever keeps the team sees them: what they are, in which teams, when they work, what they can do."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.reading.growing import led
from complaints_desktop.rules.wording import in_short, listed
from complaints_desktop.team.availability import FULL_WEEK, SHARE, away_on, pattern_on
from db.model import Team
from db.model.team import DAYS
from db.team_terms import SkillKind
from db.terms import Role

HALVES = ("not", "half a day", "all day")
"""What is worked of a day, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerKept:
    """One officer; each name is that of the field in which it is kept."""

    id: str
    name: str
    role: Role
    job_title: str | None
    team_id: str | None
    team: str
    further: str
    """The names of the teams they work in beside their own, as "North, South"."""
    joined_on: date | None
    left_on: date | None
    monday: int
    tuesday: int
    wednesday: int
    thursday: int
    friday: int
    share: int
    """Percent of a full load."""
    stage: bool
    ombudsman: bool
    hazard: bool
    languages: str
    kinds: str
    """Kinds of complaint, as "damp and mould; pest control": some have a comma of their own."""
    deputy: str | None
    """The id of who stands in for them."""
    deputy_name: str
    away: bool
    """Whether they are away today."""
    pattern_from: date | None = None

    @property
    def halves(self) -> tuple[int, ...]:
        """What they work of each weekday."""
        return self.monday, self.tuesday, self.wednesday, self.thursday, self.friday

    @property
    def works(self) -> str:
        """Return "All week", or "4½ days: half a day on Wednesday"."""
        if self.halves == FULL_WEEK[: len(DAYS)]:
            return "All week"
        total = sum(self.halves)
        days = f"{total // 2}{'½' if total % 2 else ''} days" if total > 1 else "½ day" if total else "No day"
        less = [f"{HALVES[half]} on {day.title()}" for day, half in zip(DAYS, self.halves, strict=True) if half < 2]
        return f"{days}: {listed(less)}"

    @property
    def can(self) -> str:
        """Return what they can do that not everybody can, in words."""
        ticked = [
            said
            for has, said in ((self.stage, "stage 2"), (self.ombudsman, "Ombudsman cases"), (self.hazard, "hazards"))
            if has
        ]
        return ", ".join(filter(None, (*ticked, self.kinds, self.languages)))

    @property
    def stays(self) -> str:
        """Return since and until when they work here, where that is said."""
        since = f"since {in_short(self.joined_on)}" if self.joined_on else ""
        return ", ".join(filter(None, (since, f"leaves {in_short(self.left_on)}" if self.left_on else "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Officers:
    """Everybody, and the teams there are."""

    people: tuple[OfficerKept, ...]
    teams: tuple[tuple[str, str], ...]
    """Id and name."""
    led: frozenset[str]
    """Of whom who is at this desk may read how they grow."""


def officers(session: Session, desk: Desk) -> Officers:
    """Return everybody who works here today or will, by name; after them those who only see to promises."""
    teams = {row.id: row.name for row in session.execute(select(Team.id, Team.name).order_by(Team.name))}
    found = workers(session, desk.today)
    names = {each.id: each.officer.name for each in found}
    people = sorted((_kept(each, desk, teams, names) for each in found), key=lambda each: each.role is Role.OWNER)
    return Officers(people=tuple(people), teams=tuple(teams.items()), led=led(session, desk))


def _kept(worker: WorkerFacts, desk: Desk, teams: dict[str, str], names: dict[str, str]) -> OfficerKept:
    pattern, officer = pattern_on(worker, desk.today), worker.officer
    halves = (pattern.halves if pattern else FULL_WEEK)[: len(DAYS)]

    def of(kind: SkillKind) -> list[str]:
        return [each.value for each in worker.skills if each.kind is kind]

    return OfficerKept(
        id=worker.id,
        name=officer.name,
        role=officer.role,
        job_title=officer.job_title,
        team_id=worker.team_id,
        team=teams.get(worker.team_id or "", ""),
        further=", ".join(sorted(teams.get(each, "") for each in worker.teams - {worker.team_id})),
        joined_on=worker.joined_on,
        left_on=worker.left_on,
        **dict(zip(DAYS, halves, strict=True)),
        share=pattern.share if pattern else SHARE.get(officer.role, 0),
        stage=bool(of(SkillKind.STAGE)),
        ombudsman=bool(of(SkillKind.OMBUDSMAN)),
        hazard=bool(of(SkillKind.HAZARD)),
        languages=", ".join(of(SkillKind.LANGUAGE)),
        kinds="; ".join(of(SkillKind.CATEGORY)),
        deputy=worker.deputy_id,
        deputy_name=names.get(worker.deputy_id or "", ""),
        away=away_on(worker, desk.today) is not None,
        pattern_from=pattern.from_on if pattern else None,
    )
