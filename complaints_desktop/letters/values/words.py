"""What the values are made of, and how what was typed is put into a sentence."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.rules.wording import in_full

Row = Mapping[str, str]
Value = str | tuple[Row, ...]


def to_the_penny(pence: int) -> str:
    """Return pounds with both figures of pence, so that a column of sums lines up."""
    return f"£{pence // 100:,}.{pence % 100:02d}"


def sentence(words: str) -> str:
    """Return words with the full stop that a form field leaves out."""
    words = words.strip()
    return f"{words}." if words[-1:].isalnum() or words[-1:] == ")" else words


def joined(*sentences: str | None) -> str:
    """Return the sentences there are, one after the other."""
    return " ".join(sentence.strip() for sentence in sentences if sentence)


def overdue(due: date, *, to_ombudsman: bool = False) -> str:
    """Return what is said of a promise whose day has passed; we are sorry to the resident, and not to the Ombudsman."""
    said = f"It should have been done by {in_full(due)}"
    return f"{said}, and is not done yet." if to_ombudsman else f"{said}. We are sorry that it is not done yet."
