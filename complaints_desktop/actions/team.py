"""Officers: how letters call them, when they work, what they can do, and who stands in for them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.permissions import refusal, require, require_writing
from complaints_desktop.rules.refusals import Refused
from db.model import Deputy, Membership, Officer, Skill, Team, WorkingPattern
from db.model.team import DAYS
from db.team_terms import SkillKind
from db.terms import Role

WHOLE_DAY = 2
"""In halves."""
MOST_SHARE = 150
"""Percent of a full load that one officer may be asked to carry."""
SAID = {SkillKind.STAGE: "stage 2", SkillKind.OMBUDSMAN: "Ombudsman cases", SkillKind.HAZARD: "hazards"}
"""Skills of which there is one; of the others it is said which."""


def change_my_details(
    session: Session, desk: Desk, *, name: str, job_title: str | None, phone: str | None, email: str | None
) -> Changes:
    """Write how the officer at this desk is called and reached; a letter without a direct contact cannot leave.

    Name and job title stand under every letter, so they are a setting: most officers may not change their own.
    """
    require_writing(desk.officer.role)
    officer = session.get_one(Officer, desk.officer.id)
    called = entry.required(name, field="name", what="Your name", limit=200)
    title = entry.text(job_title, field="job_title", limit=200)
    if (called, title) != (officer.name, officer.job_title):
        _require_naming(desk, "name" if called != officer.name else "job_title")
    officer.name, officer.job_title = called, title
    officer.phone = entry.text(phone, field="phone", limit=80)
    officer.email = entry.text(email, field="email", limit=200)
    if not (officer.phone or officer.email):
        raise Refused(
            "A letter needs a phone number or an e-mail address at which you can be reached",
            do="Give one of the two.",
            field="phone",
        )
    session.flush()
    restate_all(session, desk)
    return Changes(subjects=frozenset({Subject.SETTINGS, Subject.CASE}), made=officer.id)


def _require_naming(desk: Desk, field: str) -> None:
    """Raise Refused where the officer may not say what letters call them."""
    refused = refusal(desk.officer.role, Act.SETTINGS)
    if refused:
        why = "Name and job title stand under every letter, so you cannot change your own"
        raise Refused(why, do=refused.do, field=field)


def change_officer(
    session: Session,
    desk: Desk,
    *,
    officer_id: str,
    name: str,
    role: Role,
    job_title: str | None = None,
    team_id: str | None = None,
    joined_on: date | None = None,
    left_on: date | None = None,
) -> Changes:
    """Write what an officer is called and is, in which team, and from when to when they work here."""
    require(desk.officer.role, Act.SETTINGS)
    officer = _officer(session, officer_id)
    called = entry.required(name, field="name", what="The name", limit=200)
    if officer.id == desk.officer.id and role.value != officer.role:
        do = "Ask another manager to change it."
        raise Refused("Nobody changes their own role", do=do, field="role")
    if joined_on and left_on and left_on < joined_on:
        raise Refused("They would leave before they joined", do="Put one of the two days right.", field="left_on")
    if team_id and session.get(Team, team_id) is None:
        raise Refused("That team is not known here", do="Choose one of the list.", field="team")
    officer.name, officer.role, officer.team_id = called, role.value, team_id
    officer.job_title = entry.text(job_title, field="job_title", limit=200)
    officer.joined_on, officer.left_on = joined_on, left_on
    session.flush()
    restate_all(session, desk)
    return changed(Subject.TEAM, Subject.SETTINGS, Subject.CASE, made=officer.id)


def join_team(session: Session, desk: Desk, *, officer_id: str, team_id: str) -> Changes:
    """Have an officer work in a further team from today, and see its cases."""
    require(desk.officer.role, Act.SETTINGS)
    officer = _officer(session, officer_id)
    team = session.get(Team, team_id)
    if team is None:
        raise Refused("That team is not known here", do="Choose one of the list.", field="team")
    if team_id == officer.team_id or _standing_membership(session, officer_id, team_id):
        raise Refused(f"{officer.name} works in {team.name} already", do="Choose another team.", field="team")
    row = Membership(officer_id=officer_id, team_id=team_id, from_on=desk.today)
    session.add(row)
    return changed(Subject.TEAM, made=row.id)


def leave_team(session: Session, desk: Desk, *, officer_id: str, team_id: str) -> Changes:
    """Have an officer work in a further team no more, from today."""
    require(desk.officer.role, Act.SETTINGS)
    row = _standing_membership(session, officer_id, team_id)
    if row is None:
        do = "Their own team is changed with their details."
        raise Refused("They do not work in that team beside their own", do=do, field="team")
    row.ended_on = desk.today
    return changed(Subject.TEAM)


def set_pattern(
    session: Session, desk: Desk, *, officer_id: str, from_on: date, halves: Sequence[int], share: int = 100
) -> Changes:
    """Write how much of each weekday an officer works from a day on, in halves of a day, and what part of a load."""
    require(desk.officer.role, Act.KEEP_TEAM)
    officer = _officer(session, officer_id)
    if len(halves) != len(DAYS) or any(half not in range(WHOLE_DAY + 1) for half in halves):
        do = "Say for each weekday whether they work the whole day, half of it, or not."
        raise Refused("A week has five days of two halves", do=do, field="halves")
    if share not in range(MOST_SHARE + 1):
        why = f"A load is between 0 and {MOST_SHARE} percent of a full one"
        raise Refused(why, do="Type a number like 80.", field="share")
    row = WorkingPattern(officer_id=officer.id, from_on=from_on, share=share, **dict(zip(DAYS, halves, strict=True)))
    session.add(row)
    return changed(Subject.TEAM, made=row.id)


def take_pattern_back(session: Session, desk: Desk, *, pattern_id: str) -> Changes:
    """Let a working pattern not hold, as if it had not been written: the one before it goes on."""
    require(desk.officer.role, Act.KEEP_TEAM)
    row = session.get(WorkingPattern, pattern_id)
    if row is None or row.withdrawn_on:
        raise Refused("That pattern does not hold any more", do="Look at the list again.")
    row.withdrawn_on = desk.today
    return changed(Subject.TEAM)


def add_skill(session: Session, desk: Desk, *, officer_id: str, kind: SkillKind, value: str | None = None) -> Changes:
    """Write down what an officer can do, from today."""
    require(desk.officer.role, Act.KEEP_TEAM)
    officer = _officer(session, officer_id)
    of = SAID.get(kind) or entry.text(value, field="value", limit=80)
    if of is None or says_nothing(of):
        raise Refused(f"It is not said which {kind.value}", do="Choose or type it.", field="value")
    known = select(Skill).where(Skill.officer_id == officer.id, Skill.kind == kind.value, Skill.ended_on.is_(None))
    if any(each.value.casefold() == of.casefold() for each in session.scalars(known)):
        raise Refused(f"That is on record of {officer.name}", do="Choose another.", field="value")
    row = Skill(officer_id=officer.id, kind=kind.value, value=of, from_on=desk.today)
    session.add(row)
    return changed(Subject.TEAM, made=row.id)


def end_skill(session: Session, desk: Desk, *, skill_id: str) -> Changes:
    """Let a skill count no more, from today."""
    require(desk.officer.role, Act.KEEP_TEAM)
    row = session.get(Skill, skill_id)
    if row is None or row.ended_on:
        raise Refused("That is not on record of them any more", do="Look at the list again.")
    row.ended_on = desk.today
    return changed(Subject.TEAM)


def set_deputy(session: Session, desk: Desk, *, officer_id: str, deputy_id: str | None) -> Changes:
    """Say who stands in for an officer from today; nobody where `deputy_id` is None."""
    require(desk.officer.role, Act.KEEP_TEAM)
    officer, deputy = _officer(session, officer_id), _officer(session, deputy_id) if deputy_id else None
    if deputy is officer:
        raise Refused("Nobody is their own deputy", do="Choose somebody else.", field="deputy")
    standing = select(Deputy).where(Deputy.officer_id == officer.id, Deputy.ended_on.is_(None))
    for row in session.scalars(standing):
        row.ended_on = desk.today
    made = Deputy(officer_id=officer.id, deputy_id=deputy.id, from_on=desk.today) if deputy else None
    if made:
        session.add(made)
    return changed(Subject.TEAM, made=made.id if made else None)


def _officer(session: Session, officer_id: str) -> Officer:
    found = session.get(Officer, officer_id) if officer_id else None
    if found is None:
        raise Refused("That officer is not known here", do="Choose one of the list.", field="officer")
    return found


def _standing_membership(session: Session, officer_id: str, team_id: str) -> Membership | None:
    query = select(Membership).where(
        Membership.officer_id == officer_id, Membership.team_id == team_id, Membership.ended_on.is_(None)
    )
    return session.scalars(query).first()
