"""The case list: ordered row numbers first, then the lines of a page when it is looked at; quick at 100,000 cases."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from complaints_desktop.reading.unsettled import Mark, marks
from complaints_desktop.rules.wording import count
from db.case_list import A_COMPLAINT, COVERED, SORTED
from db.record.local import Record
from db.record.search import find

MOST_FOUND = 1_000
"""Cases that are looked up by their words at most, the best first."""

FACETS = ("kind", "state", "stage", "category", "channel", "team", "handler")
"""The columns a list may be narrowed by, with counts."""


SHARED = Mark()
"""Of a case nothing waits."""

NOTHING_WAITS = (SHARED,)

made = tuple.__new__
"""Makes a line of its values in half the time of `_make`; a page is sixty."""


class CaseLine(NamedTuple):
    """One line of the case list, as the driver returns it: thousands are looked at, few are read to the end."""

    row: int
    case_id: str
    reference: str
    resident: str
    address: str
    postcode: str
    category: str
    channel: str
    kind: str
    stage: int
    state: str
    next_kind: str
    next_day: str | None
    received_day: str | None
    handler: str
    covered_by: str | None
    """Who does the handler's work today, where somebody does."""
    team: str
    vulnerable: bool
    hazard: bool
    risk: int
    open_commitments: int
    open: bool
    unshared: Mark = SHARED
    """What of it waits to be shared or settled."""

    @property
    def standing(self) -> str:
        """Where it stands; what is no complaint by what it is."""
        if self.kind == A_COMPLAINT:
            return self.state
        return self.kind if self.open else f"{self.kind}, done"

    @property
    def whose(self) -> str:
        """Who handles it, and who covers it for them."""
        return f"{self.handler}, covered by {self.covered_by}" if self.covered_by else self.handler

    @property
    def next_on(self) -> date | None:
        """The date of what the case waits for next."""
        return date.fromisoformat(self.next_day) if self.next_day else None

    @property
    def received_on(self) -> date | None:
        """The day the complaint was received."""
        return date.fromisoformat(self.received_day) if self.received_day else None


COLUMNS = [name.replace("_day", "_on") for name in CaseLine._fields if name != "unshared"]
"""The columns of a line, in its order."""

