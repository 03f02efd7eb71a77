"""Web and e-mail addresses in our own words, which a reader may follow; never one that a resident typed."""

import re

from complaints_desktop.letters.page import Run

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()“”\"]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

OURS = frozenset({"author_contact", "handler_contact", "way", "data_protection"})
"""Fields of a letter whose words are the landlord's: how to reach it, and its privacy notice."""


def addresses(run: Run) -> tuple[tuple[str, str], ...]:
    """Return the text of a run in pieces, each with where it leads; "" where it is no address, or not ours."""
    text = run.text
    ours = run.field is None or run.field.rpartition(".")[2] in OURS
    if not ours or not ("@" in text or "www." in text or "://" in text):
        return ((text, ""),)
    pieces, at = [], 0
    for found in ADDRESS.finditer(text):
        pieces += [(text[at : found.start()], ""), (found[0], _leads_to(found[0]))]
        at = found.end()
    return tuple(piece for piece in (*pieces, (text[at:], "")) if piece[0])


def _leads_to(address: str) -> str:
    if "://" in address:
        return address
    return f"https://{address}" if address.startswith("www.") else f"mailto:{address}"
