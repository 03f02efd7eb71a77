"""The made-up complaint in the words of a letter: which names a wording may use, what each stands for, an example."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from complaints_desktop.letters.paths import Columns, Path
from resources.reader import read_text

Rows = tuple[Mapping[str, str], ...]


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, Any]:
    return tomllib.loads(read_text("letters/parts", "example.toml"))


def example_values() -> Mapping[str, str]:
    """Return an example of each value of a letter by its name: of the record, and of what officers type."""
    return {**_listed()["values"], **_listed()["typed"]}


def recorded() -> frozenset[str]:
    """Return the names of the values that the record says, whatever the letter."""
    return frozenset(_listed()["values"])


def example_rows() -> Mapping[str, Rows]:
    """Return examples of the rows of each block by its name."""
    return {name: tuple(rows) for name, rows in _listed()["rows"].items()}


@lru_cache(maxsize=1)
def columns() -> Columns:
    """Return what the rows of each block say."""
    return {name: frozenset(rows[0]) for name, rows in example_rows().items()}


def when(path: Path) -> str:
    """Say a path in words: “if money is offered and nothing came late”; in every letter, where nothing is asked."""
    so = [_listed()["when"][name][0 if there else 1] for name, there in sorted(path)]
    return f"if {' and '.join(so)}" if so else "in every letter"


def has_words(name: str) -> bool:
    """Whether it can be said in words that there is such a value."""
    return name in _listed()["when"]
