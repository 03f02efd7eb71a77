"""Who is on record: people, officers and teams, found by name or made."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.forms import entry
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.shapes import in_capitals
from complaints_desktop.rules.refusals import Refused
from db.model import Officer, Person, Team, new_id
from db.model.team import officer_id, team_id
from db.terms import Role


def keep_person(session: Session, details: PersonDetails) -> Person:
    """Return the person on record with these details: the one named by id brought up to date, or a new one."""
    person = session.get(Person, details.person_id) if details.person_id else Person()
    if person is None:
        raise Refused("That person is not on this desk", do="Look them up again.", field="resident")
    for name, asked in PersonDetails.asks.items():
        setattr(person, name, entry.text(getattr(details, name), field=name, limit=asked.limit))
    person.name = entry.required(person.name, field="name", what="The resident's name")
    person.postcode = in_capitals(person.postcode)
    session.add(person)
    session.flush()
    return person


def officer_named(session: Session, name: str | None, *, role: Role = Role.OWNER) -> str:
    """Return the id of the officer with that name, kept as a new one with `role` where nobody has it."""
    wanted = entry.required(name, field="owner", what="The name of the owner", limit=200)
    found = session.scalar(select(Officer.id).where(Officer.name == wanted, Officer.left_on.is_(None)).limit(1))
    if found:
        return found
    own = officer_id(wanted, role.value)
    left = session.get(Officer, own) is not None
    officer = Officer(id=new_id() if left else own, name=wanted, role=role.value)
    session.add(officer)
    session.flush()
    return officer.id


def team_named(session: Session, name: str) -> str:
    """Return the id of the team with that name, made where there is none."""
    wanted = entry.required(name, field="team", what="The name of the team", limit=200)
    found = session.scalar(select(Team.id).where(Team.name == wanted))
    if found:
        return found
    team = Team(id=team_id(wanted), name=wanted)
    session.add(team)
    session.flush()
    return team.id
