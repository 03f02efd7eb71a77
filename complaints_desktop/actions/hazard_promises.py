"""The promises of a hazard's limits: made as each limit starts, kept by the step or the letter that ends it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.promises import note, source
from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import hazard_clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.hazards import HazardStepFacts
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.clocks.units import CLOCK_HOURS, day_of
from complaints_desktop.rules.hazards import HazardClock
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.triage import HAZARD_IMPACT
from complaints_desktop.rules.wording import capitalised, in_london, moment_words
from db.model import Commitment
from db.terms import CommitmentState, Dependency, EndedBy, UpdateKind


def follow(session: Session, desk: Desk, before: CaseFacts, hazard: str) -> None:
    """Promise each limit that has started, and keep the promise of each that has ended, by what is written by now."""
    session.flush()
    case = load_case(session, before.id, parts=frozenset({Part.HAZARDS, Part.COMMITMENTS}))
    promised = {
        row.hazard_limit: row for row in session.scalars(select(Commitment).where(Commitment.home_hazard_id == hazard))
    }
    clocks = [each for each in hazard_clocks_of(case, desk) if each.hazard.id == hazard]
    for each in clocks:
        row = promised.pop(each.row.limit, None)
        if row is None and each.clock.started and not each.clock.done:
            session.add(_promise(case, each))
        elif row is not None and each.clock.done and row.state == CommitmentState.OPEN.value:
            again_at = next(known.open_again_at for known in case.commitments if known.id == row.id)
            if kept_by := _step_of(each, again_at):
                _keep(session, desk, row, each.clock, kept_by)
    for row in promised.values():  # a limit that the hazard has no more: the summary, where all the work was done
        if row.state == CommitmentState.OPEN.value:
            row.state, row.ended_by = CommitmentState.CANCELLED.value, EndedBy.NOT_ASKED.value
            row.cancelled_because = "Not asked any more by Awaab's Law"
            note(session, row, desk, UpdateKind.CANCELLED, row.cancelled_because)
    session.flush()


def _promise(case: CaseFacts, each: HazardClock) -> Commitment:
    clock, hazard = each.clock, each.hazard
    if clock.due is None or clock.started is None:
        raise Refused(str(clock.beyond_calendar), do="Install a newer version of this program.", field="aware_on")
    by = f", by {in_london(clock.due_at):%H:%M}" if clock.due_at and clock.rule.unit is CLOCK_HOURS else ""
    return Commitment(
        case_id=case.id,
        source=source(case).value,
        what=f"{capitalised(each.row.do)}: {hazard.words}{by} ({clock.rule.basis})",
        kind=each.row.kind.value,
        owner_id=hazard.owner.id,
        promised_on=clock.started,
        due_on=clock.due,
        first_due_on=clock.due,
        how_you_will_know="We will tell you what we found and did",
        impact=HAZARD_IMPACT[hazard.gravity],
        hazard=hazard.gravity.value,
        home_hazard_id=hazard.id,
        hazard_limit=each.row.limit,
        dependency=Dependency.OWN_STAFF.value,
    )


def _keep(session: Session, desk: Desk, row: Commitment, clock: Clock, step: HazardStepFacts) -> None:
    words = f"{capitalised(step.kind.value)}, {moment_words(step.done_at)}: {step.text}"
    row.state, row.evidence = CommitmentState.COMPLETED.value, words
    row.completed_on = row.work_done_on = day_of(step.done_at)
    due_at = clock.due_at if clock.rule.unit is CLOCK_HOURS else None
    row.past_hour = None if due_at is None else step.done_at > due_at
    note(session, row, desk, UpdateKind.COMPLETED, f"Kept. Evidence: {words}")


def _step_of(each: HazardClock, again_at: datetime | None) -> HazardStepFacts | None:
    """Return the step that keeps a limit: the first of its kind, and of one that is open again the first since."""
    done = (step for step in each.hazard.steps if step.kind in each.row.by)
    return next((step for step in done if again_at is None or step.done_at > again_at), None)
