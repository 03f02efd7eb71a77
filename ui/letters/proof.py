"""A letter put together off the GUI thread: the page, what still blocks it, its reading age, and the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from complaints_desktop.letters import reading_age
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.matter import LetterMatter
from complaints_desktop.letters.page import Page
from complaints_desktop.letters.write import write
from complaints_desktop.office import Office
from complaints_desktop.reading.letter_matter import letter_blockers, letter_matter


@dataclass(frozen=True, slots=True)
class Asked:
    """Which letter, with what is typed so far."""

    case_id: str
    kind: str
    typed: Mapping[str, str]
    text_size: int


@dataclass(frozen=True, slots=True)
class Proof:
    """The letter as it stands."""

    matter: LetterMatter
    page: Page
    blockers: tuple[Blocker, ...]
    age: int | None
    pdf: bytes

    @property
    def blocks(self) -> tuple[Blocker, ...]:
        """What stops the letter."""
        return tuple(each for each in self.blockers if each.blocks)

    @property
    def warnings(self) -> tuple[Blocker, ...]:
        """What somebody should look at before it leaves."""
        return tuple(each for each in self.blockers if not each.blocks)


def proof(office: Office, asked: Asked) -> Proof:
    """Put the letter together as it would go out today."""
    desk = office.desk()
    with office.record.reading() as session:
        matter = letter_matter(
            session, desk, case_id=asked.case_id, kind=asked.kind, typed=asked.typed, text_size=asked.text_size
        )
    page = compose(matter)
    return Proof(matter, page, letter_blockers(matter, desk), reading_age.of_page(page), write(page, ".pdf"))


def in_format(office: Office, asked: Asked, suffix: str) -> bytes:
    """Return the draft in another format: .pdf, .docx, .html or .txt."""
    with office.record.reading() as session:
        matter = letter_matter(
            session, office.desk(), case_id=asked.case_id, kind=asked.kind, typed=asked.typed, text_size=asked.text_size
        )
    return write(compose(matter), suffix)
