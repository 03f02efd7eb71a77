"""Every action an officer has, acted out at a desk: to see what the shared database says to it."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import wraps
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop import actions as package
from complaints_desktop.actions import (
    allocation,
    assessment,
    checklist,
    closing,
    commitments,
    consultees,
    contractors,
    definition,
    despatch,
    disputes,
    documents,
    drafts,
    escalation,
    extensions,
    findings,
    first_contact,
    follow_through,
    hazards,
    incidents,
    investigation,
    letters,
    letters_twice,
    links,
    matters,
    money,
    money_orders,
    money_requests,
    overrides,
    paragraphs,
    people,
    receipt,
    refusals,
    register,
    reopening,
    representatives,
    restrictions,
    retention,
    settings,
    submissions,
    team,
    updates,
    wordings,
)
from complaints_desktop.actions.register import Typed, Version
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk as OfDesk
from complaints_desktop.desk.holidays import Correction
from complaints_desktop.desk.settings import LandlordDetails, Settings, as_value
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.documents.redaction import Area
from complaints_desktop.exchange import homes, importing
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.allocation import HANDLER, REVIEWER, Allocation
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.commitments import Complete, Move, Promise, Update
from complaints_desktop.forms.definition import IssueRaised, PointWords, WithdrawPoint
from complaints_desktop.forms.escalation import RequestWords
from complaints_desktop.forms.extensions import TimeExtended
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.forms.people import AdjustmentAgreed, PersonDetails, Review
from complaints_desktop.forms.representatives import Happened
from complaints_desktop.forms.told import PointTyped
from complaints_desktop.forms.updates import Updates
from complaints_desktop.letters.added import added
from complaints_desktop.letters.approval import said_sha256
from complaints_desktop.letters.brief import STAYS
from complaints_desktop.letters.briefing import PARTS, letter_blockers, letter_matter, matter_of
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.wordings import measure, section_text
from complaints_desktop.numbers.policy import BaseYear, MeasurePolicy, Readings
from complaints_desktop.reading.documents import redacted_copy
from complaints_desktop.rules.acts import MANAGERS, Act
from complaints_desktop.rules.permissions import RIGHTS
from complaints_desktop.rules.wording import in_full
from db.model import Letter, LetterSubmission, MoneyRequest, new_id, table_of
from db.terms import (
    CaseKind,
    Checked,
    CommitmentKind,
    CommitmentSource,
    ContactKind,
    Decision,
    EndedBy,
    EvidenceResult,
    Hazard,
    HazardStepKind,
    LettersTo,
    MatterKind,
    MoneyKind,
    Party,
    Preferred,
    ResidentWord,
    Role,
)
from db.terms import Responsibility as Whose
from tests.complaints_desktop.documents.hostile import a_picture, email
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.sharing import number_scenes, quality_scenes, survey_scenes, team_scenes
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.db.shared.desk import Desk, new_row
from tests.postgres import Shared

MODULES: tuple[ModuleType, ...] = (
    homes,
    importing,
    *(import_module(f"{package.__name__}.{each.name}") for each in iter_modules(package.__path__)),
)

READ_ONLY = {"saved", "offered", "preview_holiday", "preview_event_day", "dry_run", "ready_letter"}
BEGIN_AND_END = {"begin", "finish", "finish_case", "finish_person", "follow"}
ACTED_ELSEWHERE = {"settle", "redo", "set_aside", "give_back", "let_go", "undo", "direct", "accept", "decide_erasing"}
"""Answers to a question between desks, what takes an act back, what needs three people or years: tests of their own."""

SAID = {"effect": "Your kitchen was wet for a week.", "apology": "We came late, and I am sorry for that."}
LANDLORD = LandlordDetails(name="A Landlord", address="1 Long Row", phone="01632 960100", colour="#1f3a5f")
IMPORTED = {
    "resident_name": "A Tenant",
    "address": "1 High Street",
    "received_on": "2026-03-02",
    "acknowledged_on": "2026-03-04",
    "stage1_due_extended_to": "2026-04-20",
    "compensation_pounds": "1000",
    "handler": "Old Hand",
    "team": "East",
}

Scene = Callable[[Sharer, str], None]


def the_case(officer: Sharer, case_id: str) -> CaseFacts:
    """Return a case as this desk has it."""
    with officer.office.record.reading() as session:
        return load_case(session, case_id)


def define(officer: Sharer, case_id: str) -> None:
    """Add a point, change it, and withdraw another."""
    there = len(the_case(officer, case_id).points)
    mend = PointWords(text=f"The leak {there}", outcome_sought="Mend it", responsibility=Whose.OURS)
    for words in (mend, replace(mend, text="The tap")):
        officer.act(definition.add_point, case_id=case_id, typed=words)
    first, *_, last = the_case(officer, case_id).points
    officer.act(definition.change_point, case_id=case_id, point_id=first.id, typed=mend)
    officer.act(definition.withdraw_point, case_id=case_id, point_id=last.id, typed=WithdrawPoint(because="said twice"))


def drop_point(officer: Sharer, case_id: str) -> None:
    """Withdraw a point the resident has in writing."""
    said = WithdrawPoint(because="It was mended", how=ContactKind.CALL)
    first = the_case(officer, case_id).points[0]
    officer.act(definition.withdraw_point, case_id=case_id, point_id=first.id, typed=said)


def add_issue(officer: Sharer, case_id: str) -> None:
    """Add an issue to a definition that was sent, and log one as a complaint of its own."""
    for text, related in (("The lift", True), ("The stairs", False)):
        issue = IssueRaised(
            text=text,
            outcome_sought="Mend it",
            responsibility=Whose.OURS,
            raised_on=officer.office.desk().today,
            related=related,
            delays=False,
            because="They say so",
        )
        officer.act(definition.add_issue, case_id=case_id, typed=issue)


def confirm_receipt(officer: Sharer, case_id: str) -> None:
    """Confirm receipt by letter."""
    said = {"who_calls": "I will call you on the phone."}
    officer.act(letters.issue, case_id=case_id, kind="receipt", typed=said)


def progress(officer: Sharer, case_id: str) -> None:
    """Tell the resident by letter how it stands."""
    said = {"since": "A surveyor came.", "next_steps": "The roof is opened on Friday."}
    officer.act(letters.issue, case_id=case_id, kind="progress-update", typed=said)


def confirm_withdrawal(officer: Sharer, case_id: str) -> None:
    """Tell the resident by letter that their complaint was withdrawn."""
    officer.act(letters.issue, case_id=case_id, kind="withdrawal", typed={})


def tell_change(officer: Sharer, case_id: str) -> None:
    """Change a point that was sent, and tell the resident."""
    point = the_case(officer, case_id).points[0]
    words = PointWords(
        text="The leak in the hall", outcome_sought="Mend it", responsibility=Whose.OURS, changed_because="They say so"
    )
    officer.act(definition.change_point, case_id=case_id, point_id=point.id, typed=words)
    officer.act(letters.issue, case_id=case_id, kind="definition-change", typed={})


def contact(officer: Sharer, case_id: str) -> None:
    """Record a contact, what was agreed and what was learned."""
    officer.note(case_id, "Rang")
    officer.act(updates.agree_updates, case_id=case_id, typed=Updates(updates_agreed="by phone every Friday"))
    officer.act(closing.learn, case_id=case_id, learning="Calls are returned the same day")


def file_documents(officer: Sharer, case_id: str) -> None:
    """Attach two files and an e-mail, say more of the first, put it last, and withdraw the second."""
    officer.act(documents.attach, case_id=case_id, typed=filled("attach"))
    for name, content in (("b.txt", b"It dripped."), ("c.eml", b"From: a@b.example\nSubject: The leak\n\nIt drips.")):
        officer.act(documents.keep, case_id=case_id, file=arrived(name, content))
    first, second, *_ = (each.id for each in the_case(officer, case_id).documents)
    scan = officer.act(documents.keep, case_id=case_id, file=arrived("scan.png", a_picture())).made
    area = Area(page=1, left=0, top=0, right=50, bottom=50)
    black = redacted_copy(officer.office.record, document_id=scan, areas=[area])
    officer.act(documents.redact, case_id=case_id, document_id=scan, copy=black)
    said = filled("describe-document", dated_on=officer.office.desk().today)
    officer.act(documents.describe, case_id=case_id, document_id=first, typed=said)
    officer.act(documents.place, case_id=case_id, document_id=first, position=3)
    officer.act(documents.withdraw, case_id=case_id, document_id=second, typed=filled("withdraw-document"))


def destroy_a_file(officer: Sharer, case_id: str) -> None:
    """Attach a file, withdraw it, and destroy its bytes."""
    made = officer.act(documents.keep, case_id=case_id, file=arrived("wrong.txt", b"Of another home")).made or ""
    about = {"case_id": case_id, "document_id": made}
    officer.act(documents.withdraw, **about, typed=filled("withdraw-document"))
    officer.act(documents.destroy, **about, typed=filled("destroy-document"))


def retain(officer: Sharer, case_id: str) -> None:
    """Set a legal hold, lift it, and keep the case longer."""
    officer.act(retention.hold, case_id=case_id, typed=filled("hold"))
    officer.act(retention.lift, case_id=case_id, typed=filled("lift-hold"))
    officer.act(retention.keep_longer, case_id=case_id, typed=filled("keep-longer"))


def needs(officer: Sharer, case_id: str) -> None:
    """Change a person; record a need; agree an adjustment, keep it and end it."""
    resident = the_case(officer, case_id).resident
    assert resident is not None
    ahead = officer.office.desk().today + timedelta(30)
    officer.act(
        people.change_person, details=PersonDetails(person_id=resident.id, name="Hamza Okafor", phone="01632 960111")
    )
    officer.act(
        people.record_need, person_id=resident.id, typed=filled("need", kind="hard of hearing", review_on=ahead)
    )
    officer.act(
        people.agree_adjustment, person_id=resident.id, typed=AdjustmentAgreed(kind="large print", review_on=ahead)
    )
    ((adjustment,),) = officer.office.record.rows(
        "SELECT id FROM adjustment WHERE person_id = ? AND ended_on IS NULL", (resident.id,)
    )
    officer.act(
        people.review_adjustment, adjustment_id=adjustment, typed=Review(keep=True, review_on=ahead + timedelta(1))
    )
    applied = filled("apply")
    officer.act(people.apply_adjustment, case_id=case_id, adjustment_id=adjustment, typed=applied)
    officer.act(people.review_adjustment, adjustment_id=adjustment, typed=filled("review"))
    ((need,),) = officer.office.record.rows(
        "SELECT id FROM need WHERE person_id = ? AND kind = 'hard of hearing' AND ended_on IS NULL", (resident.id,)
    )
    kept = filled("review-need", keep=True, review_on=ahead + timedelta(1))
    officer.act(people.review_need, need_id=need, typed=kept)
    officer.act(people.review_need, need_id=need, typed=filled("review-need"))


def represent(officer: Sharer, case_id: str) -> None:
    """Record who speaks for a resident, bring that up to date, send one kind of letter elsewhere, end it."""
    today = officer.office.desk().today
    days = {"seen_on": today, "from_on": today}
    officer.act(representatives.represent, case_id=case_id, typed=filled("represent", **days))
    about = {"case_id": case_id, "authority_id": the_case(officer, case_id).authorities[-1].id}
    officer.act(representatives.change, **about, typed=filled("authority", seen_on=today, until_on=today))
    officer.act(representatives.send_letters, **about, typed=filled("letters-to"))
    officer.act(representatives.send_letters, **about, typed=filled("letters-to", letters_to=LettersTo.BOTH))
    officer.act(representatives.end, **about, typed=filled("end-authority"))


def ask_authority(officer: Sharer, case_id: str) -> None:
    """Ask the resident whether somebody may act for them."""
    waiting = filled("represent", seen_on=None, from_on=officer.office.desk().today)
    officer.act(representatives.represent, case_id=case_id, typed=waiting)
    officer.act(letters.issue, case_id=case_id, kind="authority-request", typed={})


def confirm_authority(officer: Sharer, case_id: str) -> None:
    """Write of who may act for the resident."""
    waiting = filled("represent", seen_on=None, from_on=officer.office.desk().today)
    officer.act(representatives.represent, case_id=case_id, typed=waiting)
    officer.act(letters.issue, case_id=case_id, kind="authority-confirmation", typed={})


def reply_elected(officer: Sharer, case_id: str) -> None:
    """Reply to the MP of the resident, who agrees to it."""
    today = officer.office.desk().today
    agreed = filled("represent", name="The MP", capacity="MP", seen_on=today, from_on=today)
    officer.act(representatives.represent, case_id=case_id, typed=agreed)
    typed = {"asked_us": "You asked how it stands.", "reply": "We mend the gutter."}
    officer.act(letters.issue, case_id=case_id, kind="enquiry-reply", typed=typed)


def join(officer: Sharer, case_id: str) -> None:
    """Record who complains too, with the resident to get their letters; and that they do not any more."""
    resident = the_case(officer, case_id).resident
    assert resident is not None
    through = {"speaker": resident.id, "evidence": "They said so at the door"}
    officer.act(representatives.join, case_id=case_id, typed=filled("join", **through))
    complainant = the_case(officer, case_id).complainants[-1].id
    officer.act(representatives.leave, case_id=case_id, complainant_id=complainant, typed=filled("leave"))


def life(officer: Sharer, case_id: str) -> None:
    """Record that a resident left the home, and that one died, and that it was a mistake."""
    for happened in Happened:
        day = {"happened_on": officer.office.desk().today, "address": "9 New Street"}
        typed = filled("died-or-left", happened=happened, **day)
        officer.act(representatives.record_life, case_id=case_id, typed=typed)


def correct(officer: Sharer, case_id: str) -> None:
    """Put the receipt of a complaint right."""
    told = {"received_by": "The plumber", "channel": "letter", "expressed_to": "the plumber"}
    told |= {"tenure": "shared ownership", "estate": "Alder"}
    day = officer.office.desk().today - timedelta(1)
    typed = filled("correct", received_on=day, expressed_on=day, **told)
    officer.act(receipt.correct, case_id=case_id, typed=typed)


def assess(officer: Sharer, case_id: str) -> None:
    """Sort the complaint early."""
    officer.act(
        assessment.assess, case_id=case_id, typed=Assessment(hazard=Hazard.SIGNIFICANT, complex=True, vulnerable=True)
    )


def acknowledge(officer: Sharer, case_id: str) -> None:
    """Acknowledge by letter."""
    officer.act(letters.issue, case_id=case_id, kind="stage1-acknowledgement", typed={})


def extend(officer: Sharer, case_id: str) -> None:
    """Extend the time to answer, and tell the resident."""
    desk = officer.office.desk()
    far = desk.officer.role in MANAGERS  # who may go further than the Code allows, and then signs for it
    later, because = desk.today + timedelta(60 if far else 21), "There is no other surveyor" if far else None
    typed = TimeExtended(
        due_on=later,
        reason_code="survey or inspection",
        reason="The surveyor is away",
        good_reason=because,
        updates_every=5,
        updates_by="phone",
    )
    officer.act(extensions.extend, case_id=case_id, typed=typed)
    officer.act(letters.issue, case_id=case_id, kind="stage1-extension", typed={"done_so_far": "We rang the surveyor."})


def check(officer: Sharer, case_id: str) -> None:
    """Weigh evidence and declare conflicts, each twice: the second brings the first up to date."""
    today = officer.office.desk().today
    seen = Evidence(
        item="Job history",
        asked_of="repairs service",
        question="When did anyone come?",
        due_on=today,
        chased_on=today,
        result=EvidenceResult.SEEN,
        note="Two visits",
    )
    made = officer.act(investigation.record_evidence, case_id=case_id, typed=seen).made
    officer.act(investigation.record_evidence, case_id=case_id, typed=seen, evidence_id=made)
    for _ in range(2):
        officer.act(investigation.declare_conflict, case_id=case_id, typed=Declaration(conflict=False))


def dispute(officer: Sharer, case_id: str) -> None:
    """Write down what is disputed, who was invited and a line of the checklist, each twice, and strike a fact out."""
    today = officer.office.desk().today
    said = filled("dispute", preferred=Preferred.RESIDENT, because="The log shows no visit")
    made = officer.act(disputes.record_dispute, case_id=case_id, typed=said).made
    struck = filled("dispute", struck=True)
    officer.act(disputes.record_dispute, case_id=case_id, typed=struck, disputed_id=made)
    asked = filled("invite", name="A Tenant", invited_on=today, reply_by=today)
    made = officer.act(disputes.invite, case_id=case_id, typed=asked).made
    heard = filled("invite", invited_on=today, replied_on=today, said="They rang twice")
    officer.act(disputes.invite, case_id=case_id, typed=heard, invitation_id=made)
    for answer in (Checked.OPEN, Checked.DONE):
        line = filled("checklist", answer=answer, because="The needs were asked about")
        officer.act(checklist.answer_line, case_id=case_id, typed=line)


def take_further(officer: Sharer, case_id: str) -> None:
    """Take a serious incident further, and record the answer."""
    today = officer.office.desk().today
    told = filled("incident", told_on=today, told_time="00:01")
    made = officer.act(incidents.tell, case_id=case_id, typed=told).made
    said = filled("incident-answer", answered_on=today)
    officer.act(incidents.answer, case_id=case_id, incident_id=made, typed=said)


def make_safe(officer: Sharer, case_id: str) -> None:
    """Record a hazard and what was done, so that every limit is promised and kept."""
    today = officer.office.desk().today
    said = filled("hazard", aware_on=today, aware_time="00:01")
    made = officer.act(hazards.notice, case_id=case_id, typed=said).made
    for kind in (HazardStepKind.FURTHER, HazardStepKind.BEGUN, HazardStepKind.STARTED, HazardStepKind.DONE):
        done = filled("hazard-step", kind=kind, done_on=today, done_time="00:01")
        officer.act(hazards.step, case_id=case_id, hazard_id=made, typed=done)
    done = filled("hazard-step", kind=HazardStepKind.SAFE, done_on=today, done_time="00:01")
    officer.act(hazards.step, case_id=case_id, hazard_id=made, typed=done)


SUMMARY = {
    "investigated_by": "A surveyor came and measured how damp the walls are.",
    "findings": "Damp from the wall comes into the bedroom.",
    "safety_work": "We dry and treat the wall.",
    "further_work": "We mend the gutter.",
}


def summarise(officer: Sharer, case_id: str) -> None:
    """Record a hazard and how its investigation ended, and write the summary to the tenant."""
    today = officer.office.desk().today
    said = filled("hazard", aware_on=today, aware_time="00:01")
    made = officer.act(hazards.notice, case_id=case_id, typed=said).made
    done = filled("hazard-step", kind=HazardStepKind.FURTHER, done_on=today, done_time="00:01")
    officer.act(hazards.step, case_id=case_id, hazard_id=made, typed=done)
    officer.act(letters.issue, case_id=case_id, kind="hazard-summary", typed=SUMMARY)


def note_matters(officer: Sharer, case_id: str) -> None:
    """Note another matter, record each step about it, and take the last one off."""
    today = officer.office.desk().today
    made = officer.act(matters.note, case_id=case_id, typed=filled("matter", received_on=today)).made
    at = {"case_id": case_id, "matter_id": made}
    officer.act(matters.acknowledge, **at, typed=filled("matter-acknowledge", done_on=today))
    officer.act(matters.progress, **at, typed=filled("matter-progress", done_on=today))
    officer.act(matters.close, **at, typed=filled("matter-close", done_on=today))
    officer.act(matters.strike, **at, typed=filled("matter-strike"))
    officer.act(matters.answer, **at, typed=filled("matter-answer"))
    other = filled("matter", kind=MatterKind.CARE, received_on=today)
    mistaken = officer.act(matters.note, case_id=case_id, typed=other).made
    officer.act(matters.strike, case_id=case_id, matter_id=mistaken, typed=filled("matter-strike"))


def note_care(officer: Sharer, case_id: str) -> str:
    """Note a matter about care, whose bodies are known on any day, and return its id."""
    today = officer.office.desk().today
    typed = filled("matter", kind=MatterKind.CARE, received_on=today)
    return officer.act(matters.note, case_id=case_id, typed=typed).made or ""


def acknowledge_matter(officer: Sharer, case_id: str) -> None:
    """Write that we have another matter."""
    note_care(officer, case_id)
    typed = {"next_steps": "The manager of the home is asked first."}
    officer.act(letters.issue, case_id=case_id, kind="matter-acknowledgement", typed=typed)


def tell_matter(officer: Sharer, case_id: str) -> None:
    """Write how another matter stands."""
    note_care(officer, case_id)
    typed = {"since": "The manager was asked.", "next_steps": "She answers on the phone."}
    officer.act(letters.issue, case_id=case_id, kind="matter-update", typed=typed)


def answer_matter(officer: Sharer, case_id: str) -> None:
    """Answer another matter."""
    made = note_care(officer, case_id)
    officer.act(matters.answer, case_id=case_id, matter_id=made, typed=filled("matter-answer"))
    officer.act(letters.issue, case_id=case_id, kind="matter-outcome", typed={})


def consult(officer: Sharer, case_id: str) -> None:
    """Record who was consulted."""
    officer.act(consultees.consult, case_id=case_id, typed=filled("consult", consulted_on=officer.office.desk().today))


def begin_with_an_email(officer: Sharer, case_id: str) -> None:
    """Keep the e-mail that a complaint begins with, and put it to the case once that is logged."""
    kept = officer.act(drafts.keep_file, file=arrived("mail.eml", email())).made
    officer.act(documents.keep_from_draft, case_id=case_id, file_id=kept)


def find(officer: Sharer, case_id: str) -> None:
    """Decide every point, and change the reasons."""
    for reasons in ("We came late.", "We came after two weeks."):
        for point in the_case(officer, case_id).points:
            found = PointDecision(
                decision=Decision.UPHELD,
                reasons=f"{reasons} So it was with point {point.number}.",
                reference="Repairs policy 4",
                policy_then="Of 2024",
            )
            officer.act(findings.decide, case_id=case_id, point_id=point.id, typed=found)


def promise(officer: Sharer, case_id: str) -> None:
    """Promise a repair by somebody new for the first point, and a letter for the last."""
    desk, case = officer.office.desk(), the_case(officer, case_id)
    points, there = case.points, len(case.commitments)
    promises = (("Replace the pipe", CommitmentKind.OTHER, 0), ("Write to you", CommitmentKind.COMMUNICATION, -1))
    for what, kind, which in promises:
        promised = Promise(
            what=f"{what}, {there}",
            owner=f"Repairs of {officer.login}",
            due_on=desk.calendar.due(desk.today, 10),
            point_id=points[which].id if points else None,
            kind=kind,
            how_you_will_know="We ring you",
            impact=2,
        )
        officer.act(commitments.promise, case_id=case_id, typed=promised)


def offer(officer: Sharer, case_id: str) -> None:
    """Offer money, and take one head back."""
    desk = officer.office.desk()
    one = filled("offer", kind=MoneyKind.DISTRESS, pence=10_000, because="Seven weeks", pay_by=desk.today)
    officer.act(money.offer, case_id=case_id, typed=one)
    made = officer.act(money.offer, case_id=case_id, typed=replace(one, pence=20_000)).made
    officer.act(money.take_back, case_id=case_id, offer_id=made)


def pay(officer: Sharer, case_id: str) -> None:
    """Record that a sum was told, accepted and paid, and another refused."""
    (made, *_), today = the_case(officer, case_id).current.offers, officer.office.desk().today
    said = filled("answer-offer", offered_on=today, answered_on=today)
    officer.act(money.answer, case_id=case_id, offer_id=made.id, typed=said)
    paid = filled("pay", offered_on=today, paid_on=today)
    officer.act(money.pay, case_id=case_id, offer_id=made.id, typed=paid)
    more = filled("offer", pence=500, because="A stamp", pay_by=today)
    other = officer.act(money.offer, case_id=case_id, typed=more).made
    no = replace(said, accepted=False, because="Too little")
    officer.act(money.answer, case_id=case_id, offer_id=other, typed=no)


def warn(officer: Sharer, case_id: str) -> None:
    """Record a warning, drop it, record it again in other words, and write of it."""
    made = officer.act(restrictions.warn, case_id=case_id, typed=filled("warn")).made
    officer.act(restrictions.drop_warning, case_id=case_id, warning_id=made)
    officer.act(restrictions.warn, case_id=case_id, typed=filled("warn", effect="Two colleagues went home"))
    officer.act(letters.issue, case_id=case_id, kind="conduct-warning", typed={})


def restrict(officer: Sharer, case_id: str) -> None:
    """Propose a restriction, in better words, and drop it."""
    soon = officer.office.desk().today + timedelta(90)
    for reasons in ("They rang 40 times in an hour", "They rang 40 times in an hour, after the warning"):
        said = filled("restrict", reasons=reasons, review_on=soon)
        officer.act(restrictions.propose, case_id=case_id, typed=said)
    officer.act(restrictions.drop, case_id=case_id, restriction_id="")


def restriction(officer: Sharer, case_id: str) -> None:
    """Propose a restriction."""
    soon = officer.office.desk().today + timedelta(90)
    officer.act(restrictions.propose, case_id=case_id, typed=filled("restrict", review_on=soon))


def judge_restriction(officer: Sharer, case_id: str) -> None:
    """Send a restriction back, and approve it after all."""
    said = filled("send-back-restriction")
    officer.act(restrictions.send_back, case_id=case_id, restriction_id="", typed=said)
    officer.act(restrictions.approve, case_id=case_id, restriction_id="", typed=filled("approve-restriction"))


def impose(shared: Shared, officer: Sharer, cases: Sequence[str]) -> None:
    """Have a team leader approve what `officer` proposed in these cases, and the letters of it sent."""
    officer.sharing.once()
    leader = shared.officer("lea", role=Role.TEAM_LEADER.value)
    asked = "SELECT id, person_id FROM app.restriction WHERE arose_in_id = ANY (%s)"
    said = {"judgement": "approved", "answered_by_id": leader.officer_id}
    for restriction_id, person_id in shared.admin.execute(asked, [list(cases)]):
        ids = {"restriction": restriction_id, "person": person_id}
        Desk(shared.connect("lea")).push(new_row("restriction_answer", ids, **said))
    officer.sharing.once()
    for case_id in cases:
        officer.act(letters.issue, case_id=case_id, kind="contact-restriction", typed={})


def appeal(officer: Sharer, case_id: str) -> None:
    """Record what they say against a restriction."""
    said = filled("appeal-restriction", appealed_on=officer.office.desk().today)
    officer.act(restrictions.appeal, case_id=case_id, restriction_id="", typed=said)


def review(officer: Sharer, case_id: str) -> None:
    """Review a restriction, and write of it."""
    soon = officer.office.desk().today + timedelta(90)
    typed = filled("review-restriction", next_on=soon)
    officer.act(restrictions.review, case_id=case_id, restriction_id="", typed=typed)
    officer.act(letters.issue, case_id=case_id, kind="restriction-review", typed={})


CALLS = {"who_calls": "I will call you on the phone."}


WRONG = {
    "what_was_wrong": "It said that I would call you on Tuesday.",
    "what_is_right": "I will call you on Thursday morning.",
}


def put_letter_right(officer: Sharer, case_id: str) -> None:
    """Issue a receipt, and write that it was wrong."""
    confirm_receipt(officer, case_id)
    officer.act(letters.issue, case_id=case_id, kind="letter-put-right", typed=WRONG)


def submit_letter(officer: Sharer, case_id: str) -> None:
    """Submit a receipt for approval, as if the landlord asked for it, and think better of it."""

    @wraps(submissions.submit)
    def submitted(session: Session, desk: OfDesk) -> Changes:
        asked = replace(desk, settings=replace(desk.settings, approvals=frozenset({"receipt"})))
        return submissions.submit(session, asked, case_id=case_id, kind="receipt", typed=CALLS)

    officer.act(submitted)
    officer.act(submissions.drop, case_id=case_id, submission_id="")


def submitted_by_another(officer: Sharer, case_id: str) -> None:
    """Submit a receipt, whoever may."""
    desk = officer.office.desk()
    with officer.office.record.writing(author=desk.officer.id) as session:
        case = load_case(session, case_id, parts=PARTS)
        matter = matter_of(case, desk, kind=letter_kind("receipt"), typed=CALLS, text_size=12)
        row = LetterSubmission(
            case_id=case_id,
            kind="receipt",
            content={"typed": CALLS, "text_size": 12},
            said_sha256=said_sha256(matter),
            submitted_on=desk.today,
            submitted_at=desk.now,
            submitted_by_id=desk.officer.id,
        )
        session.add(row)


def approve_letter(officer: Sharer, case_id: str) -> None:
    """Send a letter back, and approve it after all."""
    officer.act(submissions.send_back, case_id=case_id, submission_id="", typed=filled("send-back-letter"))
    officer.act(submissions.approve, case_id=case_id, submission_id="", typed=filled("approve-letter"))


def despatched(officer: Sharer, case_id: str) -> None:
    """Record that a letter was sent, and that it came back."""
    today = officer.office.desk().today
    confirm_receipt(officer, case_id)
    made = the_case(officer, case_id).letters[-1].id
    sent = officer.act(despatch.send, case_id=case_id, letter_id=made, typed=filled("send-letter", sent_on=today)).made
    back = filled("return-letter", returned_on=today)
    officer.act(despatch.came_back, case_id=case_id, despatch_id=sent, typed=back)


def ask_money(officer: Sharer, case_id: str) -> None:
    """Ask to offer more than one may, and drop it; a head, who may offer all there is, takes some of that off first."""
    desk, asked = officer.office.desk(), filled("ask-money", pence=9_000_000)
    if desk.money_limit >= asked.pence:
        limits = {**desk.settings.authority, desk.officer.role: 8_000_000}
        officer.act(settings.change_authority, limits=limits)
    officer.act(money_requests.ask, case_id=case_id, typed=asked)
    officer.act(money_requests.drop, case_id=case_id, request_id="")


def asked_for_money(officer: Sharer, case_id: str) -> None:
    """Ask, as if the own limit were lower, for so much that each who may approve can."""
    desk = officer.office.desk()
    with officer.office.record.writing(author=desk.officer.id) as session:
        asked = MoneyRequest(case_id=case_id, pence=100_000, because="x", asked_on=desk.today)
        asked.asked_by_id = desk.officer.id
        session.add(asked)


def ask_override(officer: Sharer, case_id: str) -> None:
    """Ask that words of a letter stay, and drop it."""
    asked_to_stay(officer, case_id)
    officer.act(overrides.drop, case_id=case_id, request_id="")


def asked_to_stay(officer: Sharer, case_id: str) -> None:
    """Ask that a word stays which the Code forbids."""
    typed = {"since": "We asked the landlord's formal surveyor."}
    desk = officer.office.desk()
    with officer.office.record.reading() as session:
        about = {"case_id": case_id, "kind": "progress-update", "typed": typed}
        found = letter_blockers(letter_matter(session, desk, **about))
    finding = next(each.finding for each in found if each.overridable)
    typed[f"{STAYS}{finding}"] = "That is what the surveyor is called"
    officer.act(overrides.ask, finding=finding, **about)


def let_stay(officer: Sharer, case_id: str) -> None:
    """Send back what another asked for, and let it stay after all."""
    officer.act(overrides.send_back, case_id=case_id, request_id="", typed=filled("send-back-override"))
    officer.act(overrides.approve, case_id=case_id, request_id="", typed=filled("approve-override"))


def acknowledged_again(officer: Sharer, case_id: str) -> None:
    """Send the acknowledgement a second time, as a desk does that does not know of the first."""
    desk = officer.office.desk()
    with officer.office.record.writing(author=desk.officer.id) as session:
        (sent,) = session.execute(select(table_of(Letter)).where(Letter.case_id == case_id)).mappings()
        again = {"id": new_id(), "ver": None, "issued_at": desk.now + timedelta(hours=1), "author_id": desk.officer.id}
        session.add(Letter(**{**sent, **again}))


def settle_letters(officer: Sharer, case_id: str) -> None:
    """Say which of two acknowledgements stands."""
    stands = the_case(officer, case_id).letters[0].id
    officer.act(letters_twice.let_stand, case_id=case_id, typed=filled("settle-letters", stands_id=stands))


def tell_which_stands(officer: Sharer, case_id: str) -> None:
    """Write which of two acknowledgements stands."""
    settle_letters(officer, case_id)
    write(officer, case_id, "letter-correction", difference="Both letters say the same.")


def approve_money(officer: Sharer, case_id: str) -> None:
    """Send back what another asked for, and approve it after all."""
    officer.act(money_requests.send_back, case_id=case_id, request_id="", typed=filled("send-back-money"))
    officer.act(money_requests.approve, case_id=case_id, request_id="", typed=filled("approve-money"))


def order_money(officer: Sharer, case_id: str) -> None:
    """Record two orders; pay one, and set the other aside."""
    today = officer.office.desk().today
    ordered = filled("order-money", ordered_on=today, pay_by=today)
    made = officer.act(money_orders.order, case_id=case_id, typed=ordered).made
    officer.act(money_orders.pay, case_id=case_id, order_id=made, typed=filled("pay-order", paid_on=today))
    made = officer.act(money_orders.order, case_id=case_id, typed=replace(ordered, pence=100)).made
    aside = filled("set-aside-order", set_aside_on=today)
    officer.act(money_orders.set_order_aside, case_id=case_id, order_id=made, typed=aside)


def tell_offer(officer: Sharer, case_id: str) -> None:
    """Write of an offer."""
    offer(officer, case_id)
    typed = {"apology": "We are sorry for the wait."}
    officer.act(letters.issue, case_id=case_id, kind="money-offer", typed=typed)


def tell_payment(officer: Sharer, case_id: str) -> None:
    """Write of what was paid."""
    pay(officer, case_id)
    officer.act(letters.issue, case_id=case_id, kind="money-paid", typed={})


def confirm_adjustments(officer: Sharer, case_id: str) -> None:
    """Write of what was agreed with the resident."""
    resident = the_case(officer, case_id).resident
    assert resident is not None
    agreed = AdjustmentAgreed(kind="time of day", review_on=officer.office.desk().today + timedelta(30))
    officer.act(people.agree_adjustment, person_id=resident.id, typed=agreed)
    officer.act(letters.issue, case_id=case_id, kind="adjustments", typed={})


def respond(officer: Sharer, case_id: str) -> None:
    """Do all a response needs, and send it."""
    for scene in (check, find, promise, offer):
        scene(officer, case_id)
    officer.act(letters.issue, case_id=case_id, kind="stage1-response", typed=SAID)


def update_commitments(officer: Sharer, case_id: str) -> None:
    """Say what happened to a promise, and that it is done."""
    desk, (one, *_) = officer.office.desk(), the_case(officer, case_id).commitments
    begun = Update(text="Begun", appointment_on=desk.today, started=True)
    officer.act(commitments.update, commitment_id=one.id, typed=begun)
    officer.act(commitments.complete, commitment_id=one.id, typed=Complete(completed_on=desk.today, evidence=None))
    officer.act(
        commitments.complete,
        commitment_id=one.id,
        typed=filled("complete", completed_on=desk.today, evidence="Photograph, job 4411"),
    )


def move_commitment(officer: Sharer, case_id: str) -> None:
    """Give a promise another date that the resident agreed to."""
    desk, one = officer.office.desk(), the_case(officer, case_id).open_commitments[0]
    later = desk.calendar.due(desk.today, 15)
    officer.act(commitments.move, commitment_id=one.id, typed=Move(due_on=later, because="No parts", agreed=True))


def end_commitment(officer: Sharer, case_id: str) -> None:
    """End a promise that the resident kept."""
    one = the_case(officer, case_id).open_commitments[-1]
    officer.act(commitments.cancel, commitment_id=one.id, typed=filled("cancel", because="Done by the resident"))


def _promised(officer: Sharer, case_id: str, days: int) -> str:
    """Promise something of one's own for a day in so many working days, and return its id."""
    promise_to(officer)(officer, case_id)
    one = the_case(officer, case_id).open_commitments[0]
    desk = officer.office.desk()
    soon = Move(due_on=desk.calendar.due(desk.today, days), because="The roofer has room", agreed=False)
    officer.act(commitments.move, commitment_id=one.id, typed=soon)
    return one.id


