"""The boundary where values become words of a letter: what a character may not do there."""

import re
import unicodedata

LONGEST = 20_000
"""Characters one value may have in a letter; the record keeps no longer text in a field either."""

MOST_LINES = 400
"""Lines one value may have: more is a document, whatever its length."""

CUT = " […] [The rest of this text is not printed: it is too long for a letter.]"

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character cannot be printed: seen, not silently left out."""

BREAKS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # unseen, or turn text round
    "\U000e0000-\U000e007f]"
)
BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def too_long(value: str, limit: int = LONGEST) -> bool:
    """Return whether a letter would not print the whole of `value`."""
    return len(value) > limit or value.count("\n") >= MOST_LINES


def clean(value: str, limit: int = LONGEST) -> str:
    """Return `value` with one kind of line break, no control or direction marks, and cut where it is too long.

    What is left is exactly what was typed, composed (NFC) so that an accent and its letter are one character.
    """
    text = "\n".join(value[:limit].split("\n")[:MOST_LINES]) + CUT if too_long(value, limit) else value
    if text.isascii() and text.isprintable():
        return text.strip()
    text = BREAKS.sub("\n", text).replace("\t", " ")
    text = BROKEN.sub(REPLACEMENT, UNSAFE.sub("", text))
    return unicodedata.normalize("NFC", text).strip()


def one_line(value: str, limit: int = 200) -> str:
    """Return `value` cleaned, with its line breaks as spaces."""
    return " ".join(clean(value, limit).split())
