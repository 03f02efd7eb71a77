"""Work that words make which a manager lets stay in a letter, or does not."""

from collections.abc import Iterator

from sqlalchemy import Select, select

from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from db.model import CaseRow, Officer, OverrideAnswer, OverrideRequest
from db.terms import Judgement


def to_let_stay(sought: Sought) -> Iterator[Found]:
    """Find what others asked to stay in a letter and nobody answered yet, for who may let it."""
    me = sought.desk.officer
    if refusal(me.role, Act.OVERRIDE) is not None:
        return
    for row, request, by in sought.session.execute(_asked().where(OverrideRequest.asked_by_id != me.id)):
        if _answered(sought, request.id) is None:
            because = f"{by or 'somebody'} asked that it stays: {request.because}"
            yield _found(row, f"{title_of(request.letter)}: {request.why}", because, request.id)


def to_follow(sought: Sought) -> Iterator[Found]:
    """Find the letters of this officer that can go on: their words may stay, or have to change."""
    for row, request, _ in sought.session.execute(
        _asked().where(OverrideRequest.asked_by_id == sought.desk.officer.id)
    ):
        said = _answered(sought, request.id)
        if said and said.judgement == Judgement.SENT_BACK:
            what = f"{title_of(request.letter)}: change the words, or drop the request"
            yield _found(row, what, f"sent back: {said.because}", request.id)


def _asked() -> Select[CaseRow, OverrideRequest, str]:
    """The requests that are pursued, each with the line of its case and who asked."""
    return (
        select(CaseRow, OverrideRequest, Officer.name)
        .join(OverrideRequest, OverrideRequest.case_id == CaseRow.case_id)
        .outerjoin(Officer, Officer.id == OverrideRequest.asked_by_id)
        .where(OverrideRequest.dropped_on.is_(None))
        .order_by(OverrideRequest.asked_on, OverrideRequest.id)
    )


def _answered(sought: Sought, request_id: str) -> OverrideAnswer | None:
    """Return what was said to a request last."""
    said = select(OverrideAnswer).where(OverrideAnswer.request_id == request_id)
    return sought.session.scalar(said.order_by(OverrideAnswer.recorded_at.desc(), OverrideAnswer.id.desc()).limit(1))


def _found(row: CaseRow, what: str, because: str, thing: str) -> Found:
    return Found(
        what=what,
        because=because,
        case_id=row.case_id,
        reference=row.reference,
        resident=row.resident,
        thing=thing,
        due_on=row.next_on,
    )