def chase(officer: Sharer, case_id: str) -> None:
    """Ask how a promise stands."""
    again = officer.office.desk().today + timedelta(7)
    about = {"case_id": case_id, "commitment_id": _promised(officer, case_id, 5)}
    officer.act(follow_through.chase, **about, typed=filled("chase", next_on=again))


def answer_level(officer: Sharer, case_id: str) -> None:
    """Say what is done about a promise that is due tomorrow."""
    about = {"case_id": case_id, "commitment_id": _promised(officer, case_id, 1)}
    officer.act(follow_through.answer_level, **about, typed=filled("answer-level"))


def explain_miss(officer: Sharer, case_id: str) -> None:
    """End a promise, and say why it is not kept."""
    promise = _promised(officer, case_id, 5)
    officer.act(commitments.cancel, commitment_id=promise, typed=filled("cancel", ended_by=EndedBy.US))
    officer.act(follow_through.explain_miss, case_id=case_id, commitment_id=promise, typed=filled("explain-miss"))


def _kept(officer: Sharer, case_id: str) -> dict[str, str]:
    promise = _promised(officer, case_id, 5)
    done = filled("complete", completed_on=officer.office.desk().today)
    officer.act(commitments.complete, commitment_id=promise, typed=done)
    return {"case_id": case_id, "commitment_id": promise}


