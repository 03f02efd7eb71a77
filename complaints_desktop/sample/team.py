"""The sample team: officers, owners of commitments, the landlord's details and targets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from complaints_desktop.case.register import team_named
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.sample.cases import Stock
from db.model import Contractor, Officer, Setting
from db.model import Desk as DeskRow
from db.model.contractors import contractor_id
from db.terms import Role

LANDLORD = LandlordDetails(
    name="Averham Vale Homes (sample)",
    address="Weaver’s House\n1 Granary Walk\nAverham\nZX1 1AA",
    phone="01632 960100",
    email="complaints@averhamvale.example",
    website="www.averhamvale.example",
)

TARGETS = {
    "targets": [
        {"name": "Acknowledge in 2 working days", "clock": "acknowledge", "stage": 1, "limit": 2},
        {
            "name": "Answer within 10 working days of receipt",
            "clock": "respond",
            "stage": 1,
            "limit": 10,
            "from_receipt": True,
        },
        {"name": "Receipt confirmed in 24 hours", "clock": "receipt", "stage": 1, "limit": 24, "unit": "clock hours"},
    ]
}


@dataclass(frozen=True, slots=True)
class SampleTeam:
    """Ids of the people the sample cases need."""

    team: str
    handlers: tuple[str, ...]
    owners: Mapping[str, str]
    """Who sees to promises, by name."""
    leaders: tuple[str, ...]
    """Who signs promises off; the last answers for those in jeopardy."""


CASES_EACH = 2000
"""A sample larger than its officers could have carried gets more of them."""


def make_team(session: Session, source: Stock, desk: Desk, first_day: date, cases: int) -> SampleTeam:
    """Make the team around the officer at the desk, who becomes its first resolution officer."""
    team_id = team_named(session, "Complaints team")
    words = source.words
    titles = {
        Role.RESOLUTION_OFFICER: "Resolution Officer",
        Role.TEAM_LEADER: "Complaints Team Leader",
        Role.COMPLAINTS_MANAGER: "Complaints Manager",
    }
    people = [
        *((name, Role.RESOLUTION_OFFICER) for name in words["resolution_officers"][1:]),
        *((_more(words, n), Role.RESOLUTION_OFFICER) for n in range(cases // CASES_EACH)),
        (words["team_leader"], Role.TEAM_LEADER),
        (words["complaints_manager"], Role.COMPLAINTS_MANAGER),
        *((name, Role.OWNER) for name in words["owners"]),
    ]
    made = [Officer(name=name, role=role.value, job_title=titles.get(role), team_id=team_id) for name, role in people]
    me = session.get_one(Officer, desk.officer.id)
    me.name, me.team_id = words["resolution_officers"][0], team_id
    me.job_title, me.phone, me.email = "Resolution Officer", "01632 960123", "complaints@averhamvale.example"
    session.add_all(made)
    session.flush()
    for name, value in (("landlord", as_value(LANDLORD)), ("targets", TARGETS)):
        session.add(Setting(name=name, value=value, from_on=first_day, set_at=desk.now, set_by_id=me.id))
    session.execute(update(DeskRow).values(sample=True))
    handlers = (me.id, *(o.id for o in made if o.role == Role.RESOLUTION_OFFICER.value))
    session.add_all(_contractors(words))
    leaders = (Role.TEAM_LEADER.value, Role.COMPLAINTS_MANAGER.value)
    return SampleTeam(
        team_id,
        handlers,
        owners={each.name: each.id for each in made if each.role == Role.OWNER.value},
        leaders=tuple(each.id for each in made if each.role in leaders),
    )


def _contractors(words: Mapping[str, Any]) -> Iterator[Contractor]:
    """Yield the companies that the sample landlord has repairs done by: made up, and nobody is named."""
    for number, each in enumerate(words["contractors"]):
        name, mail = each["name"], each["name"].split()[0].lower()
        yield Contractor(
            id=contractor_id(name),
            name=name,
            trades=each["trades"],
            contact="The planner on duty",
            email=f"jobs@{mail}.example",
            phone=f"01632 9607{number:02d}",
        )


def _more(words: Mapping[str, Any], number: int) -> str:
    """Return one more invented name."""
    first, last = words["first"], words["last"]
    return f"{first[number % len(first)]} {last[number * 7 % len(last)]}"
