"""Where each case stands, as the columns of the case list: derived here, written here, nowhere else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, RowMapping, String, delete, select, update
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.stage_rows import forget_stages, stray_stages, write_stages, wrong_stages
from complaints_desktop.reading.track_record import TrackRecords, leaning_on, risk_of
from complaints_desktop.rules.clocks import waiting
from complaints_desktop.rules.holding import cover
from complaints_desktop.rules.states import CLOSED, state_of
from db.case_list import A_COMPLAINT
from db.dates import EARLIEST_DATE, LATEST_DATE
from db.model import Case, CaseRow, table_of
from db.model import Desk as DeskRow
from db.record.bulk import bound, upsert_many
from db.record.connection import Rows
from db.team_terms import Part as Work

CHUNK = 1000

READ = frozenset({Part.COMMITMENTS, Part.COVER})
"""What a line is derived from, besides the dates of the stages."""

LENGTHS = {
    each.name: each.type.length for each in table_of(CaseRow).c if isinstance(each.type, String) and each.type.length
}
"""The most characters of each column of the list."""

DAYS = tuple(each.name for each in table_of(CaseRow).c if isinstance(each.type, Date))
"""The columns of the list that hold a day."""

PAGE = 500
"""Cases whose lines are derived in one write; others may write between two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a list shows of a case that no single row of the record says."""

    stage: int
    state: str
    next_kind: str
    next_on: date | None
    received_on: date | None
    risk: int
    open_commitments: int
    open: bool

    def columns(self) -> dict[str, Any]:
        """Return it as columns of the case list."""
        return {name: getattr(self, name) for name in self.__slots__}


def standing(case: CaseFacts, desk: Desk, records: TrackRecords) -> Standing:
    """Return where `case` stands today."""
    state = state_of(case)
    next_on, next_kind = _next(case, desk)
    return Standing(
        stage=case.current.number,
        state=state.value,
        next_kind=next_kind,
        next_on=next_on,
        received_on=case.stages[0].received_on or case.expressed_on,
        risk=_worst(case, desk, records),
        open_commitments=len(case.open_commitments),
        open=state not in CLOSED,
    )


def _next(case: CaseFacts, desk: Desk) -> tuple[date | None, str]:
    """The next date of the case: of what its stage waits for, of a review, or of a promise, whichever is soonest."""
    clock = waiting(case, today=desk.today, calendar=desk.calendar) if case.closed_on is None else None
    waits = [(clock.due, clock.rule.clock)] if clock else []
    looked_at = case.first_contact.reviewed_by if case.first_contact else None
    waits += [(looked_at, "review")] if looked_at else []
    waits += [(commitment.due_on, "commitment") for commitment in case.open_commitments]
    return min(waits, key=lambda wait: wait[0] or date.max) if waits else (None, "")


def _worst(case: CaseFacts, desk: Desk, records: TrackRecords) -> int:
    """The highest score of an open commitment; 0 where none is open."""
    records.know(case.open_commitments)
    return max((risk_of(case, each, desk, records).score for each in case.open_commitments), default=0)


def row_of(case: CaseFacts, desk: Desk, records: TrackRecords) -> dict[str, Any]:
    """Return the line of the case list for `case`."""
    resident, given = case.resident, cover(case, Work.HANDLER, desk.today)
    line = {
        "case_id": case.id,
        "reference": case.reference,
        "resident": resident.name if resident else "",
        "address": (resident.address if resident else None) or "",
        "postcode": (resident.postcode if resident else None) or "",
        "category": case.category or "",
        "channel": case.channel or "",
        "kind": case.kind.value if case.kind else A_COMPLAINT,
        "handler_id": case.handler.id if case.handler else None,
        "handler": case.handler.name if case.handler else "",
        "covered_by_id": given.officer.id if given else None,
        "covered_by": given.officer.name if given else None,
        "team": case.team or "",
        "vulnerable": bool(case.vulnerable),
        "hazard": case.hazardous,
        **standing(case, desk, records).columns(),
    }
    return line | _shortened(line)


def _shortened(line: dict[str, Any]) -> dict[str, Any]:
    """Return what the list takes otherwise: a newer program may keep longer texts, and days this one never asks for."""
    long = {name: line[name][:most] for name, most in LENGTHS.items() if line[name] and len(line[name]) > most}
    days = ((name, line[name]) for name in DAYS)
    return long | {name: None for name, day in days if day and not EARLIEST_DATE <= day <= LATEST_DATE}


def restate(session: Session, desk: Desk, ids: Iterable[str]) -> None:
    """Derive the lines of these cases afresh, within the transaction that changed them."""
    records = TrackRecords(session, desk.today)
    for cases in _chunked(each for each in load_cases(session, ids, parts=READ) if each.void_because is None):
        write_rows(session, [row_of(case, desk, records) for case in cases])
        write_stages(session, cases, desk.calendar)


def restate_case(session: Session, desk: Desk, case: CaseFacts) -> None:
    """Derive the line of one case from what its action knows of it."""
    if case.void_because is None:
        write_rows(session, [row_of(case, desk, TrackRecords(session, desk.today))])
        write_stages(session, [case], desk.calendar)


def restate_promised(session: Session, desk: Desk, ids: Sequence[str]) -> None:
    """Derive the lines of cases whose promises changed, and of others that promise by the same people."""
    restate(session, desk, ids)
    for start in range(0, len(ids), CHUNK):
        restate(session, desk, leaning_on(session, ids[start : start + CHUNK], desk.today))


def restate_all(session: Session, desk: Desk) -> None:
    """Derive every line: when the day, the calendar or a setting has changed."""
    restate(session, desk, session.scalars(select(Case.id)).all())
    session.execute(update(DeskRow).values(derived_on=desk.today))


def follow(session: Session, desk: Desk, ids: Sequence[str]) -> None:
    """Derive the lines of cases that another desk may have changed; those it made void leave the list."""
    restate_promised(session, desk, ids)
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        void = select(Case.id).where(Case.id.in_(some), Case.void_because.is_not(None))
        unlist(session, session.scalars(void).all())


def pages(record: Rows, *, unlisted: bool) -> Iterator[list[str]]:
    """Yield the cases in pages, a little at a time: all, or those whose line is still to be derived.

    A line is missing after a first fetch that was large or broken off.
    """
    missing = "AND NOT EXISTS (SELECT 1 FROM case_row WHERE case_row.case_id = case_.id)" if unlisted else ""
    wanted = f"SELECT id FROM case_ WHERE void_because IS NULL AND id > ? {missing} ORDER BY id LIMIT {PAGE}"
    last = ""
    while found := record.rows(wanted, (last,)):
        page = [str(case_id) for (case_id,) in found]
        yield page
        last = page[-1]


def wrong_lines(session: Session, desk: Desk) -> Iterator[str]:
    """Yield a sentence for each line that is not what its case derives to: `check` asks for it."""
    records = TrackRecords(session, desk.today)
    held = {line.case_id: line._mapping for line in session.execute(select(CaseRow.__table__))}
    for chunk in _chunked(load_cases(session, session.scalars(select(Case.id)).all(), parts=READ)):
        yield from wrong_stages(session, chunk, desk.calendar)
        for case in chunk:
            yield from _wrong_line(case, held.pop(case.id, None), desk, records)
    for case_id in held:
        yield f"the case list has a line for a case that is not there ({case_id})"
    yield from stray_stages(session)


def _wrong_line(case: CaseFacts, line: RowMapping | None, desk: Desk, records: TrackRecords) -> Iterator[str]:
    """Yield what is wrong with the line of one case."""
    wanted = row_of(case, desk, records) if case.void_because is None else None
    if wanted is None and line is None:
        return
    if wanted is None or line is None:
        yield f"{case.reference} is {'missing from' if line is None else 'void and still in'} the case list"
        return
    wrong = [name for name, value in wanted.items() if line[name] != value]
    if wrong:
        yield f"{case.reference} has another {', '.join(wrong)} in the case list than in its record"


def unlist(session: Session, ids: Sequence[str]) -> None:
    """Take the lines of void cases off the list."""
    for start in range(0, len(ids), CHUNK):
        session.execute(delete(CaseRow).where(CaseRow.case_id.in_(ids[start : start + CHUNK])))
        forget_stages(session, ids[start : start + CHUNK])


def write_rows(session: Session, lines: list[dict[str, Any]]) -> None:
    """Write these lines; one that is there already keeps its row number, by which lists hold it."""
    upsert_many(session, CaseRow, bound(CaseRow, lines), key="case_id")


def _chunked(cases: Iterable[CaseFacts]) -> Iterator[list[CaseFacts]]:
    chunk: list[CaseFacts] = []
    for case in cases:
        chunk.append(case)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