def hear_resident(officer: Sharer, case_id: str) -> None:
    """Hear that it is done, and of another promise that it is not."""
    asked_on = officer.office.desk().today
    about = _kept(officer, case_id)
    officer.act(follow_through.hear_resident, **about, typed=filled("hear-resident", asked_on=asked_on))
    no = filled("hear-resident", asked_on=asked_on, answer=ResidentWord.DISAGREES, words="It drips again")
    officer.act(follow_through.hear_resident, **about, typed=no)


def promise_kept(officer: Sharer, case_id: str) -> None:
    """Promise something, and record that it is done."""
    promise(officer, case_id)
    one = the_case(officer, case_id).open_commitments[0]
    done = filled("complete", completed_on=officer.office.desk().today)
    officer.act(commitments.complete, commitment_id=one.id, typed=done)


def sign_off(officer: Sharer, case_id: str) -> None:
    """Sign off what somebody else recorded as done."""
    one = next(each for each in the_case(officer, case_id).commitments if not each.open)
    officer.act(follow_through.sign_off, case_id=case_id, commitment_id=one.id, typed=filled("sign-off"))


def promise_to(owner: Sharer) -> Scene:
    """Return the scene of promises that an officer has to keep."""

    def promise_two(officer: Sharer, case_id: str) -> None:
        desk, me = officer.office.desk(), owner.office.desk().officer.name
        for what in ("Replace the pipe", "Mend the floor"):
            due = desk.calendar.due(desk.today, 10)
            officer.act(commitments.promise, case_id=case_id, typed=filled("promise", what=what, owner=me, due_on=due))

    return promise_two


