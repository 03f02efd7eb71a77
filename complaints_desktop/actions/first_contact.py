"""What becomes of a service request, a compliment or an enquiry, up to a complaint made of it (Code 1.3-1.6)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, require_duties
from complaints_desktop.case.entries import complaint_of, contact_row, link_row
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.first_contact import (
    A_COMPLAINT_WAS_MADE,
    ChoiceOffered,
    ComplaintMade,
    EnquiryAnswered,
    NextStep,
    PassedOn,
    RequestEnded,
    RequestReview,
)
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.choice import require_no_complaint
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.model import Case, FirstContact, Officer
from db.terms import ContactPurpose, Direction, LinkKind


def tell_next_step(session: Session, desk: Desk, *, case_id: str, typed: NextStep) -> Changes:
    """Record what the resident was told will happen, and when it is looked at again."""
    case = begin(session, desk, case_id, Act.TELL_NEXT_STEP)
    said = checked(typed, desk, case)
    entry.after(said.told_on, _told(case).received_on, field="told_on", what="the day it was received")
    row = _row(session, case_id)
    row.next_step, row.told_on, row.review_on = said.next_step, said.told_on, said.review_on
    words = f"Told the next step: {said.next_step}"
    session.add(contact_row(desk, case_id, words, kind=said.kind, direction=Direction.OUT, on=said.told_on))
    return finish(session, desk, case_id)


def review_request(session: Session, desk: Desk, *, case_id: str, typed: RequestReview) -> Changes:
    """Record what has happened since, and when it is looked at next."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.REVIEW_REQUEST))
    _row(session, case_id).review_on = said.review_on
    words = f"Looked at again: {said.happened} (next on {in_full(said.review_on)})"
    session.add(contact_row(desk, case_id, words))
    return finish(session, desk, case_id)


def pass_on(session: Session, desk: Desk, *, case_id: str, typed: PassedOn) -> Changes:
    """Record to whom a compliment was passed on; with that it is done."""
    case = begin(session, desk, case_id, Act.PASS_ON)
    said = checked(typed, desk, case)
    require_duties(case, desk, Act.PASS_ON)
    received = _told(case).received_on
    entry.after(said.passed_on_on, received, field="passed_on_on", what="the day it was received")
    row = _row(session, case_id)
    row.passed_on_to = said.passed_on_to
    row.passed_on_on = row.ended_on = said.passed_on_on
    row.ended_because = f"passed on to {said.passed_on_to}"
    return finish(session, desk, case_id)


def answer_enquiry(session: Session, desk: Desk, *, case_id: str, typed: EnquiryAnswered) -> Changes:
    """Record what an MP or councillor was told; with that it is done."""
    case = begin(session, desk, case_id, Act.ANSWER_ENQUIRY)
    said = checked(typed, desk, case)
    require_duties(case, desk, Act.ANSWER_ENQUIRY)
    told = _told(case)
    entry.after(said.answered_on, told.received_on, field="answered_on", what="the day it was received")
    row = _row(session, case_id)
    row.ended_because, row.ended_on = said.answer, said.answered_on
    answered = contact_row(
        desk,
        case_id,
        f"Answered: {said.answer}",
        kind=said.kind,
        direction=Direction.OUT,
        on=said.answered_on,
        with_whom=told.asked_by,
    )
    session.add(answered)
    return finish(session, desk, case_id)


def end_request(session: Session, desk: Desk, *, case_id: str, typed: RequestEnded) -> Changes:
    """Record what came of the work itself; that a complaint was made of it is no end (Code 1.5)."""
    case = begin(session, desk, case_id, Act.END_REQUEST)
    said = checked(typed, desk, case)
    if said.came == A_COMPLAINT_WAS_MADE:
        made = case.complaint_made
        which = f"complaint {made.other_reference}" if made else "a complaint"
        raise Refused(
            f"That {which} was made does not end what they asked for: it goes on beside the complaint",
            do="Leave it open until it is known what came of the work itself, and say that.",
            paragraph="1.5",
            field="came",
        )
    require_duties(case, desk, Act.END_REQUEST)
    row = _row(session, case_id)
    row.ended_on, row.ended_because = desk.today, f"{said.came}: {said.because}"
    return finish(session, desk, case_id)


def offer_choice(session: Session, desk: Desk, *, case_id: str, typed: ChoiceOffered) -> Changes:
    """Record that the choice to complain was offered, and the answer; who wants to complain has a complaint made."""
    case = begin(session, desk, case_id, Act.OFFER_CHOICE)
    said = checked(typed, desk, case)
    if case.kind is not None:
        require_no_complaint(
            case.kind,
            channel=case.channel,
            unhappy=said.unhappy,
            offered_on=said.choice_offered_on,
            answer=said.choice_answer,
        )
    entry.after(
        said.choice_offered_on, _told(case).received_on, field="choice_offered_on", what="the day it was received"
    )
    row = session.get_one(Case, case_id)
    if said.unhappy and row.expressed_on is None:
        row.expressed_on = said.choice_offered_on
    row.choice_offered_on, row.choice_offered_by = said.choice_offered_on, said.choice_offered_by
    row.choice_answer = said.choice_answer.value
    words = f"Offered the choice to complain, by {said.choice_offered_by}: {said.choice_answer.value}."
    on, purpose = said.choice_offered_on, ContactPurpose.CHOICE
    session.add(contact_row(desk, case_id, words, direction=Direction.OUT, on=on, purpose=purpose))
    return finish(session, desk, case_id)


def make_complaint(session: Session, desk: Desk, *, case_id: str, typed: ComplaintMade) -> Changes:
    """Make a complaint with a reference of its own; what it came from stays as it is, linked to it."""
    case = begin(session, desk, case_id, Act.MAKE_COMPLAINT)
    _require_none_made(case)
    said = checked(typed, desk, case)
    entry.after(said.received_on, said.expressed_on, field="received_on", what="the first word of dissatisfaction")
    first = min(said.expressed_on, case.expressed_on or said.expressed_on)
    made = complaint_of(
        session,
        desk,
        case_id,
        summary=said.summary,
        received_on=said.received_on,
        received_by=said.received_by,
        channel=case.channel,
        expressed_on=first,
        expressed_to=said.expressed_to,
        handler_id=desk.officer.id,
        team_id=session.scalar(select(Officer.team_id).where(Officer.id == desk.officer.id)),
    )
    came = {"other_id": case_id, "other_reference": case.reference}
    session.add(link_row(desk, made.id, **came, kind=LinkKind.REQUEST))
    session.flush()
    restate(session, desk, [case_id, made.id])
    return Changes(frozenset({case_id, made.id}), frozenset({Subject.CASE}), made.id)


def _require_none_made(case: CaseFacts) -> None:
    made = case.complaint_made
    if made:
        raise Refused(
            f"Complaint {made.other_reference} was made of this already, on {in_full(made.linked_on)}",
            do="Add what is new to its points, or log a complaint of its own.",
            paragraph="6.8",
        )


def _told(case: CaseFacts) -> FirstContactFacts:
    """Return what was said; Refused where another desk's work has not wholly come yet."""
    if case.first_contact is None:
        raise Refused("What was said has not come to this desk yet", do="Sync, and try again.")
    return case.first_contact


def _row(session: Session, case_id: str) -> FirstContact:
    return session.scalars(select(FirstContact).where(FirstContact.case_id == case_id)).one()
