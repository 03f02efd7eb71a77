"""Loads who speaks for those who complain, and who complains beside the resident."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.part import Parts
from complaints_desktop.case.people import people
from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.facts.representatives import AuthorityFacts, ComplainantFacts
from db.model import Authority, Complainant, LetterRule, table_of
from db.terms import TAKEN_BACK, LettersTo

AUTHORITY = Mapper(AuthorityFacts, Authority, "person", "kinds")
COMPLAINANT = Mapper(ComplainantFacts, Complainant, "person")


ByCase = Mapping[str, tuple[AuthorityFacts, ...]]


def _of_cases(mapper: Mapper[Any], order: str) -> Any:  # noqa: ANN401  # a Select, whose columns no type can name
    rows = mapper.table.c
    wanted = select(rows.case_id, rows.person_id, *mapper.columns())
    return wanted.where(among(rows.case_id)).order_by(rows[order], rows.id)


_AUTHORITIES = _of_cases(AUTHORITY, "from_on").where(
    AUTHORITY.table.c.ended_because.is_distinct_from(TAKEN_BACK)  # one that was taken back never held: nobody is told
)
_COMPLAINANTS = _of_cases(COMPLAINANT, "joined_on").where(COMPLAINANT.table.c.ended_on.is_(None))
_ROWS = table_of(LetterRule).c
_RULES = select(_ROWS.authority_id, _ROWS.kind, _ROWS.letters_to).where(among(_ROWS.case_id), _ROWS.ended_on.is_(None))


def authorities(session: Session, ids: Sequence[str], parts: Parts) -> ByCase:
    """Return the authorities of each case, the first given first, those that were ended too."""
    rules: dict[str, dict[str, LettersTo]] = defaultdict(dict)
    rows = session.execute(_AUTHORITIES, those(ids)).all()
    if rows:
        for authority, kind, to in session.execute(_RULES.order_by(_ROWS.id), those(ids)):
            rules[authority][kind] = LettersTo.of_row(to)
    return _made(session, AUTHORITY, rows, parts, lambda row: {"kinds": rules.get(row.id, {})})


def still(found: ByCase) -> ByCase:
    """Return the authorities of each case that nobody has ended."""
    return {case: tuple(each for each in given if each.ended_on is None) for case, given in found.items()}


def ended(found: ByCase) -> ByCase:
    """Return those that were ended."""
    return {case: tuple(each for each in given if each.ended_on is not None) for case, given in found.items()}


def complainants(session: Session, ids: Sequence[str], parts: Parts) -> dict[str, tuple[ComplainantFacts, ...]]:
    """Return who complains beside the resident of each case."""
    rows = session.execute(_COMPLAINANTS, those(ids)).all()
    return _made(session, COMPLAINANT, rows, parts, lambda _: {})


def _made(session: Session, mapper: Mapper[Any], rows: Sequence[Any], parts: Parts, more: Any) -> dict[str, Any]:  # noqa: ANN401  # facts of either kind
    found: dict[str, list[Any]] = defaultdict(list)
    known: Mapping[str, Any] = people(session, [row[1] for row in rows], parts) if rows else {}
    for row in rows:
        if row[1] in known:
            found[row[0]].append(mapper.make(row, 2, person=known[row[1]], **more(row)))
    return {case: tuple(each) for case, each in found.items()}
