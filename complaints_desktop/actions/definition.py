"""The complaint definition: points, outcomes sought, whose responsibility (Code 5.6, 5.7)."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.definition import PointWords, WithdrawPoint
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.model import Point
from db.terms import Responsibility


def add_point(session: Session, desk: Desk, *, case_id: str, typed: PointWords) -> Changes:
    """Add a point, numbered after the last."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.DEFINE))
    last = session.scalar(select(func.max(Point.number)).where(Point.case_id == case_id)) or 0
    point = Point(case_id=case_id, number=last + 1, added_on=desk.today)
    _write(point, said)
    session.add(point)
    return finish(session, desk, case_id, made=point.id)


def change_point(session: Session, desk: Desk, *, case_id: str, point_id: str, typed: PointWords) -> Changes:
    """Put these words in place of the point's."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.DEFINE))
    _write(_point(session, case_id, point_id), said)
    return finish(session, desk, case_id)


def withdraw_point(session: Session, desk: Desk, *, case_id: str, point_id: str, typed: WithdrawPoint) -> Changes:
    """Take a point out of the definition, with the reason; it stays on record."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.DEFINE))
    point = _point(session, case_id, point_id)
    point.withdrawn_on = desk.today
    point.withdrawn_because = said.because
    return finish(session, desk, case_id)


def _point(session: Session, case_id: str, point_id: str) -> Point:
    point = session.get(Point, point_id)
    if point is None or point.case_id != case_id:
        raise Refused("That point is not part of this case", do="Open the case again.")
    return point


def _write(point: Point, words: PointWords) -> None:
    point.text, point.outcome_sought = words.text, words.outcome_sought
    point.responsibility = words.responsibility.value if words.responsibility else None
    point.responsible_body = words.responsible_body
    elsewhere = words.responsibility in (Responsibility.NOT_OURS, Responsibility.TO_CLARIFY)
    if elsewhere and not point.responsible_body:
        raise Refused(
            "This point is not (yet) ours, and nobody else is named",
            do="Say who is responsible, or whom we are asking.",
            paragraph="5.7",
            field="responsible_body",
        )
