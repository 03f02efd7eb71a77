"""A small office for tests: a real encrypted record with a few cases at different points of their way."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from complaints_desktop.actions import commitments, contacts, definition, findings, intake, investigation, money, team
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.intake import Intake
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.forms.told import AdjustmentTyped, PointTyped
from complaints_desktop.office import Office
from db.model import Stage
from db.record.local import Record
from db.terms import (
    CommitmentKind,
    ContactKind,
    Decision,
    Dependency,
    Direction,
    EvidenceResult,
    Hazard,
    MoneyKind,
    Responsibility,
)
from tests.complaints_desktop.filled import filled

TODAY = date(2026, 4, 13)
KNOWN = {"needs_source": "the resident said", "needs_consent": "they agreed when asked"}
"""A Monday, the first working day after Easter."""

RECORD, KEY = "record.db", bytes(32)

Act = Callable[[Session, Desk], Changes]


class SmallOffice(Office):
    """An office whose day can be set."""

    def __init__(self, record: Record) -> None:
        self.day = TODAY
        record.now = self._morning
        super().__init__(record, user="Ruth Adeyemi")

    @classmethod
    def make(cls, folder: Path) -> "SmallOffice":
        """Make a new record with one officer in `folder`."""
        office = cls(Record.create(folder / RECORD, KEY, code="K7Q"))
        details = partial(
            team.change_my_details,
            name="Ruth Adeyemi",
            job_title="Resolution officer",
            phone="0116 496 0199",
            email="ruth.adeyemi@landlord.example",
        )
        office.act(details)
        office.start_day()
        return office

    @classmethod
    def open(cls, folder: Path) -> "SmallOffice":
        """Open the record in `folder`."""
        return cls(Record.open(folder / RECORD, KEY))

    def _morning(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 10, tzinfo=UTC)

    def act(self, act: Act, *, on: date | None = None) -> Changes:
        before, self.day = self.day, on or self.day
        try:
            with self.record.writing(author=self.desk().officer.id) as session:
                changes = act(session, self.desk())
            self.refresh(changes)
            return changes
        finally:
            self.day = before

    def log(self, name: str, received: date, **more: object) -> str:
        taken = {
            "summary": "The boiler has broken down four times since January and nobody keeps appointments.",
            "channel": "telephone",
            "category": "heating and hot water",
            "points": (
                PointTyped(text="The boiler was not repaired for 23 days", outcome_sought="A working boiler"),
                PointTyped(text="Two appointments were missed", outcome_sought="An apology and money for lost wages"),
            ),
            **more,
        }
        lives = {"address": "12 Alder Court, Millbrook", "postcode": "LE3 9QX", "phone": "0116 496 0101"}
        entry = Intake(name=name, received_on=received, **lives, **taken)  # type: ignore[arg-type]  # a test's own words
        made = self.act(partial(intake.log, intake=entry), on=received).made
        assert made
        return made

    def acknowledge(self, case_id: str, on: date) -> None:
        """Stands in for the letter, where a test is about something else."""
        with self.record.writing(author=self.desk().officer.id) as session:
            stage = session.query(Stage).filter_by(case_id=case_id).one()
            stage.acknowledged_on = on
            session.flush()
            from complaints_desktop.reading.case_lines import restate

            restate(session, self.desk(), [case_id])

    def close(self) -> None:
        self.record.close()


def furnish(office: SmallOffice) -> dict[str, str]:
    """Log a few cases at different points of their way; return their ids by what is special about each."""
    made = {
        "late": office.log(
            "Mrs Oyelaran Bello", date(2026, 3, 23), category="damp and mould", hazard=Hazard.SIGNIFICANT
        ),
        "due": office.log("Thomas Greenhalgh", date(2026, 4, 2), category="anti-social behaviour"),
        "new": office.log("Priya Raman", date(2026, 4, 10), needs=("hearing",), **KNOWN),
        "working": office.log(
            "Samuel Okafor",
            date(2026, 3, 26),
            adjustments=(
                AdjustmentTyped(kind="Large print", detail="18 point", review_on=date(2026, 9, 1)),
                AdjustmentTyped(kind="Text before calling", review_on=date(2026, 4, 20)),
            ),
        ),
    }
    _investigate(office, made["working"])
    return made


def _investigate(office: SmallOffice, case_id: str) -> None:
    with office.record.reading() as session:
        from complaints_desktop.case.case import load_case

        points = load_case(session, case_id).points
    for point in points:
        words = PointWords(text=point.text, outcome_sought=point.outcome_sought, responsibility=Responsibility.OURS)
        office.act(
            partial(definition.change_point, case_id=case_id, point_id=point.id, typed=words), on=date(2026, 4, 1)
        )
    office.acknowledge(case_id, date(2026, 4, 2))
    day = date(2026, 4, 8)
    office.act(
        partial(
            contacts.record_contact,
            case_id=case_id,
            typed=ContactMade(
                kind=ContactKind.CALL,
                direction=Direction.OUT,
                contact_on=day,
                with_whom="Mr Okafor",
                summary="Rang as agreed. He has had heating since Tuesday but no hot water before nine. He would like "
                "a named person at the contractor, and to be told the evening before if nobody can come.",
            ),
        ),
        on=day,
    )
    office.act(partial(investigation.declare_conflict, case_id=case_id, typed=Declaration(conflict=False)), on=day)
    for item, result in (
        ("Repair log since January", EvidenceResult.SEEN),
        ("Contractor's job sheets", EvidenceResult.ASKED),
    ):
        office.act(
            partial(investigation.record_evidence, case_id=case_id, typed=Evidence(item=item, result=result)), on=day
        )
    office.act(
        partial(
            findings.decide,
            case_id=case_id,
            point_id=points[0].id,
            typed=PointDecision(
                decision=Decision.UPHELD,
                reasons="Our repair log shows four visits and no working boiler for 23 days. "
                "Our policy allows one day.",
                reference="Repairs policy 4.2; Landlord and Tenant Act 1985, section 11",
            ),
        )
    )
    office.act(
        partial(
            money.offer,
            case_id=case_id,
            typed=filled(
                "offer",
                kind=MoneyKind.LOSS_OF_SERVICE,
                pence=11_500,
                because="23 days at £5 a day",
                pay_by=date(2026, 4, 24),
            ),
        )
    )
    _promise(office, case_id, points[0].id)


def _promise(office: SmallOffice, case_id: str, point_id: str) -> None:
    for what, due, more in (
        (
            "Replace the boiler's control board",
            date(2026, 4, 15),
            {
                "kind": CommitmentKind.REPAIR,
                "impact": 4,
                "dependency": Dependency.CONTRACTOR_AND_MORE,
                "contractor": "Hartwell Heating",
                "needs_appointment": True,
            },
        ),
        (
            "Call Mr Okafor every Friday until the heating works",
            date(2026, 4, 17),
            {"kind": CommitmentKind.COMMUNICATION},
        ),
        (
            "Review how missed appointments are reported",
            date(2026, 6, 30),
            {"kind": CommitmentKind.POLICY, "impact": 1},
        ),
    ):
        promise = filled("promise", what=what, owner="Ruth Adeyemi", due_on=due, point_id=point_id, **more)
        office.act(partial(commitments.promise, case_id=case_id, typed=promise), on=TODAY - timedelta(3))