def close(officer: Sharer, case_id: str) -> None:
    """Close an answered case."""
    officer.act(closing.close, case_id=case_id, typed=Closure(learning="Visits that move make a call"))


def withdraw(officer: Sharer, case_id: str) -> None:
    """Withdraw a complaint as the resident asked."""
    officer.act(closing.withdraw, case_id=case_id, typed=filled("withdraw", asked_on=officer.office.desk().today))


def refuse(officer: Sharer, case_id: str) -> None:
    """Propose to refuse a complaint, in better words, and drop it."""
    for reasons in ("The court hears the same leak in June", "The county court hears of the same leak in June"):
        officer.act(refusals.propose, case_id=case_id, typed=filled("refuse", reasons=reasons))
    officer.act(refusals.drop, case_id=case_id, refusal_id="")


def proposed(officer: Sharer, case_id: str) -> None:
    """Propose to refuse a complaint."""
    officer.act(refusals.propose, case_id=case_id, typed=filled("refuse"))


def judge(officer: Sharer, case_id: str) -> None:
    """Send a refusal back, and approve it after all."""
    officer.act(refusals.send_back, case_id=case_id, refusal_id="", typed=filled("send-back"))
    officer.act(refusals.approve, case_id=case_id, refusal_id="", typed=filled("approve"))


