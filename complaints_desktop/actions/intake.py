"""Log a complaint: while on the phone, from whatever is known (Code 1.2, 3.2, 6.1)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import finish_person
from complaints_desktop.case.references import draw_references
from complaints_desktop.case.register import keep_person
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Adjustment, Case, Need, Officer, Point, Stage
from db.model import Desk as DeskRow
from db.terms import Hazard


@dataclass(frozen=True, slots=True, kw_only=True)
class PointTyped:
    """One point as told on the phone, and what would put it right."""

    text: str
    outcome_sought: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentTyped:
    """An adjustment agreed on the phone."""

    kind: str
    detail: str | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A complaint as logged; only the resident's name, the summary and the day of receipt cannot be missing."""

    resident: PersonDetails
    summary: str
    received_on: date | None
    received_by: str | None = None
    expressed_on: date | None = None
    expressed_to: str | None = None
    channel: str | None = None
    category: str | None = None
    outcome_sought: str | None = None
    points: tuple[PointTyped, ...] = ()
    needs: tuple[str, ...] = ()
    adjustments: tuple[AdjustmentTyped, ...] = ()
    hazard: Hazard | None = None
    vulnerable: bool | None = None
    complex: bool | None = None


def log(session: Session, desk: Desk, *, intake: Intake) -> Changes:
    """Make the case, its stage 1 and its first points; the reference is drawn from this desk's own numbers."""
    require(desk.officer.role, Act.LOG)
    received_on, expressed_on = _dates(intake, desk.today)
    person = keep_person(session, intake.resident)
    officer = session.get_one(Officer, desk.officer.id)
    case = Case(
        reference=draw_references(session, desk.today)[0],
        person_id=person.id,
        team_id=officer.team_id,
        handler_id=officer.id,
        category=entry.text(intake.category, field="category", limit=80),
        channel=entry.text(intake.channel, field="channel", limit=80),
        summary=entry.required(intake.summary, field="summary", what="What happened", paragraph="5.6"),
        outcome_sought=entry.text(intake.outcome_sought, field="outcome_sought"),
        expressed_on=expressed_on,
        expressed_to=entry.text(intake.expressed_to, field="expressed_to", limit=200),
        logged_on=desk.today,
        logged_at=desk.now,
        hazard=intake.hazard.value if intake.hazard else None,
        vulnerable=intake.vulnerable if not intake.needs else True,
        complex=intake.complex,
        sample=session.get_one(DeskRow, 1).sample,
    )
    session.add(case)
    session.flush()
    _stage_and_points(session, case, intake, received_on, desk)
    _needs(session, person.id, intake, desk.today)
    return finish_person(session, desk, person.id, made=case.id)


def _dates(intake: Intake, today: date) -> tuple[date, date | None]:
    received_on = entry.past(intake.received_on, today, field="received_on")
    if received_on is None:
        raise Refused(
            "The day it first reached anyone of ours is missing",
            do="Give the day a member of staff or an agent first received it.",
            paragraph="3.2",
            field="received_on",
        )
    expressed_on = entry.past(intake.expressed_on, today, field="expressed_on")
    if expressed_on is not None and expressed_on > received_on:
        raise Refused(
            "The first expression cannot come after the complaint was received",
            do="Give the earlier day, or leave it empty.",
            paragraph="3.2",
            field="expressed_on",
        )
    return received_on, expressed_on


def _stage_and_points(session: Session, case: Case, intake: Intake, received_on: date, desk: Desk) -> None:
    session.add(
        Stage(
            case_id=case.id,
            number=1,
            received_on=received_on,
            received_by=entry.text(intake.received_by, field="received_by", limit=200),
        )
    )
    for number, point in enumerate(intake.points, 1):
        session.add(
            Point(
                case_id=case.id,
                number=number,
                text=entry.required(point.text, field="points", what=f"The text of point {number}", paragraph="5.6"),
                outcome_sought=entry.text(point.outcome_sought, field="points"),
                added_on=desk.today,
            )
        )


def _needs(session: Session, person_id: str, intake: Intake, today: date) -> None:
    for kind in intake.needs:
        said = entry.required(kind, field="needs", what="The need", limit=80)
        session.add(Need(person_id=person_id, kind=said, source="resident said", recorded_on=today))
    for adjustment in intake.adjustments:
        session.add(
            Adjustment(
                person_id=person_id,
                kind=entry.required(adjustment.kind, field="adjustments", what="The adjustment", limit=80),
                detail=entry.text(adjustment.detail, field="adjustments"),
                agreed_on=today,
                review_on=entry.review(adjustment.review_on, today, field="adjustments"),
            )
        )
