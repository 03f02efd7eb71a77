"""Officers and the teams they work in."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Text80, Text200, natural_id, not_blank, one_of, to
from db.model.marks import About, Belongs, said
from db.team_terms import SkillKind
from db.terms import Role

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
"""The days of a week on which anybody works."""


class Team(Captured, Base):
    """A complaints team, or the landlord a published case belongs to."""

    __tablename__ = "team"
    about = About(
        called="Team {name}",
        referred="{name}",
        subject="settings",
        belongs=Belongs.TO_ALL,
    )
    __table_args__ = (not_blank("name"),)

    name: Mapped[Text200] = said("name", personal=False, unique=True)


def team_id(name: str) -> str:
    """Return the id of the team of that name."""
    return natural_id("team", name.casefold())


class Officer(Captured, Base):
    """A member of staff: handles cases, decides, or owns commitments."""

    __tablename__ = "officer"
    about = About(
        called="Officer {name}",
        referred="{name}",
        subject="settings",
        belongs=Belongs.TO_ALL,
        owner="id",
    )
    __table_args__ = (not_blank("name"), one_of("role", Role))

    name: Mapped[Text200] = said("name", personal=True, index=True)
    role: Mapped[Text80] = said("role", default=Role.RESOLUTION_OFFICER.value)
    job_title: Mapped[Text200 | None] = said("job title", personal=True)
    phone: Mapped[Text80 | None] = said("phone", personal=True)
    email: Mapped[Text200 | None] = said("e-mail", personal=True)
    login: Mapped[Text80 | None] = said("login", personal=True, unique=True)
    team_id: Mapped[str | None] = to("team", "team", nullable=True)
    joined_on: Mapped[date | None] = said("joined")
    left_on: Mapped[date | None] = said("left")


def officer_id(name: str, role: str) -> str:
    """Return the id of somebody who is only named, as the owner of a promise or in an import.

    No log-in tells them apart, and two desks that name the same person make one row.
    """
    return natural_id("officer", name.casefold(), role)


class Membership(Captured, Base):
    """That an officer works in a team beside their own."""

    __tablename__ = "membership"
    about = About(called="Membership of {officer_id}", subject="team", belongs=Belongs.TO_ALL)

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    team_id: Mapped[str] = to("team", "team")
    from_on: Mapped[date] = said("from")
    ended_on: Mapped[date | None] = said("until")
    """The first day on which it is so no more."""


class WorkingPattern(Captured, Base):
    """How much of each weekday an officer works from a day on, and which part of a full load they carry then."""

    __tablename__ = "working_pattern"
    about = About(called="Working pattern of {officer_id}", subject="team", belongs=Belongs.TO_ALL)
    __table_args__ = (
        *(CheckConstraint(f"{day} BETWEEN 0 AND 2", name=f"{day}_in_halves") for day in DAYS),
        CheckConstraint("share BETWEEN 0 AND 150", name="share_in_percent"),
    )

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    from_on: Mapped[date] = said("from")
    monday: Mapped[int] = said("halves of Monday")
    tuesday: Mapped[int] = said("halves of Tuesday")
    wednesday: Mapped[int] = said("halves of Wednesday")
    thursday: Mapped[int] = said("halves of Thursday")
    friday: Mapped[int] = said("halves of Friday")
    share: Mapped[int] = said("percent of a full load")
    """Of what the days would let them carry: less for somebody who is new or has other work."""
    withdrawn_on: Mapped[date | None] = said("taken back")


class Skill(Captured, Base):
    """What an officer can do that not everybody can: a kind of complaint, stage 2, a language."""

    __tablename__ = "skill"
    about = About(called="Skill of {officer_id}", subject="team", belongs=Belongs.TO_ALL)
    __table_args__ = (one_of("kind", SkillKind), not_blank("value"))

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    kind: Mapped[Text80] = said("kind of skill")
    value: Mapped[Text80] = said("of what", personal=False)
    from_on: Mapped[date] = said("from")
    ended_on: Mapped[date | None] = said("until")


class Deputy(Captured, Base):
    """Who stands in for an officer: what waits for one who is away waits for them."""

    __tablename__ = "deputy"
    about = About(called="Deputy of {officer_id}", subject="team", belongs=Belongs.TO_ALL)

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    deputy_id: Mapped[str] = to("officer", "deputy", signs=False)
    from_on: Mapped[date] = said("from")
    ended_on: Mapped[date | None] = said("until")
