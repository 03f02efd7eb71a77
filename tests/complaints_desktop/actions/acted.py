"""Every action on a case, as a test does it, and a case with one of everything to do it to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from complaints_desktop.actions import (
    assessment,
    closing,
    commitments,
    contacts,
    definition,
    documents,
    findings,
    investigation,
    money,
    money_orders,
    money_requests,
    people,
    refusals,
    reopening,
    representatives,
    updates,
)
from complaints_desktop.actions.table import FORMS, On
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.commitments import Move, Update
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.forms.definition import PointWords, WithdrawPoint
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.updates import Updates
from complaints_desktop.reading.case_lines import restate_all
from db.model import Case, Point, Stage
from db.terms import (
    CaseKind,
    ContactKind,
    Decision,
    Direction,
    EvidenceResult,
    Hazard,
    MoneyKind,
    Responsibility,
    UpdateKind,
)
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
DUE = TODAY + timedelta(20)
CASE = frozenset({Subject.CASE})
PROMISED = frozenset({Subject.CASE, Subject.COMMITMENTS})
PERSON = frozenset({Subject.PEOPLE, Subject.CASE})


@dataclass(frozen=True)
class At:
    """What there is to act on: an acknowledged case with one of everything, one that was answered, one that ended."""

    case_id: str
    answered: str
    ended: str
    person_id: str
    point_id: str
    offer_id: str
    adjustment_id: str
    commitment_id: str
    need_id: str
    authority_id: str
    complainant_id: str
    said: Mapping[CaseKind, str]
    """A service request, a compliment and an enquiry."""


Do = Callable[[Session, Desk, At], Changes]


@dataclass(frozen=True)
class Action:
    """An action as a test does it, and what is to be seen of it."""

    do: Do
    may: str
    """The words of the right it needs."""
    subjects: frozenset[Subject] = CASE
    made: bool = False
    done_to: str = "case_id"
    """Which case it is done to, by its name in `At`."""
    kind: CaseKind | None = None
    """What it is done to, where that is no complaint."""

    def touched(self, at: At) -> set[str]:
        """Return the cases it changes, but for one it makes."""
        if self.kind:
            return {at.said[self.kind]}
        both = {at.answered, at.ended} if self.subjects == PERSON else set()
        return {getattr(at, self.done_to)} | both


REQUEST = CaseKind.REQUEST
KIND_OF = {"pass-on": CaseKind.COMPLIMENT, "answer-enquiry": CaseKind.ENQUIRY}
"""The forms of what is neither a complaint nor a service request."""


ENDED_FOR_BEHAVIOUR = {
    "ground": "of behaviour towards our staff that we cannot accept",
    "reasons": "He hit the plumber twice in April",
}
"""The one ground on which what was acknowledged is ended."""

ACTIONS = {
    "add a point": Action(
        lambda s, d, at: definition.add_point(s, d, case_id=at.case_id, typed=PointWords(text="Two")),
        "define the complaint",
        made=True,
    ),
    "change a point": Action(
        lambda s, d, at: definition.change_point(
            s, d, case_id=at.case_id, point_id=at.point_id, typed=PointWords(text="One, in other words")
        ),
        "define the complaint",
    ),
    "withdraw a point": Action(
        lambda s, d, at: definition.withdraw_point(
            s, d, case_id=at.case_id, point_id=at.point_id, typed=WithdrawPoint(because="twice")
        ),
        "withdraw a point",
    ),
    "assess": Action(
        lambda s, d, at: assessment.assess(
            s, d, case_id=at.case_id, typed=Assessment(hazard=Hazard.SIGNIFICANT, complex=True, vulnerable=True)
        ),
        "assess hazard and complexity",
    ),
    "agree updates": Action(
        lambda s, d, at: updates.agree_updates(s, d, case_id=at.case_id, typed=Updates(updates_agreed="Fridays")),
        "record a contact",
    ),
    "record a contact": Action(
        lambda s, d, at: contacts.record_contact(
            s,
            d,
            case_id=at.case_id,
            typed=ContactMade(kind=ContactKind.CALL, direction=Direction.OUT, contact_on=TODAY, summary="Rang"),
        ),
        "record a contact",
        made=True,
    ),
    "attach a document": Action(
        lambda s, d, at: documents.attach(s, d, case_id=at.case_id, typed=filled("attach")),
        "keep documents",
        CASE | {Subject.DOCUMENTS},
        made=True,
    ),
    "record evidence": Action(
        lambda s, d, at: investigation.record_evidence(
            s, d, case_id=at.case_id, typed=Evidence(item="Photos", result=EvidenceResult.SEEN)
        ),
        "weigh evidence and declare conflicts",
        made=True,
    ),
    "declare a conflict": Action(
        lambda s, d, at: investigation.declare_conflict(s, d, case_id=at.case_id, typed=Declaration(conflict=False)),
        "weigh evidence and declare conflicts",
    ),
    "decide a point": Action(
        lambda s, d, at: findings.decide(
            s,
            d,
            case_id=at.case_id,
            point_id=at.point_id,
            typed=PointDecision(decision=Decision.UPHELD, reasons="We came too late", reference="Policy 4"),
        ),
        "decide a point",
        made=True,
    ),
    "offer money": Action(
        lambda s, d, at: money.offer(s, d, case_id=at.case_id, typed=filled("offer")),
        "offer money",
        PROMISED,
        made=True,
    ),
    "record a payment": Action(
        lambda s, d, at: money.pay(
            s, d, case_id=at.case_id, offer_id=at.offer_id, typed=filled("pay", offered_on=TODAY, paid_on=TODAY)
        ),
        "record what became of an offer",
        PROMISED,
    ),
    "record that an offer was refused": Action(
        lambda s, d, at: money.answer(
            s,
            d,
            case_id=at.case_id,
            offer_id=at.offer_id,
            typed=filled("answer-offer", offered_on=TODAY, answered_on=TODAY, accepted=False),
        ),
        "record what became of an offer",
        PROMISED,
    ),
    "record an ordered sum": Action(
        lambda s, d, at: money_orders.order(s, d, case_id=at.case_id, typed=filled("order-money", ordered_on=TODAY)),
        "record money that the Ombudsman ordered",
        PROMISED,
        made=True,
    ),
    "ask for more money": Action(
        lambda s, d, at: money_requests.ask(s, d, case_id=at.case_id, typed=filled("ask-money", pence=9_999_999)),
        "ask to offer more money than one may",
        made=True,
    ),
    "take an offer back": Action(
        lambda s, d, at: money.take_back(s, d, case_id=at.case_id, offer_id=at.offer_id), "offer money", PROMISED
    ),
    "promise": Action(
        lambda s, d, at: commitments.promise(
            s, d, case_id=at.case_id, typed=filled("promise", what="Paint it", owner="Repairs", due_on=DUE)
        ),
        "promise a remedy",
        PROMISED,
        made=True,
    ),
    "say how a promise goes": Action(
        lambda s, d, at: commitments.update(
            s, d, commitment_id=at.commitment_id, typed=Update(kind=UpdateKind.PROGRESS, text="Begun")
        ),
        "update a commitment",
        PROMISED,
    ),
    "move a promise": Action(
        lambda s, d, at: commitments.move(
            s, d, commitment_id=at.commitment_id, typed=Move(due_on=DUE + timedelta(1), because="Rain", agreed=True)
        ),
        "give a promise another date",
        PROMISED,
    ),
    "keep a promise": Action(
        lambda s, d, at: commitments.complete(
            s,
            d,
            commitment_id=at.commitment_id,
            typed=filled("complete", completed_on=TODAY, evidence="Photos, job 4411"),
        ),
        "update a commitment",
        PROMISED,
    ),
    "cancel a promise": Action(
        lambda s, d, at: commitments.cancel(
            s, d, commitment_id=at.commitment_id, typed=filled("cancel", because="They moved")
        ),
        "end a promise",
        PROMISED,
    ),
    **{
        name: Action(
            lambda s, d, at, name=name: FORMS[name].work(On(at.said[KIND_OF.get(name, REQUEST)]), filled(name))(s, d),
            may,
            made=name == "make-complaint",
            kind=KIND_OF.get(name, REQUEST),
        )
        for name, may in (
            ("tell-next-step", "tell the resident the next step"),
            ("review-request", "review a service request"),
            ("offer-choice", "offer the choice to complain"),
            ("pass-on", "pass a compliment on"),
            ("answer-enquiry", "answer an enquiry"),
            ("end-request", "end a service request"),
            ("make-complaint", "make a complaint of a first contact"),
        )
    },
    "learn": Action(
        lambda s, d, at: closing.learn(s, d, case_id=at.case_id, learning="Ring first"), "record a contact"
    ),
    "withdraw": Action(
        lambda s, d, at: closing.withdraw(s, d, case_id=at.case_id, typed=filled("withdraw")),
        "withdraw at the resident's request",
    ),
    "close": Action(
        lambda s, d, at: closing.close(s, d, case_id=at.answered, typed=Closure(learning="Ring first")),
        "close",
        done_to="answered",
    ),
    "propose a refusal": Action(
        lambda s, d, at: refusals.propose(s, d, case_id=at.case_id, typed=filled("refuse", **ENDED_FOR_BEHAVIOUR)),
        "propose to refuse a complaint",
        made=True,
    ),
    "reopen": Action(
        lambda s, d, at: reopening.reopen(s, d, case_id=at.ended, typed=filled("reopen")), "reopen", done_to="ended"
    ),
    "say who speaks for them": Action(
        lambda s, d, at: representatives.represent(s, d, case_id=at.case_id, typed=filled("represent")),
        "record who speaks for the resident",
        made=True,
    ),
    "bring an authority up to date": Action(
        lambda s, d, at: representatives.change(
            s, d, case_id=at.case_id, authority_id=at.authority_id, typed=filled("authority")
        ),
        "record who speaks for the resident",
    ),
    "say who gets a kind of letter": Action(
        lambda s, d, at: representatives.send_letters(
            s, d, case_id=at.case_id, authority_id=at.authority_id, typed=filled("letters-to")
        ),
        "record who speaks for the resident",
        made=True,
    ),
    "end an authority": Action(
        lambda s, d, at: representatives.end(
            s, d, case_id=at.case_id, authority_id=at.authority_id, typed=filled("end-authority")
        ),
        "record who speaks for the resident",
    ),
    "say who complains too": Action(
        lambda s, d, at: representatives.join(s, d, case_id=at.case_id, typed=filled("join")),
        "record who else complains",
        made=True,
    ),
    "say who complains no more": Action(
        lambda s, d, at: representatives.leave(
            s, d, case_id=at.case_id, complainant_id=at.complainant_id, typed=filled("leave")
        ),
        "record who else complains",
    ),
    "say that they left": Action(
        lambda s, d, at: representatives.record_life(s, d, case_id=at.case_id, typed=filled("died-or-left")),
        "record that a resident died or left",
        PERSON,
        made=True,
    ),
    "change a person": Action(
        lambda s, d, at: people.change_person(s, d, details=PersonDetails(person_id=at.person_id, name="Renamed")),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
    "record a need": Action(
        lambda s, d, at: people.record_need(s, d, person_id=at.person_id, typed=filled("need")),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
    "agree an adjustment": Action(
        lambda s, d, at: people.agree_adjustment(
            s, d, person_id=at.person_id, typed=filled("adjust", kind="large print")
        ),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
    "review a need": Action(
        lambda s, d, at: people.review_need(s, d, need_id=at.need_id, typed=filled("review-need")),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
    "say how it is applied": Action(
        lambda s, d, at: people.apply_adjustment(
            s, d, case_id=at.case_id, adjustment_id=at.adjustment_id, typed=filled("apply")
        ),
        "record needs and adjustments",
        made=True,
    ),
    "review an adjustment": Action(
        lambda s, d, at: people.review_adjustment(s, d, adjustment_id=at.adjustment_id, typed=filled("review")),
        "record needs and adjustments",
        PERSON,
        made=True,
    ),
}
"""Each action, done once as it is meant to be."""


NEEDED: Mapping[CaseKind, Mapping[str, object]] = {
    CaseKind.REQUEST: {"unhappy": False},
    CaseKind.COMPLIMENT: {"about_whom": "The plumbers"},
    CaseKind.ENQUIRY: {"unhappy": False, "asked_by": "The MP"},
}
"""What has to be said of each."""


def furnish(office: Office) -> At:
    """Make a case with one of everything, an answered one and a withdrawn one of the same person."""
    case_id = office.log(TODAY)
    desk = office.desk
    with office.working() as session:
        words = PointWords(text="One", responsibility=Responsibility.OURS)
        point = definition.add_point(session, desk, case_id=case_id, typed=words).made
        session.execute(update(Stage).values(acknowledged_on=TODAY))
        session.execute(update(Point).values(added_on=TODAY + timedelta(1)))  # defined since: not what was sent
        offer = money.offer(session, desk, case_id=case_id, typed=filled("offer", kind=MoneyKind.GOODWILL)).made
        told = filled("promise", what="Mend it", owner="Repairs", due_on=DUE)
        promised = commitments.promise(session, desk, case_id=case_id, typed=told).made
        person = session.get_one(Case, case_id).person_id
        assert person is not None
        people.agree_adjustment(session, desk, person_id=person, typed=filled("adjust", kind="visits in the morning"))
        people.record_need(session, desk, person_id=person, typed=filled("need", kind="sight"))
        speaks = representatives.represent(session, desk, case_id=case_id, typed=filled("represent", name="Kin")).made
        joined = representatives.join(session, desk, case_id=case_id, typed=filled("join", name="Others")).made
        resident = load_case(session, case_id).resident
    assert resident is not None
    answered = office.log(TODAY, resident=PersonDetails(person_id=person, name="A Resident"))
    with office.working() as session:
        responded = {"acknowledged_on": TODAY, "responded_on": TODAY}
        session.execute(update(Stage).where(Stage.case_id == answered).values(**responded))
        restate_all(session, desk)
    ended = office.log(TODAY, resident=PersonDetails(person_id=person, name="A Resident"))
    with office.working() as session:
        closing.withdraw(session, desk, case_id=ended, typed=filled("withdraw"))
    assert point
    assert offer
    assert promised
    assert speaks
    assert joined
    adjusted = resident.adjustments[0].id
    said = {kind: office.log(TODAY, kind=kind, **NEEDED[kind]) for kind in CaseKind}
    return At(
        case_id, answered, ended, person, point, offer, adjusted, promised, resident.needs[0].id, speaks, joined, said
    )
