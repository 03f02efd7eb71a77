"""The open promises with their risk, kept between two readings: of what has not changed since nothing is read again.

What they are made of decides whether they hold: the day, the weights, the calendar, and what the record says has
changed. A case of which anything changed is read anew, and of the others those whose owner's or contractor's share did.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import among, those
from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.board_lines import BoardLine, in_order, lines_of
from complaints_desktop.reading.open_promises import Promises, all_open, open_in
from complaints_desktop.reading.track_record import Tally, TrackRecords, Who, promisers, tallies, together
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.risk import Weights
from db.model import Case, Commitment, CommitmentUpdate, LevelAnswer, Officer, Person, table_of
from db.record.kept import Changed, kept_of, mark_of

T = TypeVar("T")

NAME = "open promises"
"""Under which they are kept."""

Shares = Mapping[Who, float | None]
"""How much each owner and contractor kept in time."""

OF_CASE = frozenset(each.__tablename__ for each in (Case, Commitment, CommitmentUpdate, LevelAnswer))
"""The rows of a case that its lines are made of; besides them the name of the person, and those of the officers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLines:
    """All of them at one moment of the record, and what they were made of."""

    by: tuple[date, Weights, WorkingCalendar]
    cases: Mapping[str, Promises]
    tallies: Mapping[str, Tally]
    """Of every case, not of those alone that have an open promise."""
    shares: Shares
    of_case: Mapping[str, tuple[BoardLine, ...]]
    lines: tuple[BoardLine, ...]
    """In their order."""


def open_lines(session: Session, desk: Desk) -> tuple[BoardLine, ...]:
    """Return every open promise, the worst first."""
    found = kept_of(session)
    if found is None:  # what a session that writes sees may never come to be
        return _anew(session, desk).lines
    kept, rows = found
    mark = mark_of(rows)
    since, before = kept.values.get(NAME, (None, None))
    now: OpenLines | None = None
    if since is not None and isinstance(before, OpenLines) and before.by == _by(desk):
        changed = kept.since(rows, since, mark)
        now = None if changed is None or _of_officers(changed) else _after(session, desk, before, changed)
    now = now or _anew(session, desk)
    kept.values[NAME] = mark, now
    return now.lines


def _by(desk: Desk) -> tuple[date, Weights, WorkingCalendar]:
    return desk.today, desk.settings.weights, desk.calendar


def _of_officers(changed: Changed) -> bool:
    """Whether an officer may have another name now: it may stand on any line."""
    return bool({Officer.__tablename__} & (changed.entities | {entity for entity, _, _ in changed.rows}))


def _anew(session: Session, desk: Desk) -> OpenLines:
    """Read them all."""
    return _made(session, desk, all_open(session, Names(session)), tallies(session, desk.today))


def _after(session: Session, desk: Desk, before: OpenLines, changed: Changed) -> OpenLines:
    """Return them after some cases changed."""
    touched = _cases(session, changed)
    if not touched:
        return before
    found, tallied = open_in(session, Names(session), list(touched)), tallies(session, desk.today, list(touched))
    return _made(
        session,
        desk,
        _without(before.cases, touched) | found,
        _without(before.tallies, touched) | tallied,
        before=before,
        anew=found.keys(),
    )


def _without(known: Mapping[str, T], cases: set[str]) -> dict[str, T]:
    return {case_id: each for case_id, each in known.items() if case_id not in cases}


def _cases(session: Session, changed: Changed) -> set[str]:
    """Return the cases whose lines may be other ones."""
    persons = [row for entity, row, _ in changed.rows if entity == Person.__tablename__]
    named = select(Case.id).where(among(table_of(Case).c.person_id))
    of_persons = session.scalars(named, those(persons)).all() if persons else ()
    own = {case_id for entity, _, case_id in changed.rows if entity in OF_CASE and case_id}
    return own | changed.cases | set(of_persons)


def _made(
    session: Session,
    desk: Desk,
    cases: Mapping[str, Promises],
    tallied: Mapping[str, Tally],
    *,
    before: OpenLines | None = None,
    anew: Collection[str] = (),
) -> OpenLines:
    """Return the lines of these cases; those `before` that are still as they were are taken over."""
    tally = together(tallied.values())
    records, shares = TrackRecords(session, desk.today, tally=tally), {who: each.share for who, each in tally.items()}
    stand = _standing(before, shares, cases, anew) if before else {}
    of_case = {case_id: stand.get(case_id) or tuple(lines_of(case, desk, records)) for case_id, case in cases.items()}
    lines = tuple(in_order(line for each in of_case.values() for line in each))
    return OpenLines(by=_by(desk), cases=cases, tallies=tallied, shares=shares, of_case=of_case, lines=lines)


def _standing(
    before: OpenLines, shares: Shares, cases: Mapping[str, Promises], anew: Collection[str]
) -> dict[str, tuple[BoardLine, ...]]:
    """Return the lines that stand: of cases in which nothing changed, nor the share of who keeps their promises."""
    differ = {who for who in shares.keys() | before.shares.keys() if shares.get(who) != before.shares.get(who)}
    stand = {case_id: lines for case_id, lines in before.of_case.items() if case_id not in anew and case_id in cases}
    if not differ:
        return stand
    return {case_id: lines for case_id, lines in stand.items() if differ.isdisjoint(_promisers(cases[case_id]))}


def _promisers(case: Promises) -> Iterator[Who]:
    """Yield who keeps the open promises of a case."""
    return (who for each in case.commitments if each.open for who in promisers(each))
