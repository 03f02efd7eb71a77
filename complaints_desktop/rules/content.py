"""Whether words say anything: a filled box is no answer, and neither is one word where reasons are asked for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from complaints_desktop.rules.words_not_there import FACT, VOID

SMALL_CAPITAL = re.compile(r"(?:LATIN LETTER SMALL CAPITAL|LATIN SMALL LETTER (?:SCRIPT|DOTLESS)) ([A-Z])")


def _named_alike() -> Iterator[tuple[int, str]]:
    """Yield the letters that differ from a plain one in nothing but their shape, by their names."""
    for code in (*range(0x131, 0x132), *range(0x237, 0x2B0), *range(0x1D00, 0x1D80), *range(0xA730, 0xA780)):
        named = SMALL_CAPITAL.fullmatch(unicodedata.name(chr(code), ""))
        if named:
            yield code, named[1].lower()


LOOK_ALIKE = str.maketrans(
    dict(_named_alike())
    | dict(
        zip(
            map(ord, "аеорсухіѕјԁһкмтвнԛԝӏοαεικνρτυχϲօոսհɑ"),
            "aeopcyxisjdhkmtbhqwloaeiknptyxconuha",
            strict=True,
        )
    )
)
"""Letters of other alphabets, and of other shapes, that a reader takes for plain Latin ones."""

FILLERS = frozenset(
    """
    na nk nr nil null none nothing no nope not yes yep ok okay unknown unspecified undefined tbc tba tbd tbn tbs wip
    todo ditto idem blank empty pending awaited awaiting outstanding later soon tomorrow placeholder dummy sample
    example test testing tested reason reasons text words something anything whatever stuff thing things
    detail details information info comment comments description explanation box field
    asap etc misc miscellaneous various general standard usual lorem ipsum dolor sit amet foo bar baz blah bla idk dunno
    asdf asdfg asdfgh asdfghjkl qwerty qwertz qwertyuiop zxcv zxcvb zxcvbn hjkl jkl abc abcd abcdef xyz xyzzy hmm
    dim amherthnasol
    """.split()  # noqa: SIM905 - as words are read
)
"""What fills a place and says nothing, alone or with others of its kind."""

GLUE = frozenset(
    """
    a an the i we you it its is are was were be been being am this that these those there here where to of in on at by
    for from with and or as per if so but any all each every some more most same such our my your their us me them
    can cannot could will would shall should must may might has have had do does did done please thanks thank
    see seen refer refers referred read check checked noted entered look added add insert enter
    type write put fill complete completed confirm confirmed
    advise advised decide decided determine determined agree agreed follow follows following
    discuss discussed mention mentioned state stated said say describe described give given provide provided
    specify specified record recorded obtain obtained know known apply applies applied applicable available required
    require needed need relevant necessary yet still now currently present presently moment time stage point date
    today above below before previous previously earlier attached enclosed elsewhere overleaf
    further what else other others self explanatory evident obvious clear sure i'm im ive
    instance instances occasion occasions circumstance circumstances situation respect regard
    gadarnhau iw i'w ddim yn berthnasol
    """.split()  # noqa: SIM905 - as words are read
)
"""What joins words, or points elsewhere: “as discussed”, “see above”, “to be confirmed”."""

POINTERS = frozenset("see refer refers referred check look as per in on added attached enclosed recorded".split())  # noqa: SIM905
"""Of these, what sends a reader to look for it."""

PAPERS = frozenset(
    """
    case file files note notes record records system log sheet form letter email attachment report policy section
    """.split()  # noqa: SIM905 - as words are read
)
"""What says something by itself (“our case notes”), and nothing beside what points to it (“see case notes”)."""

ASKS = r"insert|add|enter|type|write|tbc|tba|tbd|xx+|delete|select|choose|if applicable|as appropriate"
NAMES = r"give|state|describe|name|date|amount|reasons?|officer|resident|customer|address|details?|number|reference"
BRACKETS = (
    re.compile(r"\[\s*\]"),
    re.compile(r"\{\{|\}\}"),
    re.compile(rf"[\[<(]\s*(?:please\s+)?(?:{ASKS})\b[^\])>]*[\])>]?", re.IGNORECASE),
    re.compile(rf"[\[<]\s*(?:please\s+)?(?:{NAMES})\b[^\]>]*[\]>]?", re.IGNORECASE),
    re.compile(
        r"\[[^\]]{0,200}$|_{3,}|\.{5,}|…{2,}|\?{3,}|\bX{3,}\b|\b(?:TB[CAD]|XX/XX(?:/XX+)?|DD/MM(?:/YY+)?)\b",
        re.IGNORECASE,
    ),
)
"""What is left of a form of words that nobody filled in."""

UNSEEN = frozenset({"Cf", "Mn", "Me"})
"""What has no place of its own in a line: format marks, and what is set above or below a letter."""

NOT_SEEN = str.maketrans(dict.fromkeys("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5", " "))
"""Letters that show nothing."""

MOST_OF_VOID = 25
"""So many words a sentence has at most that says nothing."""

_SENTENCE = re.compile(r"[.!?;]+(?:\s+|$)|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def as_read(words: str) -> str:
    """Return words in the plain small letters that a reader sees.

    A look-alike hides no word from a check, nor does an accent, nor what cannot be seen between two letters.
    """
    words = words.replace("_", " ")
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", words.translate(NOT_SEEN))
    bare = "".join(each for each in apart if unicodedata.category(each) not in UNSEEN)
    return unicodedata.normalize("NFKC", bare).lower().translate(LOOK_ALIKE)


def read_words(words: str | None) -> list[str]:
    """Return the words a reader sees, one by one: what cannot be seen parts none and joins none."""
    return [each.replace("’", "'") for each in _WORD.findall(as_read(words or ""))]


def says_nothing(words: str | None) -> bool:
    """Whether these words only fill their place: a dot, “n/a”, “TBC”, “as discussed”, “reasons to follow”."""
    return only_fills(words) or all(_void(each) for each in _SENTENCE.split(_bare(words)))


def only_fills(words: str | None, *, beside: frozenset[str] = frozenset()) -> bool:
    """Whether each word only fills its place, or points to a paper; of a name, which is no sentence, that is all.

    `beside`: more words that say nothing where these stand.
    """
    read = read_words(_bare(words))
    if len(set("".join(read))) < 2:
        return True
    if FACT.search(" ".join(read)):
        return False
    named = PAPERS.difference(beside).intersection(read) and not POINTERS.intersection(read)
    return (not named and all(each in beside or _fills(each) for each in read)) or all(
        each in FILLERS or _mashed(each) for each in read
    )


def _bare(words: str | None) -> str:
    """Return words without what is left of a form of words."""
    kept = words or ""
    for pattern in BRACKETS:
        kept = pattern.sub(" ", kept)
    return as_read(kept)


def _void(sentence: str) -> bool:
    """Whether a sentence only speaks of words that are not there, or fills its place."""
    read = read_words(sentence)
    if not read or only_fills(sentence):
        return True
    text = " ".join(read)
    short = len(read) <= MOST_OF_VOID
    return short and not (any(map(str.isdigit, read)) or FACT.search(text)) and VOID.fullmatch(text) is not None


def left_over(words: str | None) -> str:
    """Return the first place of a form of words that nobody filled in, empty where there is none."""
    found = (pattern.search(words or "") for pattern in BRACKETS)
    return next((hit[0].strip() for hit in found if hit), "")


def too_short(words: str | None, least: int) -> bool:
    """Whether fewer than `least` words are said, what is only struck on the keys not counted."""
    return sum(each in {"a", "i"} or not _mashed(each) for each in read_words(words)) < least


def alike(texts: Iterable[str]) -> bool:
    """Whether several texts are one and the same to a reader."""
    read = [tuple(read_words(each)) for each in texts]
    return len(read) > 1 and len(set(read)) == 1


def _fills(word: str) -> bool:
    return word in FILLERS or word in GLUE or word in PAPERS or _mashed(word)


def _mashed(word: str) -> bool:
    """Whether a word is one letter, or the same few struck again and again: “x”, “aaaa”, “haha”; never a number."""
    if word.isdigit():
        return False
    return len(word) == 1 or any(word == word[:size] * (len(word) // size) for size in (1, 2) if len(word) >= 2 * size)
