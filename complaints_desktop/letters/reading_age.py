"""The reading age of a letter: a rough measure, shown to the officer, never a rule.

The Flesch-Kincaid grade counts only the length of sentences and words (grade = 0.39 x words per sentence + 11.8 x
syllables per word - 15.59); a United Kingdom reading age is about that grade plus 5 years. It says nothing of whether
the text is clear or true, and syllables are guessed from vowels, so a letter may well be a year off. The reading age of
the United Kingdom is often put at 9 to 11: aim for 12 or less.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from complaints_desktop.letters.page import Block, Bullets, Heading, Page, Paragraph, plain

FEWEST_WORDS = 30
"""Below this a measure says nothing."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"[.!?:;]+(?=\s|$)|\n+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouysxzh]es|[^laeiouy]e|[^aeioutd]ed)$")


def of_page(page: Page) -> int | None:
    """Return the reading age of a letter's sentences, in years; None where there are too few words to say."""
    return of_text("\n".join(_texts(page.blocks)))


def by_section(page: Page) -> dict[str, int]:
    """Return the reading age of each section by its title, where it has words enough to say."""
    blocks: dict[str, list[Block]] = {}
    titles: dict[str, str] = {}
    for block in page.blocks:
        blocks.setdefault(block.section, []).append(block)
        if isinstance(block, Heading):
            titles.setdefault(block.section, plain(block.runs))
    ages = {titles.get(name, ""): of_text("\n".join(_texts(each))) for name, each in blocks.items()}
    return {title: age for title, age in ages.items() if title and age is not None}


def _texts(blocks: Sequence[Block]) -> list[str]:
    """Return the sentences of these blocks; tables, panels and headings have none."""
    texts = [plain(block.runs) for block in blocks if isinstance(block, Paragraph)]
    return texts + [plain(item) for block in blocks if isinstance(block, Bullets) for item in block.items]


def of_text(text: str) -> int | None:
    """Return the reading age of `text` in years; None where there are too few words to say."""
    sentences = [words for part in SENTENCE.split(text) if (words := WORD.findall(part))]
    count = sum(len(words) for words in sentences)
    if count < FEWEST_WORDS:
        return None
    spoken = sum(syllables(word) for words in sentences for word in words)
    grade = 0.39 * count / len(sentences) + 11.8 * spoken / count - 15.59
    return max(5, round(grade + 5))


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """Guess the syllables of an English word by its groups of vowels, the silent e left out."""
    letters = word.lower()
    groups = len(VOWELS.findall(letters))
    return max(1, groups - (1 if groups > 1 and SILENT.search(letters) else 0))