def belong(officer: Sharer, case_id: str) -> None:
    """Link a case to another, end that, and merge it into another of the same person; and undo that."""
    with officer.office.record.reading() as session:
        earlier = load_case(session, officer.log("Hamza Okafor", points=(PointTyped(text="Damp"),)))
    other = earlier.reference
    made = officer.act(links.link, case_id=case_id, typed=filled("link", other=other)).made
    officer.act(links.unlink, case_id=case_id, link_id=made)
    officer.act(links.merge_person, case_id=case_id, typed=filled("merge-person", other=other))
    officer.act(definition.add_point, case_id=case_id, typed=PointWords(text="The calls"))
    officer.act(links.merge, case_id=case_id, typed=filled("merge", into=other))
    officer.act(links.unmerge, case_id=case_id, typed=filled("unmerge"))


def reopen(officer: Sharer, case_id: str) -> None:
    """Reopen a case that was withdrawn, and close it again."""
    officer.act(reopening.reopen, case_id=case_id, typed=filled("reopen"))
    withdraw(officer, case_id)


def log(officer: Sharer, _case_id: str) -> None:
    """Log a complaint with all that can be said of it."""
    known = {"needs_source": "the resident said", "needs_consent": "they agreed when asked"}
    officer.log("Efua Baptiste", needs=("child under 5",), **known, points=(PointTyped(text="Damp"),))


