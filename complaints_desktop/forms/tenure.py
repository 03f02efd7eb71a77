"""How a home is held, and of which kind the regulator then counts it, as `resources/lists/tenure.toml` has it."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import Choice, words_of
from complaints_desktop.rules.content import only_fills
from complaints_desktop.rules.refusals import Refused
from db.number_terms import StockType
from resources.reader import read_text

COUNTED_AS: Mapping[StockType, str] = {
    StockType.RENT: "low-cost rent",
    StockType.OWNERSHIP: "low-cost home ownership",
    StockType.OTHER: "neither low-cost rent nor low-cost home ownership",
}
STOCK = tuple(replace(each, words="Neither") if each.value == StockType.OTHER else each for each in words_of(StockType))


@cache
def tenures() -> Sequence[Choice]:
    """Return the tenures to choose from."""
    return words_of(each["words"] for each in _listed()["tenures"])


def tenure_called(words: str | None) -> str | None:
    """Return a tenure as the list writes it, other words as they are, and None for what says nothing."""
    if words is None or only_fills(words):
        return None
    return _names().get(_key(words), words)


def stock_type_of(tenure: str | None) -> StockType | None:
    """Return of which kind a home so held is; None where the list does not say."""
    return _kinds().get(tenure or "")


def stock_type_called(words: str | None) -> StockType | None:
    """Return the kind of stock that a list of homes means, by its name or by a tenure; None where neither is known."""
    key = _key(words or "")
    return _stock().get(key) or stock_type_of(_names().get(key))


def agreed(said: str | None, stock_type: StockType | None) -> tuple[str | None, StockType | None]:
    """Return tenure and kind of stock as they are kept; Refused where both are said and do not go together."""
    tenure = tenure_called(said)
    follows = stock_type_of(tenure)
    if follows and stock_type and follows is not stock_type:
        raise Refused(
            f"“{tenure}” counts as {COUNTED_AS[follows]}, and the stock type given is {COUNTED_AS[stock_type]}",
            do="Correct one of them, or leave the stock type empty: it follows from the tenure.",
            field="stock_type",
        )
    return tenure, follows or stock_type


def home_in_words(case: CaseFacts) -> tuple[str, str]:
    """Say how the home was held when the complaint was received, and its estate."""
    stock = COUNTED_AS.get(case.stock_type, str(case.stock_type)) if case.stock_type else "stock type not recorded"
    tenure = f"{case.tenure or 'not recorded'} ({stock})" if case.tenure or case.stock_type else "not recorded"
    return f"Tenure: {tenure}", f"Estate: {case.estate or 'not recorded'}"


@cache
def _listed() -> Mapping[str, Any]:
    listed = tomllib.loads(read_text("lists", "tenure.toml"))
    wrong = [each["words"] for each in listed["tenures"] if each.keys() != {"words", "stock", "also"}]
    if wrong or listed["stock"].keys() != {str(each) for each in StockType}:
        raise ValueError(f"the list of tenures: {', '.join(wrong) or 'the kinds of stock'}")
    return listed


@cache
def _kinds() -> Mapping[str, StockType]:
    return {each["words"]: StockType(each["stock"]) for each in _listed()["tenures"]}


@cache
def _names() -> Mapping[str, str]:
    return _by_name((each["words"], each["also"]) for each in _listed()["tenures"])


@cache
def _stock() -> Mapping[str, StockType]:
    return {key: StockType(each) for key, each in _by_name(_listed()["stock"].items()).items()}


def _by_name(named: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, str]:
    """Return what each name stands for; ValueError where one stands for two."""
    found: dict[str, str] = {}
    for words, also in named:
        for name in (words, *also):
            if found.setdefault(_key(name), words) != words:
                raise ValueError(f"“{name}” is in the list of tenures twice")
    return found


def _key(words: str) -> str:
    return " ".join(words.replace("-", " ").casefold().split())
