"""How the risk of a promise came about: what was known of it on an earlier day, and since when it stands at a level."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.jeopardy import Jeopardy, jeopardy
from complaints_desktop.rules.risk import Risk, missed_before
from db.terms import CommitmentState, UpdateKind

LONGEST = 120
"""Days that are looked back: what stood at a level longer than that stands there since then."""

Judge = Callable[[CaseFacts, CommitmentFacts, date], Risk]
"""The risk of a promise of a case on a day, by the weights of that day and the track record of today."""


def as_at(commitment: CommitmentFacts, day: date) -> CommitmentFacts:
    """Return a promise as it stood at the end of `day`, as far as the record says when something became known.

    An appointment and how far it has come are said in updates, and the record keeps the last word alone: before the
    first update nothing was booked, and how far it had come is not known on a day since which more was said. An
    appointment that an update since has brought counts from the first one, as the record does not say which it was.
    """
    said = tuple(each for each in commitment.updates if each.update_on <= day)
    unsaid = bool(commitment.updates) and not said
    due = next(
        (each.new_due_on for each in reversed(said) if each.kind is UpdateKind.REDATED and each.new_due_on),
        commitment.first_due_on,
    )
    done = _by(commitment.completed_on, day)
    ended = commitment.state is CommitmentState.CANCELLED and said == commitment.updates
    state = CommitmentState.COMPLETED if done else CommitmentState.CANCELLED if ended else CommitmentState.OPEN
    return replace(
        commitment,
        updates=said,
        due_on=due,
        started_on=_by(commitment.started_on, day),
        appointment_on=None if unsaid else commitment.appointment_on,
        readiness=commitment.readiness if said == commitment.updates else None,
        work_done_on=_by(commitment.work_done_on, day),
        completed_on=done,
        state=state,
    )


def _by(said: date | None, day: date) -> date | None:
    return said if said and said <= day else None


def case_as_at(case: CaseFacts, day: date) -> CaseFacts:
    """Return a case with its promises as they stood that day; those of later days are left out."""
    known = (each for each in case.commitments if each.promised_on <= day)
    return replace(case, commitments=tuple(as_at(each, day) for each in known))


def risks(
    case: CaseFacts, commitment: CommitmentFacts, days: Iterator[date], judge: Judge
) -> Iterator[tuple[date, Risk]]:
    """Yield the risk of a promise on each of these days on which it was open, the days in their order."""
    for day in days:
        then = case_as_at(case, day)
        this = next((each for each in then.commitments if each.id == commitment.id), None)
        if this is not None and this.open:
            yield day, judge(then, this, day)


def standing_since(
    case: CaseFacts, commitment: CommitmentFacts, today: date, calendar: WorkingCalendar, judge: Judge
) -> tuple[Jeopardy, date]:
    """Return the level that an open promise has reached, and the first day on which it stood there without a break."""
    now = _level(case, commitment, today, judge)
    since = today
    if now.level == 0:
        return now, since
    for day, then in _back(case, commitment, today, judge):
        if then.level < now.level:
            break
        since = day
    return now, since if calendar.is_working(since) else calendar.due(since, 1)


def _back(case: CaseFacts, commitment: CommitmentFacts, today: date, judge: Judge) -> Iterator[tuple[date, Jeopardy]]:
    first = max(commitment.promised_on, today - timedelta(LONGEST))
    for n in range(1, (today - first).days + 1):
        day = today - timedelta(n)
        then = case_as_at(case, day)
        this = next((each for each in then.commitments if each.id == commitment.id), None)
        if this is None or this.due_on != commitment.due_on:
            return  # with another date the levels begin again
        yield day, _level(then, this, day, judge)


def _level(case: CaseFacts, commitment: CommitmentFacts, day: date, judge: Judge) -> Jeopardy:
    return jeopardy(commitment, judge(case, commitment, day), missed=missed_before(case, commitment, day))
