"""The parts of a case, each read for many cases at once and grouped by case."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from complaints_desktop.case.names import Names
from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.investigation import ConflictFacts, EvidenceFacts
from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.people import AdjustmentFacts, NeedFacts, PersonFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.facts.team import OfficerFacts
from db.model import (
    Adjustment,
    Authority,
    Base,
    Commitment,
    CommitmentUpdate,
    ConflictDeclaration,
    Contact,
    Document,
    EvidenceCheck,
    Extension,
    Finding,
    GivenBack,
    Letter,
    Need,
    Offer,
    Person,
    Point,
    Stage,
)
from db.terms import (
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    ContactKind,
    Decision,
    Dependency,
    Direction,
    EvidenceResult,
    Hazard,
    MoneyKind,
    Responsibility,
    UpdateKind,
)

Rows = dict[str, list[Any]]


def among(column: ColumnElement[Any], ids: Sequence[str]) -> ColumnElement[bool]:
    """Return that `column` is one of `ids`: one list as JSON, for a parameter each took half the time of a reading."""
    listed = func.json_each(json.dumps(list(ids))).table_valued("value")
    return column.in_(select(listed.c.value))


def rows_among(session: Session, model: type[Base], column: str, ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Return the rows of `model` whose `column` is one of `ids`."""
    table = model.__table__
    return session.execute(select(table).where(among(table.c[column], ids))).all()


def grouped(session: Session, model: type[Base], column: str, ids: Sequence[str], *order: str) -> Rows:
    """Return the rows of `model` whose `column` is one of `ids`, grouped by it and in `order`."""
    table = model.__table__
    found: Rows = defaultdict(list)
    query = select(table).where(among(table.c[column], ids)).order_by(*(table.c[name] for name in order))
    for row in session.execute(query).all():
        found[getattr(row, column)].append(row)
    return found


def people(session: Session, ids: Sequence[str]) -> dict[str, PersonFacts]:
    """Return people by id, with what they need and what was agreed with them."""
    rows = rows_among(session, Person, "id", ids)
    needs = grouped(session, Need, "person_id", ids, "recorded_on")
    adjustments = grouped(session, Adjustment, "person_id", ids, "agreed_on")
    return {row.id: _person(row, needs.get(row.id, []), adjustments.get(row.id, [])) for row in rows}


def _person(row: Row[Any], needs: list[Any], adjustments: list[Any]) -> PersonFacts:
    return PersonFacts(
        id=row.id,
        name=row.name,
        preferred_name=row.preferred_name,
        address=row.address,
        postcode=row.postcode,
        phone=row.phone,
        email=row.email,
        how_to_contact=row.how_to_contact,
        needs=tuple(
            NeedFacts(
                id=n.id, kind=n.kind, source=n.source, recorded_on=n.recorded_on, review_on=n.review_on, note=n.note
            )
            for n in needs
            if n.ended_on is None
        ),
        adjustments=tuple(
            AdjustmentFacts(id=a.id, kind=a.kind, detail=a.detail, agreed_on=a.agreed_on, review_on=a.review_on)
            for a in adjustments
            if a.ended_on is None
        ),
    )


