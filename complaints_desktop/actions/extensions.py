"""Extend the time to answer: with a reason, in time, and no further than the Code allows (Code 6.4, 6.15)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.extensions import TimeExtended
from complaints_desktop.rules.acts import MANAGERS, Act
from complaints_desktop.rules.clocks import Clock, ClockName
from complaints_desktop.rules.clocks.extending import furthest
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.model import Case, Extension


def extend(session: Session, desk: Desk, *, case_id: str, typed: TimeExtended) -> Changes:
    """Record an extension of the current stage; one that no letter has told of yet is put in better words."""
    case = begin(session, desk, case_id, Act.EXTEND)
    said = checked(typed, desk, case)
    over = _exceeds(_answer(case, desk), said, desk)
    untold = case.current.untold
    row = session.get_one(Extension, untold.id) if untold else Extension(case_id=case_id, stage_id=case.current.id)
    row.due_on, row.reason_code = said.due_on, said.reason_code
    row.reason, row.good_reason = said.reason, said.good_reason
    row.approved_by_id = desk.officer.id if over else None
    session.add(row)
    _agree(session.get_one(Case, case_id), said)
    return finish(session, desk, case_id, made=row.id)


def _agree(case: Case, said: TimeExtended) -> None:
    """Keep how and how often the resident hears from us; what was agreed before stands where nothing is said."""
    case.updates_every = said.updates_every or case.updates_every
    case.updates_by = said.updates_by or case.updates_by


def _answer(case: CaseFacts, desk: Desk) -> Clock:
    """Return the clock of the answer; Refused once its day has passed: what was not explained by then is late."""
    number = case.current.number
    clock = next(c for c in clocks_of(case, desk) if c.rule.clock == ClockName.RESPOND and c.rule.stage == number)
    if clock.due is not None and desk.today > clock.due:
        raise Refused(
            f"The answer was due on {in_full(clock.due)}, and an extension is explained before that day",
            do="Answer as soon as you can, and say in the answer why it is late.",
            paragraph=clock.rule.extension_paragraph,
            field="due_on",
        )
    return clock


def _exceeds(clock: Clock, said: TimeExtended, desk: Desk) -> bool:
    """Whether it goes further than the Code allows; Refused where that lacks a good reason, or a manager to give it."""
    first, due, rule = clock.first_due, clock.due, clock.rule
    if first is None or due is None:
        raise Refused("The day the answer is counted from is not recorded", do="Record it first.", field="received_on")
    if said.due_on <= due:
        raise Refused(f"The answer is due on {in_full(due)} already", do="Give a later day.", field="due_on")
    last = furthest(rule, first, desk.calendar)
    if said.due_on <= last:
        return False
    limit = f"That goes past {in_full(last)}, the furthest without a good reason"
    if not said.good_reason:
        do = f"Answer by {in_full(last)}, or have a manager write the good reason."
        raise Refused(limit, do=do, paragraph=rule.extension_paragraph, field="good_reason")
    if desk.officer.role not in MANAGERS:
        do = "Ask a complaints manager to extend it."
        raise Refused(limit, do=do, paragraph=rule.extension_paragraph, field="due_on")
    return True
