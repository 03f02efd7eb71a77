"""How officers grow: one-to-ones and what was agreed, objectives, training, induction; and notes for the day."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.reading.growing import led
from complaints_desktop.reading.training_register import training_register
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import AgreedAction, Contractor, DayNote, InductionStep, Objective, Officer, OneToOne, Team, Training

Growth = TypeVar("Growth", AgreedAction, DayNote, InductionStep, Objective, OneToOne, Training)

WRITTEN_BY = ("held_by_id", "agreed_by_id", "set_by_id", "recorded_by_id")
"""In which field a row says who wrote it; a step of an induction does not."""

STANDARD = (
    "Work with colleagues and other departments in a collaborative and co-operative way to resolve complaints; take "
    "collective responsibility for any shortfalls found in complaints rather than blaming others; act within the "
    "professional standards for this work."
)
"""The objective that everybody has who handles complaints (Code 9.8), in the words of the Code's three parts."""


def hold_one_to_one(
    session: Session,
    desk: Desk,
    *,
    officer_id: str,
    held_on: date,
    words: str | None = None,
    next_on: date | None = None,
    agreed: Sequence[tuple[str, date]] = (),
) -> Changes:
    """Record a one-to-one, with what was agreed and by when."""
    require(desk.officer.role, Act.LEAD)
    _require_led(session, desk, officer_id)
    row = OneToOne(
        officer_id=officer_id,
        held_on=entry.past(held_on, desk.today, field="held_on"),
        next_on=next_on and entry.after(next_on, held_on, field="next_on", what="this one"),
        words=entry.text(words, field="words"),
        held_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    for what, due_on in agreed:
        _agree(session, desk, officer_id, what, due_on, row.id)
    return changed(Subject.TEAM, made=row.id)


def agree_action(session: Session, desk: Desk, *, officer_id: str, what: str, due_on: date) -> Changes:
    """Record what somebody will do, and by when."""
    require(desk.officer.role, Act.LEAD)
    _require_led(session, desk, officer_id)
    return changed(Subject.TEAM, made=_agree(session, desk, officer_id, what, due_on, None))


def tick_action(session: Session, desk: Desk, *, action_id: str, done: bool = True) -> Changes:
    """Record that what was agreed is done, or is not after all."""
    row = _standing(session, AgreedAction, action_id)
    require(desk.officer.role, Act.TICK, own=row.officer_id == desk.officer.id)
    row.done_on = desk.today if done else None
    return changed(Subject.TEAM)


def set_objective(
    session: Session,
    desk: Desk,
    *,
    what: str,
    review_on: date,
    measure: str | None = None,
    officer_id: str | None = None,
    contractor_id: str | None = None,
    standard: bool = False,
) -> Changes:
    """Set an objective of an officer or of a contractor, with how it is measured and when it is looked at."""
    require(desk.officer.role, Act.LEAD)
    if (officer_id is None) == (contractor_id is None):
        raise Refused("An objective is one officer’s or one contractor’s", do="Choose whose.", field="officer")
    if officer_id is not None:
        _require_led(session, desk, officer_id)
    elif session.get(Contractor, contractor_id) is None:
        raise Refused("That contractor is not on the register", do="Choose one of the list.", field="contractor")
    row = Objective(
        officer_id=officer_id,
        contractor_id=contractor_id,
        standard=standard,
        what=entry.worded(what, field="what", what="What is to be reached"),
        measure=None if standard and not measure else entry.worded(measure, field="measure", what="How it is measured"),
        from_on=desk.today,
        review_on=entry.ahead(review_on, desk.today, field="review_on"),
        set_by_id=desk.officer.id,
    )
    session.add(row)
    return changed(Subject.TEAM, made=row.id)


def set_standard(session: Session, desk: Desk, *, review_on: date) -> Changes:
    """Set the Code's standard objective (9.8) for everybody who handles complaints and has it not, and each contractor.

    Refused where everybody has it.
    """
    require(desk.officer.role, Act.LEAD)
    without = training_register(session, desk)
    people = [each.officer.id for each in without.learners if not each.standard]
    firms = [firm.id for firm in without.contractors if not firm.standard]
    if not people and not firms:
        raise Refused("Everybody has the Code’s objective", do="Nothing has to be done.", field="review_on")
    said: dict[str, Any] = {"what": STANDARD, "standard": True, "review_on": review_on}
    for officer_id in people:
        set_objective(session, desk, officer_id=officer_id, **said)
    for firm_id in firms:
        set_objective(session, desk, contractor_id=firm_id, **said)
    return changed(Subject.TEAM)


def review_objective(session: Session, desk: Desk, *, objective_id: str, outcome: str) -> Changes:
    """Say what came of an objective: it is over then."""
    require(desk.officer.role, Act.LEAD)
    row = _standing(session, Objective, objective_id)
    if row.ended_on:
        raise Refused("That objective is over", do="Set another.")
    _require_anothers(desk, row)
    row.outcome, row.ended_on = entry.worded(outcome, field="outcome", what="What came of it"), desk.today
    return changed(Subject.TEAM)


def record_training(
    session: Session,
    desk: Desk,
    *,
    officer_id: str,
    course: str,
    taken_on: date,
    score: int | None = None,
    expires_on: date | None = None,
) -> Changes:
    """Record a course somebody took: with its score in percent, and until when it counts."""
    require(desk.officer.role, Act.LEAD)
    _require_led(session, desk, officer_id)
    if score is not None and score not in range(101):
        raise Refused("A score is a percentage from 0 to 100", do="Type a number like 85.", field="score")
    row = Training(
        officer_id=officer_id,
        course=entry.worded(course, field="course", what="The course", limit=200),
        taken_on=entry.past(taken_on, desk.today, field="taken_on"),
        score=score,
        expires_on=expires_on and entry.after(expires_on, taken_on, field="expires_on", what="it was taken"),
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    return changed(Subject.TEAM, made=row.id)


def plan_induction(
    session: Session, desk: Desk, *, officer_id: str, steps: Sequence[tuple[str, date | None]]
) -> Changes:
    """Put steps on the plan by which somebody new learns the work."""
    require(desk.officer.role, Act.LEAD)
    _require_led(session, desk, officer_id)
    if not steps:
        raise Refused("The plan has no step", do="Write at least one.", field="steps")
    for words, due_on in steps:
        step = entry.worded(words, field="steps", what="The step", limit=200)
        session.add(InductionStep(officer_id=officer_id, step=step, due_on=due_on))
    return changed(Subject.TEAM)


def tick_step(session: Session, desk: Desk, *, step_id: str, done: bool = True) -> Changes:
    """Record that a step of an induction is done, or is not after all."""
    row = _standing(session, InductionStep, step_id)
    require(desk.officer.role, Act.TICK, own=row.officer_id == desk.officer.id)
    row.done_on = desk.today if done else None
    return changed(Subject.TEAM)


def note_day(session: Session, desk: Desk, *, noted_on: date, words: str, team_id: str | None = None) -> Changes:
    """Write what a team has to know on a day."""
    require(desk.officer.role, Act.NOTE_DAY)
    if team_id and session.get(Team, team_id) is None:
        raise Refused("That team is not known here", do="Choose one of the list.", field="team")
    row = DayNote(
        noted_on=noted_on,
        team_id=team_id,
        words=entry.worded(words, field="words", what="The note"),
        written_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return changed(Subject.TEAM, made=row.id)


def take_back(session: Session, desk: Desk, *, kind: type[Growth], row_id: str) -> Changes:
    """Take back what was written down by mistake; it stays on record as taken back."""
    require(desk.officer.role, Act.NOTE_DAY if kind is DayNote else Act.LEAD)
    row = _standing(session, kind, row_id)
    _require_anothers(desk, row)
    row.withdrawn_on = desk.today
    return changed(Subject.TEAM)


def _require_anothers(desk: Desk, row: Growth) -> None:
    """Raise Refused where who leads would undo or judge what somebody else wrote down of them."""
    by = next((getattr(row, name) for name in WRITTEN_BY if hasattr(row, name)), desk.officer.id)
    if getattr(row, "officer_id", None) == desk.officer.id and by != desk.officer.id:
        why = "Somebody else wrote that down of you, and it is not yours to take back or to judge"
        raise Refused(why, do="Ask whoever wrote it, or another who leads.")


def _agree(session: Session, desk: Desk, officer_id: str, what: str, due_on: date, one_to_one: str | None) -> str:
    row = AgreedAction(
        officer_id=officer_id,
        one_to_one_id=one_to_one,
        what=entry.worded(what, field="what", what="What was agreed"),
        due_on=entry.sane(due_on, field="due_on"),
        agreed_by_id=desk.officer.id,
    )
    session.add(row)
    return row.id


def _require_led(session: Session, desk: Desk, officer_id: str) -> None:
    """Raise Refused where there is no such officer, or who is at this desk does not lead them."""
    found = session.get(Officer, officer_id)
    if found is None:
        raise Refused("That officer is not known here", do="Choose one of the list.", field="officer")
    if officer_id not in led(session, desk):
        raise Refused(f"You do not lead {found.name}", do="Ask whoever leads them.", field="officer")


def _standing(session: Session, kind: type[Growth], row_id: str) -> Growth:
    row = session.get(kind, row_id)
    if row is None or row.withdrawn_on:
        raise Refused("That was taken back", do="Look at the list again.")
    return row