def escalate(officer: Sharer, case_id: str) -> None:
    """Take a closed case to stage 2."""
    asked_on = officer.office.desk().today
    officer.act(escalation.escalate, case_id=case_id, typed=filled("escalate", received_on=asked_on))


def write(officer: Sharer, case_id: str, kind: str, **typed: str) -> None:
    """Issue a letter of a kind."""
    officer.act(letters.issue, case_id=case_id, kind=kind, typed=typed)


def clarify(officer: Sharer, case_id: str) -> None:
    """Ask the resident what is not clear."""
    day = in_full(officer.office.desk().today + timedelta(7))
    asked = {"question": "Which room is it?", "why_asked": "There are two.", "reply_by": day}
    write(officer, case_id, "clarification", **asked, without_reply="We look at both.")


def ask_service(officer: Sharer, case_id: str) -> None:
    """Ask a service for its records, and write to it."""
    today = officer.office.desk().today
    asked = {"asked_of": "repairs service", "question": "When did anyone come?", "due_on": today + timedelta(7)}
    piece = filled("evidence", item="Job history", result=EvidenceResult.ASKED, asked_on=today, **asked)
    officer.act(investigation.record_evidence, case_id=case_id, typed=piece)
    write(officer, case_id, "service-request", background="Job 17, at the home.")


HEARD = {"their_reference": "HOS-26-0001", "they_asked": "You wrote to us on Monday and asked for our file."}


def tell_ombudsman(officer: Sharer, case_id: str) -> None:
    """Acknowledge a letter of the Ombudsman."""
    day = in_full(officer.office.desk().today + timedelta(14))
    write(officer, case_id, "ombudsman-acknowledgement", **HEARD, their_date=day, full_reply_by=day)


def answer_ombudsman(officer: Sharer, case_id: str) -> None:
    """Send the Ombudsman the evidence, and report what was done as it ordered."""
    position = "We came when we said that we would, and the work was done well."
    rest = {"policies": "Our repairs policy of 2025.", "missing_items": "Nothing of it is missing."}
    write(officer, case_id, "ombudsman-evidence", **HEARD, position=position, **rest)
    due = officer.office.desk().calendar.due(officer.office.desk().today, 20)
    ordered = filled("promise", what="Survey the roof", due_on=due, source=CommitmentSource.ORDER)
    officer.act(commitments.promise, case_id=case_id, typed=ordered)
    done = {"orders_open": "The survey waits for the scaffold."}
    told = {"their_reference": "HOS-26-0001", "determination": "your determination of this week"}
    write(officer, case_id, "ombudsman-orders", **told, **done)


def tell_determination(officer: Sharer, case_id: str) -> None:
    """Tell the resident what is done after the decision: what was ordered is promised first."""
    promise(officer, case_id)
    failed = "We missed two visits, and did not tell you that we would not come."
    said = {"determined": "The Ombudsman decided this week that there was service failure.", "failed": failed}
    effect = "Your kitchen was wet for a week."
    apology = "We missed two visits. I am sorry for that."
    write(officer, case_id, "after-determination", **said, effect=effect, apology=apology)


def invite_staff(officer: Sharer, case_id: str) -> None:
    """Invite a member of staff to comment, and write to them."""
    today = officer.office.desk().today
    days = {"invited_on": today, "reply_by": today + timedelta(7)}
    invited = filled("invite", party=Party.STAFF, name="Somebody of ours", **days)
    officer.act(disputes.invite, case_id=case_id, typed=invited)
    said = {"allegation": "That nobody came.", "evidence_held": "The list of calls.", "support": "Your manager."}
    write(officer, case_id, "staff-invitation", **said)


def tell_new_complaint(officer: Sharer, case_id: str) -> None:
    """Log an issue as a complaint of its own, and write of it."""
    day = officer.office.desk().today
    issue = filled("add-issue", text="The stairs", raised_on=day, related=False)
    made = officer.act(definition.add_issue, case_id=case_id, typed=issue).made
    assert made is not None
    write(officer, made, "new-complaint")


def tell_late_request(officer: Sharer, case_id: str) -> None:
    """Write that a late request is taken."""
    typed = RequestWords(request_reason="The leak is back", late_because="They were in hospital")
    officer.act(escalation.request, case_id=case_id, typed=typed)
    write(officer, case_id, "late-request")


def tell_adjustment_review(officer: Sharer, case_id: str) -> None:
    """Write that what was agreed was looked at again."""
    write(officer, case_id, "adjustment-review", review_outcome="We keep calling in the morning.")


def confirm_commitments(officer: Sharer, case_id: str) -> None:
    """Promise something, and write of it."""
    promise(officer, case_id)
    write(officer, case_id, "commitments-confirmation")


def propose_date(officer: Sharer, case_id: str) -> None:
    """Move a promise, and propose its new date."""
    promise(officer, case_id)
    desk, (one, *_) = officer.office.desk(), the_case(officer, case_id).open_commitments
    moved = Move(due_on=desk.calendar.due(desk.today, 15), because="The pipe is not here yet", agreed=False)
    officer.act(commitments.move, commitment_id=one.id, typed=moved)
    write(officer, case_id, "new-date", apology="We are sorry that you wait longer for the pipe.")


def tell_done(officer: Sharer, case_id: str) -> None:
    """Complete all that was promised, and write of it."""
    promise(officer, case_id)
    done = filled("complete", completed_on=officer.office.desk().today)
    for each in the_case(officer, case_id).open_commitments:
        officer.act(commitments.complete, commitment_id=each.id, typed=done)
    write(officer, case_id, "commitments-done", learned="We look at every pipe each year.")


def tell_all_done(officer: Sharer, case_id: str) -> None:
    """Write that everything is done."""
    tell_done(officer, case_id)
    write(officer, case_id, "all-done", summary="The pipe is new, and the wall is dry.")


def answer_two(officer: Sharer, case_id: str) -> None:
    """Answer a complaint of several points, none of them upheld."""
    for scene in (define, define, acknowledge, check):
        scene(officer, case_id)
    for point in the_case(officer, case_id).points:
        why = f"What point {point.number} asks was done in time"
        no = filled("decide", decision=Decision.NOT_UPHELD, reasons=why)
        officer.act(findings.decide, case_id=case_id, point_id=point.id, typed=no)
    officer.act(letters.issue, case_id=case_id, kind="stage1-response", typed={})


def request(officer: Sharer, case_id: str) -> None:
    """Say what the request is about, and leave a point out of it."""
    typed = RequestWords(request_reason="The leak is back", late_because="They were in hospital")
    officer.act(escalation.request, case_id=case_id, typed=typed)
    *_, last = the_case(officer, case_id).points
    said_on = filled("settle-point", said_on=officer.office.desk().today)
    officer.act(escalation.settle_point, case_id=case_id, point_id=last.id, typed=said_on)


