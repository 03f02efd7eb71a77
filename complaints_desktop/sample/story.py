"""Four sample complaints told through the team's own actions, with the letters they ended in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from complaints_desktop.actions import (
    allocation,
    assessment,
    closing,
    commitments,
    consultees,
    contacts,
    definition,
    despatch,
    escalation,
    findings,
    intake,
    investigation,
    letters,
    money,
    updates,
)
from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import Part
from complaints_desktop.case.team import OFFICER
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.forms.allocation import REVIEWER, Allocation
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.commitments import Promise
from complaints_desktop.forms.consultees import Consulted
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.despatch import LetterSent
from complaints_desktop.forms.escalation import Escalation
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.intake import Intake
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.forms.money import MoneyOffer
from complaints_desktop.forms.told import AdjustmentTyped, PointTyped
from complaints_desktop.forms.updates import Updates
from complaints_desktop.office import Office
from db.model import Officer
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
    SentBy,
)

ACKNOWLEDGEMENT: Mapping[str, str] = {
    "hazard_actions": "A surveyor will call within 10 working days; we will ring you with the day. "
    "Until then, please keep the bedroom doors closed.",
}
RESPONSE: Mapping[str, str] = {
    "effect": "You and your children slept in the living room for seven weeks, and you took three days off work for "
    "visits that did not happen.",
    "apology": "We missed two visits without telling you, and nobody called you back when you chased us. That should "
    "not have happened, and I am sorry for the worry and the lost time it caused you.",
    "lateness_reason": "The surveyor's report came later than planned, and I did not want to answer without it.",
    "changes": "A visit that we move now makes a task for a call on the same day, so that nobody waits in for nothing.",
}


DAMP_IN_A_HOME = Assessment(hazard=Hazard.SIGNIFICANT, complex=True, vulnerable=True)
"""How a damp complaint is sorted early."""


class Story:
    """One complaint, acted out day by day."""

    def __init__(self, office: Office, told: Intake) -> None:
        """Log `told` on the working day it was received."""
        self.office = office
        self.officer = office.desk().officer
        self.day = told.received_on or office.desk().today
        with office.record.writing(author=office.desk().officer.id) as session:
            self.case_id = intake.log(session, self._desk(), intake=told).made or ""

    def act(self, action: Callable[..., Changes | letters.Issued], **typed: object) -> None:
        """Do one action on the case, on the day the story has come to."""
        desk = self._desk()
        with self.office.record.writing(author=desk.officer.id) as session:
            action(session, desk, case_id=self.case_id, **typed)

    def write(self, kind: str, typed: Mapping[str, str]) -> None:
        """Issue a letter, and post it on its day; one of today still lies there."""
        self.act(letters.issue, kind=kind, typed=typed)
        if self.day < self.office.desk().today:
            with self.office.record.reading() as session:
                letter_id = load_case(session, self.case_id, parts=frozenset({Part.LETTERS})).letters[-1].id
            posted = LetterSent(way=SentBy.POST.value, sent_on=self.day, sent_as="printed")
            self.act(despatch.send, letter_id=letter_id, typed=posted)

    def sit(self, name: str) -> None:
        """Go on as the officer with that name."""
        with self.office.record.reading() as session:
            row = session.execute(select(*OFFICER.columns()).where(Officer.name == name)).one()
            self.officer = OFFICER.make(row, 0)

    def later(self, working_days: int) -> None:
        """Go on some working days later, today at the latest."""
        desk = self.office.desk()
        self.day = min(desk.calendar.due(self.day, working_days), desk.today)

    def define(self, *responsibilities: Responsibility, sorted_as: Assessment = DAMP_IN_A_HOME) -> None:
        """Say whose responsibility each point is, and sort the complaint early."""
        for point, whose in zip(self.points(), responsibilities, strict=True):
            words = PointWords(text=point.text, outcome_sought=point.outcome_sought, responsibility=whose)
            self.act(definition.change_point, point_id=point.id, typed=words)
        self.act(assessment.assess, typed=sorted_as)
        self.act(
            updates.agree_updates,
            typed=Updates(updates_every=5, updates_by="phone", updates_agreed="on Friday afternoons"),
        )

    def contact(self, kind: ContactKind, direction: Direction, summary: str) -> None:
        """Record a contact."""
        self.act(
            contacts.record_contact,
            typed=ContactMade(kind=kind, direction=direction, contact_on=self.day, summary=summary),
        )

    def check(self, *items: str) -> None:
        """Weigh the evidence and declare that there is no conflict."""
        for item in items:
            self.act(investigation.record_evidence, typed=Evidence(item=item, result=EvidenceResult.SEEN))
        self.act(investigation.declare_conflict, typed=Declaration(conflict=False))

    def decide(self, *decisions: tuple[Decision, str, str]) -> None:
        """Decide each point with reasons and what they rest on."""
        for point, (decision, reasons, reference) in zip(self.points(), decisions, strict=True):
            self.act(
                findings.decide,
                point_id=point.id,
                typed=PointDecision(decision=decision, reasons=reasons, reference=reference),
            )

    def promise(self, point: int | None, days: int, **typed: object) -> None:
        """Promise something for so many days later."""
        made = Promise(
            due_on=self.day + timedelta(days),
            point_id=self._point_id(point),
            agreed_with_resident=True,
            **typed,  # type: ignore[arg-type]  # as Promise takes them
        )
        self.act(commitments.promise, typed=made)

    def offer(self, kind: MoneyKind, pence: int, because: str, point: int) -> None:
        """Offer money, and promise to pay it within two weeks."""
        typed = MoneyOffer(
            kind=kind,
            pence=pence,
            because=because,
            point_id=self._point_id(point),
            owner="Finance",
            pay_by=self.day + timedelta(14),
            how_you_will_know="It will be in your bank account",
            to_arrears=False,
        )
        self.act(money.offer, typed=typed)

    def _desk(self) -> Desk:
        seated = self.office.desk()
        return replace(seated, officer=self.officer, now=min(datetime.combine(self.day, time(11), UTC), seated.now))

    def points(self) -> tuple[PointFacts, ...]:
        """Return the points of the complaint."""
        with self.office.record.reading() as session:
            return load_case(session, self.case_id).points

    def _point_id(self, number: int | None) -> str | None:
        return None if number is None else self.points()[number].id


DAMP = (
    PointTyped(
        text="Damp and mould in both bedrooms, reported in spring and still there",
        outcome_sought="The cause found and put right, and the rooms fit to sleep in",
    ),
    PointTyped(
        text="Two missed visits, and four calls nobody returned", outcome_sought="An apology and one person to ring"
    ),
)


def told(office: Office, days_ago: int, name: str, preferred: str, **more: object) -> Intake:
    """A damp complaint received so many working days ago."""
    desk = office.desk()
    received = working_days_ago(desk, days_ago)
    given: dict[str, object] = {
        "name": name,
        "preferred_name": preferred,
        "address": "14 Rowan House\nBrickfield Lane\nAverham",
        "postcode": "ZX4 7LQ",
        "tenure": "social rent",
        "estate": "Kiln Hill",
        "phone": "01632 960417",
        "how_to_contact": "Ring after 4 pm; not at work",
        "received_on": received,
        "received_by": "Contact centre",
        "expressed_to": "the plumber who called",
        "summary": "Damp and mould in both bedrooms since spring. Two visits were missed and calls were not returned. "
        "The children have slept in the living room for seven weeks.",
        "channel": "telephone",
        "category": "damp and mould",
        "points": DAMP,
        "needs": ("child under 5",),
        "needs_source": "the resident said",
        "needs_consent": "they agreed when asked",
        "hazard": Hazard.SIGNIFICANT,
    }
    return Intake(**{**given, **more})  # type: ignore[arg-type]  # as Intake takes them


def working_days_ago(desk: Desk, number: int) -> date:
    """Return the day so many working days before today."""
    day = desk.today
    while desk.calendar.between(day, desk.today) < number:
        day -= timedelta(1)
    return day


DECIDED = (
    (
        Decision.UPHELD,
        "You reported the damp in April. Our surveyor found a failed gutter joint and no extraction in either bedroom. "
        "We had the same finding from a repair in May and did not act on it.",
        "Our damp and mould policy, section 3.1: inspect within 10 working days and treat the cause",
    ),
    (
        Decision.PARTLY_UPHELD,
        "Our records show that both visits were cancelled by us on the day. Two of your four calls were returned; two "
        "were closed without a call.",
        "Our customer standards: calls are returned by the end of the next working day",
    ),
)


def answered_and_closed(office: Office) -> str:
    """A complaint answered in time and closed, with promises still open; returns the id of the case."""
    story = Story(office, told(office, 24, "Marta Zielińska", "Ms Zielińska"))
    story.define(Responsibility.OURS, Responsibility.OURS)
    story.contact(ContactKind.CALL, Direction.OUT, "Rang to agree the points, and a call every Friday.")
    story.later(3)
    story.write("stage1-acknowledgement", ACKNOWLEDGEMENT)
    story.later(4)
    story.contact(ContactKind.VISIT, Direction.OUT, "Visited with the surveyor. Readings taken in both bedrooms.")
    prepare_answer(story)
    story.later(5)
    story.write("stage1-response", RESPONSE)
    story.later(2)
    story.act(
        closing.close, typed=Closure(learning="Moved visits now make a call task; survey reports go to one inbox.")
    )
    return story.case_id


def ready_to_answer(office: Office) -> str:
    """A complaint with everything decided and nothing sent: the response is waiting; returns the id of the case."""
    story = Story(office, told(office, 11, "Efua Baptiste", "Mrs Baptiste"))
    story.define(Responsibility.OURS, Responsibility.OURS)
    story.later(2)
    story.write("stage1-acknowledgement", ACKNOWLEDGEMENT)
    story.later(4)
    story.contact(ContactKind.CALL, Direction.IN, "Rang for news; explained what the report says and what follows.")
    prepare_answer(story)
    return story.case_id


def just_logged(office: Office) -> str:
    """A complaint logged yesterday, with an adjustment, not yet defined in full; returns the id of the case."""
    large_print = AdjustmentTyped(kind="large print", detail="18 point", review_on=None)
    complaint = told(office, 1, "Hamza Okafor", "Mr Okafor", adjustments=(large_print,), points=DAMP[:1])
    return Story(office, complaint).case_id


def at_stage_2(office: Office) -> str:
    """A complaint at stage 2, considered by a colleague, one point decided otherwise; returns the id of the case."""
    story = Story(office, told(office, 40, "Colm Rafferty", "Mr Rafferty"))
    me = story.officer.name
    story.define(Responsibility.OURS, Responsibility.OURS)
    story.later(3)
    story.write("stage1-acknowledgement", ACKNOWLEDGEMENT)
    story.later(4)
    prepare_answer(story)
    story.later(5)
    story.write("stage1-response", RESPONSE)
    story.later(9)
    asked = Escalation(
        received_on=story.day,
        received_by="Contact centre",
        request_reason="Nobody ever rang me back, whatever your records say, and the second bedroom is still cold.",
    )
    story.act(escalation.escalate, typed=asked)
    story.later(1)
    story.sit("Denise Holloway")
    story.act(allocation.allocate, typed=Allocation(officer=REVIEWS, part=REVIEWER))
    story.later(2)
    story.sit(me)
    story.write("stage2-acknowledgement", ACKNOWLEDGEMENT)
    story.later(3)
    story.sit(REVIEWS)
    story.act(
        consultees.consult,
        typed=Consulted(
            name="Alasdair Munro, Head of Customer Contact",
            consulted_on=story.day,
            said="None of the four calls was returned: two were closed by the system overnight.",
        ),
    )
    story.check("Call recordings and the list of calls closed overnight")
    second = story.points()[1]
    decided = PointDecision(
        decision=Decision.UPHELD,
        reasons="Both visits were cancelled by us on the day, and none of your four calls was returned.",
        reference="Our customer standards: calls are returned by the end of the next working day",
        changed_because="Stage 1 counted two calls as returned that the system had only closed overnight.",
    )
    story.act(findings.decide, point_id=second.id, typed=decided)
    return story.case_id


REVIEWS = "Grace Olumide"
"""Who considers the sample complaint at stage 2."""


def prepare_answer(story: Story) -> None:
    """Weigh, decide, promise and offer: all that a response needs."""
    story.check("Job history and cancelled visits", "Surveyor's report with photographs", "Call recordings")
    story.decide(*DECIDED)
    story.promise(
        0,
        24,
        what="Replace the gutter joint, treat the mould in both bedrooms and fit two extractor fans",
        owner="Damp and mould team",
        kind=CommitmentKind.REPAIR,
        impact=4,
        higher_risk_home=True,
        dependency=Dependency.CONTRACTOR,
        contractor="Brightwell Property Care",
        needs_appointment=True,
        how_you_will_know="Our surveyor will phone you",
    )
    story.offer(MoneyKind.DISTRESS, 25_000, "Seven weeks without the use of the bedrooms", 0)
    story.offer(MoneyKind.MISSED_APPOINTMENT, 5_000, "Two visits cancelled by us on the day", 1)


def tell(office: Office) -> tuple[str, str]:
    """Act out all four; return the ids of the one just logged and of the one at stage 2."""
    answered_and_closed(office)
    ready_to_answer(office)
    logged = just_logged(office)
    return logged, at_stage_2(office)
