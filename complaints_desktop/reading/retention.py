"""Cases whose keeping is over, what keeps some of them all the same, what an erasure takes, and the register of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case, load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import kept_of
from complaints_desktop.documents.file_kinds import in_megabytes
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require, require_auditing
from complaints_desktop.rules.register import KEEPING, Called
from complaints_desktop.rules.register.rows import months_later
from complaints_desktop.rules.retention import Kept, hold_of
from complaints_desktop.rules.wording import count, in_short, moment_words, pounds
from db.model import Case, CaseRow, ErasedCase, KeepingDecision, Officer
from db.moments import moment_or_none
from db.terms import Keeping

MOST = 200
"""Cases that are read at once, and that are proposed at once: the others come when these are dealt with."""

READ = frozenset({Part.COMMITMENTS, Part.MONEY, Part.INCIDENTS, Part.KEEPING, Part.MATTERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One case whose period is over, and how it stands with it."""

    case_id: str
    reference: str
    closed_on: date
    kept: Kept
    held: bool
    """Whether a legal hold stands on it."""

    @property
    def standing(self) -> str:
        """How it stands, in words."""
        if self.kept.because:
            return f"Kept: {'; '.join(self.kept.because)}"
        if self.kept.decided:
            by = self.kept.decided.by
            return f"To be erased by somebody else than {by.name if by else 'who decided it'}"
        return "To be decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What an erasure takes out of a case, and what it leaves."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One line of the register of what was decided and erased."""

    when: str
    reference: str
    what: str
    by: str
    because: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it stands in a table."""
        return (self.when, self.reference, self.what, self.by, self.because)


def over(desk: Desk) -> Select[str]:
    """The cases whose period is over and that are not erased, closed longest ago first."""
    months = desk.register.rule(KEEPING, Called.CASES, desk.today).value.months
    return (
        select(Case.id)
        .join(CaseRow, CaseRow.case_id == Case.id)
        .where(Case.closed_on < months_later(desk.today, -months), ~CaseRow.open)
        .where(Case.id.not_in(select(ErasedCase.case_id)))
        .order_by(Case.closed_on, Case.id)
    )


def due(session: Session, desk: Desk) -> tuple[Due, ...]:
    """Return the cases whose period is over, each with what keeps it, if anything does."""
    require(desk.officer.role, Act.RETAIN)
    ids, found = session.scalars(over(desk)).all(), list[Due]()
    for first in range(0, len(ids), MOST):  # as far as it takes: what is kept for a reason may stand before all others
        found += _judged(session, desk, ids[first : first + MOST])
        if sum(not each.kept.because for each in found) >= MOST:
            break
    return tuple(found)


def _judged(session: Session, desk: Desk, ids: Sequence[str]) -> Iterator[Due]:
    for case in load_cases(session, ids, parts=READ):
        kept = kept_of(case, desk)
        if case.closed_on and kept.over:
            held = hold_of(case) is not None
            yield Due(case_id=case.id, reference=case.reference, closed_on=case.closed_on, kept=kept, held=held)


def undecided(session: Session, desk: Desk) -> int:
    """Return of how many cases nothing is decided, without judging each: nothing is promised in them any more."""
    decided = select(KeepingDecision.case_id).where(
        (KeepingDecision.decision != Keeping.LONGER) | (KeepingDecision.keep_until >= desk.today)
    )
    asked = over(desk).where(CaseRow.open_commitments == 0, Case.id.not_in(decided)).order_by(None)
    return session.scalar(select(func.count()).select_from(asked.subquery())) or 0


def to_erase(session: Session, desk: Desk) -> int:
    """Return how many cases somebody else decided to have erased, and nobody erased yet."""
    last = (
        select(KeepingDecision.case_id, func.max(KeepingDecision.decided_at))
        .where(KeepingDecision.decision.in_([Keeping.ERASE, Keeping.LONGER]))
        .where(KeepingDecision.case_id.not_in(select(ErasedCase.case_id)))
        .group_by(KeepingDecision.case_id)
        .subquery()
    )
    asked = select(func.count()).where(
        KeepingDecision.case_id == last.c[0],
        KeepingDecision.decided_at == last.c[1],
        KeepingDecision.decision == Keeping.ERASE,
        KeepingDecision.decided_by_id != desk.officer.id,
    )
    return session.scalar(asked) or 0


def reach(session: Session, desk: Desk, *, case_id: str) -> Reach:
    """Return what an erasure of a case takes, and what it leaves."""
    require(desk.officer.role, Act.RETAIN)
    case = load_case(session, case_id)
    kept = (*case.documents, *case.withdrawn_documents)
    goes = (
        "the resident's name, address and every way to reach them" if case.resident else "",
        f"the words of the complaint and of {count(len(case.points), 'point')}",
        count(len(case.letters), "letter") if case.letters else "",
        f"{count(len(kept), 'document')} ({in_megabytes(sum(each.size for each in kept))})" if kept else "",
        f"the words of {count(len(case.contacts), 'contact')}" if case.contacts else "",
        f"the words of {count(len(case.commitments), 'promise')}" if case.commitments else "",
    )
    offered = sum(each.pence for stage in case.stages for each in stage.offers)
    stays = (
        f"the reference {case.reference}, category {case.category or 'none'}",
        *(f"stage {each.number}: every date, outcome {each.outcome or 'none'}" for each in case.stages),
        f"closed on {in_short(case.closed_on)}" if case.closed_on else "",
        f"{pounds(offered)} offered" if offered else "",
        "what was decided on its keeping, when and by whom; and who looked at it, by reference",
    )
    return Reach(goes=tuple(filter(None, goes)), stays=tuple(filter(None, stays)))


def register(session: Session, desk: Desk) -> tuple[Registered, ...]:
    """Return what was decided and erased, the newest first; for managers and auditors."""
    require_auditing(desk.officer.role)
    lines = sorted((*_decided(session), *_erased(session)), key=lambda each: each[0], reverse=True)
    return tuple(line for _, line in lines)


def _decided(session: Session) -> Iterator[tuple[str, Registered]]:
    asked = (
        select(KeepingDecision, Case.reference, Officer.name)
        .join(Case, Case.id == KeepingDecision.case_id)
        .outerjoin(Officer, Officer.id == KeepingDecision.decided_by_id)
    )
    for row, reference, by in session.execute(asked):
        until = f" until {in_short(row.keep_until)}" if row.keep_until else ""
        yield (
            row.decided_at.isoformat(),
            Registered(
                when=moment_words(row.decided_at),
                reference=reference,
                what=f"{row.decision}{until}",
                by=by or "",
                because=row.because,
            ),
        )


def _erased(session: Session) -> Iterator[tuple[str, Registered]]:
    asked = select(ErasedCase, Case.reference).outerjoin(Case, Case.id == ErasedCase.case_id)
    for row, reference in session.execute(asked):
        at = moment_or_none(row.erased_at)
        yield (
            at.isoformat() if at else "",
            Registered(
                when=moment_words(at) if at else "",
                reference=reference or "not on this desk",
                what="erased",
                by=row.by or "",
                because=row.reason or "",
            ),
        )
