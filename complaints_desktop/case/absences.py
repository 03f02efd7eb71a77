"""Loads who does whose work on a case, and what they were told of it, in the order it was written."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, not_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.absences import CoverFacts, HandoverFacts
from db.model import Cover, HandoverNote

COVER = Mapper(CoverFacts, Cover, "owner", "officer")
_covers = COVER.table.c
_COVERS = (
    select(_covers.case_id, _covers.for_id, _covers.officer_id, *COVER.columns())
    .where(among(_covers.case_id))
    .order_by(_covers.recorded_at, _covers.id)
)
NOTE = Mapper(HandoverFacts, HandoverNote, "officer", "written_by")
_notes = NOTE.table.c
_NOTES = (
    select(_notes.case_id, _notes.officer_id, _notes.written_by_id, *NOTE.columns())
    .where(among(_notes.case_id), _notes.withdrawn_on.is_(None))
    .order_by(_notes.written_at, _notes.id)
)
OWN = 3
"""Where the columns of the facts begin in a row."""


def goes_on(day: date) -> ColumnElement[bool]:
    """Return that somebody does, or will do, a piece for whose it is: it has not ended by `day`."""
    ended = Cover.ended_on.is_not(None) & (Cover.ended_on <= day)
    return and_(Cover.for_good.is_(False), not_(ended))


def covers(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[CoverFacts, ...]]:
    """Return all that was ever given to somebody, by case."""
    found: dict[str, list[CoverFacts]] = defaultdict(list)
    for row in session.execute(_COVERS, those(ids)):
        given = {"owner": names.someone(row[1]), "officer": names.someone(row[2])}
        found[row[0]].append(COVER.make(row, OWN, **given))
    return {case: tuple(each) for case, each in found.items()}


def handovers(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[HandoverFacts, ...]]:
    """Return what was written for who takes a case over, by case."""
    found: dict[str, list[HandoverFacts]] = defaultdict(list)
    for row in session.execute(_NOTES, those(ids)):
        given = {"officer": names.someone(row[1]), "written_by": names.officer(row[2])}
        found[row[0]].append(NOTE.make(row, OWN, **given))
    return {case: tuple(each) for case, each in found.items()}
