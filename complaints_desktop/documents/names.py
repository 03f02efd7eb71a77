"""Names of files: what is kept of one as a title, and under which a copy leaves; neither can lead anywhere."""

import re
from unicodedata import category, normalize

TITLE = 120
"""Characters of a file name that are kept as a title."""

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
"""Names that Windows gives to devices."""


def title_of(name: str) -> str:
    """Return the title for a file of that name: its last part, without its ending and what cannot be read."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(" " if category(each)[0] in "CZ" else each for each in normalize("NFC", last))
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", " ".join(clean.split()))
    return stem.strip(" .")[:TITLE].strip() or "Document"


def file_name(number: int, title: str, ending: str) -> str:
    """Return the name a copy leaves under: its number, words any system can keep, and the ending of what it is."""
    return f"{number:02} {plain_name(title)}{ending}"


def plain_name(words: str) -> str:
    """Return words as a name that any system can keep and that leads nowhere, without an ending; "document" of none."""
    clean = re.sub(r"[^\w\-.,()£& ]", " ", title_of(words + ".x"))
    name = " ".join(clean.split())[:80].strip(" .")
    return "document" if RESERVED.match(name) or not name else name
