"""A font of ours in a PDF, as PDF/A asks: it says what each code in use stands for, and of the others nothing."""

import re
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

ENTRY = re.compile(r"<[0-9A-F]{2}> <[0-9A-F]{4,}>")
NOTHING = "<0000>"
MOST = 100
"""Entries that a block of such a table may have."""


class LetterFont(TTFont):
    """A TrueType font whose codes are told as PDF/A asks."""

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - reportlab's
        """Add the font to reportlab's document; codes that it fills up with nothing are not said to mean anything."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            if name.startswith("toUnicodeCMap"):
                stream = doc.idToObject[name]
                stream.content = _told(stream.content)


def _told(table: str) -> str:
    entries = [entry for entry in ENTRY.findall(table) if not entry.endswith(NOTHING)]
    parts = [entries[first : first + MOST] for first in range(0, len(entries), MOST)]  # itertools.batched is of 3.12
    blocks = [f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts]
    head, _, rest = table.partition("endcodespacerange\n")
    return f"{head}endcodespacerange\n" + "\n".join(blocks) + rest.partition("endbfchar")[2]
