"""People: their details, needs and agreed adjustments (Code 5.10)."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, finish_person
from complaints_desktop.case.register import keep_person
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.people import (
    AdjustmentAgreed,
    AdjustmentApplied,
    NeedReviewed,
    NeedTold,
    PersonDetails,
    Review,
)
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Adjustment, AdjustmentUse, Need, Person


def change_person(session: Session, desk: Desk, *, details: PersonDetails) -> Changes:
    """Bring a person's details up to date, in every case of theirs."""
    require(desk.officer.role, Act.NEEDS)
    person = keep_person(session, checked(details, desk))
    return finish_person(session, desk, person.id, made=person.id)


def record_need(session: Session, desk: Desk, *, person_id: str, typed: NeedTold) -> Changes:
    """Record a need the resident told us of."""
    require(desk.officer.role, Act.NEEDS)
    _require_person(session, person_id)
    said = checked(typed, desk)
    session.add(
        Need(
            person_id=person_id,
            kind=said.kind,
            disability=said.disability,
            source=said.source,
            consent=said.consent,
            recorded_on=desk.today,
            review_on=said.review_on,
            note=said.note,
        )
    )
    return finish_person(session, desk, person_id, made=person_id)


def agree_adjustment(session: Session, desk: Desk, *, person_id: str, typed: AdjustmentAgreed) -> Changes:
    """Agree a reasonable adjustment, with the day it will be looked at again."""
    require(desk.officer.role, Act.NEEDS)
    _require_person(session, person_id)
    said = checked(typed, desk)
    session.add(
        Adjustment(
            person_id=person_id,
            kind=said.kind,
            detail=said.detail,
            days_more=said.days_more,
            agreed_on=desk.today,
            review_on=said.review_on,
        )
    )
    return finish_person(session, desk, person_id, made=person_id)


def review_adjustment(session: Session, desk: Desk, *, adjustment_id: str, typed: Review) -> Changes:
    """Record the review of an adjustment: kept until the next review, or ended."""
    require(desk.officer.role, Act.NEEDS)
    row = session.get(Adjustment, adjustment_id)
    if row is None:
        raise Refused("That adjustment is not on this desk", do="Open the case again.")
    said = checked(typed, desk)
    if said.keep:
        next_review = _next_review(said.review_on, desk)
        row.review_on = entry.after(next_review, row.agreed_on, field="review_on", what="the adjustment was agreed")
    else:
        row.ended_on, row.ended_because = desk.today, _why_ended(said.because)
    return finish_person(session, desk, row.person_id, made=row.person_id)


def review_need(session: Session, desk: Desk, *, need_id: str, typed: NeedReviewed) -> Changes:
    """Record the review of a need: still so until the next review, or ended."""
    require(desk.officer.role, Act.NEEDS)
    row = session.get(Need, need_id)
    if row is None:
        raise Refused("That need is not on this desk", do="Open the case again.")
    said = checked(typed, desk)
    if said.keep:
        row.review_on = _next_review(said.review_on, desk)
    else:
        row.ended_on, row.ended_because = desk.today, _why_ended(said.because)
    return finish_person(session, desk, row.person_id, made=row.person_id)


def apply_adjustment(
    session: Session, desk: Desk, *, case_id: str, adjustment_id: str, typed: AdjustmentApplied
) -> Changes:
    """Record how an adjustment is applied in a case, or why it is not; the last word counts."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.NEEDS))
    if session.get(Adjustment, adjustment_id) is None:
        raise Refused("That adjustment is not on this desk", do="Open the case again.")
    row = AdjustmentUse(
        case_id=case_id,
        adjustment_id=adjustment_id,
        applied=said.applied,
        how=said.how,
        said_on=desk.today,
        said_by_id=desk.officer.id,
    )
    session.add(row)
    return finish(session, desk, case_id, made=row.id)


def _why_ended(because: str | None) -> str:
    """Return why something is no longer so: what ends without a word was perhaps never asked about."""
    return entry.required(because, field="because", what="Why it is no longer needed", paragraph="5.10")


def _next_review(day: date | None, desk: Desk) -> date | None:
    """Return the day of the next review: what is kept without one would never be looked at again."""
    if day is None:
        raise Refused(
            "The day of the next review is missing",
            do="Say when it is looked at again.",
            paragraph="5.10",
            field="review_on",
        )
    return entry.review(day, desk.today, field="review_on")


def _require_person(session: Session, person_id: str) -> None:
    if session.get(Person, person_id) is None:
        raise Refused("That person is not on this desk", do="Look them up again.", field="resident")
