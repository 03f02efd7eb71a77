"""The sheet with the 24 words, on one page: what it opens, where to keep it, how it is used. Made in memory only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from complaints_desktop.letters.characters import clean
from complaints_desktop.letters.page import Bullets, Heading, Page, Paragraph, Run, Table
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.rules.wording import in_full

if TYPE_CHECKING:
    from complaints_desktop.office import Office

TITLE = "Recovery words"
COLUMNS = 3
SIZE = 12
"""Points."""

KEEP = (
    "Keep this sheet on paper, away from the computer: in a locked drawer or a safe. Put it in no e-mail, no "
    "photograph and no file.",
    "Whoever has it and the record, or a back-up of the record, can read every case in it.",
    "When new words are made, this sheet opens only back-ups made before that. Destroy it once you need none of those.",
)
USE = (
    "If the program says that the key of this record is lost, type the words where it asks for them.",
    "On a new computer restore a back-up: complaints-desktop restore FILE --words.",
    "Type the words in the order of their numbers. Capitals and spaces do not matter.",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sheet opens."""

    code: str
    """Of the desk, as in its references."""
    officer: str
    made_on: date


def subject_of(office: "Office") -> Subject:
    """Return what a sheet made at this desk today opens."""
    ((code,),) = office.record.rows("SELECT code FROM desk")
    desk = office.desk()
    return Subject(str(code), desk.officer.name, desk.today)


def sheet(words: Sequence[str], subject: Subject) -> bytes:
    """Return the PDF of a sheet, tagged like a letter."""
    opens = (
        f"What they open: The record of desk {subject.code}, {subject.officer}, and its back-ups from "
        f"{in_full(subject.made_on)} on, where its key or the log-in to the computer is lost."
    )
    page = Page(
        title=TITLE,
        issued_on=subject.made_on,
        landlord="Complaints Desktop",
        landlord_lines=(),
        colour="#1f3a5f",
        logo=None,
        recipient=(),
        particulars=(),
        blocks=(
            Heading((Run(TITLE),), 1, "words"),
            Paragraph((Run(clean(opens), field="officer"),), "words"),
            _table(words),
            Heading((Run("Keeping it"),), 2, "keeping"),
            Bullets(tuple((Run(each),) for each in KEEP), "keeping"),
            Heading((Run("Using it"),), 2, "using"),
            Bullets(tuple((Run(each),) for each in USE), "using"),
        ),
        marks=(),
        footer=TITLE,
        text_size=SIZE,
    )
    return write_pdf(page)


def _table(words: Sequence[str]) -> Table:
    """Lay the words out down the columns, as one reads a list aloud."""
    rows = -(-len(words) // COLUMNS)
    numbered = [((Run(str(place)),), (Run(word, bold=True),)) for place, word in enumerate(words, 1)]
    cells = [tuple(part for pair in numbered[row::rows] for part in pair) for row in range(rows)]
    header = ((Run("No."),), (Run("Word"),)) * COLUMNS
    return Table(header, tuple(cells), (True, False) * COLUMNS, "words")