def allocate(officer: Sharer, case_id: str) -> None:
    """Name a reviewer twice, the second in the place of the first, and give the case to them to handle."""
    me = officer.office.desk().officer.name
    for part in (REVIEWER, REVIEWER, HANDLER):
        officer.act(allocation.allocate, case_id=case_id, typed=Allocation(officer=me, part=part))


def bring(officer: Sharer, _case_id: str) -> None:
    """Import two files, and undo one; each offers as much as a team leader may."""
    folder = Path(officer.office.record.path).parent
    for name, more in (("one", {"tenure": "social rent", "refused_on": "2026-03-05"}), ("two", {})):
        path = folder / f"{name}.csv"
        row = {"source_reference": f"{name}-{officer.login}", **IMPORTED, **more}
        path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n")
        run = officer.act(importing.import_file, path=path).made
    officer.act(importing.undo_import, run_id=run)


def change_settings(officer: Sharer, _case_id: str) -> None:
    """Change everything that can be set, and a holiday twice."""
    desk = officer.office.desk()
    officer.act(settings.change_landlord, details=LANDLORD)
    officer.act(settings.change_setting, name="landlord", value=as_value(LANDLORD))
    officer.act(settings.change_targets, targets=Settings().targets)
    officer.act(settings.change_weights, weights=desk.settings.weights)
    officer.act(settings.change_recovery_key, typed_key="")
    officer.act(settings.change_letters, policy=Settings().letters)
    officer.act(settings.change_team, policy=Settings().team)
    officer.act(settings.change_weekly, targets=Settings().weekly)
    officer.act(settings.change_homes, years=())
    owner = Role.AUDITOR if desk.settings.measures.owners else Role.HEAD
    officer.act(settings.change_measures, policy=MeasurePolicy(owners={"K1": owner}))
    officer.act(settings.change_readings, readings=Readings())
    based = {"code": "M10", "from_on": date(2024, 4, 1), "to_on": date(2025, 3, 31), "figure": 40}
    officer.act(settings.add_base, base=BaseYear(**based, because=f"As {officer.login} counted it again"))
    officer.act(settings.change_quality, criteria=desk.settings.quality.criteria)
    officer.act(settings.change_authority, limits=desk.settings.authority)
    officer.act(settings.change_approvals, kinds=[])
    made = Typed(
        kind="change", texts={"words": "A new code", "effect": ""}, from_on=desk.today, source="Its page", sure="B"
    )
    officer.act(register.write_rule, typed=made)
    version = Version("change", "a-new-code", desk.today)
    officer.act(register.check_rule, version=version)
    officer.act(register.add_rows, rows=[row for row in desk.register.rows if row.name == "apologies"])
    officer.act(register.withdraw_rule, version=version)
    for is_holiday in (True, False):
        day = Correction(on=desk.today + timedelta(9), name="A day of mourning", is_holiday=is_holiday)
        officer.act(settings.change_holiday, correction=day)


OTHER_WORDS = section_text("stage1-acknowledgement", "limits").replace("may not be able to do", "cannot do")
LOCKED_WORDS = section_text("stage1-acknowledgement", "representative").replace("a support worker", "a carer")


def write_wordings(officer: Sharer, _case_id: str) -> None:
    """Write another wording of a section, of several, and go back to the program's own."""
    at, why = {"kind": "stage1-acknowledgement", "section": "limits"}, "Shorter."
    officer.act(wordings.write_wording, **at, text=OTHER_WORDS, why=why)
    officer.act(wordings.reset_wording, **at, why=why)
    officer.act(wordings.write_wordings, texts={tuple(at.values()): OTHER_WORDS}, why=why)


def write_locked_wording(officer: Sharer, _case_id: str) -> None:
    """Write another wording of a section about rights."""
    at = {"kind": "stage1-acknowledgement", "section": "representative"}
    adds = added(measure(at["kind"]), at["section"], LOCKED_WORDS, section_text(*at.values()))
    officer.act(wordings.write_wording, **at, text=LOCKED_WORDS, why="Our tenants say carer.", confirmed=adds)


def keep_paragraphs(officer: Sharer, _case_id: str) -> None:
    """Write a standard paragraph, change it and end it."""
    me = officer.office.desk().officer.id
    said = {"topic": "Damp", "title": "How damp is measured", "text": "We measure damp with a meter.", "owner_id": me}
    day = officer.office.desk().today + timedelta(30)
    made = officer.act(paragraphs.keep_paragraph, **said, expires_on=day).made
    officer.act(paragraphs.keep_paragraph, **said, expires_on=day + timedelta(1), paragraph_id=made)
    officer.act(paragraphs.end_paragraph, paragraph_id=made)


def keep_contractors(officer: Sharer, _case_id: str) -> None:
    """Enter a contractor, change it and end it."""
    made = officer.act(contractors.keep_contractor, name="Brixton  Roofs", trades="Roofs").made
    officer.act(contractors.keep_contractor, name="Brixton Roofs", phone="0116 496 0000", changes=made)
    officer.act(contractors.end_contractor, contractor_id=made)


def type_and_end(officer: Sharer, case_id: str) -> None:
    """Type into a form, leave it, and come to its end: every form keeps what is typed, whoever opened it."""
    for about in (case_id, None):
        for typed in ("R", "Rang"):
            officer.act(drafts.save, kind="UpdateSheet:", case_id=about, content={"text": typed})
        officer.act(drafts.end, kind="UpdateSheet:", case_id=about)


def list_homes(officer: Sharer, _case_id: str) -> None:
    """Bring in a list of homes, and the list of another day."""
    for address in ("1 Alder Court", "Flat 1, Alder Court"):
        path = Path(officer.office.record.path).parent / "homes.csv"
        path.write_text(f'uprn,address,postcode,estate,stock_type\n10001,"{address}",LE3 9QX,,"{address}"\n')
        officer.act(homes.bring_in, path=path)


def introduce_oneself(officer: Sharer, _case_id: str) -> None:
    """Say how one is reached; and how one is called, where that is one's own to say."""
    me = officer.office.desk().officer
    title = "Officer" if Act.SETTINGS in RIGHTS[me.role].acts else me.job_title
    reached = {"phone": "01632 960123", "email": "me@landlord.example"}
    officer.act(team.change_my_details, name=me.name, job_title=title, **reached)


def said(officer: Sharer, kind: CaseKind, **told: object) -> str:
    """Log what is no complaint, of today."""
    return officer.log("Efua Baptiste", kind=kind, unhappy=False, **told)


def look_after(officer: Sharer, _case_id: str) -> None:
    """Do all that is done to a service request, to its end and beside a complaint made of it."""
    request = said(officer, CaseKind.REQUEST)
    desk = officer.office.desk()
    today, ahead = {"told_on": desk.today}, {"review_on": desk.today + timedelta(5)}
    officer.act(first_contact.tell_next_step, case_id=request, typed=filled("tell-next-step", **today, **ahead))
    write(officer, request, "request-confirmation", why_request="You asked us to mend it.")
    officer.act(first_contact.review_request, case_id=request, typed=filled("review-request", **ahead))
    write(officer, request, "choice-to-complain", unhappy_with="You said that nobody called you back.")
    offered = filled("offer-choice", choice_offered_on=desk.today)
    officer.act(first_contact.offer_choice, case_id=request, typed=offered)
    unhappy = filled("make-complaint", expressed_on=desk.today, received_on=desk.today)
    officer.act(first_contact.make_complaint, case_id=request, typed=unhappy)
    officer.act(first_contact.end_request, case_id=request, typed=filled("end-request"))


def pass_on(officer: Sharer, _case_id: str) -> None:
    """Pass a compliment on."""
    praise = said(officer, CaseKind.COMPLIMENT, about_whom="The plumbers")
    passed_on = filled("pass-on", passed_on_on=officer.office.desk().today)
    officer.act(first_contact.pass_on, case_id=praise, typed=passed_on)


