"""What one contractor did for us in a month: kept in time, missed and why, still open, chased (commitments 4.6)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from complaints_desktop.desk.contractors import key_of
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.commitment_board import BoardLine, commitment_board
from complaints_desktop.reading.kept_promises import due_within
from complaints_desktop.rules.on_time import OnTime, missed, on_time
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Chase, Commitment, CommitmentUpdate, Miss
from db.terms import CommitmentState, UpdateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerReview:
    """One month of one contractor."""

    contractor: str
    start: date
    end: date
    first: OnTime
    """By the date first promised: what the contractor is held to."""
    counted: OnTime
    """By the date that counts, where the resident agreed to another in time."""
    finished: int
    """Promises that were done in the month."""
    days: float | None
    """From the promise to the day it was done, on average; None where none was done."""
    causes: Mapping[str, int]
    """How many misses have each cause, the most frequent first."""
    unexplained: int
    """Misses of which nobody has said why."""
    no_access: Sequence[tuple[str, int]]
    """The complaints where somebody was let in on no attempt, with how many attempts there were."""
    chases: int
    """How often they were asked how a promise stands."""
    chased: int
    """Of how many promises."""
    open: Sequence[BoardLine]
    """What is still to be done today, the soonest first."""

    @property
    def overdue(self) -> Sequence[BoardLine]:
        """What of it is past its date."""
        return [line for line in self.open if line.risk and line.risk.overdue]


def partner_review(session: Session, desk: Desk, *, contractor: str, month: date) -> PartnerReview:
    """Return the month in which that day is; Refused where nothing was ever promised through this contractor."""
    names = _names(session, contractor)
    if not names:
        do = "Check the name, as promises give it."
        raise Refused(f"No promise names “{contractor[:60]}” as its contractor", do=do, field="contractor")
    start, end = month_of(month)
    theirs = Commitment.contractor.in_(names)
    found = due_within(session, start, end, theirs)
    misses = [each for each in found if start <= each.counts_on <= end and missed(each, desk.today)]
    causes = _causes(session, misses)
    finished, days = _finished(session, names, start, end)
    attempts = _attempts(session, names, start, end)
    asked = select(func.count(), func.count(Chase.commitment_id.distinct())).join(
        Commitment, Commitment.id == Chase.commitment_id
    )
    chases, chased = session.execute(
        asked.where(theirs, Chase.chased_on.between(start, end), Chase.withdrawn_on.is_(None))
    ).one()
    lines = [line for line in commitment_board(session, desk).lines if line.commitment.contractor in names]
    return PartnerReview(
        contractor=names[0],
        start=start,
        end=end,
        first=on_time(found, start, end, desk.today, calendar=desk.calendar, first=True),
        counted=on_time(found, start, end, desk.today, calendar=desk.calendar, first=False),
        finished=finished,
        days=days,
        causes=dict(causes.most_common()),
        unexplained=len(misses) - causes.total(),
        no_access=attempts,
        chases=chases,
        chased=chased,
        open=sorted(lines, key=lambda line: (line.commitment.due_on, line.reference)),
    )


def month_of(day: date) -> tuple[date, date]:
    """Return the first day and the last of a month."""
    start = day.replace(day=1)
    return start, (start + timedelta(31)).replace(day=1) - timedelta(1)


def promised_through(session: Session, desk: Desk) -> tuple[str, ...]:  # noqa: ARG001 - as every question is asked
    """Return every contractor through whom something was promised, by name; each once, as it is written most."""
    found: dict[str, str] = {}
    for name in session.scalars(_written()):
        found.setdefault(key_of(name), name or "")
    return tuple(sorted(found.values(), key=str.lower))


def _written() -> Select[str | None]:
    """Ask for the contractors as promises write them, the most frequent first."""
    written = select(Commitment.contractor).where(Commitment.contractor.is_not(None))
    return written.group_by(Commitment.contractor).order_by(func.count().desc(), Commitment.contractor)


def _names(session: Session, contractor: str) -> list[str]:
    """Return how promises write this contractor, as the most of them do first."""
    return [name for name in session.scalars(_written()) if name and key_of(name) == key_of(contractor)]


def _causes(session: Session, misses: Sequence[CommitmentFacts]) -> Counter[str]:
    """Count the causes of these misses: of one that was explained again, the last."""
    told = select(Miss.commitment_id, Miss.cause).where(
        Miss.commitment_id.in_([each.id for each in misses]), Miss.withdrawn_on.is_(None)
    )
    rows = session.execute(told.order_by(Miss.recorded_at, Miss.id)).all()
    return Counter({row.commitment_id: row.cause for row in rows}.values())


def _finished(session: Session, names: Sequence[str], start: date, end: date) -> tuple[int, float | None]:
    """Return how many promises were done in these days, and how long they took on average."""
    done = select(Commitment.promised_on, Commitment.completed_on).where(
        Commitment.contractor.in_(names),
        Commitment.state == CommitmentState.COMPLETED.value,
        Commitment.completed_on.between(start, end),
        Commitment.case_id.not_in(select(Case.id).where(Case.void_because.is_not(None))),
    )
    took = [(done_on - promised_on).days for promised_on, done_on in session.execute(done) if done_on]
    return len(took), sum(took) / len(took) if took else None


def _attempts(session: Session, names: Sequence[str], start: date, end: date) -> Sequence[tuple[str, int]]:
    """Return the complaints where nobody was let in, with the number of attempts in these days."""
    tried = (
        select(Case.reference, func.count())
        .join(Commitment, Commitment.case_id == Case.id)
        .join(CommitmentUpdate, CommitmentUpdate.commitment_id == Commitment.id)
        .where(
            Commitment.contractor.in_(names),
            CommitmentUpdate.kind == UpdateKind.NO_ACCESS.value,
            CommitmentUpdate.update_on.between(start, end),
            Case.void_because.is_(None),
        )
    )
    return [(reference, number) for reference, number in session.execute(tried.group_by(Case.reference)).all()]
