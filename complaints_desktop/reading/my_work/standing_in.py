"""What waits for one person who is away waits for their deputy too, where the deputy may do it."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.reading.my_work.table import Kind
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.team.availability import away_on

FOR_ONE = frozenset(
    {
        *(Kind.ISSUE_LETTER, Kind.SEND, Kind.RETURNED),
        *(Kind.REFUSE, Kind.ASK_MONEY, Kind.OFFER_MONEY, Kind.CHANGE_WORDS),
        *(Kind.WARN, Kind.RESTRICT),
    }
)
"""Kinds that wait for whoever began them, or whose case it is: what was approved or sent back, and letters to be sent.

What is to be approved waits for everybody with the right but its author, and needs no deputy.
"""


def stands_in_for(session: Session, desk: Desk) -> tuple[OfficerFacts, ...]:
    """Return those who are away for the whole of today and whose deputy is at this desk."""
    return tuple(
        each.officer
        for each in workers(session, desk.today)
        if each.deputy_id == desk.officer.id and away_on(each, desk.today)
    )


def of_the_absent(sought: Sought) -> Iterator[tuple[Kind, Found]]:
    """Yield what waits for somebody who is away and whose deputy is at this desk, with words that say for whom."""
    acts = rights_of(sought.desk.officer.role).acts
    kinds = [each for each in Kind if each in FOR_ONE and each.value.act in acts]
    for absent in stands_in_for(sought.session, sought.desk):
        theirs = replace(sought, desk=replace(sought.desk, officer=absent), cases=())
        for kind in kinds:
            for found in kind.value.source(theirs):
                if found.approved_by_id == sought.desk.officer.id:
                    continue
                because = f"{found.because}; it waits for {absent.name}, who is away, and you are their deputy"
                yield kind, replace(found, because=because)
