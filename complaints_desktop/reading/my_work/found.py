"""What the sources of work are asked of, and what they find."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.reading.track_record import TrackRecords
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.risk import Risk
from db.model import CaseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A case that concerns this officer: one they handle, or in which they own a promise."""

    case: CaseFacts
    handled: bool
    clock: Clock | None
    """The clock that a case waits for, where an act meets it: of one they handle, or that nobody is to consider yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Where work is looked for: the record, the officer's desk, and the cases that concern them."""

    session: Session
    desk: Desk
    records: TrackRecords
    cases: tuple[Concerned, ...]

    @property
    def handled(self) -> Iterator[Concerned]:
        """The cases this officer handles."""
        return (each for each in self.cases if each.handled)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing to do: what, in which case, by when, and why then."""

    what: str
    because: str
    case_id: str = ""
    reference: str = ""
    resident: str = ""
    thing: str = ""
    """The id of what in the case it is about: a commitment, an adjustment; or what has to be settled."""
    letter: str = ""
    """The letter that does it, where it is one that its act alone does not say."""
    due_on: date | None = None
    approved_by_id: str | None = None
    """Who approved it, where it was to be approved: they do not go on with it for who is away."""
    clock: Clock | None = None
    risk: Risk | None = None


Source = Callable[[Sought], Iterator[Found]]
"""Finds the work of one kind."""


def handled_by(officer_id: str) -> ColumnElement[bool]:
    """Return that a line is of a case the officer handles: it is theirs, or they cover it for whose it is."""
    return or_(CaseRow.handler_id == officer_id, CaseRow.covered_by_id == officer_id)


def before_the_next(row: CaseRow, since: date | None) -> date | None:
    """Return the day by which something without a day of its own is wanted: the next of its case, not before it was.

    What was asked for today is not late because something else of the case is.
    """
    return row.next_on if row.next_on is None or since is None else max(row.next_on, since)


def in_case(case: CaseFacts, found: Found) -> Found:
    """Return what was found as something to do in that case."""
    resident = case.resident.called if case.resident else ""
    return replace(found, case_id=case.id, reference=case.reference, resident=resident)
