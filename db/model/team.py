"""Officers and the teams they work in."""

from datetime import date

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Text80, Text200, natural_id, not_blank, one_of, to
from db.model.marks import About, Belongs, said
from db.terms import Role


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
    left_on: Mapped[date | None] = said("left")


def officer_id(name: str, role: str) -> str:
    """Return the id of somebody who is only named, as the owner of a promise or in an import.

    No log-in tells them apart, and two desks that name the same person make one row.
    """
    return natural_id("officer", name.casefold(), role)
