"""Offer money to put things right, within the officer's authority (Code 4.2, 7.2)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.money import MoneyOffer
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require_within_limit
from complaints_desktop.rules.refusals import Refused
from db.model import Offer


def offer(session: Session, desk: Desk, *, case_id: str, typed: MoneyOffer) -> Changes:
    """Add one head of money to the current stage's offer."""
    case = begin(session, desk, case_id, Act.OFFER)
    said = checked(typed, desk, case)
    if said.pence <= 0:
        raise Refused("An offer is more than nothing", do="Give the sum in pounds and pence.", field="pence")
    require_within_limit(desk.officer.role, said.pence + sum(each.pence for each in case.current.offers))
    row = Offer(
        case_id=case_id,
        stage_id=case.current.id,
        point_id=said.point_id,
        kind=said.kind.value,
        pence=said.pence,
        because=said.because,
    )
    session.add(row)
    return finish(session, desk, case_id, made=row.id)


def take_back(session: Session, desk: Desk, *, case_id: str, offer_id: str) -> Changes:
    """Withdraw a head of money that no letter has offered yet."""
    begin(session, desk, case_id, Act.OFFER)
    row = session.get(Offer, offer_id)
    if row is None or row.case_id != case_id:
        raise Refused("That offer is not part of this case", do="Open the case again.")
    if row.offered_on is not None:
        raise Refused("That offer is part of a letter already", do="Correct it with a further offer.", field="pence")
    row.withdrawn_on = desk.today
    return finish(session, desk, case_id)
