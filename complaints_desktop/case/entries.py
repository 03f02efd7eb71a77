"""Rows that several actions write alike: a contact, a link, a point, its changes, a complaint made of a case."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.case.references import draw_references
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.definition import PointFacts
from db.model import Case, CaseLink, Contact, Point, PointChange, Stage
from db.terms import ContactKind, ContactPurpose, Direction, LinkKind, PointChangeKind, Responsibility


def contact_row(
    desk: Desk,
    case_id: str,
    summary: str,
    *,
    kind: ContactKind = ContactKind.NOTE,
    direction: Direction = Direction.IN,
    on: date | None = None,
    with_whom: str | None = None,
    purpose: ContactPurpose | None = None,
    accompanied_by: str | None = None,
    otherwise_because: str | None = None,
) -> Contact:
    """Return a contact signed by the officer at this desk: a note of today, where nothing else is said."""
    return Contact(
        case_id=case_id,
        kind=kind.value,
        direction=direction.value,
        purpose=purpose.value if purpose else None,
        contact_on=on or desk.today,
        with_whom=with_whom,
        accompanied_by=accompanied_by,
        otherwise_because=otherwise_because,
        summary=summary,
        author_id=desk.officer.id,
        recorded_at=desk.now,
    )


def change_row(
    desk: Desk,
    case_id: str,
    point: PointFacts,
    *,
    kind: PointChangeKind,
    because: str,
    refusal_id: str | None = None,
) -> PointChange:
    """Return what became of a point that was sent, or that it is accepted; a letter tells of it (Code 6.8)."""
    return PointChange(
        case_id=case_id,
        point_id=point.id,
        kind=kind.value,
        was=point.text if kind is not PointChangeKind.ADDED else None,
        because=because,
        refusal_id=refusal_id,
        changed_on=desk.today,
        changed_by_id=desk.officer.id,
    )


def link_row(
    desk: Desk, case_id: str, *, other_id: str, other_reference: str, kind: LinkKind, because: str | None = None
) -> CaseLink:
    """Return the link of a case to another, which may be at no desk of this team."""
    return CaseLink(
        case_id=case_id,
        other_id=other_id,
        other_reference=other_reference,
        kind=kind.value,
        because=because,
        linked_on=desk.today,
        linked_by_id=desk.officer.id,
    )


def further_point(
    session: Session,
    desk: Desk,
    case_id: str,
    *,
    text: str,
    outcome_sought: str | None = None,
    responsibility: Responsibility | None = None,
    responsible_body: str | None = None,
) -> Point:
    """Write a point of a case, numbered after the last there ever was."""
    last = session.scalar(select(func.max(Point.number)).where(Point.case_id == case_id)) or 0
    point = Point(
        case_id=case_id,
        number=last + 1,
        text=text,
        outcome_sought=outcome_sought,
        responsibility=responsibility.value if responsibility else None,
        responsible_body=responsible_body,
        added_on=desk.today,
    )
    session.add(point)
    session.flush()
    return point


def complaint_of(
    session: Session,
    desk: Desk,
    case_id: str,
    *,
    summary: str,
    received_on: date,
    received_by: str | None,
    channel: str | None = None,
    expressed_on: date | None = None,
    expressed_to: str | None = None,
    handler_id: str | None = None,
    team_id: str | None = None,
) -> Case:
    """Write a complaint with its stage 1, about whom and what a case is about; whose that is, unless said."""
    about = session.get_one(Case, case_id)
    made = Case(
        reference=draw_references(session, desk.today)[0],
        person_id=about.person_id,
        team_id=team_id or about.team_id,
        handler_id=handler_id or about.handler_id,
        category=about.category,
        tenure=about.tenure,
        stock_type=about.stock_type,
        estate=about.estate,
        channel=channel,
        summary=summary,
        expressed_on=expressed_on,
        expressed_to=expressed_to,
        logged_on=desk.today,
        logged_at=desk.now,
        hazard=about.hazard,
        vulnerable=about.vulnerable,
        complex=about.complex,
        sample=about.sample,
    )
    session.add(made)
    session.flush()
    session.add(Stage(case_id=made.id, number=1, received_on=received_on, received_by=received_by))
    session.flush()
    return made
