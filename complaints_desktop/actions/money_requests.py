"""Ask to offer more money on a case than one may, and answer that: somebody else, within their own limit (Code 4.2)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.money import MoneyRequestFacts
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.money_requests import MoneyApproved, MoneyAsked, MoneySentBack
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.money import limit_on
from complaints_desktop.rules.order import after_all
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import pounds
from db.model import MoneyAnswer, MoneyRequest
from db.terms import Judgement


def ask(session: Session, desk: Desk, *, case_id: str, typed: MoneyAsked) -> Changes:
    """Ask that so much may be offered on the case in all."""
    case = begin(session, desk, case_id, Act.ASK_MONEY)
    said = checked(typed, desk, case)
    limit = limit_on(case, desk.money_limit)
    if said.pence <= limit:
        why = f"{pounds(limit)} may be offered here without asking"
        raise Refused(why, do="Offer the money.", paragraph="4.2", field="pence")
    if any(each.waits for each in case.money_requests):
        raise Refused("It is asked for already, and nobody has answered", do="Drop that request first.", field="pence")
    row = MoneyRequest(
        case_id=case_id,
        pence=said.pence,
        because=said.because,
        asked_on=desk.today,
        asked_by_id=desk.officer.id,
    )
    session.add(row)
    session.flush()
    return finish(session, desk, case_id, made=row.id)


def drop(session: Session, desk: Desk, *, case_id: str, request_id: str) -> Changes:
    """Do not pursue a request any more."""
    case = begin(session, desk, case_id, Act.ASK_MONEY)
    session.get_one(MoneyRequest, _asked(case, request_id).id).dropped_on = desk.today
    return finish(session, desk, case_id)


def approve(session: Session, desk: Desk, *, case_id: str, request_id: str, typed: MoneyApproved) -> Changes:
    """Approve what somebody else asked for, within what this officer may offer themselves."""
    case = begin(session, desk, case_id, Act.APPROVE_MONEY)
    said = checked(typed, desk, case)
    request = _of_another(case, request_id, desk)
    if request.pence > desk.money_limit:
        why = f"{pounds(request.pence)} is asked for, and you may offer {pounds(desk.money_limit)}"
        raise Refused(why, do="Ask somebody who may offer as much to approve it.", paragraph="4.2")
    return _answer(session, desk, case, request, Judgement.APPROVED, said.because)


def send_back(session: Session, desk: Desk, *, case_id: str, request_id: str, typed: MoneySentBack) -> Changes:
    """Say what a request still wants; where it was approved, no more is offered on it."""
    case = begin(session, desk, case_id, Act.APPROVE_MONEY)
    said = checked(typed, desk, case)
    return _answer(session, desk, case, _of_another(case, request_id, desk), Judgement.SENT_BACK, said.because)


def _asked(case: CaseFacts, request_id: str) -> MoneyRequestFacts:
    """Return the request that is meant: the last that was not dropped, where none is named."""
    found = [each for each in case.money_requests if each.dropped_on is None and request_id in ("", each.id)]
    if not found:
        raise Refused("No such request is on this case", do="Ask for it first.", paragraph="4.2")
    return found[-1]


def _of_another(case: CaseFacts, request_id: str, desk: Desk) -> MoneyRequestFacts:
    request = _asked(case, request_id)
    if request.asked_by is None:
        raise Refused("Nobody is named who asked for this", do="Have it asked for again.", paragraph="4.2")
    if request.asked_by.id == desk.officer.id:
        raise Refused("You asked for this, and somebody else answers", do="Ask somebody who may.", paragraph="4.2")
    return request


def _answer(
    session: Session, desk: Desk, case: CaseFacts, request: MoneyRequestFacts, judgement: Judgement, because: str | None
) -> Changes:
    row = MoneyAnswer(
        case_id=case.id,
        request_id=request.id,
        judgement=judgement.value,
        because=because,
        answered_by_id=desk.officer.id,
        answered_on=desk.today,
        recorded_at=after_all(desk.now, (each.recorded_at for each in request.answers)),
    )
    session.add(row)
    session.flush()
    return finish(session, desk, case.id, made=row.id)
