"""Work that requests for more money make: to be answered by somebody who may offer as much, then to be gone on with."""

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import Select, select

from complaints_desktop.reading.my_work.found import Found, Sought, before_the_next
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import pounds
from db.model import CaseRow, MoneyAnswer, MoneyRequest, Offer, Officer
from db.terms import Judgement


def to_approve(sought: Sought) -> Iterator[Found]:
    """Find the sums others asked for and nobody answered yet, for who may offer as much."""
    me = sought.desk.officer
    if refusal(me.role, Act.APPROVE_MONEY) is not None:
        return
    asked = _asked().where(MoneyRequest.asked_by_id != me.id, MoneyRequest.pence <= sought.desk.money_limit)
    for row, request, by in sought.session.execute(asked):
        if _answered(sought, request.id) is None:
            because = f"{by or 'somebody'} asked for it: {request.because or 'no reason is given'}"
            yield _found(row, f"{pounds(request.pence)} to approve", because, request.id, request.asked_on)


def to_follow(sought: Sought) -> Iterator[Found]:
    """Find the requests of this officer that were sent back, and not made again in other words."""
    for row, request in _mine(sought):
        said = _answered(sought, request.id)
        if said and said.judgement == Judgement.SENT_BACK:
            what = f"Ask for {pounds(request.pence)} in other words, or drop it"
            yield _found(row, what, f"sent back: {said.because}", request.id, said.answered_on)


def to_offer(sought: Sought) -> Iterator[Found]:
    """Find what was approved for this officer, and nothing was offered on since: the last request of each case."""
    for row, request in _mine(sought):
        said = _answered(sought, request.id)
        if said and said.judgement == Judgement.APPROVED and not _offered_since(sought, said):
            what = f"Offer it now: {pounds(request.pence)} in all is approved"
            because = f"approved{f': {said.because}' if said.because else ''}"
            yield _found(row, what, because, request.id, said.answered_on)


def _mine(sought: Sought) -> Collection[tuple[CaseRow, MoneyRequest]]:
    """Return what this officer asked for, with the line of its case: the last request of each case."""
    mine = _asked().where(MoneyRequest.asked_by_id == sought.desk.officer.id)
    return {row.case_id: (row, request) for row, request, _ in sought.session.execute(mine)}.values()


def _offered_since(sought: Sought, said: MoneyAnswer) -> bool:
    """Whether money was offered on the case after it was approved: ids sort by when they were made."""
    offered = select(Offer.id).where(Offer.case_id == said.case_id, Offer.id > said.id, Offer.withdrawn_on.is_(None))
    return sought.session.scalar(offered.limit(1)) is not None


def _asked() -> Select[CaseRow, MoneyRequest, str]:
    """The requests that are pursued, each with the line of its case and who asked."""
    return (
        select(CaseRow, MoneyRequest, Officer.name)
        .join(MoneyRequest, MoneyRequest.case_id == CaseRow.case_id)
        .outerjoin(Officer, Officer.id == MoneyRequest.asked_by_id)
        .where(CaseRow.open, MoneyRequest.dropped_on.is_(None))
        .order_by(MoneyRequest.asked_on, MoneyRequest.id)
    )


def _answered(sought: Sought, request_id: str) -> MoneyAnswer | None:
    """Return what was said to a request last."""
    said = select(MoneyAnswer).where(MoneyAnswer.request_id == request_id)
    return sought.session.scalar(said.order_by(MoneyAnswer.recorded_at.desc(), MoneyAnswer.id.desc()).limit(1))


def _found(row: CaseRow, what: str, because: str, thing: str, since: date) -> Found:
    return Found(
        what=what,
        because=because,
        case_id=row.case_id,
        reference=row.reference,
        resident=row.resident,
        thing=thing,
        due_on=before_the_next(row, since),
    )
