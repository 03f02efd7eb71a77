"""Where two texts differ, word by word, so that a person sees it at once."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

Part = tuple[str, bool]
"""A run of text, and whether the other text has it otherwise."""

PIECE = re.compile(r"\s+|\w+|[^\w\s]")


def differing(one: str, other: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Return both texts in runs, those marked that the other has not; put together they are the texts again."""
    left, right = PIECE.findall(one), PIECE.findall(other)
    matcher = SequenceMatcher(None, left, right)
    return _runs(left, [(m.a, m.size) for m in matcher.get_matching_blocks()]), _runs(
        right, [(m.b, m.size) for m in matcher.get_matching_blocks()]
    )


def _runs(pieces: Sequence[str], same: Sequence[tuple[int, int]]) -> tuple[Part, ...]:
    runs: list[Part] = []
    at = 0
    for start, size in same:
        runs += [("".join(pieces[at:start]), True), ("".join(pieces[start : start + size]), False)]
        at = start + size
    return tuple(run for run in runs if run[0])
