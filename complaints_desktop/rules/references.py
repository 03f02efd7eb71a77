"""References of cases in what somebody wrote."""

import re

NAMED = re.compile(r"\b\d{2}-[A-Z0-9]{3}-\d{4,}\b", re.ASCII)


def references_in(words: str) -> tuple[str, ...]:
    """Return the references of ours that are named in these words."""
    return tuple(NAMED.findall(words.upper()))
