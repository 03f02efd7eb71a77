"""The 24 words that open a record again: drawn, and read as a person typed them, with what is wrong in words.

They are those of BIP 39: 2,048 English words no two of which begin with the same four letters; 24 of them are 256 bits
and a check of 8.
"""

import re
import secrets
from difflib import get_close_matches
from typing import TYPE_CHECKING

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.record.recovery_keys import SECRET_BYTES, key_of_secret

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from mnemonic import Mnemonic

COUNT = 24
TYPED = re.compile(r"[^\W\d_]+")
"""A word as it is typed: the numbers, dots and commas of the sheet may stand between."""


def draw() -> tuple[str, ...]:
    """Draw 24 words nobody has had before."""
    return tuple(_language().to_mnemonic(secrets.token_bytes(SECRET_BYTES)).split())


def private_of(typed: str) -> "X25519PrivateKey":
    """Return the private key the words stand for. Raise Refused, with the word that is wrong, where they are none."""
    language, words = _language(), TYPED.findall(typed.lower())
    for place, word in enumerate(words, 1):
        if word not in language.wordlist:
            raise Refused(
                f"Word {place}, “{word[:20]}”, is not one of the words of a recovery sheet",
                do=_instead(word, language.wordlist),
                field="words",
            )
    if len(words) != COUNT:
        raise Refused(f"There are {COUNT} words; {count(len(words), 'word')} came", do="Type them all.", field="words")
    try:
        return key_of_secret(bytes(language.to_entropy(list(words))))
    except ValueError as error:
        raise Refused(
            "These words do not belong together",
            do="Look for two in the wrong order, or one taken for another.",
            field="words",
        ) from error


def _instead(word: str, known: list[str]) -> str:
    near = [each for each in known if each[:4] == word[:4]] or get_close_matches(word, known, n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(near)}?" if near else "Read it on the sheet once more."


def _language() -> "Mnemonic":
    from mnemonic import Mnemonic

    return Mnemonic("english")
