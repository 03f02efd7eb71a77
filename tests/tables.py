"""A table tried row by row within one test: as a test of its own a row costs pytest longer than it takes to try."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from inspect import signature
from typing import Any

import pytest

Test = Callable[..., None]

LONGEST = 400
"""Characters of what a failing row says; the first that fails is shown whole."""

FAILURES = (Exception, pytest.fail.Exception, pytest.skip.Exception)
"""How a row may end; one that is skipped fails too, for the rest would be skipped with it and nobody know."""


class RowsFailed(AssertionError):
    """What is said of the rows that failed."""


def each_row(
    names: str | tuple[str, ...], rows: Iterable[Any], ids: Iterable[object] | Callable[[Any], object] = repr
) -> Callable[[Test], Test]:
    """Do as `pytest.mark.parametrize` does, in one test: all rows are tried, and all that fail are named.

    What the test takes beside the row is made once for all of them: for tests that leave it as it was.
    """
    wanted = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else names
    table = list(_named(rows, len(wanted), ids))
    if not table:
        raise ValueError("a table without a row tries nothing")

    def of(test: Test) -> Test:
        @wraps(test)
        def tried(**fixtures: object) -> None:
            failed: dict[str, BaseException] = {}
            for name, row in table:
                try:
                    test(**fixtures, **dict(zip(wanted, row, strict=True)))
                except FAILURES as problem:
                    failed[name] = problem
            if failed:
                raise RowsFailed(_said(failed, len(table))) from next(iter(failed.values()))

        whole = signature(test)
        left = [each for name, each in whole.parameters.items() if name not in wanted]
        tried.__signature__ = whole.replace(parameters=left)  # type: ignore[attr-defined]
        return tried

    return of


def _named(rows: Iterable[Any], wide: int, ids: Any) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the name of each row, with its number since two may be called alike, and what stands in it."""
    called = None if callable(ids) else iter(ids)
    for number, row in enumerate(rows, start=1):
        marked = isinstance(row, type(pytest.param()))
        values = tuple(row.values if marked else row if wide > 1 else (row,))
        name = next(called) if called else (marked and row.id) or ", ".join(map(str, map(ids, values)))
        yield f"row {number}, {name}", values


def _said(failed: dict[str, BaseException], tried: int) -> str:
    lines = [f"{len(failed)} of {tried} rows failed; above is the first"]
    for name, problem in failed.items():
        said = str(problem) if isinstance(problem, RowsFailed) else f"{type(problem).__name__}: {problem}"[:LONGEST]
        lines.append(f"{name}: {said}")
    return "\n".join(lines)
