"""Keeps an officer as they are typed in one form: of the details, the week, the skills and the deputy, what is new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions import team
from complaints_desktop.case.workers import workers
from complaints_desktop.desk.changes import Changes, Subject, changed, together
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.forms.choices import listed
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import listed as in_a_row
from complaints_desktop.team.availability import FULL_WEEK, SHARE, pattern_on
from db.model import Officer, Team
from db.model.team import DAYS
from db.team_terms import SkillKind
from db.terms import Role

ONE = {SkillKind.STAGE: "stage", SkillKind.OMBUDSMAN: "ombudsman", SkillKind.HAZARD: "hazard"}
"""The skills of which there is one, each a tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerTyped:
    """What was typed of an officer."""

    name: str
    role: Role | None
    job_title: str | None = None
    team_id: str | None = None
    further: str = ""
    """The names of the teams they work in beside their own."""
    joined_on: date | None = None
    left_on: date | None = None
    monday: int | None = None
    tuesday: int | None = None
    wednesday: int | None = None
    thursday: int | None = None
    friday: int | None = None
    share: int | None = None
    pattern_from: date | None = None
    stage: bool = False
    ombudsman: bool = False
    hazard: bool = False
    languages: str = ""
    kinds: str = ""
    deputy: str | None = None


def keep_officer(session: Session, desk: Desk, *, officer_id: str, typed: OfficerTyped) -> Changes:
    """Write what is new of an officer; each part asks for its own right, and what is as it was asks for none."""
    worker = next((each for each in workers(session, desk.today) if each.id == officer_id), None)
    if worker is None:
        raise Refused("That officer is not known here", do="Choose one of the list.", field="name")
    parts = (*_details(session, desk, worker, typed), *_teams(session, desk, worker, typed))
    return together(
        (
            changed(Subject.TEAM),
            *parts,
            *_week(session, desk, worker, typed),
            *_skills(session, desk, worker, typed),
            *_deputy(session, desk, worker, typed),
        )
    )


def _details(session: Session, desk: Desk, worker: WorkerFacts, typed: OfficerTyped) -> Iterator[Changes]:
    row = session.get_one(Officer, worker.id)
    if typed.role is None:
        raise Refused("It is not said which role they have", do="Choose one.", field="role")
    said = (
        typed.name.strip(),
        typed.role.value,
        typed.job_title or None,
        typed.team_id,
        typed.joined_on,
        typed.left_on,
    )
    if said != (row.name, row.role, row.job_title, row.team_id, row.joined_on, row.left_on):
        yield team.change_officer(
            session,
            desk,
            officer_id=worker.id,
            name=typed.name,
            role=typed.role,
            job_title=typed.job_title,
            team_id=typed.team_id,
            joined_on=typed.joined_on,
            left_on=typed.left_on,
        )


def _teams(session: Session, desk: Desk, worker: WorkerFacts, typed: OfficerTyped) -> Iterator[Changes]:
    """Have them work in the further teams that were typed, and in no other."""
    known = {row.name.casefold(): row.id for row in session.execute(select(Team.id, Team.name))}
    named = _parts(typed.further)
    if foreign := [each for each in named if each.casefold() not in known]:
        do = "Give the names of teams there are, with commas between them."
        raise Refused(f"There is no team called “{foreign[0]}”", do=do, field="further")
    wanted = {known[each.casefold()] for each in named} - {typed.team_id}
    standing = worker.teams - {worker.team_id}
    for each in sorted(standing - wanted - {typed.team_id}):
        yield team.leave_team(session, desk, officer_id=worker.id, team_id=each)
    for each in sorted(wanted - standing):
        yield team.join_team(session, desk, officer_id=worker.id, team_id=each)


def _week(session: Session, desk: Desk, worker: WorkerFacts, typed: OfficerTyped) -> Iterator[Changes]:
    held = pattern_on(worker, desk.today)
    halves = tuple(getattr(typed, day) for day in DAYS)
    if any(each is None for each in halves) or typed.share is None:
        do = "Say of each day whether they work all of it, half or not, and the share of a full load."
        raise Refused("The week is not whole", do=do, field="share" if typed.share is None else "monday")
    before = (held.halves if held else FULL_WEEK)[: len(DAYS)]
    share = held.share if held else SHARE.get(worker.officer.role, 0)
    if halves != tuple(before) or typed.share != share:
        since = typed.pattern_from or desk.today
        since = desk.today if held and since == held.from_on else since
        yield team.set_pattern(session, desk, officer_id=worker.id, from_on=since, halves=halves, share=typed.share)


def _skills(session: Session, desk: Desk, worker: WorkerFacts, typed: OfficerTyped) -> Iterator[Changes]:
    wanted = _wanted(typed)
    for kind, values in wanted.items():
        known = {each.value.casefold(): each.id for each in worker.skills if each.kind is kind}
        asked = {each.casefold(): each for each in values}
        for key in sorted(known.keys() - asked.keys()):
            yield team.end_skill(session, desk, skill_id=known[key])
        for key in sorted(asked.keys() - known.keys()):
            yield team.add_skill(session, desk, officer_id=worker.id, kind=kind, value=asked[key])


def _wanted(typed: OfficerTyped) -> Mapping[SkillKind, Sequence[str]]:
    """Return what they can do by kind, as it was typed; a kind of complaint is one of the list."""
    kinds = _parts(typed.kinds, ";")
    known = {str(each.value).casefold(): str(each.value) for each in listed("categories")}
    foreign = [each for each in kinds if each.casefold() not in known]
    if foreign:
        do = f"Choose from: {in_a_row(sorted(known.values()))}."
        raise Refused(f"“{foreign[0]}” is no kind of complaint", do=do, field="kinds")
    ticked = {kind: [team.SAID[kind]] if getattr(typed, name) else [] for kind, name in ONE.items()}
    return {
        **ticked,
        SkillKind.LANGUAGE: _parts(typed.languages),
        SkillKind.CATEGORY: [known[each.casefold()] for each in kinds],
    }


def _parts(words: str, by: str = ",") -> list[str]:
    return [each.strip() for each in words.split(by) if each.strip()]


def _deputy(session: Session, desk: Desk, worker: WorkerFacts, typed: OfficerTyped) -> Iterator[Changes]:
    if typed.deputy != worker.deputy_id:
        yield team.set_deputy(session, desk, officer_id=worker.id, deputy_id=typed.deputy)
