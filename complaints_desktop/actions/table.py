"""Every form beside the action it calls: one row a form, read by the menus, the sheets and the command line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic

from sqlalchemy.orm import Session

from complaints_desktop.actions import (
    allocation,
    assessment,
    checklist,
    closing,
    commitments,
    consultees,
    contacts,
    definition,
    despatch,
    disputes,
    documents,
    escalation,
    extensions,
    findings,
    first_contact,
    follow_through,
    hazards,
    incidents,
    investigation,
    letters_twice,
    links,
    matters,
    money,
    money_orders,
    money_requests,
    overrides,
    people,
    receipt,
    refusals,
    reopening,
    representatives,
    restrictions,
    retention,
    submissions,
    updates,
)
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.allocation import Allocation
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.checklist import LineAnswered
from complaints_desktop.forms.closing import Closure, Withdrawal
from complaints_desktop.forms.commitments import Cancel, Complete, Move, Promise, Update
from complaints_desktop.forms.consultees import Consulted
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.forms.definition import IssueRaised, PointWords, WithdrawPoint
from complaints_desktop.forms.despatch import LetterReturned, LetterSent
from complaints_desktop.forms.disputes import Dispute, Invited
from complaints_desktop.forms.documents import Attachment, Description, DestroyDocument, WithdrawDocument
from complaints_desktop.forms.erasing import Erasure
from complaints_desktop.forms.escalation import Escalation, PointSettled, RequestWords
from complaints_desktop.forms.extensions import TimeExtended
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.first_contact import (
    ChoiceOffered,
    ComplaintMade,
    EnquiryAnswered,
    NextStep,
    PassedOn,
    RequestEnded,
    RequestReview,
)
from complaints_desktop.forms.follow_through import Chased, LevelAnswered, MissExplained, ResidentHeard, SignedOff
from complaints_desktop.forms.form import E
from complaints_desktop.forms.hazards import HazardNoticed, HazardStepTaken
from complaints_desktop.forms.incidents import IncidentAnswered, IncidentTold
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.forms.letters_twice import LettersSettled
from complaints_desktop.forms.links import Linked, Merged, PeopleMerged, Unlinked, Unmerged
from complaints_desktop.forms.matters import (
    MatterAcknowledged,
    MatterAnswer,
    MatterClosed,
    MatterNoted,
    MatterProgress,
    MatterStruck,
)
from complaints_desktop.forms.money import MoneyOffer, OfferAnswered, OfferPaid
from complaints_desktop.forms.money_orders import MoneyOrdered, OrderPaid, OrderSetAside
from complaints_desktop.forms.money_requests import MoneyApproved, MoneyAsked, MoneyDropped, MoneySentBack
from complaints_desktop.forms.overrides import OverrideDropped, OverrideGiven, OverrideSentBack
from complaints_desktop.forms.people import (
    AdjustmentAgreed,
    AdjustmentApplied,
    NeedReviewed,
    NeedTold,
    PersonDetails,
    Review,
)
from complaints_desktop.forms.receipt import ReceiptCorrected
from complaints_desktop.forms.refusals import (
    AcceptanceDirected,
    RefusalApproved,
    RefusalDropped,
    RefusalProposed,
    RefusalSentBack,
    RefusalTakenBack,
)
from complaints_desktop.forms.reopening import ReopeningAsked
from complaints_desktop.forms.representatives import (
    AuthorityChanged,
    AuthorityEnded,
    DiedOrLeft,
    Joined,
    Left,
    LettersOfAKind,
    Representation,
)
from complaints_desktop.forms.restrictions import (
    ConductWarned,
    RestrictionAppealed,
    RestrictionApproved,
    RestrictionDropped,
    RestrictionProposed,
    RestrictionReviewed,
    RestrictionSentBack,
    WarningDropped,
)
from complaints_desktop.forms.retention import ErasingDecided, HoldLifted, KeptLonger, LegalHold
from complaints_desktop.forms.submissions import LetterApproved, LetterDropped, LetterSentBack
from complaints_desktop.forms.updates import Updates


@dataclass(frozen=True, slots=True)
class On:
    """What an act is done to: a case, and the id of what it is about in it; empty where that is the case itself."""

    case_id: str
    subject: str = ""


Do = Callable[[Session, Desk, On, E], Changes]


@dataclass(frozen=True, slots=True)
class Row(Generic[E]):
    """A form and its action."""

    form: type[E]
    do: Do[E] | None
    """None where the shared database does it, for every desk (`sharing.erasing.BY_THE_SERVER`)."""

    def work(self, on: On, typed: E) -> Callable[[Session, Desk], Changes]:
        """Return the action with all it needs."""
        do = self.do
        if do is None:
            raise NotImplementedError(f"{self.form.header.name} is done by the shared database")
        return lambda session, desk: do(session, desk, on, typed)


def _define(session: Session, desk: Desk, on: On, typed: PointWords) -> Changes:
    """Add a point, or put better words in place of those of one that stands."""
    if on.subject:
        return definition.change_point(session, desk, case_id=on.case_id, point_id=on.subject, typed=typed)
    return definition.add_point(session, desk, case_id=on.case_id, typed=typed)


def _evidence(session: Session, desk: Desk, on: On, typed: Evidence) -> Changes:
    evidence_id = on.subject or None
    return investigation.record_evidence(session, desk, case_id=on.case_id, typed=typed, evidence_id=evidence_id)


def _dispute(session: Session, desk: Desk, on: On, typed: Dispute) -> Changes:
    return disputes.record_dispute(session, desk, case_id=on.case_id, typed=typed, disputed_id=on.subject or None)


def _invite(session: Session, desk: Desk, on: On, typed: Invited) -> Changes:
    return disputes.invite(session, desk, case_id=on.case_id, typed=typed, invitation_id=on.subject or None)


def _details(session: Session, desk: Desk, on: On, typed: PersonDetails) -> Changes:
    return people.change_person(session, desk, details=replace(typed, person_id=on.subject))


MATTER_STEPS: tuple[tuple[type[Any], Callable[..., Changes]], ...] = (
    (MatterAcknowledged, matters.acknowledge),
    (MatterProgress, matters.progress),
    (MatterAnswer, matters.answer),
    (MatterClosed, matters.close),
    (MatterStruck, matters.strike),
)


def _of_a_matter(asked: type[Any], do: Callable[..., Changes]) -> Row[Any]:
    """Return the row of a form about a matter."""
    return Row(asked, lambda s, d, on, typed: do(s, d, case_id=on.case_id, matter_id=on.subject, typed=typed))


def _promised(asked: type[Any], do: Callable[..., Changes]) -> Row[Any]:
    """Return the row of a form about a promise, open or not."""
    return Row(asked, lambda s, d, on, typed: do(s, d, case_id=on.case_id, commitment_id=on.subject, typed=typed))


_ROWS: tuple[Row[Any], ...] = (
    Row(ContactMade, lambda s, d, on, typed: contacts.record_contact(s, d, case_id=on.case_id, typed=typed)),
    Row(Attachment, lambda s, d, on, typed: documents.attach(s, d, case_id=on.case_id, typed=typed)),
    Row(PointWords, _define),
    Row(IssueRaised, lambda s, d, on, typed: definition.add_issue(s, d, case_id=on.case_id, typed=typed)),
    Row(ReceiptCorrected, lambda s, d, on, typed: receipt.correct(s, d, case_id=on.case_id, typed=typed)),
    Row(Assessment, lambda s, d, on, typed: assessment.assess(s, d, case_id=on.case_id, typed=typed)),
    Row(Evidence, _evidence),
    Row(Dispute, _dispute),
    Row(Invited, _invite),
    Row(LineAnswered, lambda s, d, on, typed: checklist.answer_line(s, d, case_id=on.case_id, typed=typed)),
    Row(Declaration, lambda s, d, on, typed: investigation.declare_conflict(s, d, case_id=on.case_id, typed=typed)),
    Row(Consulted, lambda s, d, on, typed: consultees.consult(s, d, case_id=on.case_id, typed=typed)),
    Row(Promise, lambda s, d, on, typed: commitments.promise(s, d, case_id=on.case_id, typed=typed)),
    Row(TimeExtended, lambda s, d, on, typed: extensions.extend(s, d, case_id=on.case_id, typed=typed)),
    Row(MoneyOffer, lambda s, d, on, typed: money.offer(s, d, case_id=on.case_id, typed=typed)),
    Row(LettersSettled, lambda s, d, on, typed: letters_twice.let_stand(s, d, case_id=on.case_id, typed=typed)),
    Row(MoneyAsked, lambda s, d, on, typed: money_requests.ask(s, d, case_id=on.case_id, typed=typed)),
    Row(MoneyOrdered, lambda s, d, on, typed: money_orders.order(s, d, case_id=on.case_id, typed=typed)),
    Row(Updates, lambda s, d, on, typed: updates.agree_updates(s, d, case_id=on.case_id, typed=typed)),
    Row(AdjustmentAgreed, lambda s, d, on, typed: people.agree_adjustment(s, d, person_id=on.subject, typed=typed)),
    Row(NeedTold, lambda s, d, on, typed: people.record_need(s, d, person_id=on.subject, typed=typed)),
    Row(PersonDetails, _details),
    Row(Representation, lambda s, d, on, typed: representatives.represent(s, d, case_id=on.case_id, typed=typed)),
    Row(Joined, lambda s, d, on, typed: representatives.join(s, d, case_id=on.case_id, typed=typed)),
    Row(DiedOrLeft, lambda s, d, on, typed: representatives.record_life(s, d, case_id=on.case_id, typed=typed)),
    Row(
        AuthorityChanged,
        lambda s, d, on, typed: representatives.change(s, d, case_id=on.case_id, authority_id=on.subject, typed=typed),
    ),
    Row(
        LettersOfAKind,
        lambda s, d, on, typed: representatives.send_letters(
            s, d, case_id=on.case_id, authority_id=on.subject, typed=typed
        ),
    ),
    Row(
        AuthorityEnded,
        lambda s, d, on, typed: representatives.end(s, d, case_id=on.case_id, authority_id=on.subject, typed=typed),
    ),
    Row(
        Left,
        lambda s, d, on, typed: representatives.leave(s, d, case_id=on.case_id, complainant_id=on.subject, typed=typed),
    ),
    Row(Escalation, lambda s, d, on, typed: escalation.escalate(s, d, case_id=on.case_id, typed=typed)),
    Row(RequestWords, lambda s, d, on, typed: escalation.request(s, d, case_id=on.case_id, typed=typed)),
    Row(Allocation, lambda s, d, on, typed: allocation.allocate(s, d, case_id=on.case_id, typed=typed)),
    Row(NextStep, lambda s, d, on, typed: first_contact.tell_next_step(s, d, case_id=on.case_id, typed=typed)),
    Row(RequestReview, lambda s, d, on, typed: first_contact.review_request(s, d, case_id=on.case_id, typed=typed)),
    Row(ChoiceOffered, lambda s, d, on, typed: first_contact.offer_choice(s, d, case_id=on.case_id, typed=typed)),
    Row(PassedOn, lambda s, d, on, typed: first_contact.pass_on(s, d, case_id=on.case_id, typed=typed)),
    Row(EnquiryAnswered, lambda s, d, on, typed: first_contact.answer_enquiry(s, d, case_id=on.case_id, typed=typed)),
    Row(RequestEnded, lambda s, d, on, typed: first_contact.end_request(s, d, case_id=on.case_id, typed=typed)),
    Row(ComplaintMade, lambda s, d, on, typed: first_contact.make_complaint(s, d, case_id=on.case_id, typed=typed)),
    Row(Closure, lambda s, d, on, typed: closing.close(s, d, case_id=on.case_id, typed=typed)),
    Row(Withdrawal, lambda s, d, on, typed: closing.withdraw(s, d, case_id=on.case_id, typed=typed)),
    Row(RefusalProposed, lambda s, d, on, typed: refusals.propose(s, d, case_id=on.case_id, typed=typed)),
    Row(RefusalDropped, lambda s, d, on, _: refusals.drop(s, d, case_id=on.case_id, refusal_id=on.subject)),
    Row(
        RefusalApproved,
        lambda s, d, on, typed: refusals.approve(s, d, case_id=on.case_id, refusal_id=on.subject, typed=typed),
    ),
    Row(
        RefusalSentBack,
        lambda s, d, on, typed: refusals.send_back(s, d, case_id=on.case_id, refusal_id=on.subject, typed=typed),
    ),
    Row(RefusalTakenBack, lambda s, d, on, typed: refusals.accept(s, d, case_id=on.case_id, typed=typed)),
    Row(AcceptanceDirected, lambda s, d, on, typed: refusals.direct(s, d, case_id=on.case_id, typed=typed)),
    Row(Linked, lambda s, d, on, typed: links.link(s, d, case_id=on.case_id, typed=typed)),
    Row(Unlinked, lambda s, d, on, _: links.unlink(s, d, case_id=on.case_id, link_id=on.subject)),
    Row(Merged, lambda s, d, on, typed: links.merge(s, d, case_id=on.case_id, typed=typed)),
    Row(Unmerged, lambda s, d, on, typed: links.unmerge(s, d, case_id=on.case_id, typed=typed)),
    Row(PeopleMerged, lambda s, d, on, typed: links.merge_person(s, d, case_id=on.case_id, typed=typed)),
    Row(ReopeningAsked, lambda s, d, on, typed: reopening.reopen(s, d, case_id=on.case_id, typed=typed)),
    Row(IncidentTold, lambda s, d, on, typed: incidents.tell(s, d, case_id=on.case_id, typed=typed)),
    Row(HazardNoticed, lambda s, d, on, typed: hazards.notice(s, d, case_id=on.case_id, typed=typed)),
    Row(ConductWarned, lambda s, d, on, typed: restrictions.warn(s, d, case_id=on.case_id, typed=typed)),
    Row(RestrictionProposed, lambda s, d, on, typed: restrictions.propose(s, d, case_id=on.case_id, typed=typed)),
    Row(MatterNoted, lambda s, d, on, typed: matters.note(s, d, case_id=on.case_id, typed=typed)),
    Row(Erasure, None),
    Row(WarningDropped, lambda s, d, on, _: restrictions.drop_warning(s, d, case_id=on.case_id, warning_id=on.subject)),
    Row(RestrictionDropped, lambda s, d, on, _: restrictions.drop(s, d, case_id=on.case_id, restriction_id=on.subject)),
    Row(
        RestrictionApproved,
        lambda s, d, on, typed: restrictions.approve(s, d, case_id=on.case_id, restriction_id=on.subject, typed=typed),
    ),
    Row(
        RestrictionSentBack,
        lambda s, d, on, typed: restrictions.send_back(
            s, d, case_id=on.case_id, restriction_id=on.subject, typed=typed
        ),
    ),
    Row(
        RestrictionAppealed,
        lambda s, d, on, typed: restrictions.appeal(s, d, case_id=on.case_id, restriction_id=on.subject, typed=typed),
    ),
    Row(
        RestrictionReviewed,
        lambda s, d, on, typed: restrictions.review(s, d, case_id=on.case_id, restriction_id=on.subject, typed=typed),
    ),
    *(_of_a_matter(asked, do) for asked, do in MATTER_STEPS),
    Row(
        HazardStepTaken,
        lambda s, d, on, typed: hazards.step(s, d, case_id=on.case_id, hazard_id=on.subject, typed=typed),
    ),
    Row(
        LetterApproved,
        lambda s, d, on, typed: submissions.approve(s, d, case_id=on.case_id, submission_id=on.subject, typed=typed),
    ),
    Row(
        LetterSentBack,
        lambda s, d, on, typed: submissions.send_back(s, d, case_id=on.case_id, submission_id=on.subject, typed=typed),
    ),
    Row(LetterDropped, lambda s, d, on, _: submissions.drop(s, d, case_id=on.case_id, submission_id=on.subject)),
    Row(LetterSent, lambda s, d, on, typed: despatch.send(s, d, case_id=on.case_id, letter_id=on.subject, typed=typed)),
    Row(
        LetterReturned,
        lambda s, d, on, typed: despatch.came_back(s, d, case_id=on.case_id, despatch_id=on.subject, typed=typed),
    ),
    Row(
        IncidentAnswered,
        lambda s, d, on, typed: incidents.answer(s, d, case_id=on.case_id, incident_id=on.subject, typed=typed),
    ),
    Row(
        WithdrawPoint,
        lambda s, d, on, typed: definition.withdraw_point(s, d, case_id=on.case_id, point_id=on.subject, typed=typed),
    ),
    Row(
        PointSettled,
        lambda s, d, on, typed: escalation.settle_point(s, d, case_id=on.case_id, point_id=on.subject, typed=typed),
    ),
    Row(
        PointDecision,
        lambda s, d, on, typed: findings.decide(s, d, case_id=on.case_id, point_id=on.subject, typed=typed),
    ),
    Row(
        OfferAnswered,
        lambda s, d, on, typed: money.answer(s, d, case_id=on.case_id, offer_id=on.subject, typed=typed),
    ),
    Row(OfferPaid, lambda s, d, on, typed: money.pay(s, d, case_id=on.case_id, offer_id=on.subject, typed=typed)),
    Row(MoneyDropped, lambda s, d, on, _: money_requests.drop(s, d, case_id=on.case_id, request_id=on.subject)),
    Row(
        MoneyApproved,
        lambda s, d, on, typed: money_requests.approve(s, d, case_id=on.case_id, request_id=on.subject, typed=typed),
    ),
    Row(
        MoneySentBack,
        lambda s, d, on, typed: money_requests.send_back(s, d, case_id=on.case_id, request_id=on.subject, typed=typed),
    ),
    Row(OverrideDropped, lambda s, d, on, _: overrides.drop(s, d, case_id=on.case_id, request_id=on.subject)),
    Row(
        OverrideGiven,
        lambda s, d, on, typed: overrides.approve(s, d, case_id=on.case_id, request_id=on.subject, typed=typed),
    ),
    Row(
        OverrideSentBack,
        lambda s, d, on, typed: overrides.send_back(s, d, case_id=on.case_id, request_id=on.subject, typed=typed),
    ),
    Row(
        OrderPaid, lambda s, d, on, typed: money_orders.pay(s, d, case_id=on.case_id, order_id=on.subject, typed=typed)
    ),
    Row(
        OrderSetAside,
        lambda s, d, on, typed: money_orders.set_order_aside(
            s, d, case_id=on.case_id, order_id=on.subject, typed=typed
        ),
    ),
    Row(Update, lambda s, d, on, typed: commitments.update(s, d, commitment_id=on.subject, typed=typed)),
    Row(Move, lambda s, d, on, typed: commitments.move(s, d, commitment_id=on.subject, typed=typed)),
    Row(Complete, lambda s, d, on, typed: commitments.complete(s, d, commitment_id=on.subject, typed=typed)),
    Row(Cancel, lambda s, d, on, typed: commitments.cancel(s, d, commitment_id=on.subject, typed=typed)),
    _promised(Chased, follow_through.chase),
    _promised(LevelAnswered, follow_through.answer_level),
    _promised(MissExplained, follow_through.explain_miss),
    _promised(ResidentHeard, follow_through.hear_resident),
    _promised(SignedOff, follow_through.sign_off),
    Row(
        Description,
        lambda s, d, on, typed: documents.describe(s, d, case_id=on.case_id, document_id=on.subject, typed=typed),
    ),
    Row(
        WithdrawDocument,
        lambda s, d, on, typed: documents.withdraw(s, d, case_id=on.case_id, document_id=on.subject, typed=typed),
    ),
    Row(LegalHold, lambda s, d, on, typed: retention.hold(s, d, case_id=on.case_id, typed=typed)),
    Row(HoldLifted, lambda s, d, on, typed: retention.lift(s, d, case_id=on.case_id, typed=typed)),
    Row(KeptLonger, lambda s, d, on, typed: retention.keep_longer(s, d, case_id=on.case_id, typed=typed)),
    Row(ErasingDecided, lambda s, d, on, typed: retention.decide_erasing(s, d, case_id=on.case_id, typed=typed)),
    Row(
        DestroyDocument,
        lambda s, d, on, typed: documents.destroy(s, d, case_id=on.case_id, document_id=on.subject, typed=typed),
    ),
    Row(NeedReviewed, lambda s, d, on, typed: people.review_need(s, d, need_id=on.subject, typed=typed)),
    Row(
        AdjustmentApplied,
        lambda s, d, on, typed: people.apply_adjustment(
            s, d, case_id=on.case_id, adjustment_id=on.subject, typed=typed
        ),
    ),
    Row(Review, lambda s, d, on, typed: people.review_adjustment(s, d, adjustment_id=on.subject, typed=typed)),
)

FORMS: Mapping[str, Row[Any]] = {row.form.header.name: row for row in _ROWS}
"""Each row by the name of its form, in the order of the menu of a case."""
