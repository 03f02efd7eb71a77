"""One promise as the tracker shows it beside its list: what was said, what may be done, how its risk came about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import OF_ACTS, Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.track_record import TrackRecords, jeopardy_of, risk_of
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.jeopardy import Jeopardy
from complaints_desktop.rules.risk_history import risks

WEEK = timedelta(7)
MOST_POINTS = 52
"""Weeks that are looked back at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """What is known of one promise; the case is loaded no further than that."""

    case: CaseFacts
    promise: CommitmentFacts
    levels: Mapping[str, Jeopardy]
    """Its level of jeopardy by its id, while it is open."""
    allowed: frozenset[Act]
    history: tuple[tuple[date, int], ...]
    """The score of each week on which it was open, the oldest first; the last is that of today while it is open."""


def promise_view(session: Session, desk: Desk, *, case_id: str, commitment_id: str) -> PromiseView | None:
    """Return one promise, None where its case has it no more; no look is noted, for the list showed it already."""
    case = load_case(session, case_id, parts=OF_ACTS | {Part.FOLLOW_THROUGH})
    promise = next((each for each in case.commitments if each.id == commitment_id), None)
    if promise is None:
        return None
    records = TrackRecords(session, desk.today)
    risk = risk_of(case, promise, desk, records) if promise.open else None
    weekly = risks(
        case, promise, _weeks(promise, desk.today), lambda then, this, day: risk_of(then, this, desk, records, on=day)
    )
    return PromiseView(
        case=case,
        promise=promise,
        levels={promise.id: jeopardy_of(case, promise, risk, desk)} if risk else {},
        allowed=frozenset(workflow.allowed(case, desk.officer.role)),
        history=tuple((day, each.score) for day, each in weekly),
    )


def _weeks(promise: CommitmentFacts, today: date) -> Iterator[date]:
    """Yield today and the same day of each week before it, as far as the promise goes back; the oldest first."""
    number = min((today - promise.promised_on).days // WEEK.days, MOST_POINTS)
    yield from (today - WEEK * n for n in range(number, -1, -1))
