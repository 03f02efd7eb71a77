"""Whether what is given as evidence shows anything: a number that can be looked up, or what a resident said (7.3)."""

import re

from complaints_desktop.rules.content import FILLERS, only_fills, read_words

FEWEST_WORDS = 3
"""Of what a resident said: fewer tell nothing."""

LONG = 3
"""Digits of a number that can be looked up by itself; a shorter one says beside it what it numbers."""

SPEAKERS = frozenset("they he she resident tenant customer household family told".split())  # noqa: SIM905 - as words are read
"""Who is said to have said something: of what they said it tells nothing."""

NUMBERED = frozenset({"no", "nr"})
"""What fills a place by itself, and before a number says that it is one."""

_NOT_APPLICABLE = re.compile(r"\bn\s*[/.]\s*a\b", re.IGNORECASE)


def can_be_looked_up(words: str) -> bool:
    """Whether a reference has a number to look it up by: not a nought, “x1”, nor a number beside “n/a”."""
    numbers = [each for each in re.findall(r"\d+", words) if int(each)]
    beside = read_words(_NOT_APPLICABLE.sub("na", re.sub(r"\d+", " ", words)))
    if not numbers or (beside and all(each in FILLERS - NUMBERED for each in beside)):
        return False
    return max(map(len, numbers)) >= LONG or not only_fills(" ".join(beside))


def tells_of_it(words: str) -> bool:
    """Whether words that a resident is said to have said tell what they said, and not only that they did."""
    return len(words.split()) >= FEWEST_WORDS and not only_fills(words, beside=SPEAKERS)