def stages(session: Session, ids: Sequence[str], names: Names, bare: bool = False) -> dict[str, list[StageFacts]]:
    """Return the stages by case; `bare` ones have their dated events and extensions only."""
    extensions = grouped(session, Extension, "case_id", ids, "due_on")
    evidence = {} if bare else grouped(session, EvidenceCheck, "case_id", ids, "checked_on", "id")
    conflicts = {} if bare else grouped(session, ConflictDeclaration, "case_id", ids, "declared_on")
    offers = {} if bare else grouped(session, Offer, "case_id", ids, "id")
    found: dict[str, list[StageFacts]] = defaultdict(list)
    for case_id, rows in grouped(session, Stage, "case_id", ids, "number").items():
        for row in rows:
            found[case_id].append(
                StageFacts(
                    id=row.id,
                    number=row.number,
                    received_on=row.received_on,
                    received_by=row.received_by,
                    acknowledged_on=row.acknowledged_on,
                    responded_on=row.responded_on,
                    outcome=Decision.of_row(row.outcome) if row.outcome else None,
                    decider=names.officer(row.decider_id),
                    extensions=tuple(_extension(e) for e in extensions.get(case_id, ()) if e.stage_id == row.id),
                    evidence=tuple(_evidence(e) for e in evidence.get(case_id, ()) if e.stage_id == row.id),
                    conflicts=tuple(_conflict(c, names) for c in conflicts.get(case_id, ()) if c.stage_id == row.id),
                    offers=tuple(
                        _offer(o) for o in offers.get(case_id, ()) if o.stage_id == row.id and o.withdrawn_on is None
                    ),
                )
            )
    return found


def _extension(row: Row[Any]) -> ExtensionFacts:
    return ExtensionFacts(
        id=row.id, due_on=row.due_on, notified_on=row.notified_on, reason=row.reason, good_reason=row.good_reason
    )


def _evidence(row: Row[Any]) -> EvidenceFacts:
    return EvidenceFacts(
        id=row.id, item=row.item, result=EvidenceResult.of_row(row.result), checked_on=row.checked_on, note=row.note
    )


def _conflict(row: Row[Any], names: Names) -> ConflictFacts:
    return ConflictFacts(
        officer=names.someone(row.officer_id),
        declared_on=row.declared_on,
        conflict=row.conflict,
        measures=row.measures,
    )


def _offer(row: Row[Any]) -> OfferFacts:
    return OfferFacts(
        id=row.id,
        point_id=row.point_id,
        kind=MoneyKind.of_row(row.kind),
        pence=row.pence,
        because=row.because,
        offered_on=row.offered_on,
        paid_on=row.paid_on,
    )


def commitments(session: Session, ids: Sequence[str], names: Names) -> dict[str, list[CommitmentFacts]]:
    """Return the commitments by case, each with its updates, soonest first."""
    updates = grouped(session, CommitmentUpdate, "case_id", ids, "update_on", "recorded_at")
    found: dict[str, list[CommitmentFacts]] = defaultdict(list)
    for case_id, rows in grouped(session, Commitment, "case_id", ids, "due_on", "id").items():
        of_case = updates.get(case_id, [])
        found[case_id] = [_commitment(row, [u for u in of_case if u.commitment_id == row.id], names) for row in rows]
    return found


def _commitment(row: Row[Any], updates: list[Any], names: Names) -> CommitmentFacts:
    return CommitmentFacts(
        id=row.id,
        point_id=row.point_id,
        source=CommitmentSource.of_row(row.source),
        what=row.what,
        kind=CommitmentKind.of_row(row.kind),
        owner=names.someone(row.owner_id),
        contractor=row.contractor,
        promised_on=row.promised_on,
        due_on=row.due_on,
        first_due_on=row.first_due_on,
        agreed_with_resident=row.agreed_with_resident,
        how_you_will_know=row.how_you_will_know,
        impact=row.impact,
        higher_risk_home=row.higher_risk_home,
        hazard=Hazard.of_row(row.hazard),
        dependency=Dependency.of_row(row.dependency),
        needs_appointment=row.needs_appointment,
        appointment_on=row.appointment_on,
        started_on=row.started_on,
        work_done_on=row.work_done_on,
        completed_on=row.completed_on,
        evidence=row.evidence,
        state=CommitmentState.of_row(row.state),
        updates=tuple(
            UpdateFacts(
                kind=UpdateKind.of_row(u.kind),
                update_on=u.update_on,
                text=u.text,
                old_due_on=u.old_due_on,
                new_due_on=u.new_due_on,
                resident_agreed=u.resident_agreed,
            )
            for u in updates
        ),
    )


