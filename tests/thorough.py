"""How much of what could be tried is tried: `make test` tries a share of it; `make soak`, by `TRY=all`, tries all."""

import os

ALL = os.environ.get("TRY") == "all"


def some(share: int, whole: int) -> int:
    """Return how many to try."""
    return whole if ALL else share
