"""Reads cases from the record as CaseFacts, one or a hundred thousand, with one query a table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from complaints_desktop.case import parts
from complaints_desktop.case.names import Names
from complaints_desktop.case.references import written_reference
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.refusals import Refused
from db.model import Case
from db.terms import Closing, Hazard

CHUNK = 500


def find_case(session: Session, reference: str) -> str:
    """Return the id of the case with that reference, or else source reference; Refused where there is none.

    An import undone and done again leaves two cases under one source reference: the one that counts is meant.
    Our own may be typed without its hyphens, where nothing has just that reference.
    """
    wanted = reference.strip()
    own, source = Case.reference == wanted.upper(), Case.source_reference == wanted
    named = select(Case.id).where(own | source | (Case.reference == written_reference(wanted)))
    order = (own.desc(), source.desc().nulls_last(), Case.void_because.is_not(None), Case.id.desc())
    found = session.scalar(named.order_by(*order).limit(1))
    if found is None:
        raise Refused("There is no case with that reference", do="Look it up: complaints-desktop cases --query TEXT.")
    return found


def load_case(session: Session, case_id: str) -> CaseFacts:
    """Return one case with everything in it; Refused where this desk does not hold it."""
    found = next(load_cases(session, [case_id]), None)
    if found is None:
        raise Refused("This desk does not hold that case", do="Look it up by its reference, or sync first.")
    return found


def load_cases(session: Session, ids: Iterable[str], *, dated_only: bool = False) -> Iterator[CaseFacts]:
    """Yield the cases in chunks; `dated_only` leaves out what no clock, state or risk is derived from."""
    names = Names(session)
    remaining = iter(ids)
    while chunk := list(islice(remaining, CHUNK)):
        yield from _load(session, chunk, names, dated_only)


def _load(session: Session, ids: list[str], names: Names, dated_only: bool) -> Iterator[CaseFacts]:
    cases = {row.id: row for row in parts.rows_among(session, Case, "id", ids)}
    people = parts.people(session, [row.person_id for row in cases.values() if row.person_id])
    stages = parts.stages(session, ids, names, dated_only)
    commitments = parts.commitments(session, ids, names)
    rest: Mapping[str, Callable[[str], Any]] = {} if dated_only else parts.the_rest(session, ids, names)
    for case_id in ids:
        if case_id in cases:
            row = cases[case_id]
            yield CaseFacts(
                **_own(row, names),
                resident=people.get(row.person_id),
                stages=_at_least_one(stages.get(case_id), case_id),
                commitments=tuple(commitments.get(case_id, ())),
                **{name: part(case_id) for name, part in rest.items()},
            )


def _at_least_one(stages: list[StageFacts] | None, case_id: str) -> tuple[StageFacts, ...]:
    """A case pulled before its stages still has a stage 1, with nothing recorded."""
    return tuple(stages) if stages else (StageFacts(id=case_id, number=1, received_on=None),)


def _own(row: Row[Any], names: Names) -> dict[str, Any]:
    """Return what stands in the case's own row."""
    return {
        "id": row.id,
        "reference": row.reference,
        "source_reference": row.source_reference,
        "team": names.teams.get(row.team_id),
        "handler": names.officer(row.handler_id),
        "category": row.category,
        "channel": row.channel,
        "summary": row.summary,
        "outcome_sought": row.outcome_sought,
        "expressed_on": row.expressed_on,
        "expressed_to": row.expressed_to,
        "logged_on": row.logged_on,
        "hazard": Hazard.of_row(row.hazard) if row.hazard else None,
        "vulnerable": row.vulnerable,
        "complex": row.complex,
        "updates_agreed": row.updates_agreed,
        "closed_on": row.closed_on,
        "closed_as": Closing.of_row(row.closed_as) if row.closed_as else None,
        "learning": row.learning,
        "void_because": row.void_because,
        "sample": row.sample,
    }
