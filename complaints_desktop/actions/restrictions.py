"""Restrict how somebody contacts us: warn, propose, approve as another, appeal, review (Code 5.14, 5.15).

It is done from a case and hangs on the person: every case of theirs shows it, and none of their clocks waits for it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish_person
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import latest_review_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.restrictions import RestrictionFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.restrictions import (
    ConductWarned,
    RestrictionAppealed,
    RestrictionApproved,
    RestrictionProposed,
    RestrictionReviewed,
    RestrictionSentBack,
)
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.order import after_all
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.restrictions import all_of, on_record, person_of, took_part, warned_on
from complaints_desktop.rules.wording import in_full, listed
from db.model import ConductWarning, Restriction, RestrictionAnswer, RestrictionReview
from db.terms import Judgement, Reviewed


def warn(session: Session, desk: Desk, *, case_id: str, typed: ConductWarned) -> Changes:
    """Record a warning; one that no letter has told of gives way to it."""
    case = begin(session, desk, case_id, Act.WARN)
    said = checked(typed, desk, case)
    person = _of_case(case, said.who)
    for each in (each for each in person.warnings if each.untold):
        session.get_one(ConductWarning, each.id).dropped_on = desk.today
    row = ConductWarning(
        person_id=person.id,
        arose_in_id=case_id,
        happened=said.happened,
        evidence=_lines(said.evidence) or None,
        effect=said.effect,
        must_change=said.must_change,
        support=said.support,
        recorded_on=desk.today,
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    return _finish(session, desk, case, person.id, made=row.id)


def drop_warning(session: Session, desk: Desk, *, case_id: str, warning_id: str) -> Changes:
    """Do not send a warning."""
    case = begin(session, desk, case_id, Act.WARN)
    row = session.get(ConductWarning, warning_id)
    if row is None or row.told_on or row.dropped_on:
        raise Refused("No such warning waits for its letter", do="Look at what was sent.", paragraph="5.14")
    row.dropped_on = desk.today
    return _finish(session, desk, case, row.person_id)


def propose(session: Session, desk: Desk, *, case_id: str, typed: RestrictionProposed) -> Changes:
    """Propose a restriction; what was proposed for that person before and not told is dropped."""
    case = begin(session, desk, case_id, Act.RESTRICT)
    said = checked(typed, desk, case)
    person = _of_case(case, said.who)
    evidence = _lines(said.evidence)
    if not evidence:
        raise _missing("What shows it", "evidence")
    warned, needs = warned_on(person) is not None, on_record(person)
    if not warned and not (said.no_warning and said.no_warning_because):
        _require_warning(said)
    if needs and not said.adjusted:
        why = f"On record of {person.name}: {listed(needs)}"
        raise Refused(why, do="Say how that is still met.", paragraph="5.15", field="adjusted")
    _require_in_time(said.review_on, desk, field="review_on")
    for each in (each for each in person.restrictions if each.proposed):
        session.get_one(Restriction, each.id).dropped_on = desk.today
    own = ("kind", "detail", "reach", "reasons", "proportionate", "equality", "review_on")
    row = Restriction(
        **{name: getattr(said, name) for name in own},
        person_id=person.id,
        arose_in_id=case_id,
        evidence=evidence,
        adjusted=said.adjusted if needs else None,
        no_warning=None if warned or said.no_warning is None else said.no_warning.value,
        no_warning_because=None if warned else said.no_warning_because,
        proposed_on=desk.today,
        proposed_by_id=desk.officer.id,
    )
    session.add(row)
    return _finish(session, desk, case, person.id, made=row.id)


def drop(session: Session, desk: Desk, *, case_id: str, restriction_id: str) -> Changes:
    """Do not pursue a restriction that no letter has told of."""
    case = begin(session, desk, case_id, Act.RESTRICT)
    person, restriction = _proposed(case, restriction_id)
    session.get_one(Restriction, restriction.id).dropped_on = desk.today
    return _finish(session, desk, case, person.id)


def approve(session: Session, desk: Desk, *, case_id: str, restriction_id: str, typed: RestrictionApproved) -> Changes:
    """Approve a restriction as it stands; other words are another, to approve anew."""
    return _judge(session, desk, case_id, restriction_id, typed, Judgement.APPROVED)


def send_back(
    session: Session, desk: Desk, *, case_id: str, restriction_id: str, typed: RestrictionSentBack
) -> Changes:
    """Say what a restriction still wants."""
    return _judge(session, desk, case_id, restriction_id, typed, Judgement.SENT_BACK)


def appeal(session: Session, desk: Desk, *, case_id: str, restriction_id: str, typed: RestrictionAppealed) -> Changes:
    """Record what they say against a restriction; it holds until somebody else has looked at it again."""
    case = begin(session, desk, case_id, Act.APPEAL_RESTRICTION)
    said = checked(typed, desk, case)
    person, restriction = _in_force(case, restriction_id)
    if restriction.appeal:
        raise Refused("They appealed already, and nobody decided", do="Have it reviewed.", paragraph="5.14")
    entry.after(said.appealed_on, restriction.imposed_on, field="appealed_on", what="the letter of the restriction")
    row = RestrictionReview(
        person_id=person.id,
        restriction_id=restriction.id,
        appealed_on=said.appealed_on,
        appeal=said.appeal,
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    return _finish(session, desk, case, person.id, made=row.id)


def review(session: Session, desk: Desk, *, case_id: str, restriction_id: str, typed: RestrictionReviewed) -> Changes:
    """Record what a review comes to: it holds at once, and a letter tells them; an appeal is decided by it."""
    case = begin(session, desk, case_id, Act.REVIEW_RESTRICTION)
    said = checked(typed, desk, case)
    person, restriction = _in_force(case, restriction_id)
    if not restriction.reviewable(desk.today):
        raise Refused("No letter has told of the last review yet", do="Send that letter first.", paragraph="5.14")
    again = restriction.untold_review
    appeal = restriction.appeal or again
    before = replace(restriction, reviews=tuple(each for each in restriction.reviews if each != again))
    part = took_part(before, desk.officer.id)
    if appeal and appeal.appealed_on and part:
        why = f"You {part} this restriction, and somebody else decides on the appeal"
        raise Refused(why, do="Ask a leader who had no part in it.", paragraph="5.14")
    if said.outcome is Reviewed.RELAXED and not said.remains:
        raise _missing("What is left of it", "remains")
    ended = said.outcome is Reviewed.ENDED
    if not ended:
        if said.next_on is None:
            raise _missing("The day of the next review", "next_on")
        _require_in_time(said.next_on, desk, field="next_on")
    row = session.get_one(RestrictionReview, appeal.id) if appeal else None
    if row is None:
        row = RestrictionReview(person_id=person.id, restriction_id=restriction.id, recorded_by_id=desk.officer.id)
        session.add(row)
    row.outcome, row.because = said.outcome.value, said.because
    row.remains = said.remains if said.outcome is Reviewed.RELAXED else None
    row.next_on = None if ended else said.next_on
    row.reviewed_on, row.reviewed_by_id = desk.today, desk.officer.id
    return _finish(session, desk, case, person.id, made=row.id)


def _judge(
    session: Session,
    desk: Desk,
    case_id: str,
    restriction_id: str,
    typed: RestrictionApproved | RestrictionSentBack,
    judgement: Judgement,
) -> Changes:
    case = begin(session, desk, case_id, Act.APPROVE_RESTRICTION)
    said = checked(typed, desk, case)
    person, restriction = _proposed(case, restriction_id)
    if restriction.proposed_by is None:
        raise Refused("Nobody is named who proposed this", do="Have it proposed again.", paragraph="5.15")
    if restriction.proposed_by.id == desk.officer.id:
        do = "Ask another team leader, a complaints manager, or the head of customer experience."
        raise Refused("You proposed this restriction, and somebody else judges it", do=do, paragraph="5.15")
    row = RestrictionAnswer(
        person_id=person.id,
        restriction_id=restriction.id,
        judgement=judgement.value,
        because=said.because,
        answered_by_id=desk.officer.id,
        answered_on=desk.today,
        recorded_at=after_all(desk.now, (each.recorded_at for each in restriction.answers)),
    )
    session.add(row)
    return _finish(session, desk, case, person.id, made=row.id)


def _finish(session: Session, desk: Desk, case: CaseFacts, person_id: str, *, made: str = "") -> Changes:
    """Say that every case of the person changed, and this one, in which they may only speak."""
    changes = finish_person(session, desk, person_id, made=made)
    return replace(changes, cases=changes.cases | {case.id})


def _require_warning(said: RestrictionProposed) -> None:
    if said.no_warning is None:
        why = "They were not warned: no letter has told them what has to change"
        do = "Warn them first, or say which threat or violence makes it urgent."
        raise Refused(why, do=do, paragraph="5.14", field="no_warning")
    raise _missing("What it was that made it urgent", "no_warning_because")


def _require_in_time(day: date, desk: Desk, *, field: str) -> None:
    """Refuse a review that lies further ahead than the landlord's own period."""
    last = latest_review_of(desk)
    if day > last:
        why = f"{in_full(day)} is too far ahead: a restriction is looked at again by {in_full(last)}"
        raise Refused(
            why, do="Give an earlier day: the period is in Settings, What changed.", paragraph="5.14", field=field
        )


