"""The risk of a complaint by its category, as `resources/lists/risk_matrix.toml` has it (Code 6.1)."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from complaints_desktop.forms.about import Choice, words_of
from complaints_desktop.rules.triage import PRIORITIES, Matrix, Risk
from resources.reader import read_text


@cache
def matrix() -> Matrix:
    """Return the matrix: by category, in our words and in those of the published findings."""
    listed = _listed()
    rows = {name: _risk(row) for row in listed["categories"] for name in (row["category"], row["also"]) if name}
    return Matrix(
        rows, high_from=listed["high_from"], medium_from=listed["medium_from"], routes=tuple(listed["routes"])
    )


def priorities() -> Sequence[Choice]:
    """Return the priorities to choose from, the highest first."""
    return words_of(PRIORITIES)


def routes() -> Sequence[Choice]:
    """Return the routes to choose from, the quickest first."""
    return words_of(_listed()["routes"])


@cache
def _listed() -> Mapping[str, Any]:
    return tomllib.loads(read_text("lists", "risk_matrix.toml"))


def _risk(row: Mapping[str, Any]) -> Risk:
    return Risk(row["impact"], failed=row["failed"] + row["own_failed"], of=row["of"] + row["own_of"])
