"""How much of what could be tried is tried: `make test` tries a share of it; `make soak`, by `TRY=all`, tries all."""

import os
from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")

ALL = os.environ.get("TRY") == "all"


def some(share: int, whole: int) -> int:
    """Return how many to try."""
    return whole if ALL else share


def one_in(share: int, whole: Iterable[Thing]) -> list[Thing]:
    """Return what to try of a whole whose parts are much alike: every so many of it."""
    return list(whole)[:: 1 if ALL else share]
