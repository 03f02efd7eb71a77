"""The registers every action writes in: people, officers, teams, and the numbers of cases."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop import typed
from complaints_desktop.refusals import Refused
from db.model import Case, Desk, Officer, Person, Team, new_id
from db.model.team import officer_id, team_id
from db.words import Role

REFERENCE = re.compile(r"(\d{2})([A-Z0-9]{3})(\d{4,})", re.ASCII)
"""A reference without its hyphens: the year, the code of the desk, the number."""

MOST_ASKED = 500
"""References looked up at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDetails:
    """A person as typed; `id` is given for one already on record."""

    id: str | None = None
    name: str = ""
    preferred_name: str | None = None
    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None
    how_to_contact: str | None = None


def draw_references(session: Session, today: date, number: int = 1) -> list[str]:
    """Return the next references of this desk, as 26-K7Q-0042: they need no server and can be said on the phone."""
    desk = session.get_one(Desk, 1)
    begins = f"{today:%y}-{desk.code}-"
    numbers: list[int] = []
    last = _last_given(session, begins, desk.last_number)
    while len(numbers) < number:
        some = range(last + 1, last + 1 + number - len(numbers))
        given = _given(session, begins, some)
        numbers += [each for each in some if f"{begins}{each:04d}" not in given]
        last = some[-1]
    desk.last_number = last
    session.flush()
    return [f"{begins}{each:04d}" for each in numbers]


def written_reference(typed_: str) -> str:
    """Return a reference of ours as it is written, however it was spaced; anything else as it was typed."""
    found = REFERENCE.fullmatch("".join(typed_.upper().replace("-", " ").split()))
    return "-".join(found.groups()) if found else typed_.strip().upper()


def _last_given(session: Session, begins: str, last: int) -> int:
    """Return a number after which none is known to be given, found in few steps however many a copy of us has given."""
    step = 1
    while _given(session, begins, range(last + step, last + step + 1)):
        step *= 2
    low, high = step // 2, step
    while high - low > 1:
        middle = (low + high) // 2
        taken = _given(session, begins, range(last + middle, last + middle + 1))
        low, high = (middle, high) if taken else (low, middle)
    return last + low


def _given(session: Session, begins: str, numbers: range) -> set[str]:
    """Return those references of these numbers that a case on this desk has already."""
    found: set[str] = set()
    for start in range(0, len(numbers), MOST_ASKED):
        some = [f"{begins}{each:04d}" for each in numbers[start : start + MOST_ASKED]]
        found |= set(session.scalars(select(Case.reference).where(Case.reference.in_(some))))
    return found


def keep_person(session: Session, details: PersonDetails) -> Person:
    """Return the person on record with these details: the one named by id brought up to date, or a new one."""
    person = session.get(Person, details.id) if details.id else Person()
    if person is None:
        raise Refused("That person is not on this desk", do="Look them up again.", field="resident")
    person.name = typed.required(details.name, field="name", what="The resident's name", limit=200)
    person.preferred_name = typed.text(details.preferred_name, field="preferred_name", limit=200)
    person.address = typed.text(details.address, field="address", limit=500)
    person.postcode = _postcode(details.postcode)
    person.phone = typed.text(details.phone, field="phone", limit=80)
    person.email = typed.text(details.email, field="email", limit=200)
    person.how_to_contact = typed.text(details.how_to_contact, field="how_to_contact", limit=500)
    session.add(person)
    session.flush()
    return person


def _postcode(value: str | None) -> str | None:
    """Return a postcode in capitals, with its space where it has the shape of one."""
    cleaned = (typed.text(value, field="postcode", limit=80) or "").upper()
    bare = cleaned.replace(" ", "")
    return (f"{bare[:-3]} {bare[-3:]}" if 5 <= len(bare) <= 7 and bare[-3].isdigit() else cleaned) or None


def officer_named(session: Session, name: str | None, *, role: Role = Role.OWNER) -> str:
    """Return the id of the officer with that name, kept as a new one with `role` where nobody has it."""
    wanted = typed.required(name, field="owner", what="The name of the owner", limit=200)
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
    wanted = typed.required(name, field="team", what="The name of the team", limit=200)
    found = session.scalar(select(Team.id).where(Team.name == wanted))
    if found:
        return found
    team = Team(id=team_id(wanted), name=wanted)
    session.add(team)
    session.flush()
    return team.id