def answer_enquiry(officer: Sharer, _case_id: str) -> None:
    """Answer an MP."""
    asked = said(officer, CaseKind.ENQUIRY, asked_by="The MP")
    answered = filled("answer-enquiry", answered_on=officer.office.desk().today)
    officer.act(first_contact.answer_enquiry, case_id=asked, typed=answered)


ANYONE: tuple[Scene, ...] = (introduce_oneself, type_and_end)
"""What every role may do that writes at all."""

SCENES: Mapping[Act, tuple[Scene, ...]] = {
    Act.LOG: (log, begin_with_an_email),
    Act.DEFINE: (define,),
    Act.WITHDRAW_POINT: (drop_point,),
    Act.ADD_ISSUE: (add_issue,),
    Act.TELL_CHANGE: (tell_change,),
    Act.CONFIRM_RECEIPT: (confirm_receipt,),
    Act.PROGRESS: (progress,),
    Act.CONFIRM_WITHDRAWAL: (confirm_withdrawal,),
    Act.CONTACT: (contact,),
    Act.SUBMIT_LETTER: (submit_letter,),
    Act.APPROVE_LETTER: (approve_letter,),
    Act.PUT_LETTER_RIGHT: (put_letter_right,),
    Act.DESPATCH: (despatched,),
    Act.ATTACH: (file_documents,),
    Act.DESTROY: (destroy_a_file,),
    Act.RETAIN: (retain,),
    Act.NEEDS: (needs,),
    Act.REPRESENT: (represent,),
    Act.ASK_AUTHORITY: (ask_authority,),
    Act.CONFIRM_AUTHORITY: (confirm_authority,),
    Act.REPLY_ELECTED: (reply_elected,),
    Act.JOIN: (join,),
    Act.LIFE: (life,),
    Act.CORRECT: (correct,),
    Act.ASSESS: (assess,),
    Act.EXTEND: (extend,),
    Act.ACKNOWLEDGE: (acknowledge,),
    Act.CHECK: (check, dispute, consult),
    Act.ESCALATE: (escalate,),
    Act.REQUEST: (request,),
    Act.ALLOCATE: (allocate,),
    Act.FIND: (find,),
    Act.PROMISE: (promise,),
    Act.OFFER: (offer,),
    Act.PAY: (pay,),
    Act.INCIDENT: (take_further,),
    Act.HAZARD: (make_safe,),
    Act.SUMMARISE_HAZARD: (summarise,),
    Act.MATTER: (note_matters,),
    Act.ACKNOWLEDGE_MATTER: (acknowledge_matter,),
    Act.TELL_MATTER: (tell_matter,),
    Act.ANSWER_MATTER: (answer_matter,),
    Act.RESPOND: (respond,),
    Act.UPDATE_COMMITMENT: (update_commitments,),
    Act.MOVE_COMMITMENT: (move_commitment,),
    Act.END_COMMITMENT: (end_commitment,),
    Act.CHASE: (chase,),
    Act.ANSWER_LEVEL: (answer_level,),
    Act.EXPLAIN_MISS: (explain_miss,),
    Act.HEAR_RESIDENT: (hear_resident,),
    Act.SIGN_OFF: (sign_off,),
    Act.CLOSE: (close,),
    Act.WITHDRAW: (withdraw,),
    Act.REOPEN: (reopen,),
    Act.LINK: (belong,),
    Act.REFUSE: (refuse,),
    Act.APPROVE: (judge,),
    Act.TELL_NEXT_STEP: (look_after,),
    Act.REVIEW_REQUEST: (look_after,),
    Act.OFFER_CHOICE: (look_after,),
    Act.CONFIRM_REQUEST: (look_after,),
    Act.ACKNOWLEDGE_OMBUDSMAN: (tell_ombudsman,),
    Act.ANSWER_OMBUDSMAN: (answer_ombudsman,),
    Act.REPORT_ORDERS: (answer_ombudsman,),
    Act.TELL_DETERMINATION: (tell_determination,),
    Act.WRITE_CHOICE: (look_after,),
    Act.END_REQUEST: (look_after,),
    Act.MAKE_COMPLAINT: (look_after,),
    Act.PASS_ON: (pass_on,),
    Act.ANSWER_ENQUIRY: (answer_enquiry,),
    Act.IMPORT: (bring,),
    **team_scenes.SCENES,
    **number_scenes.SCENES,
    **quality_scenes.SCENES,
    **survey_scenes.SCENES,
    Act.SETTINGS: (change_settings, list_homes, team_scenes.change_officers),
    Act.WRITE_WORDING: (write_wordings,),
    Act.WRITE_LOCKED_WORDING: (write_locked_wording,),
    Act.KEEP_PARAGRAPHS: (keep_paragraphs,),
    Act.KEEP_CONTRACTORS: (keep_contractors,),
    Act.ASK_MONEY: (ask_money,),
    Act.WARN: (warn,),
    Act.RESTRICT: (restrict,),
    Act.APPROVE_RESTRICTION: (judge_restriction,),
    Act.APPEAL_RESTRICTION: (appeal,),
    Act.REVIEW_RESTRICTION: (review,),
    Act.APPROVE_MONEY: (approve_money,),
    Act.ASK_OVERRIDE: (ask_override,),
    Act.OVERRIDE: (let_stay,),
    Act.SETTLE_LETTERS: (settle_letters,),
    Act.TELL_WHICH_STANDS: (tell_which_stands,),
    Act.ORDERED: (order_money,),
    Act.TELL_OFFER: (tell_offer,),
    Act.TELL_PAYMENT: (tell_payment,),
    Act.CONFIRM_ADJUSTMENTS: (confirm_adjustments,),
    Act.CLARIFY: (clarify,),
    Act.ASK_SERVICE: (ask_service,),
    Act.INVITE_STAFF: (invite_staff,),
    Act.TELL_NEW_COMPLAINT: (tell_new_complaint,),
    Act.TELL_LATE_REQUEST: (tell_late_request,),
    Act.TELL_ADJUSTMENT_REVIEW: (tell_adjustment_review,),
    Act.CONFIRM_COMMITMENTS: (confirm_commitments,),
    Act.PROPOSE_DATE: (propose_date,),
    Act.TELL_DONE: (tell_done,),
    Act.TELL_ALL_DONE: (tell_all_done,),
}
"""How each act is done. The rest need a clash, the server, or have no action yet."""


READY: Mapping[Scene, tuple[Scene, ...]] = {
    move_commitment: (promise,),
    end_commitment: (promise,),
    sign_off: (promise_kept,),
    acknowledge: (define,),
    extend: (define, acknowledge),
    drop_point: (define, define, acknowledge),
    add_issue: (define, acknowledge),
    tell_change: (define, acknowledge),
    tell_new_complaint: (define, acknowledge),
    tell_late_request: (answer_two, escalate),
    tell_all_done: (answer_two,),
    find: (define, acknowledge),
    offer: (define, acknowledge),
    pay: (define, acknowledge, offer),
    approve_money: (asked_for_money,),
    approve_letter: (submitted_by_another,),
    let_stay: (asked_to_stay,),
    settle_letters: (define, acknowledge, acknowledged_again),
    tell_which_stands: (define, acknowledge, acknowledged_again),
    tell_offer: (define, acknowledge),
    tell_payment: (define, acknowledge, offer),
    respond: (define, acknowledge),
    close: (define, acknowledge, respond),
    reopen: (withdraw,),
    confirm_withdrawal: (withdraw,),
    escalate: (define, acknowledge, respond, close),
    request: (answer_two, escalate),
    allocate: (define, acknowledge, respond, escalate),
    judge: (proposed,),
    survey_scenes.survey: (define, acknowledge, respond),
    judge_restriction: (restriction,),
    appeal: (restriction,),
    review: (restriction,),
    **quality_scenes.READY,
    **number_scenes.READY,
}
"""What another officer has done to a case before a scene is played on it."""


def actions() -> Iterator[str]:
    """Yield the names of all actions there are: what takes a session and a desk, and writes."""
    for module in MODULES:
        for name, found in inspect.getmembers(module, inspect.isfunction):
            asks = [*inspect.signature(found).parameters][:2]
            own = found.__module__ == module.__name__ and not name.startswith("_")
            if own and asks == ["session", "desk"] and name not in READ_ONLY | BEGIN_AND_END:
                yield name
