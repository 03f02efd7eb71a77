"""Find cases by anything a person may say on the phone: a reference, a name, a postcode, words of a call."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from db.record.connection import Rows

MOST_WORDS = 12
LONGEST_WORD = 80
PAGE = 400
LEAST_OF_A_NUMBER = 3
"""Digits after the prefix of the country that are part of a telephone number: 0044 alone is the end of a reference."""

AROUND = 60
"""Characters of an excerpt before and after the first word found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found, and where: in its own words (`case`), in a contact, or in a file of it (`file`)."""

    case_id: str
    kind: str
    source_id: str
    """The id of the case, or of the contact or document that matched."""


IN_CASE = """
    SELECT search_doc.source_id FROM search_case CROSS JOIN search_doc ON search_doc.row = search_case.rowid
    WHERE search_case MATCH ? ORDER BY search_case.rowid DESC LIMIT ?"""

IN_CONTACT = """
    SELECT search_contact.rowid, contact.case_id, contact.id
    FROM search_contact CROSS JOIN search_doc ON search_doc.row = search_contact.rowid
    CROSS JOIN contact ON contact.id = search_doc.source_id CROSS JOIN case_ ON case_.id = contact.case_id
    WHERE search_contact MATCH ? AND search_contact.rowid < ? AND case_.void_because IS NULL
    ORDER BY search_contact.rowid DESC LIMIT ?"""

IN_FILE = """
    SELECT search_file.rowid, document.case_id, document.id
    FROM search_file CROSS JOIN search_doc ON search_doc.row = search_file.rowid
    CROSS JOIN document ON document.id = search_doc.source_id CROSS JOIN case_ ON case_.id = document.case_id
    WHERE search_file MATCH ? AND search_file.rowid < ? AND case_.void_because IS NULL
        AND document.withdrawn_on IS NULL
    ORDER BY search_file.rowid DESC LIMIT ?"""

BESIDE = (("contact", IN_CONTACT), ("file", IN_FILE))
"""Where else a case may be found, and in which order it is looked for there."""


def find(record: Rows, text: str, limit: int = 50) -> list[Hit]:
    """Return the cases that hold every word of `text`, best first, each once.

    Best are those whose reference or resident matches, then those whose summary or points do, then those with a contact
    that does, then those with a file; within each, the newest. Any text may be typed; one without a letter or digit
    finds nothing.
    """
    query = query_of(text)
    found: dict[str, Hit] = {}
    if not query:
        return []
    for expression in (f"who : ({query})", query):
        if len(found) < limit:
            for (case_id,) in record.rows(IN_CASE, (expression, limit)):
                found.setdefault(case_id, Hit(case_id, "case", case_id))
    for kind, where in BESIDE:
        for case_id, source_id in _beside(record, where, query) if len(found) < limit else ():
            found.setdefault(case_id, Hit(case_id, kind, source_id))
            if len(found) >= limit:
                break
    return list(found.values())[:limit]


def _beside(record: Rows, where: str, query: str) -> Iterator[tuple[str, str]]:
    """Yield a case and what was found beside it, newest first, reading on only as far as somebody asks."""
    last = 2**62
    while rows := record.rows(where, (query, last, PAGE)):
        yield from ((case_id, source_id) for _, case_id, source_id in rows)
        if len(rows) < PAGE:
            return
        last = rows[-1][0]


def query_of(text: str) -> str:
    """Return the FTS5 expression for what was typed; empty where there is nothing to look for."""
    words = [cut for word in _clean(text).split() if _letters(cut := word[:LONGEST_WORD])][:MOST_WORDS]
    if len(words) > 1 and len(_letters(words[-1])) == 1 and not numeric(words[-1]):
        words.pop()  # still being typed, and would match nearly everything
    return " AND ".join(
        _number(list(group)) if numeric else " AND ".join(map(_phrase, group))
        for numeric, group in groupby(words, numeric)
    )


def excerpts(record: Rows, text: str, hits: Sequence[Hit]) -> list[str]:
    """Return for each of the (few) `hits` the words around what was found."""
    pieces = [piece for word in _clean(text).split() if (piece := folded(_letters(word)))]
    marks = ", ".join("?" * len(hits))
    ids = [hit.source_id for hit in hits]
    said = f"""SELECT 'contact', contact_id, said FROM search_contact_text WHERE contact_id IN ({marks})
        UNION ALL SELECT 'case', case_id, what FROM search_case_text WHERE case_id IN ({marks})
        UNION ALL SELECT 'file', document_id, words FROM search_file_text WHERE document_id IN ({marks})"""
    texts = {(kind, source): words for kind, source, words in record.rows(said, ids * 3)}
    return [_excerpt(texts.get((hit.kind, hit.source_id), ""), pieces) for hit in hits]


def _excerpt(text: str, pieces: Sequence[str]) -> str:
    """Cut out the surroundings of the first word of `text` that begins as one of the `pieces` does."""
    at = _first(text, pieces)
    first, last = max(0, at - AROUND), min(len(text), at + AROUND)
    first = text.find(" ", first, at) + 1 or first if first else 0
    last = text.rfind(" ", at, last) if last < len(text) and " " in text[at:last] else last
    cut = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{cut}{' …' if last < len(text) else ''}"


def _first(text: str, pieces: Sequence[str]) -> int:
    """Return where the first word begins as one of the `pieces`; 0 where none does.

    A file has a hundred thousand words: what was typed as it stands is looked for before they are folded one by one.
    """
    plain = re.search(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, pieces))})", text, re.IGNORECASE)
    if plain:
        return plain.start()
    starts = (word.start() for word in re.finditer(r"\w+", text) if folded(word.group()).startswith(tuple(pieces)))
    return next(starts, 0)


def _clean(text: str) -> str:
    """Drop what SQLite cannot take: NUL, and halves of characters."""
    return text.replace("\0", " ").encode("utf-8", "ignore").decode()


def _letters(word: str) -> str:
    return "".join(character for character in word if character.isalnum())


def run_together(typed: str) -> str:
    """Return a reference, postcode or phone number in one piece, as `indexing.joined` and `national` have it."""
    together = _letters(typed)
    national = re.sub(r"^(00)?440?", "", together) if typed.startswith(("+44", "0044")) else ""
    return f"0{national}" if len(national) >= LEAST_OF_A_NUMBER else together


def folded(word: str) -> str:
    """Return `word` without accents and capitals, as the index has it."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def numeric(word: str) -> bool:
    """Whether `word` may be part of a reference, postcode or phone number."""
    return any(character.isdigit() for character in word)


def _phrase(word: str) -> str:
    """Return `word` as an FTS5 string, safe whatever it holds; its end may still be coming."""
    last = re.findall(r"[^\W_]+", word)[-1]
    star = "*" if len(last) > 1 else ""  # one letter begins too many words to be worth its time
    return '"' + word.replace('"', '""') + '"' + star


def _number(words: Sequence[str]) -> str:
    """Return the expression for words with digits: as they stand, or run together as the index has them too."""
    as_typed = " AND ".join(map(_phrase, words))
    together = run_together("".join(words))
    return as_typed if [together] == list(words) else f'(({as_typed}) OR "{together}"*)'
