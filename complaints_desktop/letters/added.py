"""What a wording adds beside the sentences that may not be lost, and where it says their opposite.

Words show that a sentence is there; that nothing beside it takes it back, a person says who has read it.
"""

import re
from collections.abc import Iterator

from complaints_desktop.letters.example import columns
from complaints_desktop.letters.kinds import LetterKind, Says
from complaints_desktop.letters.paths import Printed, Sort, printed
from complaints_desktop.letters.template import parse
from complaints_desktop.rules.content import as_read, read_words

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_CLAUSE = re.compile(r"[,;:]|\b(?:but|and|so)\b")
_NOT = re.compile(
    r"\b(?:not(?! only)|no longer|never|cannot|neither|nor|without|no (?==)"
    r"|(?:is|are|do|does|ca|wo|was|were|should|must)n['’]t)(?![^\W_])"
)
_IF = re.compile(r"\b(?:if|where|when|unless)\b[^,]*,?|\b(?:do|does) not (?:have|need)\b|\bneed not\b")
"""A condition, and what nobody has to do: that is no opposite."""


def added(ours: LetterKind, section: str, text: str, *before: str) -> tuple[str, ...]:
    """Return the sentences a text adds to a section of which some may not be lost; none where none is declared.

    `before` are the texts of that section that were looked at already: ours, and the one that stands.
    """
    if all(each.section != section for each in ours.says):
        return ()
    known = {_plain(sentence) for each in before for sentence in _sentences(each)}
    new = (sentence for sentence in _sentences(text) if _plain(sentence) and _plain(sentence) not in known)
    return tuple(dict.fromkeys(new))


def opposite(says: Says, found: tuple[Printed, ...]) -> Iterator[str]:
    """Yield each sentence of a section that has the words of a declared one, and a “not” before them."""
    for line in found:
        if line.sort is Sort.WORDS and line.section == says.section:
            for sentence in _SENTENCE.split(line.name):
                if _negated(says, as_read(sentence)):
                    yield sentence.strip()


def _negated(says: Says, read: str) -> bool:
    if not all(any(word in read for word in group) for group in says.words):
        return False
    bound = _IF.sub(" ", read)
    for word in sorted((word for group in says.words for word in group), key=len, reverse=True):
        bound = bound.replace(word, "=" * len(word))
    last = bound.rfind("=")
    begins = max((hit.end() for hit in _CLAUSE.finditer(bound[: bound.find("=")])), default=0)
    return last >= 0 and _NOT.search(bound[begins:last]) is not None


def _sentences(text: str) -> Iterator[str]:
    try:
        lines = [each.name for each in printed(parse(text), columns()) if each.sort is Sort.WORDS]
    except ValueError:
        return
    for line in lines:
        yield from (each.strip() for each in _SENTENCE.split(line) if each.strip())


def _plain(sentence: str) -> str:
    return " ".join(read_words(sentence))
