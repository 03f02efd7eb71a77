"""The sheet with the 24 words, on one page: what it opens, where to keep it, how it is used. Made in memory only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from complaints_desktop.letters.fonts import BOLD, REGULAR, font
from complaints_desktop.rules.wording import in_full

if TYPE_CHECKING:
    from reportlab.platypus import Table

    from complaints_desktop.office import Office

COLUMNS = 3
SIZE = 12
"""Points; the words are larger."""

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
    """Return the PDF of a sheet."""
    from reportlab.lib.units import mm
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

    from complaints_desktop.letters.pdf.styles import Styles
    from complaints_desktop.letters.sheet import MARGIN

    font(REGULAR), font(BOLD)
    styles = Styles(SIZE, "#1f3a5f")
    out = BytesIO()
    opens = (
        f"The record of desk {subject.code}, {subject.officer}, and its back-ups from {in_full(subject.made_on)} on, "
        "where its key or the log-in to the computer is lost."
    )
    flow: list[Flowable] = [
        Paragraph("Recovery words", styles.headings[1]),
        Paragraph(escape(f"What they open: {opens}"), styles.body),
        Spacer(0, 4 * mm),
        _table(words),
        Paragraph("Keeping it", styles.headings[2]),
        *(Paragraph(escape(each), styles.bullet, bulletText="•") for each in KEEP),
        Paragraph("Using it", styles.headings[2]),
        *(Paragraph(escape(each), styles.bullet, bulletText="•") for each in USE),
    ]
    SimpleDocTemplate(
        out,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title="Recovery words",
        author="Complaints Desktop",
        lang="en-GB",
        invariant=1,
        initialFontName=REGULAR,
    ).build(flow)
    return out.getvalue()


def _table(words: Sequence[str]) -> "Table":
    """Lay the words out down the columns, as one reads a list aloud."""
    from reportlab.platypus import Table, TableStyle

    from complaints_desktop.letters.pdf.styles import FAINT, TINT
    from complaints_desktop.letters.sheet import TEXT_WIDTH

    rows = -(-len(words) // COLUMNS)
    numbered = [(str(place), word) for place, word in enumerate(words, 1)]
    cells = [[part for pair in numbered[row::rows] for part in pair] for row in range(rows)]
    widths = [TEXT_WIDTH / COLUMNS * share for share in (0.2, 0.8)] * COLUMNS
    table = Table(cells, colWidths=widths, rowHeights=SIZE * 2.1)
    style = TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), REGULAR, SIZE),
            ("BACKGROUND", (0, 0), (-1, -1), TINT),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, FAINT),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
    )
    for each in range(COLUMNS):
        style.add("ALIGN", (2 * each, 0), (2 * each, -1), "RIGHT")
        style.add("FONT", (2 * each + 1, 0), (2 * each + 1, -1), BOLD, SIZE + 2)
    table.setStyle(style)
    return table
