"""Cases closed so long ago that a person decides about them, and who looked at what in the last days."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from random import Random

from sqlalchemy import insert, select

from complaints_desktop.actions import retention
from complaints_desktop.case.references import draw_references
from complaints_desktop.case.register import team_named
from complaints_desktop.case.team import OFFICER
from complaints_desktop.desk import looking
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.session import Session
from complaints_desktop.forms.retention import LegalHold
from complaints_desktop.office import Office
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.sample.cases import Drawing, stock
from complaints_desktop.sample.record import ORDER, Rows, SampleCase
from complaints_desktop.sample.team import SampleTeam
from db.model import Letter, Officer, table_of
from db.terms import Looked, Role

YEARS, OLD = 7, 3
"""How long ago they were received, and how many there are."""

CLAIM = "A solicitor wrote of a claim about the repair; the insurer asked us to keep everything"


def keep(office: Office, *case_ids: str) -> None:
    """Add the old cases, a legal hold on one of them, and looks at the cases that are told in full."""
    desk = office.desk()
    with office.record.writing(author=desk.officer.id) as session:
        old = _closed_long_ago(session, desk)
        held = LegalHold(because=CLAIM)
        retention.hold(session, desk, case_id=old[0], typed=held)
        people = [OFFICER.make(row, 0) for row in session.execute(select(*OFFICER.columns()).order_by(Officer.name))]
        letters = session.execute(select(Letter.case_id, Letter.id).where(Letter.case_id.in_(case_ids))).all()
    handling = [each for each in people if each.role in (Role.RESOLUTION_OFFICER, Role.TEAM_LEADER)]
    for number, officer in enumerate(handling):
        sat = replace(desk, officer=officer, now=desk.now - timedelta(days=number, minutes=17 * number + 5))
        looking.note(office.record.looks, sat, Looked.CASE, case_id=case_ids[number % len(case_ids)])
    for case_id, letter in letters:
        looking.note(office.record.looks, desk, Looked.LETTER, case_id=case_id, thing_id=letter)
    looking.note(office.record.looks, desk, Looked.LIST_OUT, number=OLD)
    office.keep_looks()


def _closed_long_ago(session: Session, desk: Desk) -> list[str]:
    """Write cases as they were drawn years ago, all of them closed; return their ids."""
    then = desk.today - timedelta(366 * YEARS)
    drawing = Drawing(Random(YEARS), then, desk.calendar, stock(), days=200)  # noqa: S311 - a sample, not a secret
    people = session.execute(select(Officer.role, Officer.name, Officer.id).order_by(Officer.id)).all()
    ids = {role: [each.id for each in people if each.role == role.value] for role in Role}
    team = SampleTeam(
        team_named(session, "Complaints team"),
        tuple(ids[Role.RESOLUTION_OFFICER]),
        owners={each.name: each.id for each in people if each.role == Role.OWNER.value},
        leaders=(*ids[Role.TEAM_LEADER], *ids[Role.COMPLAINTS_MANAGER]),
    )
    rows: Rows = defaultdict(list)
    made: list[str] = []
    while len(made) < OLD:
        case = SampleCase(drawing, desk, team, rows)
        if case.drawn.closed:
            made.append(case.write(draw_references(session, case.drawn.received, 1)[0]))
    for entity in ORDER:
        if rows[entity]:
            session.execute(insert(table_of(entity)), rows[entity])
    restate(session, desk, made)
    return made