def _missing(what: str, field: str) -> Refused:
    return Refused(f"{what} is missing", do="Fill it in.", paragraph="5.14", field=field)


def _of_case(case: CaseFacts, person_id: str) -> PersonFacts:
    person = person_of(case, person_id)
    if person is None:
        raise Refused("They are not part of this case", do="Choose who complains, or speaks for them.", field="who")
    if person.died_on:
        raise Refused(f"{person.name} has died", do="Look at who speaks for them.", field="who")
    return person


def _proposed(case: CaseFacts, restriction_id: str) -> tuple[PersonFacts, RestrictionFacts]:
    found = [(person, each) for person, each in all_of(case) if each.proposed and restriction_id in ("", each.id)]
    return _only(found, "No such restriction is proposed here")


def _in_force(case: CaseFacts, restriction_id: str) -> tuple[PersonFacts, RestrictionFacts]:
    found = [(person, each) for person, each in all_of(case) if each.in_force and restriction_id in ("", each.id)]
    return _only(found, "No such restriction is in force")


def _only(found: list[tuple[PersonFacts, RestrictionFacts]], none: str) -> tuple[PersonFacts, RestrictionFacts]:
    if not found:
        raise Refused(none, do="Look at People and needs.", paragraph="5.14")
    if len(found) > 1:
        raise Refused("More than one restriction is meant", do="Say which: open it where it is shown.", field="on")
    return found[0]


def _lines(evidence: Iterable[str]) -> str:
    """Return pieces of evidence as the record keeps them, a line each; Refused for one that says nothing."""
    lines = []
    for each in evidence:
        line = " ".join((entry.text(each, field="evidence", limit=300) or "").split())
        if says_nothing(line):
            raise Refused(f"“{line[:30]}” shows nothing", do="Name the contact or the document.", field="evidence")
        lines.append(line)
    return "\n".join(dict.fromkeys(lines))