PAGE = f"SELECT {', '.join(COLUMNS)} FROM case_row WHERE row IN"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What the list is narrowed to; empty means everything."""

    text: str = ""
    open_only: bool = False
    handler_id: str | None = None
    overdue_on: date | None = None
    """Cases whose next date is before this day."""
    vulnerable: bool = False
    with_commitments: bool = False
    facets: tuple[tuple[str, str | int], ...] = ()
    """Pairs of a column of FACETS and its value."""
    among: tuple[str, ...] | None = None
    """The cases behind a number, by id; None for all."""


def case_rows(record: Record, where: CaseFilter, *, sort: str = "next_on", descending: bool = False) -> list[int]:
    """Return the row numbers of the cases in `where`, in order; cases with no next date come last."""
    if sort not in SORTED:
        raise ValueError(f"cases are not sorted by {sort}")
    clause, params = _where(_found(record, where), where)
    way = "DESC" if descending else "ASC"
    found = _numbers(record, f"SELECT row FROM case_row{clause} ORDER BY {_by(sort, where)} {way}, row {way}", params)
    return _undated_last(record, found, clause, params) if sort == "next_on" and not descending else found


def _numbers(record: Record, query: str, params: Sequence[Any]) -> list[int]:
    """Return the row numbers a query finds, in its order.

    They come in one piece: of a hundred thousand answers each would have to wait for the window to let it through.
    """
    ((numbers,),) = record.rows(f"SELECT json_group_array(row) FROM ({query})", params)
    return list(json.loads(numbers))


def _undated_last(record: Record, found: list[int], clause: str, params: Sequence[Any]) -> list[int]:
    """Move the cases with no date, which the index gives first, behind the others; no sort is needed for it."""
    joined = f"{clause} AND next_on IS NULL" if clause else " WHERE next_on IS NULL"
    ((undated,),) = record.rows(f"SELECT count(*) FROM case_row{joined}", params)
    return found[undated:] + found[:undated]


def case_lines(record: Record, rows: Sequence[int]) -> list[CaseLine]:
    """Return the lines with these row numbers, in the order asked for."""
    places = ", ".join("?" * len(rows))
    found = {values[0]: values for values in record.rows(f"{PAGE} ({places})", rows)}
    unshared = marks(record, [values[1] for values in found.values()])
    lines = [made(CaseLine, values + NOTHING_WAITS) for values in map(found.get, rows) if values]
    if not unshared:
        return lines
    return [line._replace(unshared=unshared.get(line.case_id, SHARED)) for line in lines]


def lines_of(record: Record, case_ids: Sequence[str]) -> list[CaseLine]:
    """Return the lines of these cases, in the order asked for; those that have none are left out."""
    places = ", ".join("?" * len(case_ids))
    rows: dict[str, int] = dict(record.rows(f"SELECT case_id, row FROM case_row WHERE case_id IN ({places})", case_ids))
    return case_lines(record, [rows[case_id] for case_id in case_ids if case_id in rows])


def facet_counts(record: Record, where: CaseFilter) -> Mapping[str, list[tuple[str | int, int]]]:
    """Return for each column of FACETS its values with the number of cases each would leave, most first.

    What the column itself is narrowed to is left aside: its other values can be chosen instead.
    """
    found = _found(record, where)
    counts = {}
    for column in FACETS:
        clause, params = _where(found, where, but=column)
        by = _by(column, where)
        query = f"SELECT {column}, count(*) FROM case_row{clause} GROUP BY {by} ORDER BY count(*) DESC"
        counts[column] = [(value, number) for value, number in record.rows(query, params)]
    return counts


def cases_in_all(record: Record) -> int:
    """Return how many cases there are in the record."""
    ((number,),) = record.rows("SELECT count(*) FROM case_row")
    return int(number)


def found_beyond(record: Record, where: CaseFilter) -> bool:
    """Whether more cases hold the words of `where` than the list shows."""
    return len(find(record, where.text, limit=MOST_FOUND + 1)) > MOST_FOUND


def found_in_words(number: int, *, beyond: bool) -> str:
    """Return how many cases were found, and that it was among the first only, where it was."""
    first = f"the first {MOST_FOUND:,}"
    if not beyond:
        return count(number, "case")
    return f"{first} cases found" if number == MOST_FOUND else f"{count(number, 'case')} among {first} found"


def _plain(column: str) -> str:
    """Return a column to narrow by; where each index of an order carries it along, its own index is not used.

    In that no order stands: each case would be looked up, and sorted.
    """
    return f"+{column}" if column in COVERED else column


def _by(column: str, where: CaseFilter) -> str:
    """Return a column to order or group by; of the overdue it is no index, so that they are found by their date.

    There are few of them, and in the index of another column no date stands: each case would be looked up.
    """
    return f"+{column}" if where.overdue_on and column != "next_on" else column


def _found(record: Record, where: CaseFilter) -> list[str] | None:
    """Return the cases that hold the words of `where`; None where it has none."""
    return [hit.case_id for hit in find(record, where.text, limit=MOST_FOUND)] if where.text.strip() else None


def _where(found: Sequence[str] | None, where: CaseFilter, *, but: str = "") -> tuple[str, list[Any]]:
    """Return the clause and what it is filled with; `but` names the facet that is left aside."""
    terms: list[str] = []
    params: list[Any] = []
    if found is not None:
        terms.append(f"case_id IN ({', '.join('?' * len(found))})")
        params += found
    if where.open_only:
        terms.append("open = 1")
    if where.handler_id:
        terms.append("(handler_id = ? OR covered_by_id = ?)")
        params.extend((where.handler_id, where.handler_id))
    if where.overdue_on:
        terms.append("next_on < ?")
        params.append(where.overdue_on.isoformat())
    if where.vulnerable:
        terms.append("vulnerable = 1")
    if where.with_commitments:
        terms.append("open_commitments > 0")
    if where.among is not None:
        terms.append("case_id IN (SELECT value FROM json_each(?))")
        params.append(json.dumps(where.among))
    for column, value in where.facets:
        if column not in FACETS:
            raise ValueError(f"cases are not narrowed by {column}")
        if column != but:
            terms.append(f"{_plain(column)} = ?")
            params.append(value)
    return (f" WHERE {' AND '.join(terms)}" if terms else ""), params
