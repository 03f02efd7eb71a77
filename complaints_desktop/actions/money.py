"""Offer money to put things right, within the officer's authority (Code 4.2, 7.2)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import bare
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.money import MoneyOffer, OfferMet
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require_within_limit
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full, pounds
from db.model import Offer


def offer(session: Session, desk: Desk, *, case_id: str, typed: MoneyOffer) -> Changes:
    """Add one head of money to the current stage's offer; where no response is to come, say when it was told."""
    case = begin(session, desk, case_id, Act.OFFER)
    said = checked(typed, desk, case)
    if said.pence <= 0:
        raise Refused("An offer is more than nothing", do="Give the sum in pounds and pence.", field="pence")
    if (case.current.responded_on or case.closed_on) and said.offered_on is None:
        stands = f"Stage {case.current.number} is answered" if case.current.responded_on else "The case is closed"
        raise Refused(
            f"{stands}, so no response will tell the resident of this offer",
            do="Tell the resident, and give the day.",
            paragraph="5.13",
            field="offered_on",
        )
    _require_not_there(case, said)
    require_within_limit(desk.officer.role, said.pence + case.offered_pence)
    row = Offer(
        case_id=case_id,
        stage_id=case.current.id,
        point_id=said.point_id,
        kind=said.kind.value,
        pence=said.pence,
        because=said.because,
        offered_on=said.offered_on,
    )
    session.add(row)
    return finish(session, desk, case_id, made=row.id)


def _require_not_there(case: CaseFacts, said: MoneyOffer) -> None:
    """Refuse the same head of money twice: it would be paid twice."""
    for each in case.current.offers:
        same = (each.kind, each.pence, each.point_id) == (said.kind, said.pence, said.point_id)
        if same and bare(each.because or "") == bare(said.because):
            why = f"That is offered already: {pounds(said.pence)} for {said.kind.value}, for the same reason"
            raise Refused(why, do="Where it is meant twice, say in the reason what this one is for.", field="because")


def pay(session: Session, desk: Desk, *, case_id: str, offer_id: str, typed: OfferMet) -> Changes:
    """Record when an offer was told, accepted and paid: each on its day, and none before the one it follows."""
    case = begin(session, desk, case_id, Act.PAY)
    said = checked(typed, desk, case)
    row = _offer(session, case_id, offer_id)
    told_on = row.offered_on or said.offered_on
    if told_on is None:
        why = "Nothing is accepted or paid that the resident was not told of"
        raise Refused(why, do="Say when the resident was told.", paragraph="7.3", field="offered_on")
    if said.offered_on not in (None, told_on):
        raise Refused(
            f"The offer was made on {in_full(told_on)}", do="Leave the day of the offer as it is.", field="offered_on"
        )
    for field, day in (("accepted_on", said.accepted_on), ("paid_on", said.paid_on)):
        if day is not None:
            entry.after(day, told_on, field=field, what="the offer")
    row.offered_on, row.accepted_on, row.paid_on = told_on, said.accepted_on, said.paid_on
    return finish(session, desk, case_id)


def take_back(session: Session, desk: Desk, *, case_id: str, offer_id: str) -> Changes:
    """Withdraw a head of money that the resident was not told of yet."""
    begin(session, desk, case_id, Act.OFFER)
    row = _offer(session, case_id, offer_id)
    if row.offered_on is not None:
        raise Refused("The resident was told of that offer", do="Correct it with a further offer.", field="pence")
    row.withdrawn_on = desk.today
    return finish(session, desk, case_id)


def _offer(session: Session, case_id: str, offer_id: str) -> Offer:
    row = session.get(Offer, offer_id)
    if row is None or row.case_id != case_id or row.withdrawn_on is not None:
        raise Refused("That offer is not part of this case", do="Open the case again.")
    return row
