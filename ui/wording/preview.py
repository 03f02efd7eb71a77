"""One wording as it is being written, put together off the GUI thread: what it lacks, and the page that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from complaints_desktop.letters.example_page import example_page
from complaints_desktop.letters.whole import Gap
from complaints_desktop.letters.wordings import added_with, draft_kind, gaps_with
from complaints_desktop.letters.write import write

if TYPE_CHECKING:
    from complaints_desktop.office import Office


@dataclass(frozen=True, slots=True)
class Asked:
    """Which section, in which words, and what to show of the letter."""

    kind: str
    section: str
    text: str
    least: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What stops a wording from being saved, and the page; no page where it cannot be read."""

    gaps: tuple[Gap, ...]
    adds: tuple[str, ...]
    """The sentences it adds beside what the Code asks."""
    pdf: bytes


def preview(office: Office, asked: Asked) -> Preview:
    """Check a wording, and set the page of the example in it."""
    desk = office.desk()
    texts = {(asked.kind, asked.section): asked.text}
    gaps, adds = gaps_with(desk, texts), added_with(desk, texts)
    kind = draft_kind(desk, asked.kind, asked.section, asked.text)
    if kind is None or any(each.unreadable for each in gaps):
        return Preview(gaps, adds, b"")
    page = example_page(kind, desk, least=asked.least, section="" if asked.whole else asked.section)
    return Preview(gaps, adds, write(page, ".pdf"))
