"""Rows of the record for many cases at once, and the one mapper that makes facts of them."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args, get_type_hints

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, func, select
from sqlalchemy.orm import Session

from db.model import Base, table_of
from db.terms import Word

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Facts = TypeVar("Facts", bound="DataclassInstance")


class Mapper(Generic[Facts]):
    """Makes facts of one kind from rows: every fact that is not `given` comes from the column of its name.

    It is checked when it is made, which is when its module is imported: a fact without a column raises TypeError.
    """

    def __init__(self, facts: type[Facts], entity: type[Base], *given: str) -> None:
        """Map the rows of `entity`; who reads them gives the facts called `given`."""
        known = [each.name for each in fields(facts)]
        self.table = table_of(entity)
        self._facts = facts
        self._names = [name for name in known if name not in given]
        wrong = [*(name for name in given if name not in known), *(n for n in self._names if n not in self.table.c)]
        if wrong:
            raise TypeError(f"{facts.__name__} and the columns of {entity.__name__} differ in {', '.join(wrong)}")
        words = [(place, _reader(get_type_hints(facts)[name])) for place, name in enumerate(self._names)]
        self._words = [(place, read) for place, read in words if read]
        self.width = len(self._names)

    def columns(self, table: FromClause | None = None) -> list[ColumnElement[Any]]:
        """Return the columns to select, of the table itself or of an alias of it."""
        source = self.table if table is None else table
        return [source.c[name] for name in self._names]

    def make(self, row: Sequence[Any], start: int, **given: object) -> Facts:
        """Return the facts of a row in which the columns stand from `start` on."""
        values = list(row[start : start + self.width])
        for place, read in self._words:
            values[place] = read(values[place])
        return self._facts(**dict(zip(self._names, values, strict=True)), **given)


def _reader(hint: object) -> Callable[[str], Any] | None:
    """Return what reads a word of the record where a fact is one, such as `Hazard | None`; None for other facts."""
    types = get_args(hint) or (hint,)
    word = next((each for each in types if isinstance(each, type) and issubclass(each, Word)), None)
    if word is None:
        return None
    read: Callable[[str], Any] = word.of_row
    return (lambda value: read(value) if value else None) if type(None) in types else read


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return that `column` is one of those that are asked for: one list as JSON, which costs half of a parameter each.

    What asks so is written once, where its module is imported: to write it anew took longer than to ask it.
    """
    return column.in_(select(func.json_each(bindparam("ids")).table_valued("value").c.value))


def those(ids: Sequence[str]) -> dict[str, str]:
    """Return the parameters of what asks `among` these ids."""
    return {"ids": json.dumps(list(ids))}


def grouped(
    session: Session,
    mapper: Mapper[Facts],
    ids: Sequence[str],
    *,
    of: str,
    by: str,
    order: tuple[str, ...],
    still: str = "",
) -> dict[str, tuple[Facts, ...]]:
    """Return the facts of the rows whose column `of` is one of `ids`, in `order`, grouped by the column `by`.

    `still`: the column that holds the day a row ended; those that have are left out.
    """
    found: dict[str, list[Facts]] = defaultdict(list)
    for row in session.execute(_grouping(mapper, of, by, order, still), those(ids)):
        found[row[0]].append(mapper.make(row, 1))
    return {key: tuple(each) for key, each in found.items()}


@cache
def _grouping(mapper: Mapper[Any], of: str, by: str, order: tuple[str, ...], still: str) -> Select[Any]:
    """Return what `grouped` asks."""
    table = mapper.table
    query = select(table.c[by], *mapper.columns()).where(among(table.c[of]))
    if still:
        query = query.where(table.c[still].is_(None))
    return query.order_by(*(table.c[name] for name in order))
