"""Log a complaint: while on the phone, from whatever is known (Code 1.2, 3.2, 6.1)."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import finish_person
from complaints_desktop.case.references import draw_references
from complaints_desktop.case.register import keep_person
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.intake import Intake
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Adjustment, Case, Need, Officer, Point, Stage
from db.model import Desk as DeskRow


def log(session: Session, desk: Desk, *, intake: Intake) -> Changes:
    """Make the case, its stage 1 and its first points; the reference is drawn from this desk's own numbers."""
    require(desk.officer.role, Act.LOG)
    said = checked(intake, desk)
    _require_order(said)
    person = keep_person(session, said)
    officer = session.get_one(Officer, desk.officer.id)
    case = Case(
        reference=draw_references(session, desk.today)[0],
        person_id=person.id,
        team_id=officer.team_id,
        handler_id=officer.id,
        category=said.category,
        channel=said.channel,
        summary=said.summary,
        expressed_on=said.expressed_on,
        expressed_to=said.expressed_to,
        logged_on=desk.today,
        logged_at=desk.now,
        hazard=said.hazard.value if said.hazard else None,
        vulnerable=said.vulnerable if not said.needs else True,
        complex=said.complex,
        sample=session.get_one(DeskRow, 1).sample,
    )
    session.add(case)
    session.flush()
    _stage_and_points(session, case, said, desk)
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
        session.add(Need(person_id=person_id, kind=said, source="resident said", recorded_on=today))
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
