"""Work of growing: what was agreed in a one-to-one, steps of an induction, training that ends, reviews and talks."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from complaints_desktop.case.team import Names
from complaints_desktop.case.workers import workers
from complaints_desktop.reading.growing import RUNS_OUT, as_trained, last_of_each
from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import in_full
from db.model import AgreedAction, Contractor, InductionStep, Objective, OneToOne, Training

REVIEWED_AHEAD = timedelta(14)
"""How long before its day the review of an objective is work."""
TALK_AHEAD = timedelta(5)
"""How long before its day a one-to-one is work: the sheet is read before it."""


def agreed(sought: Sought) -> Iterator[Found]:
    """Find what this officer agreed to do and has not ticked off."""
    asked = select(AgreedAction).where(
        AgreedAction.officer_id == sought.desk.officer.id,
        AgreedAction.done_on.is_(None),
        AgreedAction.withdrawn_on.is_(None),
    )
    for row in sought.session.scalars(asked.order_by(AgreedAction.due_on, AgreedAction.id)):
        because = "you agreed to it in a one-to-one" if row.one_to_one_id else "you agreed to it with whoever leads"
        yield Found(what=row.what, because=because, thing=row.id, due_on=row.due_on)


def steps(sought: Sought) -> Iterator[Found]:
    """Find the steps of this officer’s induction that are not ticked off."""
    asked = select(InductionStep).where(
        InductionStep.officer_id == sought.desk.officer.id,
        InductionStep.done_on.is_(None),
        InductionStep.withdrawn_on.is_(None),
    )
    for row in sought.session.scalars(asked.order_by(InductionStep.due_on, InductionStep.id)):
        yield Found(what=row.step, because="it is a step of your induction", thing=row.id, due_on=row.due_on)


def runs_out(sought: Sought) -> Iterator[Found]:
    """Find the training of this officer that ends soon or has ended, and was not taken again."""
    asked = select(Training).where(Training.officer_id == sought.desk.officer.id, Training.withdrawn_on.is_(None))
    for each in last_of_each(as_trained(row) for row in sought.session.scalars(asked.order_by(Training.id))):
        if each.expires_on and each.expires_on <= sought.desk.today + RUNS_OUT:
            ended = "counted" if not each.counts(sought.desk.today) else "counts"
            because = f"the training {ended} until {in_full(each.expires_on)}"
            yield Found(
                what=f"Take the course again: {each.course}", because=because, thing=each.id, due_on=each.expires_on
            )


def to_review(sought: Sought) -> Iterator[Found]:
    """Find the objectives to be looked at: of this officer, and for who leads of everybody and every contractor."""
    me, today = sought.desk.officer, sought.desk.today
    leads = refusal(me.role, Act.LEAD) is None
    asked = select(Objective).where(
        Objective.review_on <= today + REVIEWED_AHEAD, Objective.ended_on.is_(None), Objective.withdrawn_on.is_(None)
    )
    if not leads:
        asked = asked.where(Objective.officer_id == me.id)
    names = Names(sought.session)
    here = {each.id for each in workers(sought.session, today)}
    firms = {row.id: row.name for row in sought.session.execute(select(Contractor.id, Contractor.name))}
    for row in sought.session.scalars(asked.order_by(Objective.review_on, Objective.id)):
        if row.officer_id and row.officer_id not in here:
            continue
        officer = names.officer(row.officer_id)
        whose = officer.name if officer else firms.get(row.contractor_id or "", "a contractor")
        own = row.officer_id == me.id
        what = f"{'Your objective' if own else f'Objective of {whose}'}: {row.what}"
        measure = f", measured by: {row.measure}" if row.measure else ""
        because = f"it is reviewed on {in_full(row.review_on)}{measure}"
        yield Found(what=what, because=because, thing=row.id, due_on=row.review_on)


def to_talk(sought: Sought) -> Iterator[Found]:
    """Find the one-to-ones that are due: for the officer, and for who held the last one."""
    me, today = sought.desk.officer.id, sought.desk.today
    asked = select(OneToOne).where(
        OneToOne.withdrawn_on.is_(None), (OneToOne.officer_id == me) | (OneToOne.held_by_id == me)
    )
    last: dict[str, OneToOne] = {}
    for row in sought.session.scalars(asked.order_by(OneToOne.held_on, OneToOne.id)):
        last[row.officer_id] = row
    names = Names(sought.session)
    here = {each.id for each in workers(sought.session, today)}
    for row in last.values():
        with_whom = names.officer(row.held_by_id if row.officer_id == me else row.officer_id)
        if row.next_on is None or row.next_on > today + TALK_AHEAD or row.officer_id not in here:
            continue
        what = f"One-to-one with {with_whom.name}" if with_whom else "One-to-one"
        because = f"the last was on {in_full(row.held_on)}; its sheet is in Team"
        yield Found(what=what, because=because, thing=row.id, due_on=row.next_on)
