"""Offer money to put things right, within the officer's authority, each with its promise to pay (Code 4.2, 7.2)."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.actions.promises import Promised, end_payment, keep_payment, paid_words, promise_offer
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import bare
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.money import MoneyOffer, OfferAnswered, OfferPaid
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.guidance import Guide, guidance
from complaints_desktop.rules.money import require_within
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full, pounds
from db.model import Offer
from db.terms import EndedBy

TAKEN_BACK = "The offer was taken back before the resident was told"


def offer(session: Session, desk: Desk, *, case_id: str, typed: MoneyOffer) -> Changes:
    """Add one head of money to the current stage's offer, and promise to pay it."""
    case = begin(session, desk, case_id, Act.OFFER)
    said = checked(typed, desk, case)
    if said.pence <= 0:
        raise Refused("An offer is more than nothing", do="Give the sum in pounds and pence.", field="pence")
    if said.to_arrears and not said.arrears_because:
        do = "Say why, or have it paid to the resident."
        raise Refused("Money is set against arrears only for a reason", do=do, field="arrears_because")
    _require_not_there(case, said)
    guide = _guide(desk, said)
    require_within(case, desk.money_limit, said.pence)
    row = Offer(
        case_id=case_id,
        stage_id=case.current.id,
        point_id=said.point_id,
        kind=said.kind.value,
        pence=said.pence,
        because=said.because,
        to_arrears=said.to_arrears,
        arrears_because=said.arrears_because if said.to_arrears else None,
        offered_on=said.offered_on,
        guide=said.guide,
        lost_from=said.lost_from,
        lost_until=said.lost_until,
        times=said.times,
        guide_pence=guide.pence if guide else None,
        below_because=said.below_because if guide and said.pence < guide.pence else None,
    )
    session.add(row)
    session.flush()
    promised = Promised(said.owner, said.pay_by, said.how_you_will_know)
    promise_offer(session, case, desk, _words(said), promised, row.id)
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def _guide(desk: Desk, said: MoneyOffer) -> Guide | None:
    """Return what the guidance comes to, where one is named; Refused where less is offered and nobody says why."""
    if not said.guide:
        return None
    found = guidance(
        desk.register, said.guide, desk.today, first=said.lost_from, last=said.lost_until, times=said.times
    )
    if said.pence < found.pence and not said.below_because:
        raise Refused(
            f"The guidance comes to {pounds(found.pence)} ({found.words}), and {pounds(said.pence)} is less",
            do="Offer as much, or say why it is less here.",
            paragraph="7.4",
            field="below_because",
        )
    return found


def _words(said: MoneyOffer) -> str:
    """Return the promise to pay it, as the letter prints it."""
    sum_ = f"{pounds(said.pence)} ({said.kind.value})"
    return f"Set {sum_} against your rent arrears" if said.to_arrears else f"Pay you {sum_}"


def _require_not_there(case: CaseFacts, said: MoneyOffer) -> None:
    """Refuse the same head of money twice: it would be paid twice."""
    for each in (offer for offer in case.current.offers if offer.stands):
        same = (each.kind, each.pence, each.point_id) == (said.kind, said.pence, said.point_id)
        if same and bare(each.because or "") == bare(said.because):
            why = f"That is offered already: {pounds(said.pence)} for {said.kind.value}, for the same reason"
            raise Refused(why, do="Where it is meant twice, say in the reason what this one is for.", field="because")


def answer(session: Session, desk: Desk, *, case_id: str, offer_id: str, typed: OfferAnswered) -> Changes:
    """Record that the resident accepted an offer or refused it; what is refused is not promised any more."""
    case = begin(session, desk, case_id, Act.PAY)
    said = checked(typed, desk, case)
    row = _told(session, case_id, offer_id, said.offered_on)
    if row.paid_on is not None and not said.accepted:
        do = "Record what they said as a contact."
        raise Refused(f"It was paid on {in_full(row.paid_on)}", do=do, field="accepted")
    entry.after(said.answered_on, row.offered_on, field="answered_on", what="the offer")
    if said.accepted:
        row.accepted_on = said.answered_on
    else:
        row.accepted_on, row.refused_on, row.refused_because = None, said.answered_on, said.because
        end_payment(
            session,
            f"The resident refused the offer on {in_full(said.answered_on)}",
            desk,
            by=EndedBy.RESIDENT,
            offer=offer_id,
        )
    return finish(session, desk, case_id, Subject.COMMITMENTS)


def pay(session: Session, desk: Desk, *, case_id: str, offer_id: str, typed: OfferPaid) -> Changes:
    """Record that an offer was paid: on its day, how, and under which reference; its promise is kept with that."""
    case = begin(session, desk, case_id, Act.PAY)
    said = checked(typed, desk, case)
    row = _told(session, case_id, offer_id, said.offered_on)
    entry.after(said.paid_on, row.offered_on, field="paid_on", what="the offer")
    row.paid_on, row.paid_how, row.paid_reference = said.paid_on, said.paid_how, said.paid_reference
    keep_payment(session, said.paid_on, paid_words(said.paid_how, said.paid_reference), desk, offer=offer_id)
    return finish(session, desk, case_id, Subject.COMMITMENTS)


def _told(session: Session, case_id: str, offer_id: str, told_on: date | None) -> Offer:
    """Return the offer that stands, with the day the resident was told; Refused where they were not, or refused it."""
    row = _offer(session, case_id, offer_id)
    if row.refused_on is not None:
        do = "Offer it again, where they want it after all."
        raise Refused(f"The resident refused that offer on {in_full(row.refused_on)}", do=do, paragraph="7.3")
    if row.offered_on is None and told_on is None:
        why = "Nothing is accepted or paid that the resident was not told of"
        raise Refused(why, do="Say when the resident was told.", paragraph="7.3", field="offered_on")
    if row.offered_on is not None and told_on not in (None, row.offered_on):
        why = f"The offer was made on {in_full(row.offered_on)}"
        raise Refused(why, do="Leave the day of the offer as it is.", field="offered_on")
    row.offered_on = row.offered_on or told_on
    return row


def take_back(session: Session, desk: Desk, *, case_id: str, offer_id: str) -> Changes:
    """Withdraw a head of money that the resident was not told of yet, with its promise."""
    begin(session, desk, case_id, Act.OFFER)
    row = _offer(session, case_id, offer_id)
    if row.offered_on is not None:
        raise Refused("The resident was told of that offer", do="Correct it with a further offer.", field="pence")
    row.withdrawn_on = desk.today
    end_payment(session, TAKEN_BACK, desk, by=EndedBy.MISTAKE, offer=offer_id)
    return finish(session, desk, case_id, Subject.COMMITMENTS)


def _offer(session: Session, case_id: str, offer_id: str) -> Offer:
    row = session.get(Offer, offer_id)
    if row is None or row.case_id != case_id or row.withdrawn_on is not None:
        raise Refused("That offer is not part of this case", do="Open the case again.")
    return row
