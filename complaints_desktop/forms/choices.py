"""What may be chosen: categories, channels, needs, adjustments, reasons to extend, as `resources/lists` has them."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from complaints_desktop.forms.about import Choice, words_of
from complaints_desktop.rules.wording import capitalised
from db.terms import Basis
from resources.reader import names, read_text


@cache
def listed(name: str) -> Sequence[Choice]:
    """Return the choices called `name`."""
    return words_of(_lists()[name])


def capacities() -> Sequence[Choice]:
    """Return as whom somebody may speak for a resident."""
    return words_of(_bases())


def basis_of(capacity: str) -> Basis:
    """Return by what somebody of that capacity speaks; whoever is none of the list speaks by consent (Code 3.6)."""
    return _bases().get(capacity.casefold(), Basis.CONSENT)


@cache
def _bases() -> Mapping[str, Basis]:
    return {row["words"].casefold(): Basis(row["basis"]) for row in _of_people()["capacities"]}


def letter_kinds() -> Sequence[Choice]:
    """Return the kinds of letter by name, in plain words."""
    kinds = [name.removesuffix(".md") for name in names("letters", ".md")]
    return tuple(Choice(each, capitalised(each.replace("-", " ").replace("stage", "stage ")), each) for each in kinds)


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    of_people = {name: words for name, words in _of_people().items() if name != "capacities"}
    files = ("complaint.toml", "letters.toml", "restriction.toml", "commitment.toml")
    others = (tomllib.loads(read_text("lists", name)) for name in files)
    return {name: words for each in (*others, of_people) for name, words in each.items()}


@cache
def _of_people() -> Mapping[str, Any]:
    return tomllib.loads(read_text("lists", "people.toml"))
