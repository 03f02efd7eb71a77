"""Money the Housing Ombudsman ordered: recorded with its promise to pay, paid, or set aside by a review."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.actions.promises import Promised, end_payment, keep_payment, paid_words, promise_order
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.money_orders import MoneyOrdered, OrderPaid, OrderSetAside
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full, pounds
from db.model import MoneyOrder
from db.terms import EndedBy


def order(session: Session, desk: Desk, *, case_id: str, typed: MoneyOrdered) -> Changes:
    """Record a sum that was ordered, and promise to pay it."""
    case = begin(session, desk, case_id, Act.ORDERED)
    said = checked(typed, desk, case)
    if said.pence <= 0:
        raise Refused("An order is of more than nothing", do="Give the sum in pounds and pence.", field="pence")
    same = (said.pence, said.reference, said.ordered_on)
    if any((each.pence, each.reference, each.ordered_on) == same for each in case.money_orders if each.stands):
        raise Refused("That order is on record already", do="Leave it as it is.", field="reference")
    row = MoneyOrder(
        case_id=case_id,
        pence=said.pence,
        reference=said.reference,
        because=said.because,
        ordered_on=said.ordered_on,
    )
    session.add(row)
    session.flush()
    promised = Promised(said.owner, said.pay_by, said.how_you_will_know)
    promise_order(
        session, case, desk, f"Pay you {pounds(said.pence)}, as the Housing Ombudsman ordered", promised, row.id
    )
    return finish(session, desk, case_id, Subject.COMMITMENTS, made=row.id)


def pay(session: Session, desk: Desk, *, case_id: str, order_id: str, typed: OrderPaid) -> Changes:
    """Record that an ordered sum was paid."""
    case = begin(session, desk, case_id, Act.ORDERED)
    said = checked(typed, desk, case)
    row = _order(session, case_id, order_id)
    entry.after(said.paid_on, row.ordered_on, field="paid_on", what="the order")
    row.paid_on, row.paid_how, row.paid_reference = said.paid_on, said.paid_how, said.paid_reference
    keep_payment(session, said.paid_on, paid_words(said.paid_how, said.paid_reference), desk, order=order_id)
    return finish(session, desk, case_id, Subject.COMMITMENTS)


def set_order_aside(session: Session, desk: Desk, *, case_id: str, order_id: str, typed: OrderSetAside) -> Changes:
    """Record that a review took an order back; what was paid already stays paid."""
    case = begin(session, desk, case_id, Act.ORDERED)
    said = checked(typed, desk, case)
    row = _order(session, case_id, order_id)
    if row.paid_on is not None:
        raise Refused(f"It was paid on {in_full(row.paid_on)}", do="Record what the review says as a contact.")
    entry.after(said.set_aside_on, row.ordered_on, field="set_aside_on", what="the order")
    row.set_aside_on = said.set_aside_on
    because = f"The Ombudsman set the order aside: {said.because}"
    end_payment(session, because[:200], desk, by=EndedBy.NOT_ASKED, order=order_id)
    return finish(session, desk, case_id, Subject.COMMITMENTS)


def _order(session: Session, case_id: str, order_id: str) -> MoneyOrder:
    row = session.get(MoneyOrder, order_id)
    if row is None or row.case_id != case_id or row.set_aside_on is not None:
        raise Refused("That order does not stand on this case", do="Open the case again.")
    return row
