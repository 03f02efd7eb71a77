"""Log what somebody says: while on the phone, from whatever is known (Code 1.2-1.6, 3.2, 6.1)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import finish_person
from complaints_desktop.case.references import draw_references
from complaints_desktop.case.register import keep_person
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.intake import A_COMPLAINT, NEEDED, OF_NEEDS, Intake, looked_at_on
from complaints_desktop.forms.tenure import agreed, stock_type_called
from complaints_desktop.reading.homes import home_with
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.choice import require_no_complaint
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Adjustment, Case, FirstContact, Need, Officer, Point, Stage
from db.model import Desk as DeskRow
from db.terms import CaseKind


def log(session: Session, desk: Desk, *, intake: Intake) -> Changes:
    """Make the case, with its stage 1 and first points or what becomes of it; the reference is this desk's own."""
    require(desk.officer.role, Act.LOG)
    said = checked(intake, desk)
    _require_order(said)
    _require_needed(said)
    person = keep_person(session, said)
    officer = session.get_one(Officer, desk.officer.id)
    case = Case(
        reference=draw_references(session, desk.today)[0],
        kind=None if said.kind == A_COMPLAINT else CaseKind(said.kind).value,
        person_id=person.id,
        team_id=officer.team_id,
        handler_id=officer.id,
        category=said.category,
        channel=said.channel,
        summary=said.summary,
        expressed_on=said.expressed_on or (said.received_on if said.unhappy and said.kind != A_COMPLAINT else None),
        expressed_to=said.expressed_to,
        choice_offered_on=said.choice_offered_on,
        choice_offered_by=said.choice_offered_by,
        choice_answer=said.choice_answer.value if said.choice_answer else None,
        logged_on=desk.today,
        logged_at=desk.now,
        **_home(session, said),
        hazard=said.hazard.value if said.hazard else None,
        vulnerable=said.vulnerable if not said.needs else True,
        complex=said.complex,
        sample=session.get_one(DeskRow, 1).sample,
    )
    session.add(case)
    session.flush()
    if said.kind == A_COMPLAINT:
        _stage_and_points(session, case, said, desk)
    else:
        session.add(_first_contact(case.id, said, desk))
    _needs(session, person.id, said, desk.today)
    return finish_person(session, desk, person.id, made=case.id)


def _require_order(said: Intake) -> None:
    if said.expressed_on is not None and said.expressed_on > said.received_on:
        raise Refused(
            "The first expression cannot come after the complaint was received",
            do="Give the earlier day, or leave it empty.",
            paragraph="3.2",
            field="expressed_on",
        )

    for name in ("told_on", "choice_offered_on"):
        entry.after(getattr(said, name), said.received_on, field=name, what="the day it was received")


def _require_needed(said: Intake) -> None:
    """Refuse what is missing for its kind, and what is a complaint and would be logged as something else."""
    for name, (missing, paragraph) in {**NEEDED[said.kind], **(OF_NEEDS if said.needs else {})}.items():
        if getattr(said, name) is None:
            raise Refused(missing, do="Fill it in.", paragraph=paragraph or None, field=name)
    if said.kind == A_COMPLAINT:
        return
    if said.points:
        raise Refused("Points belong to a complaint", do="Write them into what was said.", field="points")
    require_no_complaint(
        CaseKind(said.kind),
        channel=said.channel,
        unhappy=bool(said.unhappy or said.expressed_on),
        offered_on=said.choice_offered_on,
        answer=said.choice_answer,
    )


def _home(session: Session, said: Intake) -> Mapping[str, str | None]:
    """Return how the home was held, as it is told; what is not, as the landlord's list of homes has it."""
    listed = home_with(session, uprn=said.uprn) if said.uprn else None
    tenure, stock_type = agreed(said.tenure, said.stock_type)
    if stock_type is None and listed and not tenure:
        stock_type = stock_type_called(listed.stock_type)
    estate = said.estate or (listed.estate if listed else None)
    return {"tenure": tenure, "stock_type": stock_type and stock_type.value, "estate": estate}


def _first_contact(case_id: str, said: Intake, desk: Desk) -> FirstContact:
    passed_on = desk.today if said.passed_on_to else None
    return FirstContact(
        case_id=case_id,
        received_on=said.received_on,
        received_by=said.received_by,
        asked_by=said.asked_by,
        about_whom=said.about_whom,
        next_step=said.next_step,
        told_on=said.told_on or (desk.today if said.next_step else None),
        review_on=looked_at_on(said.kind, channel=said.channel, review_on=said.review_on, desk=desk),
        passed_on_to=said.passed_on_to,
        passed_on_on=passed_on,
        ended_on=passed_on,
        ended_because=f"passed on to {said.passed_on_to}" if passed_on else None,
    )


def _stage_and_points(session: Session, case: Case, said: Intake, desk: Desk) -> None:
    session.add(Stage(case_id=case.id, number=1, received_on=said.received_on, received_by=said.received_by))
    for number, point in enumerate(said.points, 1):
        session.add(
            Point(
                case_id=case.id,
                number=number,
                text=entry.required(point.text, field="points", what=f"The text of point {number}", paragraph="5.6"),
                outcome_sought=entry.text(point.outcome_sought, field="points"),
                responsibility=point.responsibility.value if point.responsibility else None,
                added_on=desk.today,
            )
        )


def _needs(session: Session, person_id: str, told: Intake, today: date) -> None:
    for kind in told.needs:
        said = entry.required(kind, field="needs", what="The need", limit=80)
        session.add(
            Need(
                person_id=person_id,
                kind=said,
                source=told.needs_source,
                consent=told.needs_consent,
                recorded_on=today,
            )
        )
    for adjustment in told.adjustments:
        session.add(
            Adjustment(
                person_id=person_id,
                kind=entry.required(adjustment.kind, field="adjustments", what="The adjustment", limit=80),
                detail=entry.text(adjustment.detail, field="adjustments"),
                agreed_on=today,
                review_on=entry.review(adjustment.review_on, today, field="adjustments"),
            )
        )
