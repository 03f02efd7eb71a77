"""Many letters as one PDF to print: a sheet on top that says what lies below, each letter on sheets of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.bound import Bound
from complaints_desktop.letters.brief import STANDARD_SIZE
from complaints_desktop.letters.page import Block, Heading, Page, Paragraph, Run, Runs, Table
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.reading.letters_out import LetterOut
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count, in_full
from db.progress import Progress, nobody_waits

Filed = Callable[[LetterOut], bytes]
"""Returns a letter as it was issued."""

LISTED = ("Page", "Complaint", "Letter", "To", "Sheets")
"""The columns of the sheet on top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """How a pile is laid for the printer."""

    on: date
    landlord: str
    colour: str
    both_sides: bool = False
    """Whether it is printed on both sides of each sheet: then each letter begins on a front."""
    cover: bool = True
    """Whether a sheet on top says what lies below."""


@dataclass(frozen=True, slots=True)
class _Lying:
    """A letter in the pile, and how many pages it has."""

    letter: LetterOut
    content: bytes
    pages: int


def laid_today(desk: Desk, *, both_sides: bool, cover: bool) -> Laid:
    """Return how a pile of today is laid."""
    landlord = desk.settings.landlord
    return Laid(on=desk.today, landlord=landlord.name, colour=landlord.colour, both_sides=both_sides, cover=cover)


def papers(letters: Sequence[LetterOut], filed: Filed, laid: Laid) -> list[bytes]:
    """Return what a printer is given one after the other: the sheet on top, then each letter as it was issued."""
    lying = _lying(letters, filed)
    return [*([_cover(lying, laid)] if laid.cover else ()), *(each.content for each in lying)]


def pile(letters: Sequence[LetterOut], filed: Filed, laid: Laid, progress: Progress = nobody_waits) -> bytes:
    """Return the PDF of a pile, a bookmark to each letter; `filed` returns a letter as it was issued."""
    lying, bound = _lying(letters, filed), Bound()
    if laid.cover:
        bound.add(_cover(lying, laid), "What lies here")
    for done, each in enumerate(lying, start=1):
        if laid.both_sides and bound.pages % 2:
            bound.leave_empty()
        named = f"{each.letter.reference}: {each.letter.title}{', copy' if each.letter.copy else ''}"
        bound.add(each.content, named)
        progress(done, len(lying))
    return bound.made(_called(laid), laid.landlord, laid.on)


def _lying(letters: Sequence[LetterOut], filed: Filed) -> list[_Lying]:
    if not letters:
        raise Refused("There is no letter to print", do="Choose another day, or cases that have letters.")
    found = [(letter, filed(letter)) for letter in letters]
    return [_Lying(letter, content, pages_of(content)) for letter, content in found]


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def _called(laid: Laid) -> str:
    return f"Letters of {in_full(laid.on)}"


def _cover(lying: Sequence[_Lying], laid: Laid) -> bytes:
    """The sheet on top; it is made again once it is known how many pages it has itself."""
    pages = 1
    while True:
        made = write_pdf(_cover_page(lying, laid, begins=pages))
        found = pages_of(made)
        if found == pages:
            return made
        pages = found


def _cover_page(lying: Sequence[_Lying], laid: Laid, begins: int) -> Page:
    rows: list[tuple[Runs, ...]] = []
    at = begins
    for each in lying:
        at += at % 2 if laid.both_sides else 0
        rows.append(tuple((Run(said),) for said in _told(each, at + 1, laid)))
        at += each.pages
    blocks: tuple[Block, ...] = (
        Heading((Run(f"{count(len(lying), 'letter')} to post"),), 1, "pile"),
        Paragraph((Run("Count the sheets of each letter before it goes into its envelope."),), "pile"),
        Table(tuple((Run(name),) for name in LISTED), tuple(rows), (True, False, False, False, True), "pile"),
    )
    return Page(
        title=_called(laid),
        issued_on=laid.on,
        landlord=laid.landlord,
        landlord_lines=(),
        colour=laid.colour,
        logo=None,
        recipient=(),
        particulars=(("Date", in_full(laid.on)),),
        blocks=blocks,
        marks=(),
        footer="Not to be posted",
        text_size=STANDARD_SIZE,
    )


def _told(each: _Lying, page: int, laid: Laid) -> tuple[str, ...]:
    """What the sheet on top says of a letter."""
    letter = each.letter
    size = f", {letter.text_size} point print" if letter.text_size > STANDARD_SIZE else ""
    sheets = -(-each.pages // 2) if laid.both_sides else each.pages
    return (
        str(page),
        letter.reference,
        f"{letter.title}{', copy' if letter.copy else ''}{size}",
        letter.recipient,
        str(sheets),
    )
