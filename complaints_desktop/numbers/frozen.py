"""A pack as it is kept: figures as JSON that never change once it is issued, their hash, and what another changed."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from hashlib import sha256
from types import NoneType
from typing import Any

from db.number_terms import Basis

Figures = Mapping[str, Any]

KEPT: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("period", "from", "to", "as_of", "counted_of"), str),
    "basis": (str, NoneType),
    **dict.fromkeys(("measures", "drafts", "wrong", "not_recorded"), list),
    **dict.fromkeys(("runs", "tables"), dict),
}
"""What the figures of every pack have."""

OF_MEASURE: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("code", "name", "words", "formula"), str),
    **dict.fromkeys(("of", "value", "target", "verdict"), (str, NoneType)),
    **dict.fromkeys(("n", "d"), (int, NoneType)),
    **dict.fromkeys(("in_n", "in_d"), list),
    "out": int,
}
"""What each measure of it has."""


def as_text(figures: Figures) -> str:
    """Return figures as the one text that stands for them."""
    return json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_back(text: str) -> Figures | None:
    """Return the figures that a text stands for; None of one that no program of this kind wrote."""
    try:
        figures = json.loads(text)
        return figures if _are_figures(figures) else None
    except (ValueError, ArithmeticError, RecursionError):
        return None


def _are_figures(figures: Any) -> bool:  # noqa: ANN401 - what JSON may hold
    """Whether it has everything that is read of a pack, each of its kind; a day that is none raises ValueError."""
    return (
        _has(figures, KEPT)
        and all(_has(each, OF_MEASURE) for each in figures["measures"])
        and all(isinstance(each, str) for name in ("drafts", "wrong", "not_recorded") for each in figures[name])
        and all(_is_run(each) for each in figures["runs"].values())
        and all(_is_table(each) for each in figures["tables"].values())
        and all(date.fromisoformat(figures[name]) for name in ("from", "to", "as_of"))
        and (figures["basis"] is None or bool(Basis(figures["basis"])))
        and all(each["target"] is None or Fraction(each["target"]) >= 0 for each in figures["measures"])
    )


def _has(said: Any, kinds: Mapping[str, type | tuple[type, ...]]) -> bool:  # noqa: ANN401
    return isinstance(said, dict) and all(isinstance(said.get(name, ...), kind) for name, kind in kinds.items())


def _is_run(months: Any) -> bool:  # noqa: ANN401
    """Whether it is a list of a day, a number, of how many, and a value each."""
    return isinstance(months, list) and all(
        isinstance(each, list)
        and len(each) == len(("on", "n", "d", "value"))
        and bool(date.fromisoformat(str(each[0])))
        and all(isinstance(number, int | NoneType) for number in each[1:3])
        and (each[3] is None or isinstance(Fraction(str(each[3])), Fraction))
        for each in months
    )


def _is_table(table: Any) -> bool:  # noqa: ANN401
    """Whether it has titles, and rows of as many cells."""
    kinds = {"titles": list, "rows": list, "figures": list}
    return _has(table, kinds) and all(
        isinstance(row, list) and len(row) == len(table["titles"]) and all(isinstance(cell, str) for cell in row)
        for row in (table["titles"], *table["rows"])
    )


def fingerprint(figures: str, words: Mapping[str, str]) -> str:
    """Return the hash of a pack: its figures as they are kept, and the words that stand to each part."""
    return sha256(f"{figures}\n{as_text(words)}".encode()).hexdigest()


def changes(now: Figures, before: Figures) -> Iterator[str]:
    """Yield what another version says otherwise of a measure, and which cases came or went, a sentence each."""
    was = {_key(each): each for each in before["measures"]}
    for each in now["measures"]:
        old = was.get(_key(each))
        if old is None or (each["n"], each["d"]) == (old["n"], old["d"]) == (None, None):
            continue
        if _figure(each) != _figure(old):
            yield f"{each['name']}: {old['words']} then, {each['words']} now{_moved(each, old)}."


def _key(measure: Mapping[str, Any]) -> tuple[str, str]:
    return measure["code"], measure.get("of") or ""


def _figure(measure: Mapping[str, Any]) -> tuple[Any, ...]:
    return measure["n"], measure["d"], measure["value"]


def _moved(now: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """Say which cases are counted that were not, and the other way: what was entered late."""
    said = []
    for name, words in (("in_n", "in the figure"), ("in_d", "counted")):
        came, went = sorted({*now[name]} - {*before[name]}), sorted({*before[name]} - {*now[name]})
        said += [f"{words} now: {', '.join(came)}"] if came else []
        said += [f"{words} no more: {', '.join(went)}"] if went else []
    return f" ({'; '.join(said)})" if said else ""
