"""Work that restrictions on contact make: told, judged by another, reviewed in time, appeals decided (Code 5.14, 5.15).

A restriction hangs on a person: its work stands at the case it arose in, or at another of theirs where that is gone.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from complaints_desktop.case.restrictions import restrictions, warnings
from complaints_desktop.facts.restrictions import RestrictionFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.my_work.found import Found, Sought, before_the_next
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.restrictions import took_part
from complaints_desktop.rules.wording import in_full
from db.model import Case, CaseRow, ConductWarning, Restriction
from db.terms import Judgement

REVIEWED_AHEAD = timedelta(14)
"""How long before its day a review is work."""


def to_warn(sought: Sought) -> Iterator[Found]:
    """Find the warnings no letter has told of, for who recorded them or handles the case."""
    wanted = select(ConductWarning.person_id).where(
        ConductWarning.told_on.is_(None), ConductWarning.dropped_on.is_(None)
    )
    for person_id, found in warnings(sought.session, sought.session.scalars(wanted.distinct()).all()).items():
        for each in (each for each in found if each.untold):
            row = _row(sought, person_id, each.arose_in_id)
            if row and _concerns(sought, row, each.recorded_by):
                what, since = "Send the letter of the warning", each.recorded_on
                yield _found(row, what, "it is recorded", each.id, "conduct-warning", since=since)


def to_approve(sought: Sought) -> Iterator[Found]:
    """Find the restrictions others proposed and nobody answered yet, for who leads."""
    me = sought.desk.officer
    if refusal(me.role, Act.APPROVE_RESTRICTION) is not None:
        return
    for row, each in _restrictions(sought):
        if each.proposed and each.proposed_by and each.proposed_by.id != me.id and each.answered is None:
            because = f"{each.proposed_by.name} proposed it: {each.kind}"
            yield _found(row, "Restriction on contact to approve", because, each.id, since=each.proposed_on)


def to_follow(sought: Sought) -> Iterator[Found]:
    """Find what becomes of the restrictions this officer proposed, or in whose case they are: a letter, other words."""
    me = sought.desk.officer
    for row, each in _restrictions(sought):
        said = each.answered
        if not each.proposed or said is None or not _concerns(sought, row, each.proposed_by):
            continue
        if said.judgement is Judgement.SENT_BACK:
            what = "Propose the restriction in other words, or drop it"
            yield _found(row, what, f"sent back: {said.because}", each.id, since=said.answered_on)
        elif each.approved_by and each.approved_by.id != me.id:
            what = "Send the letter of the restriction"
            because = f"approved: {each.kind}; it holds from the letter"
            told = _found(row, what, because, each.id, "contact-restriction", since=said.answered_on)
            yield replace(told, approved_by_id=each.approved_by.id)


def to_review(sought: Sought) -> Iterator[Found]:
    """Find the restrictions to be looked at again, and the appeals, for who leads and who handles the case."""
    me, today = sought.desk.officer, sought.desk.today
    leads = refusal(me.role, Act.REVIEW_RESTRICTION) is None
    for row, each in _restrictions(sought):
        if not leads and not _concerns(sought, row, None):
            continue
        if each.untold_review:
            because = "it is reviewed, and nobody told them yet (Code 5.14)"
            what, since = "Send the letter of the review", each.untold_review.reviewed_on
            yield _found(row, what, because, each.id, "restriction-review", since=since)
        elif each.in_force and each.appeal and not took_part(each, me.id):
            because = (
                f"they appealed on {in_full(each.appeal.appealed_on or today)}, and it holds until somebody decides"
            )
            yield _found(row, f"Decide on the appeal: {each.kind}", because, each.id, due_on=today)
        elif each.in_force and each.next_review <= today + REVIEWED_AHEAD:
            because = "a restriction is kept under regular review (Code 5.14)"
            yield _found(row, f"Review the restriction: {each.kind}", because, each.id, due_on=each.next_review)


def _restrictions(sought: Sought) -> Iterator[tuple[CaseRow, RestrictionFacts]]:
    """Yield what is proposed or in force, or is still to be told of, with the line of its case."""
    wanted = select(Restriction.person_id).where(Restriction.dropped_on.is_(None)).distinct()
    for person_id, found in restrictions(sought.session, sought.session.scalars(wanted).all()).items():
        for each in (each for each in found if not each.ended_on or each.untold_review):
            row = _row(sought, person_id, each.arose_in_id)
            if row:
                yield row, each


def _row(sought: Sought, person_id: str, arose_in: str | None) -> CaseRow | None:
    """Return the line of the case something arose in, or of another of that person's."""
    arose = Case.id == arose_in
    theirs = select(CaseRow).join(Case, Case.id == CaseRow.case_id).where(arose | (Case.person_id == person_id))
    order = (arose.desc(), CaseRow.open.desc(), Case.id.desc())
    return sought.session.scalar(theirs.where(Case.kind.is_(None)).order_by(*order).limit(1))


def _concerns(sought: Sought, row: CaseRow, by: OfficerFacts | None) -> bool:
    """Whether the officer at this desk did it, or handles the case."""
    me = sought.desk.officer.id
    return me in (row.handler_id, row.covered_by_id) or (by is not None and by.id == me)


def _found(
    row: CaseRow,
    what: str,
    because: str,
    thing: str,
    letter: str = "",
    *,
    since: date | None = None,
    due_on: date | None = None,
) -> Found:
    return Found(
        what=what,
        because=because,
        case_id=row.case_id,
        reference=row.reference,
        resident=row.resident,
        thing=thing,
        letter=letter,
        due_on=due_on or before_the_next(row, since),
    )
