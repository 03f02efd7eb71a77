"""Work that refusals make: to be judged by somebody else, and then told to the resident or proposed again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Select, or_, select

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import point_clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.my_work.found import Found, Sought, before_the_next, handled_by, in_case
from complaints_desktop.reading.similar_refusals import similar_refusals
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import CODE, ClockName, because_of
from complaints_desktop.rules.clocks.events import ACKNOWLEDGED
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import in_full, listed
from db.model import Approval, CaseRow, Officer, Refusal
from db.terms import Judgement


def to_approve(sought: Sought) -> Iterator[Found]:
    """Find the refusals others proposed and nobody judged yet, for who may judge them."""
    me, session = sought.desk.officer, sought.session
    if refusal(me.role, Act.APPROVE) is not None:
        return
    for row, found, by in session.execute(_proposed().where(Refusal.proposed_by_id != me.id)):
        if _judged(sought, found.id) is None:
            because = [f"{by or 'somebody'} proposed it: {found.ground}"]
            because += ["it touches health, safety or safeguarding"] if found.safety else []
            alike = similar_refusals(session, found.reasons or "", case_id=found.case_id, today=sought.desk.today)
            because += [f"nearly the same reasons as in {listed(alike[:3])} (Code 2.5)"] if alike else []
            yield _found(row, "Refusal to approve", "; ".join(because), found.id, found.proposed_on)


def to_follow(sought: Sought) -> Iterator[Found]:
    """Find what becomes of the refusals in the cases this officer handles: a letter, or other words."""
    handled = handled_by(sought.desk.officer.id)
    for row, found, _ in sought.session.execute(_proposed().where(handled)):
        said = _judged(sought, found.id)
        if said and said.judgement == Judgement.APPROVED:
            letter = f"stage{row.stage}-refusal"
            because = f"approved: {found.ground}"
            told = _found(row, "Send the letter of the refusal", because, found.id, said.approved_on, letter)
            yield replace(told, approved_by_id=said.approved_by_id)
        elif said:
            what = "Propose the refusal in other words, or drop it"
            yield _found(row, what, f"sent back: {said.because}", found.id, said.approved_on)


def to_take_up(sought: Sought) -> Iterator[Found]:
    """Find what was accepted after a refusal that no letter has told of: the acknowledgement had gone before.

    Its answer is in that of the stage, which has its own work.
    """
    ids = [each.case.id for each in sought.handled if each.case.current.acknowledged_on]
    accepted = select(Refusal.case_id).where(
        Refusal.case_id.in_(ids), or_(Refusal.directed_on.is_not(None), Refusal.taken_back_on.is_not(None))
    )
    there = set(sought.session.scalars(accepted)) if ids else set()
    for case in load_cases(sought.session, sorted(there), parts=frozenset({Part.DEFINITION, Part.REFUSALS})):
        yield from _whole(case, sought.desk)
        for clock in point_clocks_of(case, sought.desk):
            if clock.open and clock.rule.ends is ACKNOWLEDGED and clock.rule.stage == case.current.number:
                found = Found(
                    what=f"Tell the resident that we look at point {clock.point} after all",
                    because=f"{because_of(clock)} ({clock.rule.basis})",
                    thing=f"point {clock.point}",
                    due_on=clock.due,
                )
                yield in_case(case, found)


def _whole(case: CaseFacts, desk: Desk) -> Iterator[Found]:
    """Find a stage that was accepted whole: a direction gives the time of an acknowledgement, we give us none."""
    untold = {change.refusal_id for point in case.changed_points for change in point.untold}
    for refused in case.refusals:
        accepted = refused.accepted_on
        if refused.id not in untold or refused.point_id or accepted is None or refused.stage != case.current.number:
            continue
        rule = CODE.rule(ClockName.ACKNOWLEDGE, refused.stage, accepted)
        found = Found(
            what=f"Tell the resident that we look at {'it' if refused.stage == 1 else 'it again'} after all",
            because=f"accepted on {in_full(accepted)}, and no letter has said so (Code 2.4, 6.8)",
            thing=refused.id,
            due_on=rule.unit.due(desk.calendar, accepted, rule.limit) if refused.by_direction else accepted,
        )
        yield in_case(case, found)


def _proposed() -> Select[CaseRow, Refusal, str]:
    """The refusals that are neither told nor dropped, each with the line of its case and who proposed it."""
    return (
        select(CaseRow, Refusal, Officer.name)
        .join(Refusal, Refusal.case_id == CaseRow.case_id)
        .outerjoin(Officer, Officer.id == Refusal.proposed_by_id)
        .where(CaseRow.open, Refusal.refused_on.is_(None), Refusal.dropped_on.is_(None))
        .order_by(Refusal.proposed_on, Refusal.id)
    )


def _judged(sought: Sought, refusal_id: str) -> Approval | None:
    """Return what was said to a refusal last."""
    said = select(Approval).where(Approval.refusal_id == refusal_id)
    return sought.session.scalar(said.order_by(Approval.recorded_at.desc(), Approval.id.desc()).limit(1))


def _found(row: CaseRow, what: str, because: str, thing: str, since: date | None, letter: str = "") -> Found:
    return Found(
        what=what,
        because=because,
        case_id=row.case_id,
        reference=row.reference,
        resident=row.resident,
        thing=thing,
        letter=letter,
        due_on=before_the_next(row, since),
    )