def the_rest(session: Session, ids: Sequence[str], names: Names) -> Mapping[str, Callable[[str], Any]]:
    """Return, by the name of the fact, a function from case id to what no clock or risk needs."""
    findings = grouped(session, Finding, "case_id", ids, "id")
    numbers = {row.id: row.number for row in rows_among(session, Stage, "case_id", ids)}
    points = grouped(session, Point, "case_id", ids, "number", "id")
    contacts = grouped(session, Contact, "case_id", ids, "contact_on", "recorded_at")
    letters = grouped(session, Letter, "case_id", ids, "issued_at")
    hashes = {row.id: row.sha256 for row in rows_among(session, Document, "case_id", ids)}
    given = _given_back(session, ids)
    return {
        "points": lambda case: tuple(
            _point(row, [f for f in findings.get(case, ()) if f.point_id == row.id], numbers)
            for row in points.get(case, ())
            if row.withdrawn_on is None
        ),
        "contacts": lambda case: tuple(_contact(row, names, given) for row in contacts.get(case, ())),
        "letters": lambda case: tuple(_letter(row, numbers, hashes, names, given) for row in letters.get(case, ())),
        "representative": _representatives(session, ids).get,
    }


def _point(row: Row[Any], findings: list[Any], stage_numbers: Mapping[str, int]) -> PointFacts:
    return PointFacts(
        id=row.id,
        number=row.number,
        text=row.text,
        outcome_sought=row.outcome_sought,
        responsibility=Responsibility.of_row(row.responsibility) if row.responsibility else None,
        responsible_body=row.responsible_body,
        findings=tuple(
            FindingFacts(
                id=f.id,
                stage=stage_numbers.get(f.stage_id, 0),
                decision=Decision.of_row(f.decision) if f.decision else None,
                reasons=f.reasons,
                reference=f.reference,
                no_remedy_because=f.no_remedy_because,
            )
            for f in findings
        ),
    )


def _given_back(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Return by the id of a row who gave it back after the shared database had lost it, where that was all of it."""
    given = grouped(session, GivenBack, "case_id", ids, "given_at")
    return {row.entity_id: row.given_by_id for rows in given.values() for row in rows if row.fields is None}


def _contact(row: Row[Any], names: Names, given: Mapping[str, str]) -> ContactFacts:
    return ContactFacts(
        id=row.id,
        kind=ContactKind.of_row(row.kind),
        direction=Direction.of_row(row.direction),
        contact_on=row.contact_on,
        with_whom=row.with_whom,
        summary=row.summary,
        author=names.officer(row.author_id),
        recorded_at=row.recorded_at,
        given_back_by=_giver(row, names, given),
    )


def _giver(row: Row[Any], names: Names, given: Mapping[str, str]) -> OfficerFacts | None:
    return names.someone(given[row.id]) if row.id in given else None


def _letter(
    row: Row[Any], stage_numbers: Mapping[str, int], hashes: Mapping[str, str], names: Names, given: Mapping[str, str]
) -> LetterFacts:
    return LetterFacts(
        id=row.id,
        stage=stage_numbers.get(row.stage_id, 0),
        kind=row.kind,
        issued_on=row.issued_on,
        author=names.officer(row.author_id),
        recipient=row.recipient,
        sha256=hashes.get(row.document_id, ""),
        document_id=row.document_id,
        given_back_by=_giver(row, names, given),
    )


def _representatives(session: Session, ids: Sequence[str]) -> dict[str, PersonFacts]:
    """Return by case the person whose authority has no end; one that ends in time is ended by an action."""
    current = {
        case_id: row.person_id
        for case_id, rows in grouped(session, Authority, "case_id", ids, "from_on").items()
        for row in rows
        if row.until_on is None
    }
    found = people(session, list(current.values()))
    return {case_id: found[person_id] for case_id, person_id in current.items() if person_id in found}
